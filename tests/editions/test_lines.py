"""Where lines end in the PDF and in plain text, read as a reader sees them."""

import pypdfium2
import pytest

from tests.conftest import Books
from tests.helpers.frozen import LOCALES
from tests.helpers.lines import parted


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


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_a_file_parts_what_belongs_together(books: Books, locale: str) -> None:
    made = books("frozen")
    plain = made[f"resolution-{locale}.txt"].decode().partition("\n---")[0]
    assert parted(plain.splitlines(), letters=locale == "pl") == []
    for page in pypdfium2.PdfDocument(made[f"resolution-{locale}.pdf"]):
        lines = page.get_textpage().get_text_range().splitlines()
        assert len(lines) > 10
        assert parted(lines, letters=locale == "pl") == []
