"""Addresses for ever: `make permalinks` adds those of the built site to data/permalinks.txt.

It takes none out: an address that was published answers, if only to say where to go instead.
"""

import os
from pathlib import Path

from lxml import html

from scripts.corpus.faults import DataError
from scripts.corpus.parse import content
from scripts.outputs.writers import STEMS
from scripts.site.sums import SUMS

LIST = "data/permalinks.txt"
# What overrides/main.html says of a page that tells where to go, and of no other.
_IS_GONE = '<meta name="robots" content="noindex">'


def published(root: Path) -> list[str]:
    """Return the addresses that the project in the folder `root` has promised.

    Raises DataError if the list is there and cannot be read.
    """
    if not os.path.lexists(root / LIST):
        return []
    listed, faults = content(root, LIST)
    if listed is None:
        raise DataError(faults)
    return listed.decode().split()


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
    new = sorted(addresses(site) - set(published(root)))
    with (root / LIST).open("a", encoding="utf-8") as file:
        file.writelines(f"{address}\n" for address in new)
    return new


def main(root: Path) -> None:
    """Add the addresses of the site that was built in the folder `root`, and print them."""
    print("\n".join(add(root, root / "site")) or f"{LIST} has them all")
