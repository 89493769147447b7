"""A document whose original is written from right to left: what it gives runs the right way."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html
from PIL import Image
from pypdfium2 import PdfDocument

from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.cards import cards, draw
from scripts.outputs.editions.atom import atom
from scripts.outputs.editions.epub import epub
from scripts.outputs.editions.offline import offline
from scripts.outputs.editions.pdf import pdf
from scripts.outputs.pages.render import render
from scripts.shown.languages import direction
from scripts.shown.show import show
from tests.helpers.project import ROOT, SITE_URL, build, change_languages
from tests.helpers.turned import turned

SHOWN = show(turned(), SITE_URL)
HEBREW, CACHE = SHOWN.texts["he"], Cache(ROOT / FOLDER)
PAGES = render(SHOWN, {})
RUNS_ON = re.compile(r"https://\S|[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}|--|\*")
"""What is of no language: addresses, versions and commands."""


def page(name: str) -> etree._Element:
    locale, content = name[:2], PAGES[f"{name}.md"].split("---\n", 2)[2]
    return html.fromstring(f'<body lang="{locale}" dir="{direction(locale)}">{content}</body>')


def documents() -> Iterator[tuple[str, etree._Element]]:
    """Yield what is HTML."""
    yield from ((name[:-3], page(name[:-3])) for name in PAGES)
    yield "HTML", html.fromstring(offline(SHOWN, [*SHOWN.texts.values()]).decode())
    with zipfile.ZipFile(io.BytesIO(epub(HEBREW, CACHE))) as book:
        yield "EPUB", etree.fromstring(book.read("text.xhtml"))


def astray(document: etree._Element) -> Iterator[str]:
    """Yield what has signs or numbers, and runs another way than its language."""
    for element in document.iter(etree.Element):
        above = [element, *element.iterancestors()]
        language = next(filter(None, (e.get("lang") for e in above)))
        ways = ("auto" if etree.QName(e).localname == "bdi" else e.get("dir") for e in above)
        way = next(filter(None, ways))
        for said in (element.text or "", *(below.tail or "" for below in element)):
            own = "ltr" if RUNS_ON.search(said) else direction(language)
            is_plain = all(char.isalpha() or char.isspace() for char in said)
            if not is_plain and way not in ("auto", own) and element.tag not in ("style", "title"):
                yield said


def test_what_has_signs_runs_as_its_language() -> None:
    """Else they stand at the wrong end of it."""
    found = {name: [*astray(document)] for name, document in documents()}
    assert {name: said for name, said in found.items() if said} == {}


def test_a_citation_of_the_original_is_in_its_language() -> None:
    (cited,) = page("pl/cl_1").xpath("//p[@class='citation']")
    assert (cited.get("lang"), cited.get("dir")) == ("he", "rtl")
    assert cited.xpath("bdi/text()") == [f"{SITE_URL}he/cl_1/"]


def test_the_arrow_of_a_link_that_leaves_points_on() -> None:
    offline_page = offline(SHOWN, [HEBREW]).decode()
    for made, arrow in (
        (PAGES["he/sources.md"], "↖"),
        (offline_page, "↖"),
        (PAGES["pl/sources.md"], "↗"),
    ):
        assert set(re.findall("[↖↗]", made)) == {arrow}


def test_a_feed_tells_readers_which_way_it_runs() -> None:
    day = max(HEBREW.text.changes)
    shown = show(turned(earlier={"cl_1": {day: "Other words."}}), SITE_URL)
    feed = etree.fromstring(atom(shown, [shown.texts["he"]], ""))
    (content,) = [e.text or "" for e in feed.iter("{*}content") if e.get("type") == "html"]
    assert content.count('<p dir="rtl">') == 2
    assert content.count('<blockquote dir="rtl">') == 1


def test_an_address_in_the_pdf_has_all_its_slashes_behind_it() -> None:
    sheets = PdfDocument(pdf([HEBREW], CACHE))
    last = sheets[len(sheets) - 1].get_textpage()
    text = last.get_text_range()
    begin, bottom, *_ = last.get_charbox(text.rindex("https"))
    places = (last.get_charbox(i) for i, char in enumerate(text) if char == "/")
    beside = [left for left, low, *_ in places if abs(low - bottom) < 3]
    assert len(beside) == 4
    assert min(beside) > begin


def test_the_bar_of_a_card_is_as_wide_as_the_card() -> None:
    (picture,) = draw([cards(SHOWN)["he/cl_1/card.png"]])
    bar = Image.open(io.BytesIO(picture)).convert("RGB")
    assert bar.getpixel((2, 5)) == bar.getpixel((1197, 5))


def test_its_landing_and_its_404_run_as_it_does(tiny_project: Path) -> None:
    text = tiny_project / "data/text/en.yaml"
    text.rename(text.with_stem("he"))
    resolution = tiny_project / "data/resolution.yaml"
    resolution.write_text(resolution.read_text().replace("original: en", "original: he"))
    change_languages(tiny_project, lambda lines: [line.replace(": en,", ": he,") for line in lines])
    site = build(tiny_project)
    for name in ("index.html", "404.html", "he/index.html"):
        assert html.parse(site / name).getroot().get("dir") == "rtl"
    for locale, way in (("he", "ltr"), ("be", None)):
        (sheet,) = html.parse(site / f"{locale}/index.html").xpath("//p[@class='sheet']")
        assert sheet.get("dir") == way
