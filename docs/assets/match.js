// Which entries a query means. Two words mean the same if they are the same after folding or
// share a stem; else if one begins the other; else if they are a typing error apart. A query that
// means nothing may have been typed with another keyboard.
import { STOP, ENDINGS, VOWELS, fold, retyped, slips, stems, stripped } from "./words.js";

const WORD = new RegExp(
  [
    /\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)/, // 136,000
    /\d+(?: ?\(\p{L}\)|__point_\p{L})/u, // 5(b), cl_5__point_b
    /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´-][\p{L}\p{M}]+)*/u,
  ]
    .map((part) => part.source)
    .join("|"),
  "gu",
);

// Letters of Thai, Lao, Tibetan, Burmese; Khmer; Japanese and Chinese, which has no spaces.
export const UNSPACED = /[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff]/;

/** Return the search of a locale's search.json: query -> [{entry, words}], best first. */
export function matcher({ entries, synonyms }, locale) {
  const endings = new Set(`${VOWELS} ${ENDINGS[locale] ?? ""}`.split(" "));
  const stop = new Set((STOP[locale] ?? "").split(" ").map((word) => fold(word, locale)));
  const stemsOf = new Map();
  const stem = (word) => {
    if (!stemsOf.has(word)) stemsOf.set(word, stems(word, endings, locale));
    return stemsOf.get(word);
  };
  const share = (a, b) => [...stem(a)].some((s) => stem(b).has(s));
  // An abbreviation has no forms.
  const same = (a, b) => a === b || (a.length > 4 && share(a, b));

  // An apostrophe is a letter in Cyrillic; in Latin letters it parts words: l’homme, Kennedy’ego.
  const parts = (text) => text.split(/\p{Script=Latin}/u.test(text) ? /[-'’]/ : "-");
  const plain = (text) => parts(text).map((part) => fold(part, locale));
  const instead = Object.entries(synonyms).map(([word, words]) => [
    fold(word, locale),
    words
      .split(" ")
      .flatMap(plain)
      .filter((part) => !stop.has(part)),
  ]);

  /** The words of a text: where each stands, and what it is compared as. */
  function* tokens(text, own) {
    for (const { 0: found, index } of text.matchAll(WORD)) {
      let words = /^\d/.test(found)
        ? [fold(found.replace(/__point_|[^\p{L}\p{N}]/gu, "").replace("с", "c"), locale)]
        : plain(found.replace(/['’ʼ]s$/iu, ""));
      const match = words.length === 1 && instead.find(([word]) => same(word, words[0]));
      if (match) words = match[1];
      // A word of several is found in parts, and written as one.
      else if (own && words.length > 1) words.push(words.join(""));
      yield { start: index, end: index + found.length, words };
    }
  }
  const wordsIn = (text) => [...tokens(text, true)].flatMap((token) => token.words);

  // Its own words count for more than what is said of it, a provision for more than the rest.
  const rows = entries.map((entry) => ({
    entry,
    worth: new Map(),
    fields: [entry.title, entry.words, entry.more.join("\n")].map(wordsIn),
  }));
  // A word counts for more the more often it is there, and the shorter the text is, as in BM25F.
  [4, 3, 1].forEach((weight, n) => {
    const mean = rows.reduce((sum, { fields }) => sum + fields[n].length, 0) / rows.length;
    for (const { entry, worth, fields } of rows) {
      const words = fields[n];
      const most = entry.address.startsWith("#") ? weight : weight * 0.4;
      const long = 0.3 + (0.9 * words.length) / mean; // k1 = 1.2, b = 0.75
      for (const word of new Set(words)) {
        const often = words.filter((other) => other === word).length;
        worth.set(word, Math.max(worth.get(word) ?? 0, (most * often) / (often + long)));
      }
    }
  });
  const vocabulary = [...new Set(rows.flatMap(({ worth }) => [...worth.keys()]))];

  /** The words of the texts that a folded word of a query means, each with how surely. */
  function meant(word) {
    const found = new Map();
    const add = (surely, test) => {
      for (const other of vocabulary)
        if (!found.has(other) && test(other)) found.set(other, surely);
    };
    add(1, (other) => other === word);
    add(0.95, (other) => share(word, other));
    // What seems one word is many, where no spaces part them.
    if (UNSPACED.test(word)) add(0.9, (other) => other.includes(word));
    if (!found.size && word.length > 2) add(0.5, (other) => other.startsWith(word));
    // Made from it: Belarusian, Belarus.
    const roots = [...stem(word)].filter((root) => root.length > 4);
    add(0.3, (other) => roots.some((root) => other.startsWith(root)));
    if (found.size || word.length < 5 || /\d/.test(word)) return found;

    const near = vocabulary
      .filter((other) => !stop.has(other) && other[0] === word[0])
      .map((other) => [other, distance(word, other)]);
    const least = Math.min(2.5, ...near.map(([, far]) => far));
    const nearest = near.filter(([, far]) => far === least);
    add(0.2, (other) => nearest.some(([one]) => share(one, other)));
    // Or what it is made from: zbrodniarz, zbrodnia.
    if (!found.size)
      add(0.1, (other) =>
        [...stem(other)].some((root) => root.length > 5 && word.startsWith(root)),
      );
    return found;
  }
  // A slip in the ending is one of the ending.
  const bare = (word) => stripped(word, endings).pop();
  const distance = (a, b) => Math.min(slips(a, b, 5), slips(bare(a), bare(b), 6) + 0.5);

  function find(asked) {
    // What is copied may show where a word may be broken.
    const query = asked.replace(/[\u00ad\u200b\u2060]/g, "");
    const found = ranked(query);
    if (found.length) return found;
    return query.includes("-") ? find(query.replaceAll("-", "")) : ranked(retyped(query), true);
  }

  /** What a query means; only what it surely does, if `strict`. */
  function ranked(query, strict) {
    const all = [...tokens(query, false)].flatMap((token) => token.words);
    const telling = all.filter((word) => !stop.has(word));
    const asked = (telling.length ? telling : all).map(
      (word) => new Map([...meant(word)].filter(([, surely]) => !strict || surely >= 0.5)),
    );
    const phrase = query.trim().toLowerCase();
    const results = rows.map(({ entry, worth }, order) => {
      const scores = asked.map((words) =>
        Math.max(0, ...[...words].map(([word, surely]) => (worth.get(word) ?? 0) * surely)),
      );
      return {
        entry,
        order,
        count: scores.filter(Boolean).length,
        // Words in just this order count for more than the same words in any.
        score:
          scores.reduce((a, b) => a + b, 0) *
          (/\s/.test(phrase) && entry.words.toLowerCase().includes(phrase) ? 2 : 1),
      };
    });
    const most = strict ? asked.length : Math.max(...results.map((result) => result.count));
    const words = new Set(asked.flatMap((meanings) => [...meanings.keys()]));
    return results
      .filter(({ count }) => count && (most < asked.length || count === most))
      .sort((a, b) => b.count - a.count || b.score - a.score || a.order - b.order)
      .map(({ entry }) => ({ entry, words }));
  }
  return { find, tokens };
}
