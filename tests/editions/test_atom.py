"""Feeds: valid by the grammar of RFC 4287, and read by a feed reader as they are meant."""

import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from tests.helpers.earlier import NOW, OLD, OLDEST, rewrite
from tests.helpers.outputs import made_of
from tests.helpers.project import SITE_URL

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
A = "{http://www.w3.org/2005/Atom}"


def feeds(corpus: Corpus) -> dict[str, list[str]]:
    """Every feed's file name, and the locales whose texts' changes it tells."""
    return {"feed.xml": list(corpus.texts)} | {f"feed-{at}.xml": [at] for at in corpus.texts}


def test_feeds_are_valid(corpus: Corpus, made: dict[str, bytes]) -> None:
    for path in feeds(corpus):
        GRAMMAR.assertValid(etree.fromstring(made[path]))


@pytest.mark.parametrize("tag", ["id", "title", "updated", "author", "entry/id", "entry/updated"])
def test_the_grammar_finds_what_is_missing(made: dict[str, bytes], tag: str) -> None:
    feed = etree.fromstring(made["feed.xml"])
    (element, *_) = feed.iterfind("/".join(A + part for part in tag.split("/")))
    element.getparent().remove(element)  # type: ignore[union-attr] # not the root
    assert not GRAMMAR.validate(feed)


def test_a_reader_reads_every_change_in_its_texts_language(
    corpus: Corpus, made: dict[str, bytes]
) -> None:
    for path, locales in feeds(corpus).items():
        read = feedparser.parse(made[path])
        assert not read.bozo
        assert read.version == "atom10"
        first = corpus.texts[locales[0]]
        assert read.feed.language == locales[0]
        assert read.feed.id == f"{SITE_URL}{path}"
        assert first.labels.place_and_date in read.feed.title
        links = {link.rel: link.href for link in read.feed.links}
        home = SITE_URL if path == "feed.xml" else f"{SITE_URL}{locales[0]}/"
        assert links == {"self": f"{SITE_URL}{path}", "alternate": home}
        expected = {
            f"{SITE_URL}{locale}/downloads/#changed-{day}": (
                locale,
                f"{day}T12:00:00Z",
                re.sub(r"\[\w+\|(.*?)\]", r"\1", words),
            )
            for locale in locales
            for day, words in corpus.texts[locale].changes.items()
        }
        found = {e.id: (e.content[0].language, e.updated, e.content[0].value) for e in read.entries}
        assert found == expected
        assert len(read.entries) == len(expected)
        assert [entry.link for entry in read.entries] == [entry.id for entry in read.entries]
        days = [entry.updated for entry in read.entries]
        assert days == sorted(days, reverse=True)
        assert read.feed.updated == days[0]


def test_an_entry_leads_to_its_change(site: Path) -> None:
    for entry in feedparser.parse((site / "feed.xml").read_bytes()).entries:
        path, _, fragment = entry.link.removeprefix(SITE_URL).partition("#")
        page = html.parse(site / path / "index.html", html.HTMLParser(encoding="utf-8")).getroot()
        assert entry.content[0].value[:20] in page.get_element_by_id(fragment).text_content()


def test_an_entry_shows_what_its_change_changed(tiny: Path) -> None:
    feed = made_of(load(rewrite(tiny)))["feed-en.xml"]
    GRAMMAR.assertValid(etree.fromstring(feed))
    newest, older, first = feedparser.parse(feed).entries
    assert first.content[0] == {
        "type": "text/plain", "language": "en", "base": "", "value": "The text, at last.",
    }  # fmt: skip
    page = html.fromstring(newest.content[0].value)
    said = [p.text_content() for p in page.findall("p")]
    assert said == ["The list went.", "en-title-and-headings:", "en-clause 1:"]
    clause = page.findall("blockquote")[1]
    assert clause.text_content().startswith(
        "1. [en-removed: a <b>list</b>,] [en-added: no list,] _no emphasis_, "
    )

    def wording(tag: str) -> str:
        return " ".join(e.text or "" for e in clause.iterchildren() if e.tag in ("span", tag))

    assert (wording("del"), wording("ins")) == (OLD, NOW)
    assert {e.get("lang") for e in clause.iterchildren()} == {"en"}
    assert f"<del>{OLDEST}</del>" in older.content[0].value.replace(' lang="en"', "")
