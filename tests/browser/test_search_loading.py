"""What search loads, and when; what it says where it cannot."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import SEARCH, ask, wait_for_script
from tests.helpers.frozen import CORPUS
from tests.helpers.weight import published


@pytest.fixture
def page(fresh: Page) -> Page:
    """One for each test, which listens to it."""
    return fresh


def test_nothing_is_loaded_before_it_is_used_and_then_each_file_once(
    page: Page, site: Path
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.split("/", 3)[3]))
    page.goto("/be/")
    wait_for_script(page)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "search" in url]
    page.keyboard.press("Shift")  # Copying is loaded with the first key or touch.
    expect(page.locator("[data-copy][hidden]")).to_have_count(0)
    requests.clear()
    for _ in range(2):
        ask(page, "суд")
        expect(page.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)
        page.keyboard.press("Escape")
    assert sorted(requests) == sorted(
        ["be/search.json", *(published(site, name) for name in SEARCH)]
    )


def test_a_search_that_cannot_be_loaded_says_so(page: Page) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto("/pl/")
    ask(page, "sankcje")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(
        CORPUS.texts["pl"].labels.search_failed
    )


def test_a_search_is_loaded_again_once_the_network_is_back(page: Page) -> None:
    page.route("**/search.json", lambda route: route.abort())
    page.goto("/pl/")
    ask(page, "sankcj")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(CORPUS.texts["pl"].labels.search_failed)
    page.unroute("**/search.json")
    page.keyboard.press("e")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)


def test_nothing_is_found_is_said_without_a_network(page: Page) -> None:
    page.goto("/pl/")
    ask(page, "sankcje")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("warrant")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(CORPUS.texts["pl"].labels.search_none)
    page.wait_for_timeout(1000)  # The other languages are asked for after a moment.
    expect(status).to_have_text(CORPUS.texts["pl"].labels.search_none)
