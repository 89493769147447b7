"""The printed page: sheets, what stands on each, and what is left out."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest
import zxingcpp
from playwright.sync_api import Page

from tests.browser.conftest import Shared
from tests.helpers.browser import wait_for_script
from tests.helpers.frozen import CORPUS, LOCALES
from tests.helpers.project import SITE_URL, of_each

# Width and height in points (ISO 216, ANSI).
SIZES = {"A4": (595, 842), "Letter": (612, 792)}


@pytest.fixture(scope="module")
def printed(shared: Shared) -> Callable[[str, str], pdfium.PdfDocument]:
    """What prints the page of an address on a paper, once."""

    @cache
    def printed(address: str, paper: str) -> pdfium.PdfDocument:
        page = shared(True)
        page.goto(f"/{address}")
        wait_for_script(page)
        return pdfium.PdfDocument(page.pdf(format=paper, prefer_css_page_size=True))

    return printed


@pytest.fixture
def sheets(
    printed: Callable[[str, str], pdfium.PdfDocument], request: pytest.FixtureRequest
) -> pdfium.PdfDocument:
    """A page, printed: its address and the paper are the test's parameters."""
    return printed(*request.param)


def text(sheet: pdfium.PdfPage) -> str:
    """Return what is printed on a sheet, its lines joined."""
    return " ".join(sheet.get_textpage().get_text_bounded().split())


class Place(NamedTuple):
    """Where a character stands on a sheet, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def places(sheet: pdfium.PdfPage, words: str) -> list[Place]:
    """Return where the words begin, each time that they are printed."""
    page = sheet.get_textpage()
    search = page.search(words, match_case=True)
    found = iter(search.get_next, None)
    return [Place(*page.get_charbox(index)) for index, _ in found]


FULL = [(f"{locale}/", paper) for locale in LOCALES for paper in SIZES]
KINDS = ("cl_5/", "sources/", "about/", "signatories/")
OTHERS = [(f"{locale}/{kind}", paper) for locale, kind, paper in of_each(LOCALES, KINDS, [*SIZES])]


@pytest.mark.parametrize(
    ("sheets", "address", "paper"),
    [((address, paper), address, paper) for address, paper in FULL + OTHERS],
    indirect=["sheets"],
)
def test_each_sheet_has_the_title_the_permalink_and_its_number(
    sheets: pdfium.PdfDocument, address: str, paper: str
) -> None:
    labels = CORPUS.texts[address[:2]].labels
    if (address, paper) in FULL:
        assert 2 <= len(sheets) <= 3
    for number, sheet in enumerate(sheets, 1):
        size = (sheet.get_width(), sheet.get_height())
        assert size == pytest.approx(SIZES[paper], abs=1)
        printed = text(sheet)
        assert labels.place_and_date in printed or CORPUS.texts[address[:2]].title in printed
        assert f"{SITE_URL}{address}" in printed
        assert f"{number} / {len(sheets)}" in printed
        # No navigation, and nothing that is only to be pressed.
        for label in (
            labels.search,
            labels.cite,
            labels.pages.parallel,
            labels.copy_link,
            labels.skip,
        ):
            assert f" {label} " not in printed
        assert "<../" not in printed
    last = sheets[len(sheets) - 1].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(last)] == [f"{SITE_URL}{address}"]


@pytest.mark.parametrize(
    ("sheets", "locale"), [((f"{x}/", "A4"), x) for x in LOCALES], indirect=["sheets"]
)
def test_words_are_whole_with_their_numbers_and_sources_are_written_out(
    sheets: pdfium.PdfDocument, locale: str
) -> None:
    printed = [text(sheet) for sheet in sheets]
    for provision in CORPUS.resolution.provisions:
        words = CORPUS.texts[locale].provisions[provision.eId].replace("\u00a0", " ")
        (sheet,) = [number for number, words_of in enumerate(printed) if words in words_of]
        if cited := CORPUS.numbers[provision.eId]:
            mark = "•" if provision.kind == "point" else f"{cited}."
            assert any(
                number.right < first.left and abs(number.bottom - first.bottom) < 3
                for first in places(sheets[sheet], " ".join(words.split()[:3]))
                for number in places(sheets[sheet], mark)
            ), provision.eId
    # Without what a broken line leaves: blanks, and what PDF readers make of its last hyphen.
    everything = re.sub("[ -]|\x02", "", "".join(printed))
    for note in CORPUS.resolution.notes:
        for evidence in note.evidence:
            assert evidence.url.replace("-", "") in everything


@pytest.mark.parametrize("sheets", [("be/parallel/", "A4")], indirect=True)
def test_side_by_side_prints_on_landscape_sheets(sheets: pdfium.PdfDocument) -> None:
    assert all(sheet.get_width() > sheet.get_height() for sheet in sheets)
    printed = "".join(text(sheet) for sheet in sheets)
    for content in CORPUS.texts.values():
        assert content.provisions["cl_3"] in printed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_black(page: Page, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/en/")
    style = page.locator("body").evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_qr_code_is_loaded_for_paper_only(fresh: Page) -> None:
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto("/en/signatories/")
    fresh.wait_for_load_state("networkidle")
    assert not any("qr.png" in url for url in asked)
    fresh.pdf()
    assert sum("qr.png" in url for url in asked) == 1


def test_the_names_of_languages_are_seen_without_the_ground_that_no_printer_has(
    page: Page,
) -> None:
    page.emulate_media(media="print")
    page.goto("/")
    colours = page.locator(".choice:visible a").evaluate_all(
        "links => links.map((link) => getComputedStyle(link).color)"
    )
    assert len(colours) == len(LOCALES)
    assert "rgb(255, 255, 255)" not in colours
