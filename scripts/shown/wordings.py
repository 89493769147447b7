"""The wordings of a paragraph, and what changed from one to the next, by words."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scripts.corpus.corpus import Corpus
from scripts.corpus.hashes import short_hash
from scripts.corpus.text import to_render
from scripts.corpus.values import Locale
from scripts.shown.words import has_spaces, words_of

Difference = tuple[Literal["", "del", "ins"], str]
"""Words that two wordings have in common; that the old one has alone; the new one."""


@dataclass(frozen=True)
class Wording:
    """A wording that a paragraph of a text had before."""

    until: date
    """The day when others took their place."""
    language: Locale
    differences: tuple[Difference, ...]
    """From them to the words that took their place, if any did."""


def earlier(corpus: Corpus, locale: Locale, name: str) -> tuple[Wording, ...]:
    """Return the earlier wordings of a paragraph of a text, newest first."""
    text = corpus.texts[locale]
    found, after = [], text.paragraphs.get(name, "")
    for day, words in sorted(text.earlier.get(name, {}).items(), reverse=True):
        found.append(Wording(day, locale, tuple(differences(words, after, locale))))
        after = words
    return tuple(found)


def since_rendered(corpus: Corpus, locale: Locale, name: str) -> tuple[Difference, ...]:
    """Return what changed in the original since outdated words rendered it, if `earlier` has it."""
    original, language = corpus.original, corpus.resolution.original
    for words in original.earlier.get(name, {}).values():
        value = short_hash(to_render(original.numbers, name, words))
        if value == corpus.texts[locale].renders.get(name) and name in corpus.outdated[locale]:
            return tuple(differences(words, original.paragraphs[name], language))
    return ()


def differences(old: str, new: str, locale: Locale) -> Iterator[Difference]:
    """Yield what changed from one wording to another of the same language, in their order."""
    ours, theirs = words_of(old, locale), words_of(new, locale)
    space = " " if has_spaces(locale) else ""
    compare = difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False)
    for kind, a, b, c, d in compare.get_opcodes():
        if kind == "equal":
            yield "", space.join(ours[a:b])
            continue
        if a < b:
            yield "del", space.join(ours[a:b])
        if c < d:
            yield "ins", space.join(theirs[c:d])


def in_signs(found: Iterable[Difference], locale: Locale) -> str:
    """Return differences as plain text: [-what is gone-] {+what came+}."""
    signs = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    space = " " if has_spaces(locale) else ""
    return space.join(signs[kind].format(words) for kind, words in found)
