"""Print, by the engines whose drivers can: WebKitGTK's cannot."""

import io

import pypdfium2 as pdfium
import pytest

from tests.helpers.engines import Reader
from tests.helpers.project import SITE_URL
from tests.helpers.real import CORPUS


def printed(reader: Reader, address: str) -> pdfium.PdfDocument:
    if reader.engine == "webkit":
        pytest.skip("WebKitGTK's driver has no command to print; its sheets are left out")
    reader.open(address)
    return pdfium.PdfDocument(io.BytesIO(reader.pdf()))


def words(document: pdfium.PdfDocument, sheet: int) -> str:
    return " ".join(document[sheet].get_textpage().get_text_bounded().split())


def test_the_landing_is_one_sheet(desk: Reader) -> None:
    assert len(printed(desk, "/#cl_3")) == 1


def test_a_text_begins_with_its_title_and_ends_with_its_address(desk: Reader) -> None:
    document = printed(desk, "/pl/")
    assert len(document) <= 3
    assert CORPUS.texts["pl"].title in words(document, 0)
    assert f"{SITE_URL}pl/" in words(document, len(document) - 1)


def test_side_by_side_is_printed_across_and_in_full_size(desk: Reader) -> None:
    document = printed(desk, "/en/parallel/")
    assert all(sheet.get_width() > sheet.get_height() for sheet in document)
    text = document[0].get_textpage()
    left = text.get_charbox(text.search("following").get_next()[0])[0]
    assert left > 0
    # Three columns fill the sheet: the last one ends near its right edge.
    right = max(text.get_charbox(i)[2] for i in range(text.count_chars()))
    assert right > document[0].get_width() * 0.85
