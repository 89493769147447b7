"""The table of what is written besides pages: a row a format, which all others read."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from scripts.corpus.values import Locale
from scripts.outputs.cache import Cache
from scripts.outputs.citations import bibtex, csl, ris
from scripts.outputs.editions.akn import akn
from scripts.outputs.editions.atom import atom
from scripts.outputs.editions.epub import epub
from scripts.outputs.editions.json_ import json_, schema
from scripts.outputs.editions.offline import offline
from scripts.outputs.editions.pdf import pdf
from scripts.outputs.editions.text import text
from scripts.outputs.fonts import NoFontError
from scripts.outputs.opensearch import opensearch
from scripts.outputs.search import search
from scripts.shown.citation import Cited
from scripts.shown.text import Shown, ShownText


class Of(NamedTuple):
    """What a file is of."""

    shown: Shown
    texts: Sequence[ShownText]
    """One, or all."""
    cited: Cited
    """Of a provision, or of the first text."""
    url: str
    """Where the file will be."""
    cache: Cache


class Writer(NamedTuple):
    """A format: how its files are called, and what makes them."""

    name: str
    type: str
    """The media type (IANA)."""
    path: str
    """Below the site's address. {text} is "-pl", or nothing where the file is of all texts;
    {page} is "pl/" or "pl/cl_3/", the page that it lies beside."""
    scopes: tuple[str, ...]
    """What there is a file of: all texts, each text, each provision."""
    write: Callable[[Of], bytes]
    label: str = ""
    """What it is for, on the page of downloads."""

    def path_of(self, locale: Locale | None, eid: str = "") -> str:
        """Return the path of the file of a text, of one of its provisions, or of all texts."""
        page = f"{locale}/{eid}/" if eid else f"{locale}/"
        return self.path.format(text=f"-{locale}" if locale else "", page=page)

    @property
    def ending(self) -> str:
        """The ending of its files: ".pdf"."""
        return "." + self.path.rpartition(".")[2]

    @property
    def is_text(self) -> bool:
        """Whether its files are text, which compresses well."""
        return self.type not in {"application/pdf", "application/epub+zip"}


# In the order of the page of downloads.
EDITIONS = (
    Writer("PDF", "application/pdf", "resolution{text}.pdf", ("all", "text"),
           lambda of: pdf(of.texts, of.cache), "print"),
    Writer("HTML", "text/html", "resolution{text}.html", ("all", "text"),
           lambda of: offline(of.shown, of.texts), "keep"),
    Writer("EPUB", "application/epub+zip", "resolution{text}.epub", ("text",),
           lambda of: epub(of.texts[0], of.cache), "read"),
    Writer("TXT", "text/plain", "resolution{text}.txt", ("text",),
           lambda of: text(of.texts[0]), "mail"),
    Writer("JSON", "application/json", "resolution{text}.json", ("all", "text"),
           lambda of: json_(of.shown, of.texts), "programs"),
    Writer("Akoma Ntoso", "application/akn+xml", "resolution{text}.xml", ("all", "text"),
           lambda of: akn(of.shown, of.texts), "databases"),
    Writer("Atom", "application/atom+xml", "feed{text}.xml", ("all", "text"),
           lambda of: atom(of.shown, of.texts, of.url), "follow"),
)  # fmt: skip
_EACH = ("text", "provision")
CITATIONS = (
    Writer("BibTeX", "application/x-bibtex", "{page}citation.bib", _EACH,
           lambda of: bibtex(of.cited).encode()),
    Writer("RIS", "application/x-research-info-systems", "{page}citation.ris", _EACH,
           lambda of: ris(of.cited).encode()),
    Writer("CSL-JSON", "application/vnd.citationstyles.csl+json", "{page}citation.json",
           _EACH, lambda of: csl(of.cited).encode()),
)  # fmt: skip
WRITERS = (
    *EDITIONS,
    *CITATIONS,
    Writer("JSON Schema", "application/schema+json", "resolution.schema.json", ("all",),
           lambda of: schema(of.url)),
    Writer("search", "application/json", "{page}search.json", ("text",),
           lambda of: search(of.texts[0]).encode()),
    Writer("OpenSearch", "application/opensearchdescription+xml", "{page}opensearch.xml",
           ("text",), lambda of: opensearch(of.texts[0])),
)  # fmt: skip

STEMS = {w.path.partition("{")[0].partition(".")[0] for w in WRITERS} - {""}
"""How the names begin of the files that lie in docs/ itself."""


def write(shown: Shown, cache: Cache) -> dict[str, bytes]:
    """Return {path below docs/: file} of every format.

    The same data gives the same bytes: dates are those of the data. A file that no font here can
    set is left out, which is told in a line.
    """
    files = {}
    for writer in WRITERS:
        for path, texts, cited in _files(writer, shown):
            try:
                files[path] = writer.write(Of(shown, texts, cited, shown.site_url + path, cache))
            except NoFontError as error:
                print(f"{path} is left out: {error}", file=sys.stderr)
    return files


def _files(writer: Writer, shown: Shown) -> Iterator[tuple[str, list[ShownText], Cited]]:
    texts = list(shown.texts.values())
    if "all" in writer.scopes:
        yield writer.path_of(None), texts, texts[0].cited
    for this in texts:
        if "text" in writer.scopes:
            yield writer.path_of(this.locale), [this], this.cited
        for provision in this.provisions if "provision" in writer.scopes else ():
            yield writer.path_of(this.locale, provision.eId), [this], provision.cited
