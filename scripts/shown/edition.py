"""Corpus -> what every edition of a text says, whatever its format."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts.corpus.model import Corpus, Kind, Text, grouped, headed
from scripts.corpus.values import EId, Locale, Shape, Url, Words, direction
from scripts.shown.citation import permalink

NOT_PROVISIONS = ("title", "recitals", "operative")
"""The adopted paragraphs that have no eId."""


class Passage(Shape):
    """A provision as a text shows it."""

    eId: EId  # noqa: N815 - the spelling of Akoma Ntoso
    kind: Kind
    number: str
    """As it is cited: "3", "5(b)", or nothing. Letters are editorial."""
    language: Locale
    """Of the words: the original's, where the text leaves the provision out."""
    words: Words
    outdated: bool
    """Whether they render an earlier wording of the original."""


@dataclass(frozen=True)
class Edition:
    """One text, as it is published."""

    locale: Locale
    text: Text
    direction: str
    """ltr or rtl, as in HTML."""
    passages: tuple[Passage, ...]
    missing: frozenset[str]
    """The paragraphs that are the original's, by title, recitals, operative, and eId."""
    outdated: frozenset[str]
    """Those that render an earlier wording of it."""
    original: Locale
    adopted: date
    version: str
    updated: date
    url: str
    """The permalink of the text."""
    original_url: str | None
    """The permalink of the original; None: this is the original."""
    published_url: Url

    @property
    def is_translation(self) -> bool:
        """Whether it is not the original."""
        return self.original_url is not None

    @property
    def headed(self) -> Mapping[EId, str]:
        """The headings that stand above passages, by eId."""
        return headed([(p.kind, p.eId) for p in self.passages])

    @property
    def editorial(self) -> Locale:
        """The language of labels and editorial words."""
        return self.text.editorial_in or self.locale

    @property
    def status(self) -> str:
        """The translation status in words, with what it means."""
        labels, status = self.text.labels, self.text.status
        return f"{getattr(labels, status)}. {getattr(labels, f'{status}_explained')}"

    @property
    def colophon(self) -> list[tuple[str, str]]:
        """What every edition tells of itself, outside of the adopted words: labels and values."""
        labels = self.text.labels
        return [
            (labels.adoption, labels.place_and_date),
            (labels.status, self.status),
            *([(labels.original, self.original_url)] if self.original_url else []),
            (labels.published_text, self.published_url),
            (labels.version, self.version),
            (labels.permalink, self.url),
        ]

    def language(self, name: str) -> Locale:
        """Return the language of the words that stand for a paragraph."""
        return self.original if name in self.missing else self.locale

    def notice(self, name: str) -> str:
        """Return what must stand above a paragraph that is missing or outdated, or nothing."""
        if name in self.missing:
            labels = self.text.labels
            return labels.missing_here if name in NOT_PROVISIONS else labels.missing
        return self.text.labels.outdated_explained if name in self.outdated else ""

    def of(self, *kinds: Kind) -> list[Passage]:
        """Return the passages of these kinds, in the order of the text."""
        return [passage for passage in self.passages if passage.kind in kinds]

    def points(self, clause: Passage) -> list[Passage]:
        """Return the points under a clause."""
        return self._points.get(clause.eId, [])

    @cached_property
    def _points(self) -> Mapping[EId, list[Passage]]:
        # Sorted out once, so that the cost of a clause does not grow with their number.
        return grouped((point.eId.partition("__")[0], point) for point in self.of("point"))


def edition(corpus: Corpus, locale: Locale, site_url: str) -> Edition:
    """Return what the editions of a locale's text say."""
    text, resolution = corpus.texts[locale], corpus.resolution
    is_original = locale == resolution.original
    return Edition(
        locale=locale,
        text=text,
        direction=direction(locale),
        passages=tuple(
            Passage(
                eId=p.eId,
                kind=p.kind,
                number=p.number,
                language=locale if p.eId in text.provisions else resolution.original,
                words=text.provisions.get(p.eId) or corpus.original.provisions[p.eId],
                outdated=p.eId in corpus.outdated[locale],
            )
            for p in resolution.provisions
        ),
        missing=corpus.missing[locale],
        outdated=corpus.outdated[locale],
        original=resolution.original,
        adopted=resolution.adopted,
        version=version(text),
        updated=max(text.changes),
        url=permalink(site_url, locale),
        original_url=None if is_original else permalink(site_url, resolution.original),
        published_url=resolution.published.url,
    )


def version(text: Text) -> str:
    """Return the version of a text: the day of its last change, and a hash of its words.

    "2026-11-22-1b4f0e98": the first 8 digits of the SHA-256 of the title, the headings and
    the provisions, sorted by eId, as JSON in UTF-8. They tell apart the wordings of one day.
    """
    words = text.model_dump(include={"title", "headings", "provisions"})
    content = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    return f"{max(text.changes)}-{hashlib.sha256(content).hexdigest()[:8]}"
