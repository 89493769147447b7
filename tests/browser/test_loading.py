"""What a browser loads, and when; nothing moves as it comes."""

import re
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route

from tests.helpers.browser import SHIFTS, until, wait_for_script
from tests.helpers.frozen import LOCALES
from tests.helpers.project import of_each
from tests.helpers.weight import loaded, published


@pytest.fixture
def page(fresh: Page) -> Page:
    """One for each test, which listens to it."""
    return fresh


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_asks_for_no_more(page: Page, base_url: str, site: Path, locale: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{base_url}/")))
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/{locale}/")
    wait_for_script(page)
    page.wait_for_load_state("networkidle")
    expected = {re.sub("index.html$", "", file) for file in loaded(site, f"{locale}/")}
    assert set(asked) == expected
    assert len(asked) == 3


def test_nothing_else_comes_before_the_text_is_painted(
    page: Page, base_url: str, site: Path
) -> None:
    """Each further request would compete with the text for the line."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{base_url}/")))
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto("/be/", wait_until="networkidle")
    page.clock.run_for(200)
    page.wait_for_timeout(300)
    assert asked == ["be/"]
    page.clock.run_for(50)
    wait_for_script(page)
    assert asked[1:] == [published(site, "site.css"), published(site, "site.js")]


SIZES = [(320, 640), (390, 800), (768, 1024), (1280, 900), (1920, 1080)]
KINDS = ["pl/", "be/#cl_3", "en/cl_5/", "pl/about/", "be/parallel/"]


@pytest.mark.parametrize(("address", "size"), of_each(KINDS, SIZES))
def test_nothing_moves_when_the_rest_arrives(
    page: Page, address: str, size: tuple[int, int]
) -> None:
    held: list[Route] = []
    page.route("**/assets/*", lambda route: held.append(route))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/{address}", wait_until="commit")
    for _ in range(50):
        page.wait_for_timeout(100)
        if held:
            break
    page.wait_for_timeout(500)  # For the others, which are asked for together.
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/assets/*")
    wait_for_script(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == 0


LOOKS = [*product([390, 1280], ["screen", "print"])]


@pytest.mark.parametrize(("locale", "look"), of_each(LOCALES, LOOKS))
def test_a_full_text_brings_all_its_style(
    page: Page, locale: str, look: tuple[int, Literal["screen", "print"]]
) -> None:
    """That of other pages, which comes later, changes nothing of it."""
    page.route("**/*.js", lambda route: route.abort())  # Which shows its controls.
    page.set_viewport_size({"width": look[0], "height": 800})
    page.emulate_media(media=look[1])
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto(f"/{locale}/", wait_until="networkidle")
    assert page.evaluate("document.styleSheets.length") == 1
    before = page.screenshot(full_page=True)
    page.clock.run_for(250)
    until(page, "document.styleSheets.length === 2")
    assert page.screenshot(full_page=True) == before
