"""Corpus -> what a citation says of a text or a provision, and the metadata of its page."""

from dataclasses import dataclass
from datetime import date

from scripts.corpus.model import Corpus, Provision, Text, named
from scripts.corpus.values import EId, Locale


@dataclass(frozen=True)
class Cited:
    """What a citation says, in the language of the cited words."""

    key: str
    title: str
    original_title: str | None
    """The title in the original, of a translation."""
    author: str
    date: date
    place: str
    """As the text itself is dated: "Warsaw, November 1, 2023"."""
    publisher: str | None
    """None for a translation: the original is what was published."""
    language: Locale
    status: str
    url: str
    whole: str | None
    """The address of the text that a provision is in."""
    source: str
    """The address of what was reproduced or translated."""


def cited(corpus: Corpus, locale: Locale, provision: Provision | None, site_url: str) -> Cited:
    """Return what to cite for a provision of a locale's text, or for the whole.

    A provision that the text leaves out is cited as the original, which is shown in its place.
    """
    resolution = corpus.resolution
    if provision and provision.eId not in corpus.texts[locale].provisions:
        locale = resolution.original
    text, eid = corpus.texts[locale], provision.eId if provision else ""
    is_original = locale == resolution.original
    state = "outdated" if (eid or "title") in corpus.outdated[locale] else text.status
    return Cited(
        key="-".join(filter(None, ("resolution", str(resolution.adopted), locale, eid))),
        title=title(text, provision),
        original_title=None if is_original else title(corpus.original, provision),
        author=text.labels.adopted_by,
        date=resolution.adopted,
        place=text.labels.place,
        publisher=text.organizations[resolution.publisher].name if is_original else None,
        language=locale,
        status=getattr(text.labels, state),
        url=permalink(site_url, locale, eid),
        whole=permalink(site_url, locale) if provision else None,
        source=resolution.published.url
        if is_original
        else permalink(site_url, resolution.original, eid),
    )


def title(text: Text, provision: Provision | None) -> str:
    """Return the title of a text, and of its provision: "Resolution …, cl. 5(b)"."""
    return f"{text.title}, {named(text.labels, provision, 'cite_')}" if provision else text.title


def permalink(site_url: str, locale: Locale, eid: EId = "") -> str:
    """Return the absolute address of a provision's page, or of the full text."""
    return f"{site_url}{locale}/" + (f"{eid}/" if eid else "")


def metadata(this: Cited) -> list[tuple[str, str]]:
    """Return names and values of a page's `meta` elements.

    DC.…: DCMI metadata terms, as "Expressing Dublin Core metadata using HTML/XHTML meta and link
    elements" has them. citation_…: Highwire Press tags, as Google Scholar's inclusion
    guidelines have them.
    """
    return [
        ("DC.title", this.title),
        ("DC.creator", this.author),
        ("DC.date", str(this.date)),
        ("DC.language", this.language),
        *([("DC.publisher", this.publisher)] if this.publisher else []),
        ("DC.identifier", this.url),
        ("DC.type", "Text"),
        ("DC.source", this.source),
        *([("DC.isPartOf", this.whole)] if this.whole else []),
        ("citation_title", this.title),
        ("citation_author", this.author),
        ("citation_publication_date", f"{this.date:%Y/%m/%d}"),
        ("citation_language", this.language),
        *([("citation_publisher", this.publisher)] if this.publisher else []),
        ("citation_public_url", this.url),
    ]
