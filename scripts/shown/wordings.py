"""The wordings of a paragraph, and what changed from one to the next, by words."""

import difflib
from collections.abc import Iterator
from typing import Literal

from scripts.corpus.values import Locale
from scripts.shown.words import has_spaces, words_of

Difference = tuple[Literal["", "del", "ins"], str]
"""Words that two wordings have in common; that the old one has alone; the new one."""


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


def in_signs(found: Iterator[Difference], locale: Locale) -> str:
    """Return differences as plain text: [-what is gone-] {+what came+}."""
    signs = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    space = " " if has_spaces(locale) else ""
    return space.join(signs[kind].format(words) for kind, words in found)
