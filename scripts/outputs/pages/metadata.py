"""What is cited -> the `meta` elements of its page."""

from scripts.shown.citation import Cited


def metadata(this: Cited) -> list[tuple[str, str]]:
    """Return names and values of a page's `meta` elements.

    DC.…: DCMI metadata terms, as "Expressing Dublin Core metadata using HTML/XHTML meta and link
    elements" has them, with what Zotero's Embedded Metadata makes of them: a name that is closed
    by a comma is one name; the type is one of Zotero's; a DC.source would be a journal, and so
    would be what has tags of Highwire Press, as citation_title.
    """
    return [
        ("DC.title", this.title),
        ("DC.creator", f"{this.author},"),
        ("DC.date", str(this.date)),
        ("DC.language", this.language),
        *([("DC.publisher", this.publisher)] if this.publisher else []),
        ("DC.identifier", this.url),
        ("DC.type", "document"),
        ("DC.rights", this.rights),
        *([("DC.isPartOf", this.whole)] if this.whole else []),
    ]
