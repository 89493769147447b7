"""Where lines end on pages, read as a reader sees them."""

import pytest
from playwright.sync_api import Page

from tests.helpers.lines import parted
from tests.helpers.real import LOCALES

# By the place of each character on the screen, whatever the page is made of.
LINES = """(elements) => elements.map((element) => {
  const lines = [""];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last;
  for (let node; (node = walker.nextNode()); ) {
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width && last && box.top > last.top + last.height / 2) lines.push("");
      if (box.width) last = box;
      lines[lines.length - 1] += node.data[i];
    }
  }
  return lines.map((line) => line.trim());
})"""


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_a_page_parts_what_belongs_together(page: Page, locale: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    others = [f"{locale}/{page}/" for page in ("parallel", "sources", "downloads")]
    titles = f"h1.words, h2, h3, h1 .words[lang={locale}]"
    for address in ("", f"{locale}/", f"{locale}/rec_2/", f"{locale}/cl_5__point_a/", *others):
        page.goto(f"/{address}")
        found = page.locator(titles).evaluate_all(LINES)
        assert found or "parallel" in address
        faults = [fault for lines in found for fault in parted(lines, letters=locale == "pl")]
        found = page.locator("p.words, td.words, .citation, .place, .of, dd").evaluate_all(LINES)
        faults += [fault for lines in found for fault in parted(lines, letters=False)]
        assert faults == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width
