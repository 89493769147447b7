"""Rendered pages, as browsers read them: do they say what the data says, and do nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from lxml import html

from scripts.corpus.model import Corpus


def only_pages(files: Mapping[str, str]) -> dict[str, str]:
    """Return those of rendered files that are pages."""
    return {path: file for path, file in files.items() if path.endswith(".md")}


def misread(corpus: Corpus, pages: Mapping[str, str], known: set[Any]) -> Iterator[str]:
    """Yield where pages are made of what no page is made of, or have other words than the data."""
    for path, page in only_pages(pages).items():
        if not known.issuperset(now := form(page)):
            yield f"{path} has other elements: {set(now) - known}"
        root = parsed(page)
        for address in root.xpath("//@href | //@src"):
            if ":" in address and not re.match(r"https?://[a-z0-9.-]+(/|$)", address):
                yield f"{path} leads to {address}"
        text = corpus.texts[path.partition("/")[0]]
        for element in root.xpath("//div[@id]/p[@class='words']"):
            eid = element.getparent().get("id")
            words = text.provisions.get(eid) or corpus.original.provisions[eid]
            numbers = "".join(
                number.text_content() + " " for number in element.find_class("number")
            )
            if element.text_content() != numbers + words or element.xpath(
                "*[not(@class='number')]"
            ):
                yield f"{path} has other words in {eid}: {element.text_content()}"


def missing(pages: Mapping[str, str], words: str) -> Iterator[str]:
    """Yield a fault, if words stand nowhere: as words, in an attribute, or in what search reads."""
    said: list[str] = []
    for path, file in pages.items():
        if path.endswith(".json"):
            said += _strings(json.loads(file))
    for page in only_pages(pages).values():
        root = parsed(page)
        said += [*_strings(front(page)), root.text_content(), *map(str, root.xpath("//@*"))]
    # Editorial words get no-break spaces.
    if words not in "\n".join(said).replace("\N{NO-BREAK SPACE}", " "):
        yield f"{words!r} stands nowhere"


def unlike(pages: Mapping[str, str], others: Mapping[str, str]) -> Iterator[str]:
    """Yield the pages that are made of something else than the same pages with other words."""
    for path, page in only_pages(pages).items():
        if form(page) != form(others[path]):
            yield f"{path} is another page than with harmless words"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _strings(inner)


@lru_cache(maxsize=500)
def front(page: str) -> Any:
    """Return what MkDocs reads of a page before its text."""
    return yaml.load(page.split("---\n", 2)[1], yaml.CSafeLoader)


@lru_cache(maxsize=500)
def parsed(page: str) -> html.HtmlElement:
    """Return a page's text as browsers read it."""
    return html.fromstring(f"<div>{page.split('---' + chr(10), 2)[2]}</div>")


@lru_cache(maxsize=500)
def form(page: str) -> list[Any]:
    """Return a page without its words: keys, elements and the names of their attributes."""
    return [*front(page), *((e.tag, *sorted(map(str, e.attrib))) for e in parsed(page).iter())]
