"""Corpus -> the tree of each text as it is shown, which every format reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scripts.corpus.eids import Container, container
from scripts.corpus.hashes import sha256
from scripts.corpus.labels import Labels, StatusLabels
from scripts.corpus.model import HEADING, Corpus, Note, Provision, State, Text
from scripts.corpus.values import EId, Id, Locale, Url
from scripts.shown.citation import Cited, cited
from scripts.shown.languages import direction
from scripts.shown.names import named, permalink, state_name
from scripts.shown.version import version


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
    """What must stand beside them, if they are missing or outdated; else nothing."""

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
    own_number: bool
    """Whether what is printed is adopted words."""
    heading: Paragraph | None
    """Its own heading."""
    title: str
    """ "Clause 3"."""
    link: str
    """ "Link to clause 3"."""
    status: str
    """Its state, in words."""
    parent: EId | None
    """The provision that it is a part of."""
    under: tuple[Paragraph, ...]
    """What its words go on from: a heading, a clause."""
    parts: tuple["ShownProvision", ...]
    cites: tuple[Id, ...]
    notes: tuple[Note, ...]
    cited: Cited

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
    published_url: Url | None

    @cached_property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """All adopted words, by name."""
        headings = [section.heading for section in self.sections if section.heading]
        headings += [provision.heading for provision in self.provisions if provision.heading]
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
        status: StatusLabels = getattr(self.labels.statuses, self.text.status)
        return f"{status.name}. {status.explained}"

    @property
    def colophon(self) -> list[tuple[str, str]]:
        """What every edition tells of itself, outside of the adopted words: labels and values."""
        labels = self.labels
        return [
            (labels.adopted, labels.place_and_date),
            (labels.status, self.status),
            *([(labels.statuses.original.name, self.original_url)] if self.original_url else []),
            *([(labels.published_text, self.published_url)] if self.published_url else []),
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
        published_url=resolution.published.url if resolution.published else None,
    )


def _sections(corpus: Corpus, locale: Locale, site_url: str) -> Iterator[Section]:
    """Yield the sections: each begins with a heading, or in another part of the document."""
    section: list[Provision] = []
    for top in corpus.parts.get(None, []):
        if section and (top.heading or container(top.eId) != container(section[-1].eId)):
            yield _section(corpus, locale, site_url, section)
            section = []
        section.append(top)
    yield _section(corpus, locale, site_url, section)


def _section(corpus: Corpus, locale: Locale, site_url: str, tops: list[Provision]) -> Section:
    heading = _paragraph(corpus, locale, tops[0].heading) if tops[0].heading else None
    under = (heading,) if heading else ()
    return Section(heading, tuple(_provision(corpus, locale, top, site_url, under) for top in tops))


def _provision(
    corpus: Corpus,
    locale: Locale,
    provision: Provision,
    site_url: str,
    under: tuple[Paragraph, ...],
    parent: EId | None = None,
) -> ShownProvision:
    labels, words = corpus.texts[locale].labels, _paragraph(corpus, locale, provision.eId)
    status = state_name(labels, words.state)
    if words.state == "missing":
        status += f". {labels.statuses.original.name}: {corpus.original.name}"
    own = _own_number(corpus, words.language, provision.eId)
    num = provision.eId.rpartition("__")[2].partition("_")[2]
    derived = "•" if num.isalpha() else f"{num}." if num else ""
    heading = f"{provision.eId}{HEADING}"
    below = (*under, words) if words.words else under
    return ShownProvision(
        **vars(words),
        kind=provision.kind,
        container=container(provision.eId),
        number=provision.number,
        mark=derived if own is None else own,
        own_number=own is not None,
        heading=_paragraph(corpus, locale, heading)
        if heading in corpus.original.paragraphs
        else None,
        title=named(labels, provision),
        link=named(labels, provision, "link"),
        status=status,
        parent=parent,
        under=under,
        parts=tuple(
            _provision(corpus, locale, part, site_url, below, provision.eId)
            for part in corpus.parts.get(provision.eId, ())
        ),
        cites=provision.cites,
        notes=tuple(corpus.notes.get(provision.eId, ())),
        cited=cited(corpus, locale, provision, site_url),
    )


def _own_number(corpus: Corpus, locale: Locale, eid: EId) -> str | None:
    """Return a number that is adopted words; one without letters is so in every language."""
    common = corpus.original.numbers.get(eid)
    if common and any(map(str.isalpha, common)):
        common = None
    return corpus.texts[locale].numbers.get(eid, common)


def _paragraph(corpus: Corpus, locale: Locale, name: str) -> Paragraph:
    labels, state = corpus.texts[locale].labels, corpus.state(locale, name)
    text, notice = corpus.texts[locale], ""
    if state == "outdated":
        notice = labels.outdated_explained
    if state == "missing":
        locale, text = corpus.resolution.original, corpus.original
        notice = labels.missing if name in text.provisions else labels.missing_here
    return Paragraph(name, text.paragraphs.get(name, ""), locale, state, notice)
