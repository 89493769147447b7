"""The editions: files of the resolution in other formats than pages, all from the same data."""

from typing import NamedTuple

from scripts.corpus.model import Corpus
from scripts.outputs.cache import Cache
from scripts.outputs.editions.akn import akn
from scripts.outputs.editions.atom import atom
from scripts.outputs.editions.epub import epub
from scripts.outputs.editions.json_ import SCHEMA, json_, schema
from scripts.outputs.editions.offline import offline
from scripts.outputs.editions.pdf import pdf
from scripts.outputs.editions.text import text
from scripts.shown.edition import edition


class Format(NamedTuple):
    """A format of editions: its name, its media type, and the beginning and end of file names."""

    name: str
    type: str
    begin: str
    end: str


# By what the labels call them: for_pdf. The order is that of the page of downloads.
FORMATS = {
    "pdf": Format("PDF", "application/pdf", "resolution", "pdf"),
    "html": Format("HTML", "text/html", "resolution", "html"),
    "epub": Format("EPUB", "application/epub+zip", "resolution", "epub"),
    "txt": Format("TXT", "text/plain", "resolution", "txt"),
    "json": Format("JSON", "application/json", "resolution", "json"),
    "xml": Format("Akoma Ntoso", "application/akn+xml", "resolution", "xml"),
    "feed": Format("Atom", "application/atom+xml", "feed", "xml"),
}


def editions(corpus: Corpus, site_url: str, cache: Cache) -> dict[str, bytes]:
    """Return {path below docs/: file} of every edition.

    resolution-pl.pdf is the Polish text, resolution.pdf all of them. The same data gives the
    same bytes: dates are those of the data. Raises DataError if no font has some letter.
    """
    texts = [edition(corpus, locale, site_url) for locale in corpus.texts]
    files = {SCHEMA: schema(site_url)}
    for this in texts:
        files[f"resolution-{this.locale}.epub"] = epub(this)
        files[f"resolution-{this.locale}.txt"] = text(this)
    for ending, some, home in [
        ("", texts, site_url),
        *((f"-{this.locale}", [this], this.url) for this in texts),
    ]:
        files[f"resolution{ending}.pdf"] = pdf(some, cache)
        files[f"resolution{ending}.html"] = offline(corpus, some)
        files[f"resolution{ending}.json"] = json_(corpus, some, site_url)
        files[f"resolution{ending}.xml"] = akn(corpus, some, site_url)
        files[f"feed{ending}.xml"] = atom(some, f"{site_url}feed{ending}.xml", home)
    return files
