"""Addresses for ever: `make permalinks` adds those of the built site to data/permalinks.txt.

It takes none out: an address that was published answers, if only to say where to go instead. In the
same way it adds the wordings of the texts to data/published.txt: none is lost.
"""

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
# What overrides/main.html says of a page that tells where to go, and of no other.
_IS_GONE = '<meta name="robots" content="noindex">'


def published(root: Path, path: str = LIST) -> list[str]:
    """Return the addresses that the project in the folder `root` has promised, or the wordings.

    Raises DataError if the list is there and cannot be read.
    """
    listed, faults = lines(root, path)
    if faults:
        raise DataError(faults)
    return list(filter(None, listed))


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


def broken(root: Path, site: Path) -> list[str]:
    """Return the promised addresses that a built site does not answer.

    Of a page that says that it is gone, all anchors answer.
    """
    here = addresses(site)

    def answers(address: str) -> bool:
        page, _, fragment = address.partition("#")
        file = site / page / "index.html"
        return address in here or bool(
            fragment and file.is_file() and _IS_GONE in file.read_text(encoding="utf-8")
        )

    return [address for address in published(root) if not answers(address)]


def add(root: Path, site: Path) -> list[str]:
    """Append the addresses of a built site that are not listed yet; return them."""
    return _append(root / LIST, sorted(addresses(site) - set(published(root))))


def _append(file: Path, lines: list[str]) -> list[str]:
    with file.open("a", encoding="utf-8") as opened:
        opened.writelines(f"{line}\n" for line in lines)
    return lines


def unlisted(root: Path) -> list[str]:
    """Return the lines that the list of wordings has not: locale, name of the paragraph, hash."""
    listed = set(published(root, WORDINGS))
    lines = (
        f"{locale} {name} {short_hash(words)}"
        for locale, text in load(root).texts.items()
        for name, words in text.paragraphs.items()
    )
    return [line for line in lines if line not in listed]


def main(root: Path) -> None:
    """Add addresses and wordings of the site that was built in the folder `root`; print them."""
    wordings = _append(root / WORDINGS, unlisted(root))
    new = [*add(root, root / "site"), *wordings]
    print("\n".join(new) or f"{LIST} and {WORDINGS} have them all")
