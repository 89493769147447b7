"""The tree of a text as it is shown, which every format reads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts.corpus.corpus import Corpus
from scripts.corpus.eids import Container
from scripts.corpus.hashes import sha256
from scripts.corpus.labels import Labels, StatusLabels
from scripts.corpus.model import Note
from scripts.corpus.text import Review, State, Text
from scripts.corpus.values import EId, Id, Locale
from scripts.shown.citation import Cited
from scripts.shown.languages import direction
from scripts.shown.wordings import Difference, Wording
from scripts.shown.words import count


@dataclass(frozen=True)
class Paragraph:
    """Adopted words as a text shows them: its own, or the original's where it has none."""

    name: str
    """As in the data: title, the name of a heading, or an eId."""
    words: str
    """Plain text; paragraphs end with a line feed, but for the last. None: it is a number, a
    heading or the whole of its parts."""
    language: Locale
    """Of the words."""
    state: State
    notice: str
    """What stands beside them: that they are missing, outdated or proofread; else nothing."""
    review: Review | None
    """Who proofread them, and when, if that is their state and was said of them alone."""
    earlier: tuple[Wording, ...]
    """The words that this text had before, newest first."""
    since_rendered: tuple[Difference, ...]
    """What changed in the original since, if they are outdated and render a wording that it has."""

    @property
    def lines(self) -> list[str]:
        """The words, by paragraph."""
        return self.words.split("\n") if self.words else []

    @property
    def sha256(self) -> str:
        """The hash by which a quotation of the words can be checked."""
        return sha256(self.words)


@dataclass(frozen=True)
class ShownProvision(Paragraph):
    """A provision: its words, what it is called, and what stands above and below it."""

    kind: str
    """The name of its element: recital, clause, point …"""
    container: Container
    number: str
    """As it is cited: "3", "5(b)", or nothing. Where the text has no number, it is editorial."""
    mark: str
    """As it is printed: "3.", "•", "Article 3", or nothing."""
    mark_language: Locale
    """Of what is printed: the original's, if its number is in words that are not translated."""
    own_number: bool
    """Whether what is printed is adopted words."""
    heading: Paragraph | None
    title: str
    """ "Clause 3"."""
    link: str
    """ "Link to clause 3"."""
    status: str
    """Its state, in words."""
    parent: EId | None
    under: tuple[Paragraph, ...]
    """What its words go on from: a heading, a clause."""
    parts: tuple["ShownProvision", ...]
    cites: tuple[Id, ...]
    notes: tuple[Note, ...]
    cited: Cited

    @property
    def item(self) -> str:
        """Which list it can be an item of, by its mark: "ol", "ul", or of none."""
        if self.mark == "•":
            return "ul"
        return "ol" if re.fullmatch(r"[0-9]+\.", self.mark) and not self.heading else ""

    @property
    def above(self) -> list[tuple[str, Locale]]:
        """Its number and its heading, as they are printed above its words; each has a language."""
        number = [(self.mark, self.mark_language)] if self.mark else []
        heading = [(self.heading.words, self.heading.language)] if self.heading else []
        return number + heading

    @property
    def said(self) -> list["ShownProvision"]:
        """Itself, or what is below it, where it has no words of its own."""
        return [self] if self.words else [row for part in self.parts for row in part.said]

    @property
    def rows(self) -> Iterator["ShownProvision"]:
        """Itself and all that is below it, in the order of the text."""
        yield self
        for part in self.parts:
            yield from part.rows

    @property
    def eId(self) -> EId:  # noqa: N802 - the spelling of Akoma Ntoso
        """Its permanent name."""
        return self.name


@dataclass(frozen=True)
class Section:
    """Provisions under one heading, or a provision under none."""

    heading: Paragraph | None
    provisions: tuple[ShownProvision, ...]

    @property
    def rows(self) -> Iterator[ShownProvision]:
        """The provisions in the order of the text: a clause, then its points."""
        return (row for provision in self.provisions for row in provision.rows)

    @property
    def container(self) -> Container:
        """The part of the document that it is in."""
        return self.provisions[0].container


@dataclass(frozen=True)
class ShownText:
    """One text, as it is published."""

    corpus: Corpus
    """That it is of."""
    locale: Locale
    text: Text
    title: Paragraph
    sections: tuple[Section, ...]
    provisions: tuple[ShownProvision, ...]
    """All of them, in the order of the text."""
    cited: Cited
    version: str
    updated: date
    url: str
    """The permalink of the text."""
    original_url: str | None
    """The permalink of the original; None: this is the original."""

    @cached_property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """All adopted words, by name, in the order of the text."""
        found: list[Paragraph | None] = [self.title]
        for section in self.sections:
            found.append(section.heading)
            for provision in section.rows:
                found += (provision.heading, provision)
        return {paragraph.name: paragraph for paragraph in found if paragraph}

    def changed(self, day: date) -> Iterator[tuple[str, Wording]]:
        """Yield what took other words on a day: how it is called, and the words that it had."""
        for paragraph in self.paragraphs.values():
            own = paragraph.title if isinstance(paragraph, ShownProvision) else ""
            name = own or self.labels.title_and_headings
            yield from ((name, wording) for wording in paragraph.earlier if wording.until == day)

    @property
    def labels(self) -> Labels:
        """The fixed words of its pages and files."""
        return self.text.labels

    @property
    def is_translation(self) -> bool:
        """Whether it is not the original."""
        return self.original_url is not None

    @property
    def editorial(self) -> Locale:
        """The language of labels and editorial words."""
        return self.text.editorial_in or self.locale

    @property
    def direction(self) -> str:
        """The direction of its letters, ltr or rtl, as in HTML."""
        return direction(self.locale)

    @property
    def away(self) -> str:
        """The sign of a link that leaves the site: up, and on as the labels run."""
        return "↖" if direction(self.editorial) == "rtl" else "↗"

    @property
    def status(self) -> str:
        """The translation status in words, with what it means."""
        status: StatusLabels = getattr(self.labels.statuses, self.text.status)
        return f"{status.name}. {status.explained}"

    @property
    def colophon(self) -> list[tuple[str, str]]:
        """What every edition tells of itself, outside of the adopted words: labels and values."""
        labels, published = self.labels, self.corpus.resolution.published
        return [
            (labels.adopted, labels.place_and_date),
            (labels.status, self.status),
            *([(labels.statuses.original.name, self.original_url)] if self.original_url else []),
            *([(labels.published_text, published.url)] if published else []),
            (labels.version, self.version),
            (labels.permalink, self.url),
        ]

    @property
    def word_count(self) -> int:
        """How many words the text has of its own."""
        own = (p.words for p in self.paragraphs.values() if p.state != "missing")
        return sum(count(words, self.locale) for words in own)


@dataclass(frozen=True)
class Shown:
    """All texts, as they are published at an address."""

    corpus: Corpus
    site_url: str
    """With its closing slash."""
    texts: Mapping[Locale, ShownText]
    """The original first, then by the languages' own names."""
    suggest_to: tuple[str, ...] = ()
    """Where readers suggest corrections: the project's address on GitHub, a mail address."""

    @property
    def many(self) -> bool:
        """Whether it has more languages than fit into a row, of links or of columns."""
        return len(self.texts) > 4

    @property
    def has_menu(self) -> bool:
        """Whether the header has a menu of them, as their names do not fit into a row there."""
        # At 1280 px, some 60 letters do beside a title of 50.
        return self.many or sum(len(this.text.name) for this in self.texts.values()) > 50

    @property
    def original(self) -> ShownText:
        """The text as it was published."""
        return self.texts[self.corpus.resolution.original]
