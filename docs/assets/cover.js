// Each link leads on to the clause that the address names. Those below the title do so without this,
// unless the address also names words that the title has: then these are the target.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.("a");
  if (link && !link.hash) link.hash = location.hash;
};
// The first language that the browser asks for and we have (RFC 4647, 3.4) is marked, and comes
// first in each row and to whoever moves by keys: as soon as it is there, so that nothing moves in
// sight. Nothing is stored or sent.
new MutationObserver(() => {
  if (!document.body) return; // The head, which has a link of each language, is not whole.
  const codes = [...document.querySelectorAll("head > [lang]")].map(({ lang }) => lang);
  const asked = navigator.languages
    .flatMap((tag) => tag.split("-").map((_, n, parts) => parts.slice(0, parts.length - n)))
    .map((parts) => parts.join("-"))
    .find((range) => codes.includes(range));
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
