"""Where lines end, on pages, in the PDF and in plain text: read as a reader sees them."""

import re
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from scripts.cache import Cache
from scripts.editions import editions
from scripts.load import load
from tests.conftest import ROOT, SITE_URL

CORPUS = load(ROOT)
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


def parted(lines: Iterable[str], *, letters: bool) -> list[str]:
    """Return the ends of lines that belong to the next one, with its beginning."""
    found, last = [], ""
    for line in lines:
        pair = f"{last[-12:]} / {line[:12]}"
        if re.search(r"(^|\s)\d[\d\s]* / [a-zа-яі]|(April|September|November) / \d\d?,", pair):
            found.append(pair)
        if letters and re.search(r"(^|[\s(„«])[^\W\d_] / \w", pair):
            found.append(pair)
        last = line
    return found


@pytest.mark.parametrize(
    ("lines", "letters"),
    [
        (["Warszawie 1", "listopada"], False),
        (["136 000", "osób"], False),
        (["on November", "1, 2023"], False),
        (["uczestników i", "marszu"], True),
    ],
)
def test_a_parted_line_is_seen(lines: list[str], letters: bool) -> None:
    assert parted(lines, letters=letters) != []


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
@pytest.mark.parametrize("locale", CORPUS.texts)
def test_no_line_of_a_page_parts_what_belongs_together(page: Page, locale: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    others = [f"{locale}/{page}/" for page in ("parallel", "sources", "downloads")]
    titles = f"h1.words, h2, h3, h1 .words[lang={locale}]"
    for address in ("", f"{locale}/", f"{locale}/rec_2/", f"{locale}/cl_5__point_a/", *others):
        page.goto(f"/{address}")
        found = page.locator(titles).evaluate_all(LINES)
        assert found or "parallel" in address
        faults = [fault for lines in found for fault in parted(lines, letters=locale == "pl")]
        # The paragraphs of a full text are left as they are: a first visit costs 12 KB at most.
        paragraphs = "" if address == f"{locale}/" else "p.words, td.words, .citation, "
        found = page.locator(f"{paragraphs}.place, .of, dd").evaluate_all(LINES)
        faults += [fault for lines in found for fault in parted(lines, letters=False)]
        assert faults == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("locale", CORPUS.texts)
def test_no_line_of_a_file_parts_what_belongs_together(tmp_path: Path, locale: str) -> None:
    made = editions(CORPUS, SITE_URL, Cache(tmp_path))
    plain = made[f"resolution-{locale}.txt"].decode().partition("\n---")[0]
    assert parted(plain.splitlines(), letters=locale == "pl") == []
    for page in pypdfium2.PdfDocument(made[f"resolution-{locale}.pdf"]):
        lines = page.get_textpage().get_text_range().splitlines()
        assert len(lines) > 10
        assert parted(lines, letters=locale == "pl") == []
