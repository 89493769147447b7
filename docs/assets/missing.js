// The 404: the language that the address is of comes first, with the page whose name it may mean, and search.
// Without this some hosts have a 404 for each language; none can tell what was meant.
import { matcher } from "./match.js";

const { pathname } = location;
const links = [...document.querySelectorAll("main a")];
const at = links.findIndex((link) => pathname.startsWith(link.pathname));
if (at >= 0) {
  const home = links[at];
  for (const lines of document.querySelectorAll("h1, main div")) {
    const [first, line] = [lines.children[0], lines.children[at]];
    // Of many languages the heading of one is in sight.
    [first.hidden, line.hidden] = [line.hidden, false];
    lines.prepend(line);
  }
  const asked = decodeURI(pathname.slice(home.pathname.length))
    .replace(/[/-]/g, " ")
    .replace(/(\p{L})_?(\d)/gu, "$1 $2");
  const link = (address, textContent) =>
    Object.assign(document.createElement("a"), { href: new URL(address, home), textContent });
  home.after(" · ", link(`?q=${encodeURIComponent(asked)}`, home.dataset.search));

  const data = await (await fetch(new URL("search.json", home))).json();
  const { find, tokens } = matcher(data, home.hreflang);
  const bare = (address) => address.replace(/[\W_]/g, "");
  const by = data.entries.filter(
    ({ address }) => address.startsWith("#") && bare(asked).startsWith(bare(address)),
  );
  // What a page says may have any word: it is meant by its address, or by a word of its name.
  const [found] = find(asked);
  const isName = (word) => (word.length > 2 || /\d/.test(word)) && found.words.has(word);
  const named = found && [...tokens(found.entry.title)].some(({ words }) => words.some(isName));
  const meant = by.pop() ?? (named && found.entry);
  const numbers = asked.match(/\d+/g) ?? [];
  if (meant && numbers.every((number) => meant.title.includes(number)))
    home.before(link(meant.address, `${meant.title}?`), " · ");
}
