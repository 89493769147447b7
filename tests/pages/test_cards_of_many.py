"""Cards of texts that run from right to left, and of many languages."""

from dataclasses import replace

from PIL import Image
from pypdfium2 import PdfDocument

from tests.pages.test_cards import LONGEST, as_pdf, lines, picture

HEBREW = (("he", "כל אדם יש לו הזכות לחיים."),)


def begins(image: Image.Image, darker: int) -> tuple[int, int]:
    """Return how much is empty before what is darker than a shade, and after it, in pixels."""
    box = image.convert("L").point(lambda shade: 255 if shade < darker else 0).getbbox()
    assert box
    return box[0], image.width - box[2]


def test_words_stand_where_their_lines_begin_and_names_where_ours_do() -> None:
    ltr = replace(LONGEST, words=(("en", "Everyone has the right to life."),))
    rtl = replace(ltr, words=HEBREW, name=(("he", "עברית"),))
    for card, side in ((ltr, 0), (rtl, 1)):
        image = picture(card)
        around = begins(image.crop((0, 100, 1200, 520)), darker=64)
        assert around[side] < 80 < around[1 - side], card.words
        assert begins(image.crop((0, 40, 600, 100)), darker=128)[0] < 80, card.name


def test_names_of_languages_stay_whole_and_in_order() -> None:
    names = (("pt-BR", "Português (Brasil)"), ("he", "אא"), ("yi", "בב")) * 6
    card = replace(LONGEST, words=LONGEST.words[:1], name=names, cover=True)
    seen = lines(card)
    assert not any(line.endswith("Português") for line in seen)
    assert sum(line.count("Português (Brasil)") for line in seen) == 6
    page = PdfDocument(as_pdf(card))[0].get_textpage()
    text = page.get_text_range()
    aleph, bet = (page.get_charbox(text.index(letter))[0] for letter in "אב")
    assert aleph < bet
