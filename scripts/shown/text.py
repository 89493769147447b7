"""Corpus -> the tree of each text as it is shown, which every format reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from scripts.corpus.hashes import sha256
from scripts.corpus.labels import Labels
from scripts.corpus.model import HEADINGS, Corpus, Kind, Note, Provision, State, Text
from scripts.corpus.values import EId, Id, Locale, Url
from scripts.shown.citation import Cited, cited
from scripts.shown.languages import direction
from scripts.shown.names import named, permalink
from scripts.shown.version import version


@dataclass(frozen=True)
class Paragraph:
    """Adopted words as a text shows them: its own, or the original's where it has none."""

    name: str
    """As in the data: title, recitals, operative, or an eId."""
    words: str
    language: Locale
    """Of the words."""
    state: State
    notice: str
    """What must stand beside them, if they are missing or outdated; else nothing."""

    @property
    def sha256(self) -> str:
        """The hash by which a quotation of the words can be checked."""
        return sha256(self.words)


@dataclass(frozen=True)
class ShownProvision(Paragraph):
    """A provision: its words, what it is called, and what stands above and below it."""

    kind: Kind
    number: str
    """As it is cited: "3", "5(b)", or nothing. Letters are editorial."""
    mark: str
    """As it is printed: "3.", "•", or nothing."""
    title: str
    """ "Clause 3"."""
    link: str
    """ "Link to clause 3"."""
    status: str
    """Its state, in words."""
    parent: EId | None
    """The clause that a point belongs to."""
    under: tuple[Paragraph, ...]
    """What its words go on from: a heading, a clause."""
    points: tuple["ShownProvision", ...]
    cites: tuple[Id, ...]
    notes: tuple[Note, ...]
    cited: Cited

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
        for provision in self.provisions:
            yield provision
            yield from provision.points


@dataclass(frozen=True)
class ShownText:
    """One text, as it is published."""

    locale: Locale
    text: Text
    title: Paragraph
    sections: tuple[Section, ...]
    provisions: tuple[ShownProvision, ...]
    """All of them, in the order of the text."""
    notes: tuple[Note, ...]
    """Those about the whole text."""
    cited: Cited
    version: str
    updated: date
    adopted: date
    url: str
    """The permalink of the text."""
    original_url: str | None
    """The permalink of the original; None: this is the original."""
    published_url: Url

    @cached_property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """All adopted words, by name."""
        headings = (section.heading for section in self.sections if section.heading)
        return {p.name: p for p in (self.title, *headings, *self.provisions)}

    @cached_property
    def citations(self) -> Mapping[EId, Cited]:
        """What to cite for each provision; by "", for the whole."""
        return {"": self.cited, **{p.eId: p.cited for p in self.provisions}}

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
    def status(self) -> str:
        """The translation status in words, with what it means."""
        status = self.text.status
        return f"{getattr(self.labels, status)}. {getattr(self.labels, f'{status}_explained')}"

    @property
    def colophon(self) -> list[tuple[str, str]]:
        """What every edition tells of itself, outside of the adopted words: labels and values."""
        labels = self.labels
        return [
            (labels.adoption, labels.place_and_date),
            (labels.status, self.status),
            *([(labels.original, self.original_url)] if self.original_url else []),
            (labels.published_text, self.published_url),
            (labels.version, self.version),
            (labels.permalink, self.url),
        ]

    @property
    def word_count(self) -> int:
        """How many words the text has of its own."""
        own = (p.words for p in self.paragraphs.values() if p.state != "missing")
        return sum(len(words.split()) for words in own)


@dataclass(frozen=True)
class Shown:
    """All texts, as they are published at an address."""

    corpus: Corpus
    site_url: str
    """With its closing slash."""
    texts: Mapping[Locale, ShownText]
    """The original first, then by the languages' own names."""

    @property
    def original(self) -> ShownText:
        """The text as it was published."""
        return self.texts[self.corpus.resolution.original]


def show(corpus: Corpus, site_url: str) -> Shown:
    """Return what each text shows when the site is at `site_url`."""
    return Shown(
        corpus, site_url, {locale: _text(corpus, locale, site_url) for locale in corpus.texts}
    )


def _text(corpus: Corpus, locale: Locale, site_url: str) -> ShownText:
    text, resolution = corpus.texts[locale], corpus.resolution
    sections = tuple(_sections(corpus, locale, site_url))
    is_original = locale == resolution.original
    return ShownText(
        locale=locale,
        text=text,
        title=_paragraph(corpus, locale, "title"),
        sections=sections,
        provisions=tuple(p for section in sections for p in section.rows),
        notes=tuple(corpus.notes.get(None, ())),
        cited=cited(corpus, locale, None, site_url),
        version=version(text),
        updated=max(text.changes),
        adopted=resolution.adopted,
        url=permalink(site_url, locale),
        original_url=None if is_original else permalink(site_url, resolution.original),
        published_url=resolution.published.url,
    )


def _sections(corpus: Corpus, locale: Locale, site_url: str) -> Iterator[Section]:
    tops = corpus.parts.get(None, [])
    for _, group in groupby(tops, key=lambda top: HEADINGS.get(top.kind, top.eId)):
        provisions = tuple(_provision(corpus, locale, top, site_url) for top in group)
        heading = HEADINGS.get(provisions[0].kind)
        yield Section(_paragraph(corpus, locale, heading) if heading else None, provisions)


def _provision(
    corpus: Corpus, locale: Locale, provision: Provision, site_url: str
) -> ShownProvision:
    labels, words = corpus.texts[locale].labels, _paragraph(corpus, locale, provision.eId)
    status: str = getattr(labels, words.state)
    if words.state == "missing":
        status = f"{labels.missing_here}. {labels.original}: {corpus.original.name}"
    mark = "•" if provision.parent else f"{provision.number}." if provision.number else ""
    return ShownProvision(
        **vars(words),
        kind=provision.kind,
        number=provision.number,
        mark=mark,
        title=named(labels, provision),
        link=named(labels, provision, "link_"),
        status=status,
        parent=provision.parent,
        under=tuple(_paragraph(corpus, locale, name) for name in provision.under),
        points=tuple(
            _provision(corpus, locale, point, site_url)
            for point in corpus.parts.get(provision.eId, ())
        ),
        cites=provision.cites,
        notes=tuple(corpus.notes.get(provision.eId, ())),
        cited=cited(corpus, locale, provision, site_url),
    )


def _paragraph(corpus: Corpus, locale: Locale, name: str) -> Paragraph:
    text, labels, state = (
        corpus.texts[locale],
        corpus.texts[locale].labels,
        corpus.state(locale, name),
    )
    notice = labels.outdated_explained if state == "outdated" else ""
    if state == "missing":
        locale, text = corpus.resolution.original, corpus.original
        notice = labels.missing if name in text.provisions else labels.missing_here
    return Paragraph(name, text.paragraphs[name], locale, state, notice)
