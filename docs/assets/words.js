// Words as search compares them: typed with the right keyboard, folded to one spelling, cut to
// stems, or a slip apart.

const CYRILLIC = Object.fromEntries(
  (
    "а:a б:b в:v г:g ґ:g д:d е:ie ё:io ж:z з:z и:i і:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t " +
    "у:u ў:u ф:f х:h ц:c ч:c ш:s щ:s ы:i ь: ъ: э:e ю:iu я:ia"
  )
    .split(" ")
    .map((pair) => pair.split(":")),
);
// Latin letters that look like Cyrillic ones, and would not become the same letter anyway.
const LOOKALIKES = { b: "в", c: "с", h: "н", p: "р", x: "х", y: "у" };

// What the same keys write on a Latin keyboard, and on a Belarusian or, at the end, a Russian one.
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`bo]";
const OTHER = "йцукенгшўзх'фывапролджэячсмітьбюёищъ";

/** A query as the other keyboard would have written it. */
export function retyped(query) {
  const [from, to] = /[а-яіўё]/i.test(query) ? [OTHER, LATIN] : [LATIN, OTHER];
  return query.toLowerCase().replace(/./g, (key) => to[from.indexOf(key)] ?? key);
}

// Endings, folded. The vowels are every language's: names come inflected from another one.
export const VOWELS = "a e i o u ia ie iu io";
export const ENDINGS = {
  en: "s es d ed ing ings er ers ship ships li able abili abiliti ible ibiliti",
  pl:
    "ka ki ek kom kami kah ah am ami em ei ego emu im imi ih ov ovi ovie om um mi " +
    "ac ec ic ovac ani ana ane anih anie aniu ania anem eni ona one enie eniu enia enem onih " +
    "ovani ovana ovane ovanih",
  be:
    "ai ah am ami au aga agu amu aiu iai iau iah iam iami iamu iaga im imi ih iu ii mi " +
    "ac ic avac anni ani ana annia ania anniu aniu",
};
// The last sounds of a stem before some endings, and what they are before the others:
// więzień, więźnia; kwiecień, kwietnia; wspólnicy, wspólnik; Hadze, Haga; парламенце, парламент;
// Гаазе, Гаага; умоў, умовы.
const SHIFTS = {
  pl: [
    [/e(?=[^aeiou]$)/, ""],
    [/cen$/, "tn"],
    [/c$/, "t"],
    [/c$/, "k"],
    [/dz$/, "d"],
    [/dz$/, "g"],
    [/rz$/, "r"],
  ],
  be: [
    [/i?a(?=[^aeiou]$)/, ""],
    [/a(?=[^aeiou]$)/, ""],
    [/c$/, "t"],
    [/c$/, "k"],
    [/dz$/, "d"],
    [/z$/, "g"],
    [/u$/, "v"],
  ],
};
// Words that say nothing about what is looked for.
export const STOP = {
  en:
    "a an and are at by for from has have in is it of on or our that the their these this to " +
    "which who with",
  pl:
    "a co czy dla do i ich jest je lub na nad nasze o od oraz po pod przez przy się są ta te to " +
    "w we z za ze że",
  be:
    "а аб або ад ва гэта гэтая да для з за і іх на над нашу не па пад пра пры са сябе та у ў ці " +
    "самыя што якая які якія",
};

/** One spelling for all: small Latin letters, without marks, doubling and other script. */
export function fold(word, locale) {
  word = word.toLowerCase().replace(/['’ʼ`´]/gu, "");
  if (/[а-яіўёґ]/u.test(word)) word = word.replace(/[bchpxy]/g, (letter) => LOOKALIKES[letter]);
  word = word
    .replace(/([жрцчш])е/gu, "$1э") // As Russian spells what Belarusian speaks.
    .replace(/[а-яіўёґ]/gu, (letter) => CYRILLIC[letter])
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/s[zh]/g, "s")
    .replace(/cz/g, "c")
    .replace(/ch/g, "h")
    .replace(/x/g, "ks")
    .replace(/w/g, "v")
    .replace(/[yj]/g, "i")
    .replace(/([a-z])\1/g, "$1");
  // After a consonant, an i before a vowel comes and goes in Polish: więzień, więźnia. Unstressed
  // vowels change in Belarusian, and the spelling with them: дзеці, дзяцей.
  if (locale === "pl") return word.replace(/([^aeiou])i(?=[aeou].)/g, "$1");
  return locale === "be" ? word.replace(/[eo]/g, "a") : word;
}

/** A folded word without each of the endings that it may have, the longest ending last. */
export function stripped(word, endings) {
  const found = [word];
  for (let n = 1; n <= 6; n++) {
    const stem = word.slice(0, -n);
    if (stem.length >= Math.max(3, n) && endings.has(word.slice(-n))) found.push(stem);
  }
  return found;
}

/** What may be a folded word's stem, as written and as its last sounds shift. */
export function stems(word, endings, locale) {
  if (/\d/.test(word)) return new Set([word]);
  const found = stripped(word, endings);
  const shifted = found.flatMap((stem) =>
    (SHIFTS[locale] ?? []).map((shift) => stem.replace(...shift)),
  );
  return new Set([...found, ...shifted.filter((stem) => stem.length >= 3)]);
}

/** The typing errors between two words: letters missing, added, wrong or swapped. */
function errors(a, b) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(last[j] + 1, next[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[b.length];
}

/** How far a typed word is from another: the number of errors, or too far. */
export function slips(a, b, enough) {
  const letters = ([...word]) => word.sort().join("");
  // Swapped letters are a surer sign of an error than others.
  if (letters(a) === letters(b)) enough = 4;
  const length = Math.min(a.length, b.length);
  const count = length < enough || Math.abs(a.length - b.length) > 2 ? 9 : errors(a, b);
  return count <= (length > 8 ? 2 : 1) ? count : 9;
}
