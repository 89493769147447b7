"""Print: what stands on sheets, and that no row is parted."""

import re

import pypdfium2 as pdfium
import pytest
import zxingcpp

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL


def printed(reader: Reader, address: str) -> pdfium.PdfDocument:
    reader.open(address)
    return pdfium.PdfDocument(reader.pdf())


def words(document: pdfium.PdfDocument, sheet: int) -> str:
    return " ".join(document[sheet].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize("address", ["/pl/", "/be/cl_3/"])
def test_the_last_sheet_has_a_code_that_leads_to_the_page(desk: Reader, address: str) -> None:
    document = printed(desk, address)
    last = document[len(document) - 1].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(last)] == [f"{SITE_URL}{address[1:]}"]


def test_no_row_is_parted(desk: Reader) -> None:
    document = printed(desk, "/be/parallel/")
    # Without what a broken line leaves: blanks, and what PDF readers make of its last hyphen.
    sheets = [re.sub("[\\s-]|\x02", "", words(document, n)) for n in range(len(document))]
    for text in CORPUS.texts.values():
        for provision in text.provisions.values():
            whole = re.sub("[\\s-]", "", provision)
            assert any(whole[:12] in sheet and whole[-12:] in sheet for sheet in sheets), whole


def test_the_landing_is_one_sheet(desk: Reader) -> None:
    assert len(printed(desk, "/#cl_3")) == 1


def test_a_text_begins_with_its_title_and_ends_with_its_address(desk: Reader) -> None:
    document = printed(desk, "/pl/")
    assert len(document) <= 3
    assert CORPUS.texts["pl"].title in words(document, 0)
    assert f"{SITE_URL}pl/" in words(document, len(document) - 1)


def test_side_by_side_is_printed_across_and_in_full_size(desk: Reader) -> None:
    document = printed(desk, "/en/parallel/")
    # In WebKit a page cannot say which way the paper lies.
    across = desk.engine != "webkit"
    assert all((sheet.get_width() > sheet.get_height()) == across for sheet in document)
    text = document[0].get_textpage()
    left = text.get_charbox(text.search("following").get_next()[0])[0]
    assert left > 0
    # Three columns fill the sheet: the last one ends near its right edge.
    right = max(text.get_charbox(i)[2] for i in range(text.count_chars()))
    assert right > document[0].get_width() * 0.85
