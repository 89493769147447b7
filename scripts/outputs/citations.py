"""What a citation says -> citation files, in the formats that reference managers read."""

import json
from collections.abc import Callable
from typing import NamedTuple

from scripts.corpus.model import Corpus
from scripts.shown.citation import Cited, cited

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

    Double braces keep a corporate author one name, and a title's capitals.
    """
    fields = {
        "title": f"{{{this.title.translate(_TEX)}}}",
        "author": f"{{{this.author.translate(_TEX)}}}",
        "year": str(this.date.year),
        "date": str(this.date),
        "address": this.place.translate(_TEX),
        "language": this.language,
        "note": this.status.translate(_TEX),
        "url": this.url,
    }
    if this.publisher:
        fields["publisher"] = f"{{{this.publisher.translate(_TEX)}}}"
    if this.original_title:
        fields["origtitle"] = f"{{{this.original_title.translate(_TEX)}}}"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{this.key},\n{lines}}}\n"


def ris(this: Cited) -> str:
    """Return a RIS record (Reference Manager's specification of 2011: lines end in CR LF)."""
    tags = [
        ("TY", "GEN"),
        ("ID", this.key),
        ("TI", this.title),
        ("AU", this.author),
        ("PY", str(this.date.year)),
        ("DA", f"{this.date:%Y/%m/%d}/"),
        ("CY", this.place),
        *([("PB", this.publisher)] if this.publisher else []),
        ("LA", this.language),
        ("N1", this.status),
        ("UR", this.url),
        *([("OP", this.original_title)] if this.original_title else []),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


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
    }
    if this.publisher:
        item["publisher"] = this.publisher
    if this.original_title:
        item["original-title"] = this.original_title
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


class Format(NamedTuple):
    """A citation format: its name, its media type, and what writes it."""

    name: str
    type: str
    write: Callable[[Cited], str]


# By the ending of its files.
FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", ris),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
}


def citation_files(corpus: Corpus, site_url: str) -> dict[str, str]:
    """Return {path below docs/: citation file}: of each text, and beside each provision's page."""
    return {
        f"{locale}/{provision.eId + '/' if provision else ''}citation.{ending}": form.write(
            cited(corpus, locale, provision, site_url)
        )
        for locale in corpus.texts
        for provision in (None, *corpus.resolution.provisions)
        for ending, form in FORMATS.items()
    }
