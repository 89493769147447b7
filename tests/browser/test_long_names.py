"""Four languages whose names do not fit into the header: a menu has them all, at every width."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from scripts.commands.language import begin
from tests.helpers.project import build, change_languages, copy_tiny
from tests.helpers.serve import serving


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served."""
    root = copy_tiny(tmp_path_factory.mktemp("long") / "project")
    for locale in ("es-419", "be-tarask"):
        line = begin(root, locale, date(2030, 1, 2)).rpartition("\n")[2]
        change_languages(root, lambda lines: [*lines, line])  # noqa: B023 - called at once
    with serving(build(root)) as url:
        yield url


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_all_names_are_reached_without_scrolling(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/es-419/cl_1/")
    menu = page.locator(".switch")
    assert menu.evaluate("menu => menu.scrollWidth <= menu.clientWidth")
    menu.locator("summary").click()
    others = menu.locator("a:not([aria-current])")
    expect(others).to_have_count(3)
    for link in others.all():
        expect(link).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
