"""A fourth language is one new file and one line: from left to right, and from right to left."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from scripts.commands.confirm import confirm
from scripts.commands.language import begin, template
from scripts.commands.status import table
from scripts.corpus.faults import DataError
from scripts.corpus.load import load
from scripts.shown.show import show
from tests.helpers.frozen import CORPUS, EIDS
from tests.helpers.project import THOROUGH, build, change_languages, copy_project
from tests.helpers.serve import serving

TODAY = date(2030, 1, 2)
NEW = {"uk": "Українська", "he": "עברית"}
if THOROUGH:
    NEW |= {"no": "Norsk", "ka": "ქართული"}
ORIGINAL = CORPUS.original


def start(root: Path) -> None:
    """Begin each language as README says."""
    for locale, name in NEW.items():
        line = f'        - {{locale: "{locale}", name: "{name}"}}'
        assert begin(root, locale, TODAY).endswith(f"the languages are:\n{line}")
        change_languages(root, lambda lines: [*lines, line])  # noqa: B023 - called at once


@pytest.fixture(scope="module")
def begun(new_project: Callable[[str], Path]) -> Iterator[str]:
    """The site as it is built at once."""
    root = new_project("begun")
    start(root)
    with serving(build(root)) as address:
        yield address


@pytest.fixture(scope="module")
def translated(new_project: Callable[[str], Path]) -> Iterator[str]:
    """The site when Hebrew has its labels, and clause 3."""
    root = new_project("translated")
    start(root)
    file = root / "data/text/he.yaml"
    text = file.read_text().replace('editorial_in: "en"\n', "")
    text = text.replace("  # cl_3: >-\n", "  cl_3: >-\n    צו מעצר בינלאומי.\n")
    own = (root / "data/text/en.yaml").read_text()
    own = own[own.index("\nsources:\n") :]  # As if it were translated.
    own = re.sub("\n  missing: .*", "\n  missing: טרם תורגם.", own)
    file.write_text(text + own)
    with pytest.raises(DataError, match=r"run make confirm LOCALE=he ID=cl_3$"):
        load(root)
    confirm(root, "he", ["cl_3"])
    with serving(build(root)) as address:
        yield address


@pytest.mark.parametrize("locale", NEW)
def test_nothing_is_translated_and_pages_say_so(page: Page, begun: str, locale: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{begun}/{locale}/")
    root, body = page.locator("html"), page.locator("body")
    expect(root).to_have_attribute("lang", locale)
    expect(root).to_have_attribute("dir", "rtl" if locale == "he" else "ltr")
    # The labels are English still, and are said to be.
    expect(body).to_have_attribute("lang", "en")
    expect(body).to_have_attribute("dir", "ltr")
    assert page.locator(".provision > .missing").all_inner_texts() == [
        ORIGINAL.labels.missing for _ in EIDS
    ]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for eid in EIDS:
        words = page.locator(f"#{eid} > .words")
        expect(words).to_have_attribute("lang", "en")
        expect(words).to_contain_text(ORIGINAL.provisions[eid])
    expect(page.locator("h1")).to_have_attribute("lang", "en")
    page.goto(f"{begun}/pl/about/")
    row = page.locator("#translations tr", has=page.locator(f"[hreflang={locale}]"))
    missing = CORPUS.texts["pl"].labels.missing_here
    expect(row).to_contain_text(f"{missing}: Tytuł i nagłówki, Preambuła, Motyw 1")
    expect(row.locator("td").last).to_have_text("0")


def test_right_to_left(page: Page, translated: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for address in ("", "cl_3/", "parallel/", "about/", "downloads/"):
        page.goto(f"{translated}/he/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        direction = "getComputedStyle(document.querySelector('main')).direction"
        assert page.evaluate(direction) == "rtl"
    page.goto(f"{translated}/he/")
    assert page.locator(".missing").nth(3).inner_text() == "טרם תורגם."
    for eid in EIDS:
        words = page.locator(f"#{eid} > .words")
        if eid == "cl_3":
            expect(words).to_have_text("3. צו מעצר בינלאומי.")
            assert words.get_attribute("lang") is None
        else:
            expect(words).to_have_attribute("lang", "en")
            expect(words).to_have_attribute("dir", "ltr")
    page.goto(f"{translated}/en/cl_3/")
    expect(page.locator(".translation .words[lang=he]")).to_have_attribute("dir", "rtl")
    page.goto(f"{translated}/en/parallel/")
    expect(page.locator("#cl_3 [lang=he]")).to_have_attribute("dir", "rtl")


def test_numbers_wait_and_paragraphs_keep_their_lines() -> None:
    adopted = {"provisions": {"art_1": "One.", "art_2": "Two.\nThree."}}
    numbers = {"numbers": {"art_1": "Article 1", "art_2": "(2)"}}
    original = ORIGINAL.model_copy(update=adopted | numbers)
    written = template(replace(CORPUS, texts={"en": original}), "uk", NEW["uk"], TODAY)
    assert "\nnumbers:\n  # Article 1\n  # art_1: >-\n  #\nprovisions:\n" in written
    assert "  # One.\n  # art_1: >-\n  #\n" in written
    assert "  # Two.\n  # Three.\n  # art_2: |-\n  #\n" in written
    assert "numbers" not in template(CORPUS, "uk", NEW["uk"], TODAY)


def test_a_language_begins_with_the_labels_that_material_has(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    begin(root, "uk", TODAY)
    begin(root, "sr-Latn", TODAY)
    file = root / "data/text/uk.yaml"
    text = file.read_text()
    head, waiting, _ = re.split(r"(# labels:\n(?:#   .+\n){9})", text)
    assert head.endswith(
        'editorial_in: "en"\n# To begin with, what Material for MkDocs has in this language:\n'
    )
    assert "#   contents: 'Зміст'\n" in waiting
    # They wait, so that all that is shown is in the language that the page says.
    assert load(root).texts["uk"].labels == ORIGINAL.labels
    file.write_text(text.replace(waiting, re.sub("^# ?", "", waiting, flags=re.MULTILINE)))
    labels = load(root).texts["uk"].labels
    assert (labels.contents, labels.how_to_cite) == ("Зміст", ORIGINAL.labels.how_to_cite)
    assert "# labels:" not in (root / "data/text/sr-Latn.yaml").read_text()


def test_the_landing_of_many_languages_has_one_title_and_all_names(page: Page, begun: str) -> None:
    page.goto(f"{begun}/")
    expect(page.locator("h1 > span a")).to_have_text([ORIGINAL.title])
    expect(page.locator(".choice:not([id]) [hreflang=uk]")).to_have_text(NEW["uk"])


def test_an_edition_says_what_is_not_translated(begun: str, page: Page) -> None:
    page.goto(f"{begun}/resolution-he.html")
    tree = html.fromstring(page.content())
    notices = tree.xpath("//p[@class='missing'][@lang='en']/text()")
    assert notices.count(ORIGINAL.labels.missing) == len(EIDS)
    assert len(tree.xpath("//p[@class='words'][@lang='en'][@dir='ltr']")) == len(EIDS)


def test_a_new_text_is_added_to_the_status(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    begin(root, "uk", TODAY)
    rows = table(show(load(root), ""))
    assert rows[0] == ["", "en", "pl", "be", "uk"]
    states = dict.fromkeys(["title", "recitals", "operative", *EIDS], "missing")
    assert {row[0]: row[-1] for row in rows[1:]} == {**states, "words": "0"}
    assert rows[1][1:3] == ["original", "unofficial"]
    assert rows[-1][1] == str(len(" ".join(ORIGINAL.paragraphs.values()).split()))


def test_languages_stand_in_the_order_of_alphabets(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for locale in ("lt", "cs", "fo", "fr", "is", "it", "lb", "kk", "uk", "ka", "he"):
        begin(root, locale, TODAY)
    names = [text.name for text in load(root).texts.values()]
    assert names == [  # As ICU 77.1 sorts them, but for the original.
        *("English", "Čeština", "Føroyskt", "Français", "Íslenska", "Italiano"),
        *("Lëtzebuergesch", "Lietuvių", "Polski", "Беларуская", "Қазақ тілі", "Українська"),
        *("ქართული", "עברית"),
    ]


@pytest.mark.parametrize(
    ("locale", "fault"),
    [
        ("pl", "data/text/pl.yaml:1:1: is there already; translate it, or delete it first"),
        (
            "by",
            "by.yaml:1:1: the file's name: 'by' is a country; write the language, as be or ru$",
        ),
        (
            "ua",
            "data/text/ua.yaml:1:1: the file's name: 'ua' is a country; write the language, as uk$",
        ),
        ("xx", "data/text/xx.yaml:1:1: the file's name: 'xx' is no language that the Unicode CLDR"),
        ("pt_BR", "data/text/pt_BR.yaml:1:1: the file's name: 'pt_BR' is no language tag"),
        ("be-Latn", "the Unicode CLDR has no 'be-Latn', only 'be'; names, days and the direction"),
        ("kk-Latn", "the Unicode CLDR has no 'kk-Latn', only 'kk-Cyrl'"),
        ("../x", r"data/text/\.\./x.yaml:1:1: the file's name: '\.\./x' is no language tag"),
    ],
)
def test_what_is_no_new_language_is_refused(tmp_path: Path, locale: str, fault: str) -> None:
    root = copy_project(tmp_path)
    before = sorted(root.rglob("*.yaml"))
    with pytest.raises(DataError, match=fault):
        begin(root, locale, TODAY)
    assert sorted(root.rglob("*.yaml")) == before


def test_a_number_hangs_beside_its_words(page: Page, begun: str, translated: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for address, side in ((f"{begun}/he/", "left"), (f"{translated}/he/", "right")):
        page.goto(address)
        for eid in ("cl_2", "cl_3"):
            number = page.locator(f"#{eid} .number").bounding_box()
            words = page.locator(f"#{eid} > .words").bounding_box()
            assert number
            assert words
            if side == "left":
                assert number["x"] + number["width"] <= words["x"]
            else:
                assert number["x"] >= words["x"] + words["width"]


def test_a_heading_and_what_is_said_of_it_stand_together(page: Page, begun: str) -> None:
    for address in ("uk/", "uk/cl_3/"):
        page.goto(f"{begun}/{address}")
        heading = page.locator("h2.words").first
        box, said = heading.bounding_box(), page.locator("h2.words + .missing").first.bounding_box()
        assert box
        assert said
        assert 0 <= said["y"] - box["y"] - box["height"] < 24
