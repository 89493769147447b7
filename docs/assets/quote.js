// What is copied: a link, a quotation that carries its citation, a template.
export const page = document.querySelector(".resolution");
const { quotation, accessed, selection: ofSelection } = page.dataset;
const { title, address: printed } = document.documentElement.dataset;
const [address] = /h.*\//.exec(printed); // Without marks of direction.

// What of a provision's words is selected; pressing a control of its menu keeps it.
let picked = {};
const links = [...document.querySelectorAll("[data-copy=link]")].map((button) => {
  const provision = button.closest(".provision") ?? page.querySelector(".provision");
  return { button, provision, label: button.textContent };
});
const set = (now) => {
  picked = now;
  for (const { button, provision, label } of links) {
    button.textContent = provision === picked.provision ? ofSelection : label;
  }
};
export const wordsAt = (node) => (node?.closest ? node : node?.parentElement)?.closest(".words");
const pick = () => {
  const selection = getSelection();
  const words = wordsAt(selection.anchorNode);
  if (selection.isCollapsed || !words?.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0).cloneRange();
  const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1);
  range.setEnd(endContainer, endOffset); // Firefox has a range for each part that can be selected.
  const fragment = import("./fragment.js").catch(() => {});
  set({ provision: words.parentElement, text: `${selection}`.trim(), at: [words, range], fragment });
};
pick();
document.addEventListener("selectionchange", pick);
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".menu, section")) set({});
});

// Paragraphs as mail and word processors take them: with the language and the source of the words.
export const element = (tag, textContent, lang, dir) => {
  const made = Object.assign(document.createElement(tag), { textContent });
  if (lang) made.lang = lang; // Else it is that of what is around.
  if (dir === "rtl") made.dir = dir; // What says nothing is taken for the other.
  return made;
};
export const rich = (parts, provision) => {
  const [, lang, dir] = parts[0];
  const quote = element("blockquote", "", lang || document.documentElement.lang, dir);
  const isWithin = provision?.dataset.cite || provision?.dataset.citation; // Of a full text.
  quote.cite = isWithin ? `${address}${provision.id}/` : address;
  quote.append(...parts.map((part) => element("p", ...part)));
  return quote.outerHTML;
};
export const way = ({ dir }) => dir || document.documentElement.dir;
export const paragraphs = (parts) =>
  [...parts.querySelectorAll(".words")].map((p) => [p.textContent.trim(), p.lang, way(p)]);

// A paragraph without its number.
export const bare = (words, provision) => {
  const number = provision.querySelector(".number")?.textContent;
  return (words.startsWith(number) ? words.slice(number.length) : words).trim();
};
// The words that are selected of a provision, or else others, without its number.
export const chosen = (provision, whole = "") =>
  bare((provision === picked.provision && picked.text) || whole, provision);

// The page says how to cite what it is about: a provision alone, or the whole. One of its provisions is
// cited as the whole, but for its number and address; where there is more to say, it has all of it.
const sentence = document.querySelector("p.citation");
const about = sentence.textContent;
const cited = ({ id, dataset: { cite, citation } }) =>
  citation ??
  (cite
    ? about.replace(title, () => `${title}, ${cite}`).replace(address, () => `${address}${id}/`)
    : about);

// The reader's day, as 2026-11-22: browsers cannot write Belarusian dates.
const today = () => new Date().toLocaleDateString("sv");

const quote = (provision) => {
  const parts = paragraphs(provision); // A clause with its points.
  if (chosen(provision)) parts.length = 1;
  parts[0][0] = chosen(provision, parts[0][0]);
  // Functions, since "$" in a replacement has a meaning of its own.
  const words = quotation.replace("{words}", () => parts.map(([each]) => each).join(" "));
  const note = `— ${cited(provision)} (${accessed.replace("{date}", today)})`;
  const { direction } = getComputedStyle(sentence);
  const html = rich(parts, provision) + element("p", note, "", direction).outerHTML;
  return [`${words} ${note}`, html];
};

// The provision, or the very words of it that are selected, unless they are a machine's.
const link = async (button, provision, isTranslated) => {
  // A menu has a link to the provision's page; else this is that page.
  const here = new URL("./", location);
  const whole = button.closest(".menu")?.querySelector("a").href ?? here.href;
  if (isTranslated || provision !== picked.provision) return whole;
  const directive = (await picked.fragment)?.directive(...picked.at);
  return directive ? `${here}#${provision.id}:~:${directive}` : whole;
};

// Returns what a button copies, by its type.
export const make = async (button, provision, isTranslated) => {
  const { copy } = button.dataset;
  if (!copy) {
    const [plain, html] = quote(provision);
    return { "text/plain": plain, "text/html": html };
  }
  const isLink = copy === "link"; // Else a template, which ends with the reader's day.
  const text = isLink
    ? await link(button, provision, isTranslated)
    : button.value.replace(/(?=}}$)/, today);
  return { "text/plain": text };
};
