"""What is cited -> the `meta` elements of its page."""

from scripts.shown.citation import Cited


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
        *([("DC.source", this.source)] if this.source else []),
        *([("DC.isPartOf", this.whole)] if this.whole else []),
        ("citation_title", this.title),
        ("citation_author", this.author),
        ("citation_publication_date", f"{this.date:%Y/%m/%d}"),
        ("citation_language", this.language),
        *([("citation_publisher", this.publisher)] if this.publisher else []),
        ("citation_public_url", this.url),
    ]
