"""Rendered pages, as browsers read them: do they say what the data says, and do nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from lxml import html

from scripts.corpus.corpus import Corpus


def only_pages(files: Mapping[str, str]) -> dict[str, str]:
    """Return those of rendered files that are pages."""
    return {path: file for path, file in files.items() if path.endswith(".md")}


def misread(corpus: Corpus, pages: Mapping[str, str], known: set[Any]) -> Iterator[str]:
    """Yield where pages are made of what no page is made of, or have other words than the data."""
    for path, page in only_pages(pages).items():
        # What parts paragraphs side by side; the frozen data has one for each provision.
        if others := {*form(page)} - known - {("br",)}:
            yield f"{path} has other elements: {others}"
        root = parsed(page)
        for address in root.xpath("//@href | //@src"):
            if ":" in address and not re.match(r"https?://[a-z0-9.-]+(/|$)", address):
                yield f"{path} leads to {address}"
        text = corpus.texts[path.partition("/")[0]]
        for element in root.xpath("//div[@id][p[@class='words']]"):
            eid, paragraphs = element.get("id"), element.xpath("p[@class='words']")
            words = text.provisions.get(eid) or corpus.original.provisions[eid]
            numbers = "".join(
                number.text_content() + " " for number in paragraphs[0].find_class("number")
            )
            said = "\n".join(paragraph.text_content() for paragraph in paragraphs)
            if said != numbers + words or element.xpath(
                "p[@class='words']/*[not(@class='number' or @class='nowrap')]"
            ):
                yield f"{path} has other words in {eid}: {said}"


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
    """Return a page without its words: keys, elements and the names of their attributes.

    What keeps words on one line is there by the words, and left out.
    """
    elements = (e for e in parsed(page).iter() if e.get("class") != "nowrap")
    return [*front(page), *((e.tag, *sorted(map(str, e.attrib))) for e in elements)]
