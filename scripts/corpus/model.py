"""What a resolution is: frozen shapes, and what follows from an eId."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, StrictBool, StrictInt

from scripts.corpus import eids
from scripts.corpus.hashes import short_hash
from scripts.corpus.labels import Labels
from scripts.corpus.values import (
    Below,
    Date,
    EId,
    Hash,
    Id,
    Locale,
    NotEmpty,
    Number,
    OrNothing,
    Paragraphs,
    Shape,
    Url,
    Words,
)

PAGES: Mapping[str, str] = {
    "index": "text",
    "parallel": "parallel",
    "sources": "page",
    "signatories": "page",
    "about": "page",
    "downloads": "page",
}
"""The pages of each language: the name of a page's template and of its label, which is its address
below the locale (index is the full text) -> its kind, as in scripts/site/assets.py."""

HEADING = "__heading"
"""How the name of a provision's own heading ends."""

Status = Literal["original", "official", "reviewed", "unofficial"]
State = Literal[Status, "outdated", "missing"]
"""What holds for one paragraph of a text: its translation status, or what is derived."""


class Address(Shape):
    """Where something can be read."""

    url: Url
    language: Locale | None = None
    """The language of what is there."""
    title: Words | None = None
    """Its own title, where it is something else than what the address stands under."""
    verified: StrictBool = True
    """False: derived and never opened; shown as text, not as a link."""
    archived: Url | None = None
    """Where an archive keeps a copy of it."""

    @property
    def host(self) -> str:
        """The host, without www."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


class Identifier(Shape):
    """A name that a publisher has given a document; an ELI is one, though it looks like http."""

    value: Words
    verified: StrictBool = True


class Provision(Shape):
    """An addressable part of the resolution."""

    eId: EId  # noqa: N815 - the spelling of Akoma Ntoso
    cites: tuple[Id, ...] = ()
    """The sources that this provision cites."""

    heading: Id | None = None
    """The heading that stands above it and what follows it; its words are in the texts."""

    @property
    def kind(self) -> str:
        """Which part of the resolution it is: as recital, clause, point."""
        return eids.kind(self.eId)

    @property
    def number(self) -> str:
        """How it is cited: "3", "5(b)", or nothing for a provision without a number."""
        return eids.number(self.eId)


class Note(Shape):
    """An editorial note; its words are in the texts."""

    id: Id
    provisions: tuple[EId, ...]
    """The provisions that it is about; none: the whole text."""
    evidence: tuple[Address, ...] = ()
    """Where what it says can be seen."""


class Gone(Shape):
    """What was published and is not there any more: its address says so, and where to go."""

    address: Below
    to: Below


class Resolution(Shape):
    """`data/resolution.yaml`: the work, whatever the language."""

    country: Annotated[str, Field(pattern="^[a-z]{2}$")]
    """Where it was adopted (ISO 3166-1): its Akoma Ntoso names begin with it."""
    subtype: Id = "resolution"
    """What kind of document it is, in those names."""
    original: Locale
    """The locale of the text as it was published."""
    adopted: Date
    publisher: Id | None = None
    """The organization that published the text."""
    published: Address | None = None
    """Where it published it."""
    addressees: tuple[Id, ...] = ()
    provisions: Annotated[tuple[Provision, ...], NotEmpty]
    """In the order of the text."""
    notes: tuple[Note, ...] = ()
    gone: tuple[Gone, ...] = ()
    """Addresses that were published, of provisions, sources and pages that are not there now."""


class Source(Shape):
    """A text that is cited; its title is in the texts."""

    id: Id
    issuer: Id
    """The organization that issued it."""
    language: Locale
    """The language that it is written in."""
    date: Date | None = None
    authors: tuple[Words, ...] = ()
    pages: Annotated[StrictInt, Field(gt=0)] | None = None
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()


class Sources(Shape):
    """`data/sources.yaml`."""

    sources: tuple[Source, ...] = ()


class Organization(Shape):
    """A signatory, or another body that is named; its name is in the texts."""

    id: Id
    address: Address | None = None


class Signatories(Shape):
    """`data/signatories.yaml`: every organization, once."""

    signatories: tuple[Organization, ...] = ()
    """Named in the preamble as taking part, in its order."""
    bodies: tuple[Organization, ...] = ()
    """Named elsewhere."""


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
        """The adopted words, by name: title, a heading's name, an eId.

        A provision's own heading is named as art_3__heading.
        """
        title = {"title": self.title} if self.title else {}
        return (
            title
            | {
                f"{name}{HEADING}" if re.fullmatch(eids.PATTERN, name) else name: words
                for name, words in self.headings.items()
            }
            | dict(self.provisions)
        )


@dataclass(frozen=True)
class Corpus:
    """Everything that `data/` holds, checked."""

    resolution: Resolution
    sources: Mapping[Id, Source]
    signatories: Mapping[Id, Organization]
    bodies: Mapping[Id, Organization]
    texts: Mapping[Locale, Text]
    """The original first, then by the languages' own names."""

    @property
    def original(self) -> Text:
        """The text as it was published."""
        return self.texts[self.resolution.original]

    def state(self, locale: Locale, name: str) -> State:
        """Return what holds for the paragraph `name` (as in Text.paragraphs) of a text."""
        if name in self.missing[locale]:
            return "missing"
        return "outdated" if name in self.outdated[locale] else self.texts[locale].status

    # What every page looks up is sorted out once, so that the cost of a page does not grow with
    # the number of pages.

    @cached_property
    def parts(self) -> Mapping[EId | None, list[Provision]]:
        """The parts of a provision, by its eId; by None those that are parts of none."""
        known = {p.eId for p in self.resolution.provisions}
        return grouped((eids.parent(p.eId, known), p) for p in self.resolution.provisions)

    @cached_property
    def notes(self) -> Mapping[EId | None, list[Note]]:
        """The notes about a provision, by its eId; by None those about the whole text."""
        return grouped((eid, n) for n in self.resolution.notes for eid in n.provisions or (None,))

    @cached_property
    def missing(self) -> Mapping[Locale, frozenset[str]]:
        """The paragraphs that each text leaves out."""
        adopted = self.original.paragraphs.keys()
        return {
            locale: frozenset(adopted - text.paragraphs.keys())
            for locale, text in self.texts.items()
        }

    @cached_property
    def outdated(self) -> Mapping[Locale, frozenset[str]]:
        """The paragraphs of each text that render an earlier wording of the original."""
        now = {name: short_hash(words) for name, words in self.original.paragraphs.items()}
        found = {self.resolution.original: frozenset[str]()}
        for locale in self.texts.keys() - found:
            renders, own = self.texts[locale].renders, now.keys() - self.missing[locale]
            found[locale] = frozenset(name for name in own if renders.get(name) != now[name])
        return found

    @cached_property
    def citing(self) -> Mapping[Id, list[Provision]]:
        """The provisions that cite a source, by its id."""
        return grouped((source, p) for p in self.resolution.provisions for source in p.cites)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, list[_Value]]:
    """Return the values of each key, in their order."""
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
