"""Another document, of another structure, in many languages, with no code of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from scripts.outputs.cards import cards
from scripts.shown.show import show
from tests.helpers.project import SITE_URL
from tests.helpers.sound import dead_links, editions_are_valid, found_by_epubcheck
from tests.helpers.udhr import FILES, declaration
from tests.pages.test_cards import shown
from tests.pages.test_html import found_by_the_nu_checker

PAGES = ("", "art_1/", "art_11/", "art_11__para_2/", "preamble/", "parallel/", "about/")


@pytest.fixture(scope="session")
def corpus(second: Path) -> Corpus:
    """What is loaded of its data."""
    return load(second.parent)


def words_on(page: html.HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of adopted words of a page, without their numbers."""
    for paragraph in page.xpath("//main//*[contains(@class, 'words')]"):
        for number in paragraph.find_class("number"):
            number.drop_tree()
        yield paragraph.text_content().strip()


def test_colours_are_those_of_the_data(second: Path, corpus: Corpus) -> None:
    """Of pages, the icon in them, the page to keep, cards; of the rest what is grey by default."""
    (style,) = second.glob("assets/site.*.css")
    for page in (style, "index.html", "en/index.html", "resolution.html"):
        written = (second / page).read_text(encoding="utf-8")
        assert "#005a9c" in written
        assert not re.search("a3122a|ff9a94|fbeeee|2c1d20|data-accent", written)
    picture = Image.open(second / "card-landing.png").convert("RGB")
    assert picture.getpixel((5, 500)) == (0x00, 0x5A, 0x9C)


def test_the_card_of_the_landing_has_the_title_of_the_original_whole(corpus: Corpus) -> None:
    card = cards(show(corpus, SITE_URL))["card-landing.png"]
    assert card.words == (("en", "Universal Declaration of Human Rights"),)
    assert " ".join(shown(card)).startswith("Universal Declaration of Human Rights English ·")


@pytest.mark.parametrize("locale", FILES)
def test_every_word_is_on_the_page(second: Path, locale: str) -> None:
    page = html.parse(second / locale / "index.html", html.HTMLParser(encoding="utf-8"))
    own, adopted = declaration(FILES[locale]), declaration(FILES["en"])
    # What a translation has not is shown in the original.
    adopted = {"title": own["title"]} | {k: adopted[k] | own[k] for k in own.keys() - {"title"}}
    expected = [adopted["title"], adopted["headings"]["opening"]]
    expected += adopted["provisions"]["preamble"].split("\n")
    for article, number in adopted["numbers"].items():
        expected.append(number)
        parts = [eid for eid in adopted["provisions"] if eid.split("__")[0] == article]
        expected += [line for eid in parts for line in adopted["provisions"][eid].split("\n")]
    assert list(words_on(page.getroot())) == expected


@pytest.mark.parametrize("eid", ["preamble", "art_16", "art_18"])
def test_the_other_languages_are_whole_on_a_provisions_page(second: Path, eid: str) -> None:
    page = html.parse(second / f"en/{eid}/index.html", html.HTMLParser(encoding="utf-8"))
    for translation in page.xpath("//*[@class='translation']"):
        (locale,) = translation.xpath("h3/a/@hreflang")
        adopted = declaration(FILES[locale])
        parts = [part for part in adopted["provisions"] if part.split("__")[0] == eid]
        number = [adopted["numbers"][eid]] if eid in adopted["numbers"] else []
        expected = [line for part in parts for line in adopted["provisions"][part].split("\n")]
        shown = [words.text_content().strip() for words in translation.find_class("words")]
        assert [re.sub(r"^[0-9]\. ", "", words) for words in shown] == number + expected


def test_pages_are_sound_html(java: None, second: Path) -> None:
    pages = [second / locale / page / "index.html" for locale in FILES for page in PAGES]
    found = found_by_the_nu_checker([*pages, second / "index.html", second / "404.html"])
    # Their labels are English still, which their `body` says.
    assert [line for line in found if "appears to be written in" not in line] == []


def test_editions_are_valid(second: Path, corpus: Corpus) -> None:
    editions_are_valid(second, FILES)
    assert len(corpus.texts) == len(FILES)


def test_epubcheck_finds_nothing(java: None, second: Path, tmp_path: Path) -> None:
    assert found_by_epubcheck(second, FILES, tmp_path) == []


def test_every_link_leads_somewhere(second: Path) -> None:
    assert dead_links(second, [f"{locale}/{name}" for locale in FILES for name in PAGES]) == []


def test_what_is_not_there_is_not_printed(second: Path) -> None:
    for locale in FILES:
        assert not (second / locale / "sources").exists()
        assert not (second / locale / "signatories").exists()
        about = (second / locale / "about/index.html").read_text(encoding="utf-8")
        assert 'id="terms"' not in about
        kept = (second / f"resolution-{locale}.html").read_text(encoding="utf-8")
        assert "<h2>Sources</h2>" not in kept
