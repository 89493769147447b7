"""For eyes and hands: the keyboard, large letters, contrast, colours; nothing moves."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.helpers.browser import open_search, until, wait_for_script
from tests.helpers.frozen import EVERY_KIND, LOCALES
from tests.helpers.project import THOROUGH

WIDTHS = (390, 1280)


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
NUMBERS = """[...document.querySelectorAll("#translations td + td")].map((cell) => {
  const words = document.createRange();
  words.selectNodeContents(cell);
  return words.getClientRects().length;
})"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((e) => e.checkVisibility() && !e.disabled && (e.type !== "radio" || e.checked)).length"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["", *(a for a in EVERY_KIND if a.startswith("pl"))])
def test_the_keyboard_reaches_everything_in_order_and_in_view(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/{address}", wait_until="networkidle")
    wait_for_script(page)
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


@pytest.fixture(scope="module", params=[20, 24, 32, 64] if THOROUGH else [20, 64])
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


@pytest.mark.parametrize("width", WIDTHS)
def test_beside_many_words_names_and_numbers_are_not_broken_into_letters(
    page: Page, width: int
) -> None:
    """As where most provisions are not translated."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/pl/about/")
    page.evaluate(
        "document.querySelector('#translations td').textContent = 'pkt 5(a), '.repeat(99)"
    )
    lines = page.locator("#translations th a").evaluate_all(
        "links => links.map((link) => link.getClientRects().length)"
    )
    assert max(lines) <= 2
    assert page.evaluate(NUMBERS) == [1] * len(LOCALES)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
