// Copying a link, or a quotation that carries its citation.
export const page = document.querySelector(".resolution");
const said = document.querySelector(".said");
const { quotation, accessed, copied, refused } = page.dataset;

const write = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Only pages from https (or this machine) have that, and a browser may refuse it.
    const { activeElement } = document;
    const area = document.createElement("textarea");
    area.value = text;
    page.append(area);
    area.select();
    const isWritten = document.execCommand("copy");
    area.remove();
    activeElement.focus();
    return isWritten;
  }
  return true;
};

// What of the provision's words is selected; pressing a control of its menu keeps it.
let picked = { words: "" };
export const wordsAt = (node) => (node?.closest ? node : node?.parentElement)?.closest(".words");
const pick = () => {
  const selection = getSelection();
  const words = wordsAt(selection.anchorNode);
  if (!selection.isCollapsed && words?.contains(selection.focusNode)) {
    picked = { provision: words.parentElement, words: `${selection}` };
  }
};
pick();
document.addEventListener("selectionchange", pick);
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".menu, section")) picked = { words: "" };
});

export const joined = (parts, between) =>
  [...parts.querySelectorAll(".words")].map((words) => words.textContent.trim()).join(between);

// The page says how to cite what it is about: a provision alone, or the whole. One of its provisions is
// cited as the whole, but for its number and address; where there is more to say, it has all of it.
const { title, address } = document.documentElement.dataset;
const about = document.querySelector(".citation").textContent;
const cited = ({ id, dataset: { cite, citation } }) =>
  citation ??
  (cite
    ? about.replace(title, () => `${title}, ${cite}`).replace(address, () => `${address}${id}/`)
    : about);

// The words that are selected of a provision, or else others, without its number.
export const chosen = (provision, whole = "") => {
  const number = provision.querySelector(".number").textContent;
  const words = (provision === picked.provision && picked.words.trim()) || whole;
  return words.slice(words.startsWith(number) && number.length).trim();
};

const quote = (provision) => {
  const words = chosen(provision, joined(provision, " ")); // A clause with its points.
  // The reader's day, as 2026-11-22: browsers cannot write Belarusian dates.
  const day = new Date().toLocaleDateString("sv");
  // Functions, since "$" in a replacement has a meaning of its own.
  return (
    quotation.replace("{words}", () => words) +
    ` — ${cited(provision)} (${accessed.replace("{date}", () => day)})`
  );
};

// The words as they came, which a browser that translates the page writes anew.
const locale = document.querySelector(".switch [aria-current]").hreflang;
const came = new Map([...page.querySelectorAll(".words")].map((w) => [w, w.textContent]));
export const isTranslated = (provision) =>
  document.documentElement.lang !== locale ||
  [...provision.querySelectorAll(".words")].some((words) => words.textContent !== came.get(words));

let silence;
for (const button of document.querySelectorAll("[data-copy]")) {
  const provision = button.closest(".provision") ?? page.querySelector(".provision");
  button.hidden = false;
  button.addEventListener("click", async () => {
    // A menu has a link to the provision's page; else this is that page.
    const link = button.closest(".menu")?.querySelector("a").href ?? new URL("./", location);
    const isLink = button.dataset.copy === "link";
    const isRefused = !isLink && isTranslated(provision);
    clearTimeout(silence);
    said.textContent = "";
    if (!isRefused && !(await write(isLink ? `${link}` : quote(provision)))) return;
    setTimeout(() => (said.textContent = isRefused ? refused : copied), 50); // Said each time.
    silence = setTimeout(() => (said.textContent = ""), 5000);
  });
}
