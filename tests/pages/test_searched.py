"""What search reads: all adopted words, where they stand."""

import json

from lxml import html

from tests.helpers.frozen import CORPUS
from tests.helpers.outputs import pages_of, searched
from tests.pages.test_numbers import NUMBERED


def test_all_adopted_words_can_be_found_where_they_stand() -> None:
    pages = pages_of(CORPUS)
    for locale, text in CORPUS.texts.items():
        entries = json.loads(searched(CORPUS)[f"{locale}/search.json"])["entries"]
        page = html.fromstring(pages[f"{locale}/index.md"].split("---", 2)[2])
        there = {"page-text", *page.xpath("//@id")}
        found = {e["words"]: e["address"] for e in entries if e["address"].startswith("#")}
        assert set(text.paragraphs.values()) <= found.keys()
        assert {address[1:] for address in found.values()} <= there


def test_a_number_and_a_heading_are_found_with_the_words_below_them() -> None:
    for locale, first in {"en": "Clause Four", "pl": "Punkt czwarty"}.items():
        entries = json.loads(searched(NUMBERED)[f"{locale}/search.json"])["entries"]
        found = [
            (e["words"].split("\n"), e.get("lang")) for e in entries if e["address"] == "#cl_4"
        ]
        heading = ["Of assets"] if locale == "en" else []
        words = [first, *heading, NUMBERED.texts[locale].provisions["cl_4"]]
        # What is not translated is found apart, as a result is in one language.
        assert found == [(words, None), *([] if heading else [(["Of assets"], "en")])]
