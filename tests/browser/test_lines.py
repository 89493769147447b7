"""Where lines end on pages, read as a reader sees them."""

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.helpers.frozen import LOCALES
from tests.helpers.lines import parted

WIDTHS = (320, 360, 390, 1280)

# By the place of each word on the screen, or of each character where a line ends within one,
# whatever the page is made of.
LINES = """(elements) => elements.map((element) => {
  const lines = [""];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last;
  const read = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    if (end > start + 1 && range.getClientRects().length > 1) {
      for (let i = start; i < end; i++) read(node, i, i + 1);
      return;
    }
    const box = range.getBoundingClientRect();
    if (box.width && last && box.top > last.top + last.height / 2) lines.push("");
    if (box.width) last = box;
    lines[lines.length - 1] += node.data.slice(start, end);
  };
  for (let node; (node = walker.nextNode()); )
    for (const { 0: { length }, index } of node.data.matchAll(/\\s|\\S+/g))
      read(node, index, index + length);
  return lines.map((line) => line.trim());
})"""


KINDS = ("", "rec_2/", "cl_5__point_a/", "parallel/", "sources/", "downloads/")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_a_page_parts_what_belongs_together(page: Page, locale: str) -> None:
    titles = f"h1.words, h2, h3, h1 .words[lang={locale}]"
    for address, width in product(["", *(f"{locale}/{kind}" for kind in KINDS)], WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        if width == WIDTHS[0]:
            page.goto(f"/{address}")
        found = page.locator(titles).evaluate_all(LINES)
        assert found or "parallel" in address
        faults = [fault for lines in found for fault in parted(lines, letters=locale == "pl")]
        found = page.locator("p.words, td.words, .citation, .place, .of, dd").evaluate_all(LINES)
        faults += [fault for lines in found for fault in parted(lines, letters=False)]
        assert (address, width, faults) == (address, width, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_ends_within_the_name_of_a_host(page: Page, locale: str) -> None:
    for address, width in product(("", "about/", "sources/"), WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        if width == WIDTHS[0]:
            page.goto(f"/{locale}/{address}")
        found = page.locator("main a[rel]").evaluate_all(LINES)
        assert found
        assert [lines for lines in found if any(line.endswith("-") for line in lines)] == []
