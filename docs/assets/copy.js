// The buttons that copy a link, a quotation or a template. What they copy quote.js tells, which comes
// with the first touch or key.
const page = document.querySelector(".resolution");
const said = document.querySelector(".said");
const { copied, refused } = page.dataset;

// Writes what is still being made, by its type: Safari lets a page write only while it is pressed.
const write = async (made, types) => {
  try {
    const as = async (type) => new Blob([(await made)[type]], { type });
    if (window.ClipboardItem) {
      const item = Object.fromEntries(types.map((type) => [type, as(type)]));
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else await navigator.clipboard.writeText((await made)["text/plain"]);
  } catch {
    // Only pages from https (or this machine) have that, and a browser may refuse it.
    const { activeElement } = document;
    const area = document.createElement("textarea");
    area.value = (await made)["text/plain"];
    page.append(area);
    area.select();
    const isWritten = document.execCommand("copy");
    area.remove();
    activeElement.focus();
    return isWritten;
  }
  return true;
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
  const isQuotation = !button.dataset.copy;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isOthers = isTranslated(provision);
    const isRefused = isQuotation && isOthers;
    clearTimeout(silence);
    said.textContent = "";
    if (!isRefused) {
      const made = import("./quote.js").then(({ make }) => make(button, provision, isOthers));
      const types = ["text/plain", ...(isQuotation ? ["text/html"] : [])];
      if (!(await write(made, types))) return;
    }
    setTimeout(() => (said.textContent = isRefused ? refused : copied), 50); // Said each time.
    silence = setTimeout(() => (said.textContent = ""), 5000);
  });
}
