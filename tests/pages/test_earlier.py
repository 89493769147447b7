"""Earlier wordings: a provision's page shows them, newest first, with what changed marked."""

import hashlib
from pathlib import Path

import pytest
from lxml import html

from scripts.commands.status import outdated
from scripts.corpus.load import load
from scripts.shown.show import show
from tests.helpers.earlier import NOW, OLD, OLDEST, rewrite
from tests.helpers.faults import EN
from tests.helpers.outputs import pages_of


@pytest.fixture
def rewritten(tiny: Path) -> Path:
    """The tiny project, of which two paragraphs have earlier wordings."""
    return rewrite(tiny)


def body(page: str) -> html.HtmlElement:
    return html.fromstring(page.split("---\n", 2)[2])


def wording(element: html.HtmlElement, other: str) -> str:
    """Join the words of a wording in what shows a change, and leave the other's out."""
    return " ".join(e.text or "" for e in element.find_class("words") if e.tag != other)


def test_a_provisions_page_shows_them_newest_first(rewritten: Path) -> None:
    pages = pages_of(load(rewritten))
    page = body(pages["en/cl_1.md"])
    (shown,) = page.xpath("//section[@id='earlier']")
    assert shown.xpath("h2/text()") == ["en-earlier"]
    newest, oldest = shown.findall("section")
    assert (newest.get("id"), oldest.get("id")) == ("until-2020-03-05", "until-2020-03-04")
    assert newest.xpath("string(h3)").replace("\u00a0", " ") == "en-until March 5, 2020"
    assert (wording(newest, "ins"), wording(newest, "del")) == (OLD, NOW)
    assert (wording(oldest, "ins"), wording(oldest, "del")) == (OLDEST, OLD)
    # Signs are ours: they stand outside of the words, and are spoken as what they mean.
    assert [e.text for e in newest.iter("del")] == ["a <b>list</b>,", "emoji"]
    assert [e.text for e in newest.iter("ins")] == ["no list,", "emoji, ![no](image.png):"]
    signs = [(e.text, e.get("aria-label")) for e in newest.xpath(".//*[@role='img']")]
    removed, added = ("[\N{MINUS SIGN}", "en-removed:"), ("[+", "en-added:")
    end = ("]", "(en-end-of-change)")
    assert signs == [removed, end, added, end] * 2
    assert not newest.xpath(".//*[@class='words']//*")
    flat = " ".join(newest.find("p").text_content().split())
    assert flat.startswith(
        "1. [\N{MINUS SIGN}a <b>list</b>,] [+no list,] _no emphasis_, \\ no escape,"
    )


def test_nothing_shows_where_there_is_none(tiny: Path) -> None:
    before = pages_of(load(tiny))
    after = pages_of(load(rewrite(tiny)))
    changed = {path for path, page in after.items() if page != before[path]}
    told = {"en/downloads.md", "en/cl_1.md"}  # Its version is of another day.
    assert told <= changed
    for path in before.keys() - told:
        assert "until-2020" not in after[path]
        assert "<ins" not in after[path]


def test_the_page_of_changes_shows_what_each_changed(rewritten: Path) -> None:
    page = body(pages_of(load(rewritten))["en/downloads.md"])
    title, clause = page.get_element_by_id("changed-2020-03-05").xpath("dd/p[span or del]")
    assert [e.getprevious().text for e in (title, clause)] == [
        "en-title-and-headings:",
        "en-clause 1:",
    ]
    assert wording(title, "ins") == "A resolution"
    assert wording(clause, "del") == NOW
    (clause,) = page.get_element_by_id("changed-2020-03-04").xpath("dd/p[span or del]")
    assert (wording(clause, "ins"), wording(clause, "del")) == (OLDEST, OLD)
    assert not page.get_element_by_id("changed-2020-03-01").xpath("dd/*")


def test_an_outdated_provision_shows_what_changed_in_the_original(rewritten: Path) -> None:
    file = rewritten / "data/text/be.yaml"
    rendered = '  cl_1: "abddeb01"'
    assert rendered in file.read_text()
    assert "original-changed" not in pages_of(load(rewritten))["be/cl_1.md"]
    file.write_text(file.read_text().replace(rendered, f'  cl_1: "{short(OLD)}"'))
    pages = pages_of(load(rewritten))
    (line,) = outdated(show(load(rewritten), ""))
    assert line.startswith("be cl_1: 1. [-a <b>list</b>,-] {+no list,+} _no emphasis_,")
    (shown,) = body(pages["be/cl_1.md"]).xpath("//section[h2='be-original-changed']")
    assert (wording(shown, "ins"), wording(shown, "del")) == (OLD, NOW)
    assert {e.get("lang") for e in shown.find_class("words")} == {"en"}
    assert shown.xpath(".//@aria-label")[0] == "be-removed:"
    assert not shown.xpath("@id")  # It is not for ever.
    assert sum("original-changed" in page for page in pages.values()) == 1
    # Nor where the original has gone back to what is rendered.
    original = rewritten / EN
    original.write_text(original.read_text().replace(f": {OLDEST}", f": '{NOW}'"))
    file.write_text(file.read_text().replace(short(OLD), "abddeb01"))
    assert "original-changed" not in pages_of(load(rewritten))["be/cl_1.md"]
    # A wording that nobody has any more cannot be compared.
    file.write_text(file.read_text().replace("abddeb01", "00000000"))
    assert "original-changed" not in pages_of(load(rewritten))["be/cl_1.md"]


def short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]
