"""WCAG 2.2 AA: by axe-core, by the keyboard, and in the browser's own accessibility tree."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.helpers.browser import open_search, wait_for_script
from tests.helpers.frozen import CORPUS, EVERY_KIND, LOCALES, SOME_PAGES
from tests.helpers.serve import serving

WIDTHS = (390, 1280)


class Node(NamedTuple):
    """What assistive technology is told of an element."""

    role: str
    name: str
    level: int | None


def tree(page: Page) -> list[Node]:
    """Return Chromium's accessibility tree, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node: dict[str, Any]) -> Iterator[Node]:
        if not node["ignored"]:
            properties = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
            name = node.get("name", {}).get("value", "")
            yield Node(node["role"]["value"], name, properties.get("level"))
        for child in node.get("childIds", []):
            yield from below(by_id[child])

    return list(below(nodes[0]))


def violations(page: Page, rules: str | None = None) -> list[str]:
    """Return what axe-core finds, by all its rules or those of a tag."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "tag", "values": [rules]}
    if not page.evaluate("'axe' in window"):  # Half a megabyte of script.
        page.evaluate(Axe().axe_script)
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [f"{v['id']}: {n['html']} {n['failureSummary']}" for v in found for n in v["nodes"]]


KEPT = ["resolution.html", *(f"resolution-{locale}.html" for locale in LOCALES)]


@pytest.mark.parametrize("address", [*SOME_PAGES, *KEPT])
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(f"/{address}")
    wait_for_script(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        assert (width, violations(page)) == (width, [])
        page.emulate_media(color_scheme="dark")
        assert (width, "dark", violations(page, "cat.color")) == (width, "dark", [])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_what_opens(page: Page, locale: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/{locale}/")
    page.locator("#cl_3 summary").click()
    assert violations(page) == []
    open_search(page)
    page.get_by_role("searchbox").fill("2023")
    expect(page.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)
    assert violations(page) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_where_corrections_are_taken(
    page: Page, suggesting: Path, locale: str
) -> None:
    with serving(suggesting) as at:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{at}/{locale}/")
            page.locator("#cl_3 summary").click()
            assert (width, violations(page)) == (width, [])
            page.locator("#cl_3 [href$='#correct']").click()
            expect(page.locator("#correct")).to_be_in_viewport()
            wait_for_script(page)
            assert (width, violations(page)) == (width, [])


@pytest.mark.parametrize("address", EVERY_KIND)
def test_landmarks_and_headings(page: Page, address: str) -> None:
    page.goto(f"/{address}")
    labels = CORPUS.texts[address[:2]].labels
    nodes = tree(page)
    landmarks = [n.role for n in nodes if n.role in {"banner", "main", "contentinfo"}]
    assert landmarks == ["banner", "main", "contentinfo"]
    navigations = [n.name for n in nodes if n.role == "navigation"]
    assert all(navigations)
    assert len(set(navigations)) == len(navigations) >= 2
    levels = [int(n.level or 0) for n in nodes if n.role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert nodes[0].role == "RootWebArea"
    assert labels.short_title in nodes[0].name or CORPUS.texts[address[:2]].title in nodes[0].name


@pytest.mark.parametrize("locale", LOCALES)
def test_provisions_are_lists_and_their_links_are_named(page: Page, locale: str) -> None:
    page.goto(f"/{locale}/")
    nodes = tree(page)
    text = CORPUS.texts[locale]
    kinds = [p.kind for p in CORPUS.resolution.provisions]
    lists = [n.name for n in nodes if n.role == "list"]
    assert lists[:2] == [text.headings["recitals"], text.headings["operative"]]
    items = sum(n.role == "listitem" for n in nodes)
    assert items == sum(kinds.count(kind) for kind in ("recital", "clause", "point"))
    links = {n.name for n in nodes if n.role == "link"}
    for provision in CORPUS.resolution.provisions:
        number = CORPUS.numbers[provision.eId]
        assert text.labels.provisions[provision.kind].link.format(number=number) in links
        for other in LOCALES:
            if other != locale:
                label = CORPUS.texts[other].labels.provisions[provision.kind].name
                assert f"{CORPUS.texts[other].name}: {label.format(number=number)}" in links


# Links by their names, as a screen reader lists them. A name is not a host alone: those of
# sources stand in a list under the source's title, which names them (WCAG 2.4.4).
LINKS = """() => [...document.querySelectorAll("a[href]")].filter((a) => a.checkVisibility())
  .filter((a) => !a.closest("dl, .note, .editorial, footer, .organization"))
  .map((a) => [a.getAttribute("aria-label") ?? a.textContent.trim(), a.href])"""


@pytest.mark.parametrize("address", EVERY_KIND)
def test_a_name_leads_to_one_place(page: Page, address: str) -> None:
    page.goto(f"/{address}")
    places: dict[str, set[str]] = {}
    for name, place in page.evaluate(LINKS):
        places.setdefault(name, set()).add(place)
    assert len(places) > 5
    # A language is named in the switch, and where its words begin.
    names = {text.name for text in CORPUS.texts.values()}
    assert {n: p for n, p in places.items() if len(p) > 1 and n not in names} == {}


LANGUAGE = re.compile(r"[А-Яа-яЎўІі]{3}")
SPOKEN = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.checkVisibility()) {
      said.push([walker.currentNode.data, parent.closest("[lang]").lang]);
    }
  }
  return said;
}"""


@pytest.mark.parametrize("address", ["", "404.html", *EVERY_KIND])
def test_every_word_is_said_in_its_language(page: Page, address: str) -> None:
    page.goto(f"/{address}")
    said = page.evaluate(SPOKEN)
    assert said
    for words, lang in said:
        if LANGUAGE.search(words):
            assert (lang, words) == ("be", words)
        if re.search("[ąćęłńśźż]", words):
            assert (lang, words) == ("pl", words)
