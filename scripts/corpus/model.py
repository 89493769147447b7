"""What a resolution is: frozen shapes, and what follows from an eId."""

from collections.abc import Collection, Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, StrictBool, StrictInt

from scripts.corpus import eids
from scripts.corpus.values import Below, Colour, Date, EId, Id, Locale, NotEmpty, Shape, Url, Words

PAGES: Mapping[str, str] = {
    "index": "text",
    "parallel": "parallel",
    "sources": "page",
    "signatories": "page",
    "downloads": "page",
    "about": "page",
}
"""The pages of each language, in the order of the navigation: the name of a page's template and of
its label, which is its address below the locale (index is the full text) -> its kind, as in
scripts/site/assets.py."""


def pages_of(languages: Collection[str], sources: object, organizations: object) -> list[str]:
    """Return the names of the pages of each language: there is none of what there is none of."""
    needs = {"parallel": len(languages) > 1, "sources": sources, "signatories": organizations}
    return [page for page in PAGES if needs.get(page, True)]


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


class Colours(Shape):
    """The colours that are the publisher's: the rest is black, grey and white."""

    accent: Colour = "#3d3d46"
    """Of links and of the cover. On it and beside it is white: a contrast of 4.5 at least."""
    accent_on_dark: Colour = "#c9c9d1"
    """Of links in the dark, on #15161a."""
    tint: Colour = "#f1f1f3"
    """Behind a provision that is linked to."""
    tint_on_dark: Colour = "#26272d"


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
    colours: Colours = Colours()
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
