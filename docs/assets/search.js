// The search dialog: asks as the reader types, shows what was found, moves with the arrow keys. The
// page's address has the query, so that it can be sent, and is there on going back.
import { matcher, UNSPACED } from "./match.js";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("./search.css", import.meta.url);
document.head.append(style);

const dialog = document.querySelector("dialog");
const input = dialog.querySelector("input");
const [count, elsewhere] = dialog.querySelectorAll("[role=status] p");
const list = dialog.querySelector("ol");
// Not the page's `lang`, which a browser that translates it writes anew.
const own = document.querySelector(".switch [aria-current]").hreflang;
const home = document.querySelector(".home").href;

const lost = new Error("not loaded");
const loaded = {};
/** Load the search of a locale, once; again if that failed. */
function load(locale) {
  const base = new URL(`../${locale}/`, home);
  loaded[locale] ??= fetch(new URL("search.json", base))
    .then((response) => response.json())
    .catch(() => {
      delete loaded[locale];
      throw lost;
    })
    .then((data) => ({ base, locale, say: data, ...matcher(data, locale) }));
  return loaded[locale];
}

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
}

/** The text with what was found marked, from a little before the first mark; whole if short. */
function* marked(text, found, short) {
  let from = 0;
  if (short) {
    const first = found[0]?.start ?? 0;
    const space = text.indexOf(" ", first - 60);
    // At a space, if there are any.
    from = first < 60 ? 0 : (space < 0 || space > first ? first - 61 : space) + 1;
    const last = text.lastIndexOf(" ", from + 200);
    const end = text.length - from < 240 ? text.length : last > from ? last : from + 200;
    if (from) yield "…\u00a0";
    if (end < text.length) text = `${text.slice(0, end)}\u00a0…`;
  }
  for (const { start, end } of found) {
    if (start < from || end > text.length) continue;
    yield text.slice(from, start);
    yield element("mark", [text.slice(start, end)]);
    from = end;
  }
  yield text.slice(from);
}

/** Where in a text what was found is; of words that no spaces part, the first of what was asked. */
function part(text, { start, end }) {
  const asked = input.value.trim();
  const at = UNSPACED.test(text.slice(start, end)) ? text.indexOf(asked, start) : -1;
  return at < 0 || at + asked.length > end ? { start, end } : { start: at, end: at + asked.length };
}

function item({ base, tokens }, { entry, words }) {
  const found = (token) => token.words.some((word) => words.has(word));
  const among = (text) => [...tokens(text, true)].filter(found).map((token) => part(text, token));
  const texts = [entry.words, ...entry.more];
  const text = texts.find((one) => among(one).length) ?? entry.words;
  const adopted = entry.address.startsWith("#") && text === entry.words;
  const snippet = element("span", marked(text, among(text), true), {
    className: adopted ? "adopted" : "",
    dir: "auto",
  });
  if (adopted && entry.lang) snippet.lang = entry.lang;
  const title = element("b", marked(entry.title, among(entry.title), false));
  const href = new URL(entry.address, base);
  const link = element("a", [title, " ", snippet], { href, dir: "auto" });
  return element("li", [link]);
}

/** Show what a search found, told in the reader's own language. */
function show(say, search, results) {
  count.textContent = say.found.replace("{number}", results.length);
  elsewhere.replaceChildren();
  list.lang = search.locale;
  list.replaceChildren(...results.map((result) => item(search, result)));
}

/** Say that there is nothing, and how much the other languages have. */
async function offer(say, query) {
  count.textContent = say.none;
  const others = [...document.querySelectorAll(".switch a")].filter((a) => a.hreflang !== own);
  const searches = await Promise.all(others.map((other) => load(other.hreflang)));
  if (input.value !== query) return;
  const buttons = searches.flatMap((search, i) => {
    const results = search.find(query);
    // Of more than fit into a row, those that have some.
    if (!results.length && others.length > 3) return [];
    const text = `${others[i].textContent}: ${results.length}`;
    const made = element("button", [text], { type: "button", lang: search.locale });
    made.disabled = !results.length;
    made.addEventListener("click", () => {
      show(say, search, results);
      list.querySelector("a").focus();
    });
    return made;
  });
  if (buttons.length) elsewhere.replaceChildren(say.elsewhere, ...buttons.flatMap((button) => [" ", button]));
}

const kept = () => new URLSearchParams(location.search).get("q") ?? "";
/** Write the query into the address, or nothing; nothing is loaded. */
function keep(query) {
  const address = new URL(location);
  address.searchParams.delete("q");
  if (query) address.searchParams.set("q", query);
  if (address.href !== location.href) history.replaceState(null, "", address);
}

let pause;
async function answer() {
  const query = input.value;
  clearTimeout(pause);
  const search = await load(own);
  if (input.value !== query) return;
  const results = search.find(query);
  show(search.say, search, results);
  if (!results.length) count.textContent = "";
  // Nothing is said or kept, and no other language loaded, while the reader may still be typing a
  // word. That they cannot be loaded, as without a network, is no news to whoever asked this one.
  pause = setTimeout(() => {
    if (!dialog.open) return;
    keep(query);
    if (!results.length && query.trim()) offer(search.say, query).catch(() => {});
  }, 400);
}

/** Open the first result. */
export function go() {
  answer().then(() => list.querySelector("a")?.click(), fail);
}

/** Say what is wrong; only what was not loaded may come once the line is better. */
function fail(error) {
  count.textContent = dialog.dataset[error === lost ? "failed" : "broken"];
  if (error !== lost) throw error;
}

function press(event) {
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  stops[at + step]?.focus();
  event.preventDefault();
}

input.addEventListener("input", () => answer().catch(fail));
dialog.addEventListener("keydown", press);
list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // In another tab.
  keep(input.value);
  if (!link.hash || link.pathname !== location.pathname) return;
  // The browser would load this page again, for its address without the query.
  event.preventDefault();
  dialog.close();
  history.pushState(null, "", link.pathname);
  location.replace(link.hash);
});
dialog.addEventListener("close", () => keep(""));
addEventListener("popstate", () => {
  const query = kept();
  if (!query) return dialog.close();
  input.value = query;
  if (!dialog.open) dialog.showModal();
  answer().catch(fail);
});
input.value ||= kept();
answer().catch(fail);
