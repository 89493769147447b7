"""Addresses for ever: `make permalinks` adds those of the built site to data/permalinks.txt.

It takes none out: an address that was published answers, if only to say where to go instead. In the
same way it adds the wordings of the texts to data/published.txt: none is lost.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

from scripts.corpus.faults import DataError
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load
from scripts.corpus.parse import lines
from scripts.corpus.wordings import LIST as WORDINGS
from scripts.outputs.writers import STEMS
from scripts.site.sums import SUMS

LIST = "data/permalinks.txt"


def published(root: Path, path: str = LIST) -> list[str]:
    """Return the addresses that the project in the folder `root` has promised, or the wordings.

    Raises DataError if the list is there and cannot be read.
    """
    listed, faults = lines(root, path)
    if faults:
        raise DataError(faults)
    return list(filter(None, listed.data))


def addresses(site: Path) -> set[str]:
    """Return the addresses of a built site, below its own: pages, their anchors, editions.

    Anchors of a page are the ids in its `main`. Files that belong to a page (its card, its QR
    code, its citation files) and to the site's looks are no permalinks.
    """
    patterns = (*(f"{stem}*" for stem in STEMS), "sitemap.xml", SUMS)
    names = {file.name for pattern in patterns for file in site.glob(pattern)}
    found = {name for name in names if not name.endswith((".br", ".gz"))}
    for file in [*site.rglob("index.html"), *site.glob("resolution*.html")]:
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        page = html.parse(file, html.HTMLParser(encoding="utf-8"))
        found.add(address or "/")
        found |= {f"{address}#{name}" for name in page.xpath("//main/descendant::*/@id")}
    return found


def wordings(root: Path) -> Iterator[str]:
    """Yield a line for each wording of the texts: locale, name of the paragraph, hash."""
    for locale, text in load(root).texts.items():
        for name, words in text.paragraphs.items():
            yield f"{locale} {name} {short_hash(words)}"


def add(root: Path, path: str, lines: Iterable[str]) -> list[str]:
    """Append to a list the lines that it has not; return them."""
    listed = set(published(root, path))
    new = [line for line in lines if line not in listed]
    with (root / path).open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in new)
    return new


def main(root: Path) -> None:
    """Add addresses and wordings of the site that was built in the folder `root`; print them."""
    found = {LIST: sorted(addresses(root / "site")), WORDINGS: [*wordings(root)]}
    new = [line for path, lines in found.items() for line in add(root, path, lines)]
    print("\n".join(new) or f"{LIST} and {WORDINGS} have them all")
