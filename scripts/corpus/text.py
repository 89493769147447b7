"""`data/text/<locale>.yaml`: one language's words, as frozen shapes."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from scripts.corpus import eids
from scripts.corpus.labels import Labels
from scripts.corpus.values import (
    Alias,
    Date,
    Hash,
    Locale,
    Number,
    OrNothing,
    Paragraphs,
    Shape,
    Words,
)

HEADING = "__heading"
"""How the name of a provision's own heading ends."""


def is_words(number: object) -> bool:
    """Tell whether a number is in some language, as "Article 3"; "(2)" is so in every one."""
    return isinstance(number, str) and any(map(str.isalpha, number))


def to_render(numbers: Mapping[str, object], name: str, words: str) -> str:
    """Return what a translation of a paragraph renders: its words, and above them its number."""
    number = numbers.get(name.removesuffix(HEADING))
    return f"{number}\n{words}" if is_words(number) else words


Status = Literal["original", "official", "reviewed", "unofficial"]
State = Literal[Status, "outdated", "missing"]
"""What holds for one paragraph of a text: its translation status, or what is derived."""


class SourceText(Shape):
    """One language's words of a source."""

    title: Words
    official: StrictBool = False
    """True: the issuer's own title in this language; else this project's translation."""
    details: Words | None = None


class OrganizationText(Shape):
    """One language's words of an organization."""

    name: Words
    description: Words | None = None
    """What it is, in neutral words."""


class Review(Shape):
    """That somebody proofread the words of a paragraph: it holds until they change."""

    date: Date
    by: Words | None = None
    """Who, if they wish to be named."""
    words: Hash
    """Of the words that were proofread; make apply writes it."""


class About(Shape):
    """The paragraphs of the page about the text, a section each."""

    origin: Words
    editorial: Words
    numbering: Words
    translations: Words
    publisher: Words
    privacy: Words
    unprotected: Words
    """What the site cannot protect a reader from."""
    checking: Words
    """How the hash of a provision's words is made."""
    copies: Words
    """How to check a copy of the site by SHA256SUMS."""
    offline: Words
    """How to take a copy that needs no network."""


class Text(Shape):
    """`data/text/<locale>.yaml`: one language's words."""

    name: Words
    """The language's own name."""
    alias: Alias | None = None
    """What is taken for the language's tag: its address leads on to the text's."""
    status: Status
    editorial_in: Locale | None = None
    """The language that labels and editorial words are still in; none: this text's own."""
    title: Words = ""
    """The original has one. What a translation leaves out is shown in the original."""
    headings: Annotated[Mapping[str, Words], *OrNothing] = {}
    """By the names that resolution.yaml gives them; a provision's own heading by its eId."""
    numbers: Annotated[Mapping[str, Number], *OrNothing] = {}
    """By eId, where the text itself has numbers, as "Article 3": adopted words. Else they are made
    of the eId."""
    provisions: Annotated[Mapping[str, Paragraphs], *OrNothing] = {}
    """By eId."""
    renders: Annotated[Mapping[str, Hash], *OrNothing] = {}
    """The wording of the original that a translation renders, by the names of its paragraphs. One
    that is not the original's now makes the words outdated."""
    reviewed: Annotated[Mapping[str, Review], *OrNothing] = {}
    """Paragraphs of a translation that were proofread, by their names, until the status says it of
    the whole."""
    earlier: Annotated[Mapping[str, Mapping[Date, Paragraphs]], *OrNothing] = {}
    """Wordings that were published, by the names of their paragraphs, each by the day when the next
    was published: it is the day of a change. What stands here stays."""
    changes: Annotated[Mapping[Date, Words], Field(min_length=1)]
    """What changed in this text, by the day when it was published; the first: that it came."""
    choices: tuple[Words, ...] = ()
    """What the translator chose between, and why."""
    sources: Mapping[str, SourceText] = {}
    organizations: Mapping[str, OrganizationText] = {}
    notes: Mapping[str, Words] = {}
    terms: Mapping[str, Words] = {}
    about: About
    synonyms: Mapping[str, Words] = {}
    """What readers may search by -> the words that the text has: abbreviations, other spellings,
    irregular forms."""
    languages: Mapping[Locale, Words] = {}
    """How to say which language something is in, where the language's name alone does not: po
    angielsku."""
    labels: Labels

    @cached_property
    def paragraphs(self) -> Mapping[str, Words]:
        """The adopted words, by name: title, a heading's, an eId, or art_3__heading for its own."""
        title = {"title": self.title} if self.title else {}
        headings = {
            f"{name}{HEADING}" if re.fullmatch(eids.PATTERN, name) else name: words
            for name, words in self.headings.items()
        }
        return {**title, **headings, **self.provisions}

    @cached_property
    def version(self) -> str:
        """Which words it has, of which day: "2026-11-22-1b4f0e98".

        The day of its last change, and the first 8 digits of the SHA-256 of the title, the headings
        and the provisions, sorted by eId, as JSON in UTF-8: wordings of one day differ by them.
        """
        words = self.model_dump(include={"title", "headings", "provisions"})
        content = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
        return f"{max(self.changes)}-{hashlib.sha256(content).hexdigest()[:8]}"
