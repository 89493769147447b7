"""A site of hostile words: they are read, and nothing else comes of them."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Dialog, Page, expect

from scripts.corpus.trees import RESOLUTION, SIGNATORIES
from tests.helpers.breaking import TREES
from tests.helpers.broken_values import is_free
from tests.helpers.browser import open_search
from tests.helpers.frozen import LOCALES
from tests.helpers.hostile import MARKUP
from tests.helpers.project import build
from tests.helpers.serve import serving
from tests.helpers.visit import Visit

# A PDF has only the letters of its fonts: what they do not have is a fault, not a page.
WORDS = [words for what, words in MARKUP.items() if what not in {"right to left", "beyond the BMP"}]
KINDS = ("", "parallel/", "sources/", "signatories/", "about/", "downloads/", "rec_3/", "cl_5/")
ELEMENTS = """() => [...document.querySelectorAll("*")].flatMap(
  (e) => [e.localName, ...e.getAttributeNames().map((name) => `${e.localName} ${name}`)]
)"""
SAID = """() => [
  document.documentElement.textContent,
  ...[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.value)),
].join("\\n")"""


def hostile(path: str, value: Any, keys: tuple[str | int, ...], marks: Iterator[int]) -> Any:
    """Return a value with hostile words wherever words are free, each with a number of its own."""
    if isinstance(value, dict):
        return {key: hostile(path, inner, (*keys, key), marks) for key, inner in value.items()}
    if isinstance(value, list):
        return [hostile(path, inner, (*keys, i), marks) for i, inner in enumerate(value)]
    if not isinstance(value, str) or not is_free(path, keys):
        return value
    mark = next(marks)
    words = WORDS[mark % len(WORDS)]
    if keys[0] == "labels":
        words = " ".join(re.sub("[{}]", "", words).split()) + "".join(re.findall(r"{\w+}", value))
    return f"{words} {mark}"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@pytest.fixture(scope="module")
def trees() -> dict[str, Any]:
    """The frozen data, with hostile words everywhere."""
    marks = count(1000)
    return {path: hostile(path, tree, (), marks) for path, tree in TREES.items()}


@pytest.fixture(scope="module")
def home(trees: dict[str, Any], new_project: Callable[[str], Path]) -> Iterator[str]:
    """The address of the site of these words."""
    root = new_project("hostile")
    for path, tree in trees.items():
        dumped = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        (root / path).write_text(dumped)
    with serving(build(root)) as address:
        yield f"{address}/"


def test_every_word_is_read_and_none_does_anything(
    fresh: Page, home: str, base_url: str, trees: dict[str, Any]
) -> None:
    visit = Visit(fresh)

    def dismiss(dialog: Dialog) -> None:
        visit.complaints.append(dialog.message)
        dialog.dismiss()

    fresh.on("dialog", dismiss)
    right, _ = read(fresh, f"{base_url}/", [LOCALES[0], LOCALES[-1]])
    made, said = read(fresh, home, LOCALES)
    assert made - right == set()
    assert visit.complaints == []
    assert all(url.startswith((base_url, home)) for url in visit.asked)
    for path, tree in trees.items():
        keys = tree.keys() - {"labels", "synonyms"}
        words = set(strings([tree[key] for key in keys])) - set(strings(TREES[path]))
        assert [w for w in words if w not in said] == []
        assert words or path in {RESOLUTION, SIGNATORIES}


def read(page: Page, home: str, locales: list[str]) -> tuple[set[str], str]:
    """Open the pages of a site, and search; return what they are made of, and what they say."""
    made, said = set(), ""
    kinds = (f"{locale}/{kind}" for locale in locales for kind in KINDS)
    for address in ("", "404.html", "resolution.html", *kinds):
        page.goto(f"{home}{address}")
        made |= set(page.evaluate(ELEMENTS))
        said += page.evaluate(SAID)
    for locale in locales:
        page.goto(f"{home}{locale}/")
        open_search(page)
        page.get_by_role("searchbox").fill("a")
        expect(page.locator("dialog ol a")).not_to_have_count(0)
        made |= set(page.evaluate(ELEMENTS))
    # Editorial words get no-break spaces.
    return made, said.replace("\N{NO-BREAK SPACE}", " ")
