// What is copied from words to words, or with the whole text, has nothing of ours: numbers, spaces,
// words. Browsers glue a number to its words, or part them, and Firefox has a range for each part
// that can be selected.
import "./copy.js";
import { bare, element, page, paragraphs, rich, way, wordsAt } from "./quote.js";

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.("input, textarea")) return;
  const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  const parts = document.createElement("div");
  parts.append(...ranges.map((range) => range.cloneContents()));
  for (const ours of parts.querySelectorAll(".tools, .translation")) ours.remove();
  const walker = document.createTreeWalker(parts, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  const own = wordsAt(first.commonAncestorContainer);
  let copied = [];
  if (own) copied = [[parts.textContent.trim(), own.lang, way(own)]];
  else if (
    (wordsAt(texts[0]) && wordsAt(texts[texts.length - 1])) ||
    !(page.contains(first.startContainer) || page.contains(last.endContainer))
  )
    copied = paragraphs(parts);
  const text = copied.map(([words]) => words).join("\n\n");
  if (!text) return;
  event.clipboardData.setData("text/plain", text);
  // A piece of a paragraph is pasted into a sentence.
  const isPiece = own && bare(text, own).length < bare(own.textContent, own).length;
  const html = isPiece
    ? element("span", text, own.closest("[lang]").lang, way(own)).outerHTML
    : rich(copied, own?.parentElement);
  event.clipboardData.setData("text/html", html);
  event.preventDefault();
});

if (document.querySelector("[href$='#correct'], #correct")) import("./suggest.js");
