"""Pages of a document with chapters: what stands above a provision, and what is said of it."""

import re
from dataclasses import replace
from operator import attrgetter

import pytest
from lxml import html

from scripts.corpus.eids import numbers
from scripts.corpus.model import Provision
from scripts.corpus.text import HEADING
from scripts.outputs.cards import cards
from scripts.shown.show import show
from tests.helpers.chapters import chapters, own
from tests.helpers.outputs import pages_of
from tests.helpers.project import ROOT, SITE_URL

CORPUS = chapters(**{f"chp_1__art_1{HEADING}": "0" * 8})
PAGES = pages_of(CORPUS)
ENGLISH, POLISH = own("en"), own("pl")
LABELS = CORPUS.texts["pl"].labels


def page(name: str) -> html.HtmlElement:
    return html.fromstring(PAGES[f"{name}.md"].split("---\n", 2)[2])


@pytest.mark.parametrize("name", ["pl/index", "pl/chp_1", "pl/parallel"])
def test_a_heading_that_is_outdated_or_not_translated_says_so(name: str) -> None:
    for eid, state, notice in [
        ("chp_1", "missing", LABELS.missing_here),
        ("chp_1__art_1", "outdated", LABELS.outdated_explained),
    ]:
        below = "" if name.endswith("parallel") else "/p"
        at = f"//*[@id='{eid}']{below or '/td[1]/p'}[contains(@class, '{state}')]"
        (found,) = page(name).xpath(at)
        assert found.text_content().replace("\N{NO-BREAK SPACE}", " ") == notice


def test_it_says_so_in_the_language_of_the_page() -> None:
    for eid, name in [("chp_1", "missing_here"), ("chp_1__art_1", "outdated_explained")]:
        (polish,) = (
            e for e in page(f"en/{eid}").find_class("translation") if "Polski" in e.text_content()
        )
        first = polish.xpath("p[not(contains(@class, 'words'))]")[0]
        assert first.text == getattr(CORPUS.original.labels, name)


def test_a_number_that_is_translated_is_shown_though_the_words_are_not() -> None:
    (above,) = page("pl/index").xpath("//*[@id='chp_1__art_2bis']/p[@class='words'][b]")
    assert [b.text for b in above] == [
        POLISH["chp_1__art_2bis number"],
        POLISH["chp_1__art_2bis heading"],
    ]
    (cell,) = page("pl/parallel").xpath("//tr[@id='chp_1__art_2bis']/td[1]")
    said = cell.find_class("missing")[0]
    assert (cell.get("class"), said.tag) == (None, "p")  # Its words are as large as others.


def test_headings_of_what_is_above_stand_on_a_provisions_page_and_card() -> None:
    eid = "chp_1__art_1__para_1__point_a"
    tops = page(f"pl/{eid}").xpath("//*[@class='words'][following::*[@class='resolution']]")
    expected = [
        ENGLISH["chp_1 heading"],
        POLISH["chp_1__art_1 heading"],
        POLISH["chp_1__art_1__para_1"],
    ]
    assert [e.text_content() for e in tops] == expected
    card = cards(show(CORPUS, SITE_URL))[f"pl/{eid}/card.png"]
    assert [words for _, words in card.words] == [*expected, POLISH[eid]]


def test_paragraphs_of_what_is_above_are_apart() -> None:
    corpus = chapters()
    rec = corpus.original.provisions["rec_1"]
    lines = {**corpus.original.provisions, "rec_1": f"{rec}\nAnother."}
    corpus.texts["en"].__dict__["provisions"] = lines
    made = pages_of(corpus)["en/rec_1__point_a.md"].split("---\n", 2)[2]
    above = html.fromstring(made).xpath("//p[@class='words'][following::*[@class='resolution']]")
    assert [p.text for p in above] == [rec, "Another."]


def test_a_label_that_is_not_translated_says_so_among_translated_words() -> None:
    for link in page("he/index").xpath("//a[@class='number']"):
        around = link.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        assert around in ("", "en")  # That of the page's body.


def test_articles_that_begin_anew_in_a_chapter_are_told_apart() -> None:
    corpus = chapters()
    again = ("chp_2__art_1", "chp_2__art_1__para_1")
    new = (*corpus.resolution.provisions, *(Provision(eId=eid) for eid in again))
    corpus = replace(corpus, resolution=corpus.resolution.model_copy(update={"provisions": new}))
    shown = show(corpus, SITE_URL)
    for this in shown.texts.values():
        for said in map(attrgetter, ("title", "link", "cited.title")):
            assert len({(p.kind, said(p)) for p in this.provisions}) == len(new)
    names = {p.eId: p.number for p in shown.original.provisions}
    assert names["chp_1__art_1__para_1__point_a"] == "1:1(1)(a)"
    assert (names["chp_1__art_2bis"], names["chp_2__art_3"]) == ("1:2bis", "2:3")
    assert [names[eid] for eid in again] == ["2:1", "2:1(1)"]
    assert (names["chp_2"], names["rec_1__point_a"]) == ("2", "1(a)")


@pytest.mark.parametrize(
    ("eid", "cited"),
    [
        ("chp_2__art_3", "3"),
        ("chp_1__sec_2__art_12bis__para_1", "12bis(1)"),
        ("chp_1__sec_2", "1(2)"),
        ("att_1__art_2", "1(2)"),  # Each may have one.
        ("art_1__sec_8", "1(8)"),
    ],
)
def test_an_article_is_cited_without_the_chapters_above_it(eid: str, cited: str) -> None:
    assert numbers([eid]) == {eid: cited}


def test_side_by_side_a_long_number_takes_two_lines() -> None:
    (link,) = page("en/parallel").xpath("//tr[@id='chp_1__art_1__para_1__point_a']/th/a")
    assert list(link.itertext()) == ["1(1)", "(a)"]


def test_a_citation_of_the_text_is_not_taken_for_how_to_cite() -> None:
    """Script and style look for the paragraph that says it, and not for the kind of provision."""
    assert page("en/index").xpath("//div[@id='cit_1' and @class='provision citation']")
    for file in ("quote.js", "text.css", "site.css"):
        found = re.findall(r"([a-z]*)\.citation\b", (ROOT / "docs/assets" / file).read_text())
        assert set(found) <= {"p", "dataset"}
