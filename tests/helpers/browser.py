"""What tests do with a browser, and how it is launched."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.helpers.project import PATIENCE
from tests.tools import programs

NAMES = {"en": "English", "pl": "Polski", "be": "Беларуская"}
SEARCH = ("search.js", "search.css", "match.js", "words.js")
"""What the search is made of, in docs/assets/."""
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 600);
})"""
"""How far things have moved since the page was there (Layout Instability API)."""


def wait_for_script(page: Page) -> None:
    """Wait until the script has shown its controls, where there are any.

    A full text asks for it a moment after it is painted: on a busy machine, that is long after the
    network is idle.
    """
    for control in page.locator(".find").all():
        expect(control).to_be_visible()


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true.

    Playwright's own wait asks in the page, whose policy allows that no second time.
    """
    for _ in range(PATIENCE * 20):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def open_search(page: Page) -> None:
    """Open it with its keys."""
    wait_for_script(page)
    page.keyboard.press("Control+k")


def ask(page: Page, query: str) -> None:
    """Search for it."""
    open_search(page)
    page.get_by_role("searchbox").fill(query)


def launch_arguments() -> dict[str, Any]:
    """Return how to launch the machine's Chromium, without its own traffic."""
    return {
        "executable_path": programs.browser() or programs.BROWSERS[0],
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


def address(page: Page, base_url: str) -> str:
    return page.url.removeprefix(base_url)


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]
