// Each link leads on to the clause that the address names. Those below the title do so without this,
// unless the address also names words that the title has: then these are the target.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.("a");
  if (link && !link.hash) link.hash = location.hash;
};
// The first language that the browser asks for and we have is marked, and comes first in each row and
// to whoever moves by keys: as soon as it is there, so that nothing moves in sight. A tag is taken for
// what it likely means (Unicode's UTS 35), and then for less: "zh-TW" asks for zh-Hant, "pt" for pt-BR.
// Nothing is stored or sent.
const names = (tag) => {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return [tag, `${language}-${script}-${region}`, `${language}-${script}`, language];
  } catch {
    return []; // WebKitGTK asks for "C", where that is the machine's locale.
  }
};
new MutationObserver(() => {
  if (!document.body) return; // The head, which has a link of each language, is not whole.
  const codes = [...document.querySelectorAll("head > [lang]")].map(({ lang }) => lang);
  const asked = navigator.languages
    .flatMap(names)
    .map((name) => codes.find((code) => names(code).includes(name)))
    .find(Boolean);
  for (const link of document.querySelectorAll("head > [lang], h1 > .words, .choice > a"))
    if (link.lang === asked && !link.classList.contains("asked")) {
      link.classList.add("asked");
      link.parentNode.prepend(link);
      // What the style adds is heard after words, not after a label.
      const label = link.getAttribute("aria-label");
      if (label) link.textContent = label;
      link.removeAttribute("aria-label");
    }
}).observe(document, { childList: true, subtree: true });
