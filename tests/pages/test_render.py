"""Rendering, on the tiny project: golden pages, and the words as they are written."""

import os
import shutil
from pathlib import Path

import markdown
import pytest
from lxml import html

from scripts.corpus.load import load
from tests.helpers.outputs import pages_of

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def pages(tiny: Path) -> dict[str, str]:
    # The pages tell the size and the hash of editions; the editions themselves are tested apart.
    files = {"resolution-en.pdf": b"PDF", "feed-be.xml": b"feed", "resolution.json": b"{}" * 999}
    return pages_of(load(tiny), files)


def test_pages_are_the_golden_ones(pages: dict[str, str]) -> None:
    pages = {path: page for path, page in pages.items() if path.endswith(".md")}
    if os.environ.get("GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, page in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(page)
    golden = {p.relative_to(GOLDEN).as_posix(): p.read_text() for p in GOLDEN.rglob("*.*")}
    assert pages == golden


def test_markdown_would_change_nothing(pages: dict[str, str]) -> None:
    """So hooks.py may leave it out."""
    for path, page in pages.items():
        if path.endswith(".md"):
            body = page.split("---\n", 2)[2]
            converted = markdown.markdown(body, extensions=["toc", "tables", "fenced_code"])
            assert converted == body.strip(), path


def test_words_stand_literally_after_markdown(tiny: Path, pages: dict[str, str]) -> None:
    text = load(tiny).original
    page = html.fromstring(markdown.markdown(pages["en/index.md"].split("---\n", 2)[2]))
    for eid, words in text.provisions.items():
        shown = page.get_element_by_id(eid).find_class("words")[0].text_content()
        assert shown.removeprefix("1. ").removeprefix("• ") == words
    assert [h1.text_content() for h1 in page.iter("h1")] == [text.title]
    assert not page.findall(".//script")


def test_a_missing_provision_is_shown_in_the_original_and_said_to_be(
    tiny: Path, pages: dict[str, str]
) -> None:
    page = html.fromstring(markdown.markdown(pages["be/index.md"].split("---\n", 2)[2]))
    missing, words = page.get_element_by_id("rec_1").findall("p")[:2]
    assert (missing.get("class"), missing.text_content()) == ("missing", "be-missing")
    assert (words.get("class"), words.get("lang")) == ("words", "en")
    assert words.text_content() == "1. " + load(tiny).original.provisions["rec_1"]
    assert len(page.find_class("missing")) == 1
