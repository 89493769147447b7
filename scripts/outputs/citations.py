"""What a citation says -> what reference managers read: files, and `meta` elements of its page."""

import json

from scripts.corpus.labels import WikipediaLabels
from scripts.shown.citation import Cited

# What TeX would read as a command. A brace is spelt out: BibTeX counts it even after a backslash.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\lbrace{}",
        "}": r"\rbrace{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)


def bibtex(this: Cited) -> str:
    """Return a BibTeX entry; `year` is for BibTeX, `date` for BibLaTeX (its manual, 2.2.2).

    Double braces keep a corporate author one name, and a title's capitals. BibLaTeX's @misc has no
    publisher but an organization.
    """
    fields: dict[str, str | None] = {
        "title": f"{{{this.title.translate(_TEX)}}}",
        "author": f"{{{this.author.translate(_TEX)}}}",
        "year": str(this.date.year),
        "date": str(this.date),
        "address": this.place.translate(_TEX),
        "language": this.language,
        "note": this.status.translate(_TEX),
        "url": this.url,
        "organization": this.publisher and f"{{{this.publisher.translate(_TEX)}}}",
        "origtitle": this.original_title and f"{{{this.original_title.translate(_TEX)}}}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{this.key},\n{lines}}}\n"


def ris(this: Cited) -> str:
    """Return a RIS record (Reference Manager's specification of 2011: lines end in CR LF).

    Its type is a page on the web: GEN is a journal article to Zotero, and of STAT, a statute,
    Citation.js drops the author. A comma ends a corporate name, as EndNote wants it; JabRef would
    part it at its spaces, and at an "and".
    """
    tags = [
        ("TY", "ELEC"),
        ("ID", this.key),
        ("TI", this.title),
        ("AU", this.author.replace(" ", "\N{NO-BREAK SPACE}") + ","),
        ("PY", str(this.date.year)),
        ("DA", f"{this.date:%Y/%m/%d}/"),
        ("CY", this.place),
        ("PB", this.publisher),
        ("LA", this.language),
        ("N1", this.status),
        ("UR", this.url),
        ("OP", this.original_title),
    ]
    lines = "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value)
    return f"{lines}ER  - \r\n"


def csl(this: Cited) -> str:
    """Return a list of one CSL-JSON item (the Citation Style Language's csl-data.json, 1.0.2)."""
    item = {
        "id": this.key,
        "type": "document",
        "title": this.title,
        "author": [{"literal": this.author}],
        "issued": {"date-parts": [[this.date.year, this.date.month, this.date.day]]},
        "publisher-place": this.place,
        "language": this.language,
        "note": this.status,
        "URL": this.url,
        "publisher": this.publisher,
        "original-title": this.original_title,
    }
    item = {name: value for name, value in item.items() if value}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def metadata(this: Cited) -> list[tuple[str, str]]:
    """Return names and values of a page's `meta` elements.

    DC.…: DCMI metadata terms, as "Expressing Dublin Core metadata using HTML/XHTML meta and link
    elements" has them, with what Zotero's Embedded Metadata makes of them: a name that is closed
    by a comma is one name; the type is one of Zotero's; a DC.source would be a journal, and so
    would be what has tags of Highwire Press, as citation_title.
    """
    tags = [
        ("DC.title", this.title),
        ("DC.creator", f"{this.author},"),
        ("DC.date", str(this.date)),
        ("DC.language", this.language),
        ("DC.publisher", this.publisher),
        ("DC.identifier", this.url),
        ("DC.type", "document"),
        ("DC.rights", this.rights),
        ("DC.isPartOf", this.whole),
    ]
    return [(name, value) for name, value in tags if value]


# What MediaWiki would read as markup.
_WIKITEXT = {ord(char): f"&#{ord(char)};" for char in "&|={}[]<>'~"}


def wikipedia(this: Cited, names: WikipediaLabels) -> str:
    """Return the template of a Wikipedia that cites a page; the last parameter is the reader's day.

    No publisher: there it would be the site's.
    """
    values = {
        "url": this.url,  # It needs no escape: see scripts/site/settings.py.
        names.title: _wikitext(this.title),
        names.author: _wikitext(this.author),
        names.date: str(this.date),
        names.language: this.language,
        names.accessed: "",
    }
    parameters = "".join(f" |{name}={value}" for name, value in values.items())
    return "{{" + names.template + parameters + "}}"


def _wikitext(words: str) -> str:
    """Return words escaped, on a line, without no-break spaces, which templates complain about."""
    return " ".join(words.split()).translate(_WIKITEXT)
