// Where words stand on this page, as a text directive (WICG, URL Fragment Text Directives), which
// browsers follow: "text=prefix-,first words,last words,-suffix".

// As browsers compare; that hidden words are counted as well makes a directive only longer.
const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

// What has a meaning in a directive, and what programs leave out where an address ends.
const encoded = (text) =>
  encodeURIComponent(text.trim()).replace(
    /[-.!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

// Returns the directive of a range of a paragraph, widened to whole words; nothing where there is none.
export const directive = (paragraph, { startContainer, startOffset, endContainer, endOffset }) => {
  if (!Intl.Segmenter) return;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  const to = (node, offset) => (before.setEnd(node, offset), `${before}`.length);
  const [start, end] = [to(startContainer, startOffset), to(endContainer, endOffset)];
  const text = paragraph.textContent;
  const number = paragraph.querySelector(".number")?.textContent.length ?? 0;
  const { lang } = paragraph.closest("[lang]");
  const words = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)]
    .filter(({ isWordLike, index }) => isWordLike && index >= number)
    .map(({ index, segment }) => [index, index + segment.length]);
  const chosen = words.filter(([from, to]) => from < end && to > start);
  if (!chosen.length) return;
  const [first, last] = [words.indexOf(chosen[0]), words.indexOf(chosen[chosen.length - 1])];

  const page = folded(document.body.textContent);
  const isOnce = (part) => page.split(folded(part)).length === 2;
  const between = (a, b) => text.slice(words[a][0], words[b][1]);
  const found = (ends) => {
    for (let more = 0; more < words.length; more++) {
      const [a, b] = [Math.max(first - more, 0), Math.min(last + more, words.length - 1)];
      const parts = ends
        ? [between(a, first + ends), between(last - ends, b)]
        : [between(a, b)];
      if (!parts.every(isOnce)) continue;
      const prefix = text.slice(words[a][0], words[first][0]);
      const suffix = text.slice(words[last][1], words[b][1]);
      const named = ends
        ? [between(first, first + ends), between(last - ends, last)]
        : [between(first, last)];
      return `text=${[
        ...(prefix ? [`${encoded(prefix)}-`] : []),
        ...named.map(encoded),
        ...(suffix ? [`-${encoded(suffix)}`] : []),
      ]}`;
    }
  };
  // Of many words the first and the last four are enough.
  return (chosen.length > 15 && found(3)) || found(0);
};
