"""The second document as PDF: what is ours within a text from right to left, and gaps."""

from pathlib import Path

from playwright.sync_api import Browser
from pypdfium2 import PdfDocument, PdfTextPage

from tests.helpers.serve import serving


def place(page: PdfTextPage, words: str) -> tuple[float, float]:
    """Return where the first of these words begin: from the left and from the bottom, in points."""
    found = page.search(words, match_case=True).get_next()
    assert found, words
    left, bottom, *_ = page.get_charbox(found[0])
    return left, bottom


def test_the_foot_of_a_page_runs_as_its_own_language(second: Path) -> None:
    (page,) = [*PdfDocument(second / "resolution-ar.pdf")][1:2]
    foot = page.get_textpage()
    text = foot.get_text_range()
    last = text.index("proofread") + len("proofread") - 1
    left, bottom, right, _ = foot.get_charbox(last)
    stops = [foot.get_charbox(i) for i, char in enumerate(text) if char == "."]
    assert any(right <= stop[0] < right + 3 and abs(stop[1] - bottom) < 3 for stop in stops)
    assert place(foot, "Universal")[0] < left


def test_a_heading_is_as_near_to_a_list_as_to_words(second: Path) -> None:
    pages = [page.get_textpage() for page in PdfDocument(second / "resolution-en.pdf")]

    def gap(heading: str, words: str) -> float:
        page = next(page for page in pages if page.search(heading).get_next())
        return place(page, heading)[1] - place(page, words)[1]

    assert gap("Article 11", "Everyone charged") < 1.5 * gap("Article 10", "Everyone is entitled")


def test_the_address_on_paper_ends_where_it_ends(browser: Browser, second: Path) -> None:
    with serving(second) as base:
        page = browser.new_page(base_url=base)
        page.goto("/ar/")
        sheet = PdfDocument(page.pdf(prefer_css_page_size=True))[0].get_textpage()
        page.close()
    text = sheet.get_text_range()
    begin = text.index("https://")
    (left, *_), (end, *_) = map(sheet.get_charbox, (begin, text.index("/ar", begin)))
    stops = [sheet.get_charbox(i)[0] for i, char in enumerate(text) if char == "/"]
    assert left < end
    assert max(stops) > end
    assert min(stops) > left
