"""Share cards: the words on them, their pictures, and what pages say of them."""

import io
import struct
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from PIL import Image
from pypdfium2 import PdfDocument

from scripts.corpus.load import load
from scripts.outputs import fonts
from scripts.outputs.cards import TEMPLATE, Card, cards, draw
from scripts.shown.languages import open_graph_locale
from scripts.shown.show import show
from tests.helpers.frozen import CORPUS
from tests.helpers.lines import parted
from tests.helpers.project import SITE_URL

CARDS = cards(show(CORPUS, SITE_URL))
ACCENT = (0xA3, 0x12, 0x2A)
LONGEST = CARDS["en/rec_4/card.png"]


def as_pdf(card: Card) -> bytes:
    """Return a card as PDF/A-2u, which is refused where a letter has no glyph."""
    inputs = {"cards": f"[{card.data()}]"}
    return fonts.compiled(TEMPLATE, card.languages, inputs, pdf_standards="a-2u", timestamp=0)


def lines(card: Card) -> list[str]:
    """Return the lines that a reader sees on a card."""
    words: str = PdfDocument(as_pdf(card))[0].get_textpage().get_text_bounded()
    return words.replace("\N{WORD JOINER}", "").splitlines()


def shown(card: Card) -> list[str]:
    return " ".join(lines(card)).split()


def written(card: Card) -> list[str]:
    words = " ".join(words for _, words in card.words)
    ours = f"{' · '.join(name for _, name in card.name)} {card.status}"
    before, after = ("", ours) if card.cover else (ours, card.work)
    return f"{before} {words} {after} {card.host}".split()


def picture(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw([card])[0])).convert("RGB")


def margins_are_empty(image: Image.Image) -> bool:
    """Tell whether nothing sticks out to the sides, below the bar."""
    return all(
        image.crop((left, 12, left + 60, 630)).getcolors() == [(60 * 618, (255, 255, 255))]
        for left in (0, 1140)
    )


@pytest.mark.parametrize("path", CARDS)
def test_a_card_shows_the_very_words_whole_and_parts_none(site: Path, path: str) -> None:
    seen = lines(CARDS[path])
    assert " ".join(seen).split() == written(CARDS[path])
    assert parted(seen, letters=True) == []
    assert CARDS[path].cover or margins_are_empty(Image.open(site / path).convert("RGB"))


ABOVE = {"recital": ["recitals"], "clause": ["operative"], "point": ["operative", "cl_5"]}


def test_a_card_has_the_words_of_its_page() -> None:
    for locale, text in CORPUS.texts.items():
        for provision in CORPUS.resolution.provisions:
            card = CARDS[f"{locale}/{provision.eId}/card.png"]
            names = [*ABOVE.get(provision.kind, []), provision.eId]
            assert card.words == tuple((locale, text.paragraphs[name]) for name in names)
            assert card.status == getattr(text.labels.statuses, text.status).name
        for page in ("", "parallel/", "sources/", "signatories/", "about/"):
            assert CARDS[f"{locale}/{page}card.png"].words == ((locale, text.title),)
    assert CARDS["en/cl_3/card.png"].words[0] == ("en", CORPUS.original.headings["operative"])
    assert CARDS["pl/cl_5__point_b/card.png"].name == (("pl", "Punkt 5(b)"),)
    assert CARDS["be/sources/card.png"].name == (("be", "Крыніцы"),)
    assert CARDS["card-landing.png"].words == tuple((k, t.title) for k, t in CORPUS.texts.items())


def test_words_are_never_markup() -> None:
    hostile = r"""#panic() *a* _b_ "q" 'it's' -- --- ~ $x$ <b> \ @ref ... // c `d` = + 1. [x] {y}"""
    words, name = (("en", hostile),), (("en", "#x *y*"),)
    card = replace(LONGEST, words=words, name=name, status="<z>", host="$h$")
    assert shown(card) == written(card)


@pytest.mark.parametrize("parts", [1, 3])
@pytest.mark.parametrize("locale", ["en", "pl", "be"])
def test_words_that_do_not_fit_are_cut_after_a_word_and_it_is_said(locale: str, parts: int) -> None:
    words = f"{CORPUS.texts[locale].provisions['rec_4']} " * 3
    # Of three paragraphs, the second is cut.
    part = words[: len(words) // parts].strip()
    card = replace(LONGEST, words=((locale, part),) * parts)
    head, foot = f"{card.name[0][1]} {card.status}".split(), f"{card.work} {card.host}".split()
    seen = shown(card)
    left = seen[len(head) : -len(foot)]
    assert seen == [*head, *left, *foot]
    assert left[-1] == "[…]"
    assert left[:-1] == words.split()[: len(left) - 1]
    assert len(words) / 3 < len(" ".join(left)) < len(words) * 2 / 3
    assert margins_are_empty(picture(card))


def test_a_long_word_is_not_broken_and_does_not_stick_out() -> None:
    card = replace(LONGEST, words=(("de", "Rechtsschutzversicherungsgesellschaften zahlen"),))
    assert shown(card) == written(card)
    assert margins_are_empty(picture(card))


@pytest.mark.parametrize("words", [(("de", "w" * 200),), (("de", "Wort " * 60 + "w"),) * 9])
def test_there_is_a_card_even_of_what_no_card_can_hold(words: tuple[tuple[str, str], ...]) -> None:
    assert picture(replace(LONGEST, words=words)).size == (1200, 630)


def test_a_language_from_right_to_left_is_mirrored() -> None:
    words, name = (("he", "שלום עולם"),), (("he", "סעיף"),)
    image = picture(replace(LONGEST, language="he", words=words, name=name))
    reds = [x for x in range(1200) for y in range(20, 100) if image.getpixel((x, y)) == ACCENT]
    assert min(reds) > 900


def test_a_provision_that_is_not_translated_is_shown_in_the_original(tiny: Path) -> None:
    corpus = load(tiny)
    card = cards(show(corpus, SITE_URL))["be/rec_1/card.png"]
    heading = ("be", corpus.texts["be"].headings["recitals"])
    assert card.words == (heading, ("en", corpus.original.provisions["rec_1"]))
    assert (card.language, card.name) == ("be", (("be", "be-recital 1"),))
    assert card.status == "be-missing-here. be-original: English"
    assert "".join(shown(card)) == "".join(written(card))  # A line ends after the slash of a tag.


def test_a_picture_is_the_same_each_time_in_the_colours_of_the_site() -> None:
    others = list(CARDS.values())[:3]
    assert draw([LONGEST]) == draw([LONGEST])
    # What is drawn before it, in the same run, changes nothing.
    assert draw([*others, LONGEST])[-1:] == draw([LONGEST])
    colours = {colour for _, colour in picture(LONGEST).getcolors() or []}
    assert {(255, 255, 255), (0x1B, 0x1B, 0x1F), (0x59, 0x59, 0x61), ACCENT} <= colours


def test_every_page_has_its_card(site: Path) -> None:
    files = list(site.rglob("index.html"))
    assert len(files) == len(CARDS)
    for file in files:
        page = html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()
        said = dict(
            zip(page.xpath("//@property"), page.xpath("//*[@property]/@content"), strict=True)
        )
        folder = file.parent.relative_to(site).as_posix()
        address = urljoin(SITE_URL, "" if folder == "." else f"{folder}/")
        card = CARDS[said["og:image"].removeprefix(SITE_URL)]
        content = (site / said["og:image"].removeprefix(SITE_URL)).read_bytes()
        assert (content[:8], len(content) <= 60_000) == (b"\x89PNG\r\n\x1a\n", True)
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        assert said == {
            "og:title": page.xpath("string(//title)"),
            "og:description": page.xpath("string(//meta[@name='description']/@content)"),
            "og:type": "article" if page.xpath("//link[@rel='schema.DC']") else "website",
            "og:url": address,
            "og:site_name": f"{label(page, 'short_title')}, {label(page, 'place_and_date')}",
            "og:locale": {"en": "en_US", "pl": "pl_PL", "be": "be_BY"}[card.language],
            "og:image": address + ("card-landing.png" if address == SITE_URL else "card.png"),
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": card.words[0 if card.cover else -1][1],
        }
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert "og:" not in (site / "404.html").read_text()


def label(page: html.HtmlElement, name: str) -> str:
    words: str = getattr(CORPUS.texts[page.get("lang") or ""].labels, name)
    return words


@pytest.mark.parametrize(
    ("locale", "facebook"),
    [("be", "be_BY"), ("pt-BR", "pt_BR"), ("sr-Latn", "sr_RS"), ("zh-Hant", "zh_TW")],
)
def test_open_graph_locale(locale: str, facebook: str) -> None:
    assert open_graph_locale(locale) == facebook


def test_labels_that_are_longer_than_a_card() -> None:
    card, long = CARDS["en/cl_3/card.png"], "word " * 2000
    names = (("en", long),)
    for longer in (replace(card, name=names), replace(card, status=long), replace(card, work=long)):
        assert picture(longer).size == (1200, 630)
