"""What must hold of the built site of any document, by the checkers that others use."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
from lxml import etree, html

from scripts.commands.permalinks import addresses, published
from tests.editions.test_akn import SCHEMA
from tests.editions.test_atom import GRAMMAR
from tests.editions.test_epub import CHECKER, JARS, JAVA


def editions_are_valid(site: Path, locales: Iterable[str]) -> None:
    """Try Akoma Ntoso, Atom and JSON, of all languages and of each."""
    schema = json.loads((site / "resolution.schema.json").read_text(encoding="utf-8"))
    for ending in ("", *(f"-{locale}" for locale in locales)):
        SCHEMA.assertValid(etree.parse(site / f"resolution{ending}.xml"))
        GRAMMAR.assertValid(etree.parse(site / f"feed{ending}.xml"))
        edition = json.loads((site / f"resolution{ending}.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(edition)


def found_by_epubcheck(site: Path, locales: Iterable[str], folder: Path) -> list[str]:
    """Return what EPUBCheck says of the books, which are copied into an empty folder."""
    books = [folder / f"{locale}.epub" for locale in locales]
    for book in books:
        book.write_bytes((site / f"resolution-{book.name}").read_bytes())
    subprocess.run([*JAVA, "-cp", JARS, CHECKER, *books], check=True)
    reports = [book.with_name(f"{book.name}.json").read_text(encoding="utf-8") for book in books]
    return [str(message) for report in reports for message in json.loads(report)["messages"]]


def dead_links(site: Path, pages: Iterable[str]) -> list[str]:
    """Return the links of pages, each below the site's address, that lead nowhere on the site."""
    here, dead = addresses(site), []
    for name in pages:
        folder = site / name
        page = html.parse(folder / "index.html", html.HTMLParser(encoding="utf-8"))
        for link in page.xpath("//a/@href"):
            to = urlsplit(link)
            if to.scheme or (not to.path and page.xpath("//*[@id=$name]", name=to.fragment)):
                continue
            target = (folder / to.path).resolve()
            end = "/" if target.is_dir() else ""
            address = f"{target.relative_to(site.resolve()).as_posix()}{end}#{to.fragment}"
            if not (address.removeprefix("./") in here if to.fragment else target.exists()):
                dead.append(f"{name}: {link}")
    return dead


# What overrides/main.html says of a page that tells where to go, and of no other.
_IS_GONE = '<meta name="robots" content="noindex">'


def broken(root: Path, site: Path) -> list[str]:
    """Return the addresses that a project has promised and its built site does not answer.

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
