"""A text whose labels are in another language: each word is said to be in its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.helpers.frozen import CORPUS
from tests.helpers.outputs import pages_of
from tests.helpers.project import build


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of the frozen data with a Japanese text, whose labels are English."""
    own = {"name": "日本語", "editorial_in": "en", "status": "unofficial"}
    english = CORPUS.original.model_copy(update=own)
    return pages_of(replace(CORPUS, texts={**CORPUS.texts, "ja": english}))


def test_one_language_has_none_to_choose() -> None:
    alone = pages_of(replace(CORPUS, texts={"en": CORPUS.original}))
    assert "en/parallel.md" not in alone
    assert 'id="translations"' in pages_of(CORPUS)["en/cl_3.md"]
    assert 'id="translations"' not in alone["en/cl_3.md"]
    for name in ("en/about.md", "en/downloads.md"):
        assert "All languages" in pages_of(CORPUS)[name]
        assert "All languages" not in alone[name]
    assert 'id="all"' in alone["en/downloads.md"]  # The address answers for ever.


def read(pages: dict[str, str], path: str) -> html.HtmlElement:
    return html.fromstring(pages[path].split("---", 2)[2])


def test_labels_are_in_the_language_that_they_are_taken_from(pages: dict[str, str]) -> None:
    signatories = read(pages, "pl/signatories.md")
    for name in signatories.xpath("//p[@class='names']"):
        assert name.xpath("span/@lang") == ["en", "be", "en"]
    terms = read(pages, "pl/about.md").xpath("//section[@id='terms']//tr[td]")
    assert terms
    assert all(row.xpath("td/@lang") == ["en", "pl", "be", "en"] for row in terms)


def test_names_of_the_text_are_in_its_own(pages: dict[str, str]) -> None:
    (heading,) = read(pages, "ja/downloads.md").xpath("//section[@id='text']/h2")
    assert (heading.text, heading.get("lang")) == ("日本語", "ja")
    (link,) = read(pages, "ja/about.md").xpath("//a[contains(@href, 'resolution-ja.html')]")
    assert (link.text, link.get("lang")) == ("日本語", "ja")


def test_dates_and_names_of_languages_are_labels(pages: dict[str, str]) -> None:
    days = read(pages, "ja/sources.md").xpath("//time/text()")
    assert days == read(pages, "en/sources.md").xpath("//time/text()")
    assert "ベラルーシ" not in pages["ja/sources.md"] + pages["ja/about.md"]


def test_the_404_says_nothing_twice(tiny_project: Path) -> None:
    """Its script brings out the heading of the language that is asked for."""
    file = tiny_project / "data/text/be.yaml"
    text = file.read_text()
    own = text.index("labels:")
    english = (tiny_project / "data/text/en.yaml").read_text()
    file.write_text(text[:own] + english[english.index("labels:") :])
    page = html.parse(build(tiny_project) / "404.html")
    assert [span.get("hidden") for span in page.xpath("//h1/span")] == [None, ""]
