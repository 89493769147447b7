"""The texts, read as a person reads them: one thing after another, one beside another."""

import re

import pytest
import yaml

from scripts.shown.show import show
from tests.data.real import CORPUS
from tests.helpers.project import ROOT

READS_ON: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "tests/data/reads_on.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("locale", CORPUS.texts)
def test_a_provision_reads_on_from_what_is_above_it(locale: str) -> None:
    read = {}
    for provision in show(CORPUS, "").texts[locale].provisions:
        for above in provision.under[-1:]:
            before, after = READS_ON[locale][provision.eId].split(" | ")
            end = above.words[-len(before) :]
            begin = provision.words[: len(after)]
            read[provision.eId] = f"{end} | {begin}"
    assert read == READS_ON[locale]


def quoted(locale: str, eid: str) -> list[str]:
    """Return the words of the title that a provision quotes first, without its marks."""
    match = re.search(r"[«„\"](.*?),?[»”\"]", CORPUS.texts[locale].provisions[eid])
    assert match
    return re.findall(r"\w+", match[1].casefold())


def given(locale: str, source: str) -> tuple[list[str], list[str]]:
    """Return the words of a source's title, and of its subtitle."""
    title, _, subtitle = CORPUS.texts[locale].sources[source].title.partition(": ")
    return re.findall(r"\w+", title.casefold()), re.findall(r"\w+", subtitle.casefold())


@pytest.mark.parametrize("locale", CORPUS.texts)
def test_titles_differ_as_the_notes_say(locale: str) -> None:
    """pace_title: another word order, and a subtitle. report_title: a longer title."""
    title, subtitle = given(locale, "pace_2495")
    assert sorted(quoted(locale, "rec_3")) == sorted(title)
    assert quoted(locale, "rec_3") != title
    assert subtitle
    title, subtitle = given(locale, "justice_hub_report")
    assert quoted(locale, "rec_2") == title
    assert subtitle


@pytest.mark.parametrize("locale", ["pl", "be"])
def test_a_translation_says_which_language_an_address_is_in(locale: str) -> None:
    addresses = [a for source in CORPUS.sources.values() for a in source.addresses]
    addresses += [a for note in CORPUS.resolution.notes for a in note.evidence]
    assert CORPUS.resolution.published
    named = {a.language for a in [*addresses, CORPUS.resolution.published]} - {None, locale}
    assert set(CORPUS.texts[locale].languages) == named
