"""The stylesheets: no rule is idle, the measure is a book's, the typefaces tell whose words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_lines import LINES
from tests.helpers.browser import open_search
from tests.helpers.frozen import CORPUS, EVERY_KIND, LOCALES

SELECTORS = """() => {
  const selectors = (rule) => rule instanceof CSSStyleRule
    ? [rule.selectorText] : [...(rule.cssRules ?? [])].flatMap(selectors);
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap(selectors));
}"""
# States that a page is not in by itself, and what is beside the elements.
STATES = re.compile(
    r"::?(hover|focus-visible|focus|target|disabled|empty|before|after|backdrop"
    r"|-webkit-details-marker|-webkit-scrollbar)"
)
IDLE_HERE = "(parts) => parts.filter(([_, selector]) => !document.querySelector(selector))"
# Columns are counted, for as many languages as there may be.
COUNTS = [(re.compile(r"label:nth-of-type\(\d\)"), "label"), (re.compile(r":nth-child\(\d\)"), "*")]


# Every provision is one paragraph and is translated now, from the original as it is; languages are
# few.
IDLE = {
    ".columns.many",
    ".missing",
    ".outdated",
    ".parallel p",
    ".parallel p:first-child",
    ".provision > .missing",
    ".provision > .outdated",
}


def plain(selector: str) -> str:
    """Return what a selector picks in any state and of any number."""
    selector = STATES.sub("", selector).strip()
    for count, any_of_them in COUNTS:
        selector = count.sub(any_of_them, selector)
    return re.sub(r":(is|not)\(\s*(,\s*)*\)|:not\(\)", "", selector) or "*"


def test_every_rule_is_of_use(page: Page, without_js: Page) -> None:
    selectors = []
    for address in (
        "/",
        "/en/about/",
        "/en/parallel/",
    ):  # What is written into full texts is in both.
        page.goto(address)
        selectors += page.evaluate(SELECTORS)
    assert len(selectors) > 100
    # In parts, since a group is idle as soon as one of its selectors is.
    idle = {part.strip() for selector in selectors for part in re.split(r",(?![^(]*\))", selector)}
    for address in ["", "404.html", *EVERY_KIND, "en/rec_1/", "en/downloads/"]:
        page.goto(f"/{address}")
        if address == "en/":
            open_search(page)
            page.get_by_role("searchbox").fill("warrant")
            expect(page.locator("dialog mark")).not_to_have_count(0)
        without_js.goto(f"/{address}")
        for tab in (page, without_js):
            parts = [[part, plain(part)] for part in idle]
            idle = {part for part, _ in tab.evaluate(IDLE_HERE, parts)}
    assert idle <= IDLE


@pytest.mark.parametrize("width", [768, 1280, 1920])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_line_has_60_to_75_characters(page: Page, locale: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{locale}/")
    (lines,) = page.locator("#rec_4 > .words").evaluate_all(LINES)
    *full, _ = map(len, lines)
    assert 60 <= sum(full) / len(full) <= 75


@pytest.mark.parametrize("address", EVERY_KIND)
def test_serif_is_adopted_and_sans_serif_is_ours(page: Page, address: str) -> None:
    page.goto(f"/{address}")
    families = """elements => [...new Set(elements.filter((e) => e.checkVisibility())
      .map((e) => getComputedStyle(e).fontFamily.split(", ").at(-1)))]"""
    adopted = page.locator(".words")
    if adopted.count():
        assert adopted.evaluate_all(families) == ["serif"]
    ours = page.locator("main :not(.words, .words *, .number, .parallel th a, code)")
    assert ours.evaluate_all(families) == ["sans-serif"]


@pytest.mark.parametrize(("width", "beside"), [(390, False), (768, False), (1280, True)])
def test_notes_stand_beside_their_provision_or_under_it(
    page: Page, width: int, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/be/")
    for provision in (p.eId for p in CORPUS.resolution.provisions if p.cites):
        words = page.locator(f"#{provision} > .words").bounding_box()
        note = page.locator(f"#{provision} > .editorial").bounding_box()
        assert words
        assert note
        if beside:
            assert note["x"] >= words["x"] + words["width"]
            assert abs(note["y"] - words["y"]) < 10
        else:
            assert note["x"] == words["x"]
            assert note["y"] >= words["y"] + words["height"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_numbers_hang_before_the_words_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/pl/")
    edge = page.locator("h1").bounding_box()
    assert edge
    for eid in ("preamble", "rec_1", "cl_5", "adoption"):
        words = page.locator(f"#{eid} > .words").bounding_box()
        number = page.locator(f"#{eid} .number").first.bounding_box()
        assert words
        assert number
        assert words["x"] == edge["x"]
        assert 0 <= number["x"] < number["x"] + number["width"] <= edge["x"]
