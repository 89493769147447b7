"""Reader views, by Mozilla's Readability, which Firefox has: all words, and no note beside them."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.helpers.frozen import CORPUS, LOCALES
from tests.helpers.project import ROOT

READABILITY = ROOT / ".venv/Readability.js"


def read(browser: Browser, address: str) -> str:
    """Return what a reader view shows of a page, without blanks."""
    page = browser.new_page(bypass_csp=True)
    page.goto(address)
    content = page.evaluate(
        READABILITY.read_text(encoding="utf-8")
        + ";new Readability(document.cloneNode(true)).parse().content"
    )
    page.close()
    return plain(html.fromstring(content).text_content())


def plain(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_view_has_every_word_and_no_note_beside_it(
    browser: Browser, base_url: str, site: Path, locale: str
) -> None:
    shown = read(browser, f"{base_url}/{locale}/")
    for words in CORPUS.texts[locale].provisions.values():
        assert plain(words) in shown
    page = html.parse(site / locale / "index.html", html.HTMLParser(encoding="utf-8"))
    notes = page.xpath("//*[@class='resolution']//*[@role='note']")
    kept = [plain(note.text_content()) in shown for note in notes]
    assert len(kept) > 3
    assert not any(kept)  # Some beside some words would look as if the others had none.
