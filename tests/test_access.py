"""WCAG 2.2 AA: by axe-core, by the keyboard, and in the browser's own accessibility tree."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserType, Page, expect

from scripts.model import named
from tests.conftest import open_search, until, wait_for_script
from tests.test_site import ADDRESSES, CORPUS, LOCALES

WIDTHS = (390, 1280)
KINDS = ["", "cl_5/", "parallel/", "sources/", "signatories/", "about/"]
EVERY_KIND = [f"{locale}/{kind}" for locale in LOCALES for kind in KINDS]


class Node(NamedTuple):
    """What assistive technology is told of an element."""

    role: str
    name: str
    level: int | None


def tree(page: Page) -> list[Node]:
    """Return Chromium's accessibility tree, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
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
    options = {"runOnly": {"type": "tag", "values": [rules]}} if rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {n['html']} {n['failureSummary']}" for v in found for n in v["nodes"]]


KEPT = ["resolution.html", *(f"resolution-{locale}.html" for locale in LOCALES)]


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html", *KEPT])
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
    assert lists[:2] == [text.headings.recitals, text.headings.operative]
    items = sum(n.role == "listitem" for n in nodes)
    assert items == sum(kinds.count(kind) for kind in ("recital", "clause", "point"))
    links = {n.name for n in nodes if n.role == "link"}
    for provision in CORPUS.resolution.provisions:
        assert named(text.labels, provision, "link_") in links
        for other in LOCALES:
            if other != locale:
                name = f"{CORPUS.texts[other].name}: {named(CORPUS.texts[other].labels, provision)}"
                assert name in links


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


FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    html: element.outerHTML.slice(0, 200),
    index: [...document.querySelectorAll("*")].indexOf(element),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: element === at || element.contains(at) || at?.contains(element),
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((e) => e.checkVisibility() && !e.disabled && (e.type !== "radio" || e.checked)).length"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["", *(a for a in EVERY_KIND if a.startswith("pl"))])
def test_the_keyboard_reaches_everything_in_order_and_in_view(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/{address}", wait_until="networkidle")
    reached = []
    for _ in range(page.evaluate(STOPS)):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["outlined"], focus
        assert focus["seen"], focus
        reached.append(focus["index"])
    assert reached == sorted(set(reached))
    for _ in reached[1:]:  # Nor, on the way back, is it under the header.
        page.keyboard.press("Shift+Tab")
        focus = page.evaluate(FOCUS)
        assert focus["seen"], focus


@pytest.mark.parametrize("address", ["", "404.html", *EVERY_KIND])
def test_at_400_percent_nothing_scrolls_sideways(page: Page, address: str) -> None:
    # 1280 by 1024 enlarged four times (WCAG 1.4.10).
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"/{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    header = page.locator("header")
    if header.count():
        page.evaluate("scrollTo(0, 1000)")
        box = header.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 0  # It has scrolled away, rather than fill the window.


@pytest.fixture(scope="module", params=[20, 24, 32, 64])
def large_letters(
    request: pytest.FixtureRequest,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    base_url: str,
) -> Iterator[tuple[Page, int]]:
    """A page in a browser whose reader has set larger letters than 16 pixels, and how large."""
    args = [*browser_type_launch_args["args"], f"--blink-settings=defaultFontSize={request.param}"]
    with browser_type.launch(**{**browser_type_launch_args, "args": args}) as browser:
        yield browser.new_page(base_url=base_url), request.param


@pytest.mark.parametrize("address", ["", "404.html", *EVERY_KIND])
def test_large_letters_fit(large_letters: tuple[Page, int], address: str) -> None:
    page, size = large_letters
    page.set_viewport_size({"width": 20 * size, "height": 16 * size})
    page.goto(f"/{address}")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= size
    assert page.evaluate("document.documentElement.scrollWidth") <= 20 * size


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", [320, 360, 390, 412, 600, 1280])
def test_a_clause_begins_below_the_header(
    large_letters: tuple[Page, int], locale: str, width: int
) -> None:
    page, _ = large_letters
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/{locale}/#cl_3")
    until(page, "scrollY > 0")
    header, clause = page.locator("header").bounding_box(), page.locator("#cl_3").bounding_box()
    assert header
    assert clause
    assert max(0, header["y"] + header["height"]) <= clause["y"]


def test_forced_colours_keep_what_colours_tell(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/en/#cl_3")
    mark = "e => getComputedStyle(e, '::before').borderInlineStartStyle"
    assert page.locator("#cl_3").evaluate(mark) == "solid"
    weights = page.locator(".switch a").evaluate_all(
        "l => l.map(a => getComputedStyle(a).fontWeight)"
    )
    assert weights == ["600", "400", "400"]
    page.goto("/en/parallel/#cl_3")
    before, here = (
        page.locator(f"#{eid} > th").evaluate("e => getComputedStyle(e).borderInlineStartStyle")
        for eid in ("cl_2", "cl_3")
    )
    assert (before, here) == ("none", "solid")


def test_more_contrast_is_more(page: Page) -> None:
    def colour() -> str:
        return str(page.locator(".status").evaluate("e => getComputedStyle(e).color"))

    page.goto("/en/")
    usual = colour()
    page.emulate_media(contrast="more")
    assert colour() != usual
    assert colour() == page.locator("body").evaluate("e => getComputedStyle(e).color")


def test_nothing_moves(page: Page) -> None:
    """No transition, animation or smooth scrolling; so there is none to reduce."""
    page.goto("/en/#cl_3")
    open_search(page)
    assert page.evaluate("document.getAnimations().length") == 0
    styles = page.evaluate(
        "() => [...document.styleSheets].flatMap(s => [...s.cssRules]).map(r => r.cssText).join('')"
    )
    assert len(styles) > 5000
    assert not re.search("transition|animation|scroll-behavior|@keyframes", styles)
