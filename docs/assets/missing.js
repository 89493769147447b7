// The 404: the language that the address is of comes first, with what its search finds by the address.
// Without this some hosts have a 404 for each language; none can tell what was meant.
import { matcher } from "./match.js";

const { pathname } = location;
const links = [...document.querySelectorAll("main a")];
const at = links.findIndex((link) => pathname.startsWith(link.pathname));
if (at >= 0) {
  const home = links[at];
  for (const lines of document.querySelectorAll("h1, main div")) lines.prepend(lines.children[at]);
  const asked = decodeURI(pathname.slice(home.pathname.length))
    .replace(/[/-]/g, " ")
    .replace(/(\p{L})_?(\d)/gu, "$1 $2")
    .replace(/(\d)_+point_+/, "$1__point_");
  const data = await (await fetch(new URL("search.json", home))).json();
  const [found] = matcher(data, home.hreflang).find(asked);
  const numbers = asked.match(/\d+/g) ?? [];
  if (found && numbers.every((number) => found.entry.title.includes(number))) {
    const link = document.createElement("a");
    link.href = new URL(found.entry.address, home);
    link.textContent = `${found.entry.title}?`;
    home.before(link, " · ");
  }
}
