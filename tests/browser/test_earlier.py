"""Earlier wordings in a browser: their addresses, and how what changed is seen and spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.commands.permalinks import addresses
from tests.browser.test_access import WIDTHS, tree, violations
from tests.helpers.serve import serving
from tests.pages.test_html import found_by_the_nu_checker

PAGES = ("en/cl_1/", "en/downloads/")


@pytest.fixture(scope="module")
def at(rewritten_site: Path) -> Iterator[str]:
    with serving(rewritten_site) as address:
        yield address


def test_each_has_an_address_that_is_listed(rewritten_site: Path) -> None:
    found = {address for address in addresses(rewritten_site) if "until" in address}
    assert found == {f"en/cl_1/#until-2020-03-0{day}" for day in (4, 5)}


def test_they_are_html(rewritten_site: Path, java: None) -> None:
    assert found_by_the_nu_checker([rewritten_site / page / "index.html" for page in PAGES]) == []


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page: Page, at: str, address: str) -> None:
    page.goto(f"{at}/{address}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []


def test_what_changed_is_seen_and_spoken(page: Page, at: str) -> None:
    page.goto(f"{at}/en/cl_1/#until-2020-03-05")
    wording = page.locator(":target")
    expect(wording).to_be_in_viewport()
    drawn = "e => getComputedStyle(e).textDecorationLine"
    assert wording.locator("del").first.evaluate(drawn) == "line-through"
    assert wording.locator("ins").first.evaluate(drawn) == "underline"
    # What is drawn in an image is not spoken, but its name (WAI-ARIA 1.2: children presentational).
    drawn_in = ("", "[\N{MINUS SIGN}", "[+", "]")
    spoken = [node.name for node in tree(page) if node.role in ("image", "StaticText")]
    start = spoken.index("en-removed:")
    assert [name for name in spoken[start:] if name.strip() not in drawn_in][:7] == [
        *("en-removed:", "a <b>list</b>,", "(en-end-of-change)"),
        *("en-added:", "no list,", "(en-end-of-change)"),
        "_no emphasis_, \\ no escape, :no:",
    ]
