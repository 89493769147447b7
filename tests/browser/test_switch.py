"""The site in a real browser: keeping the place, with and without JavaScript; nothing leaks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import NAMES, address
from tests.helpers.frozen import EIDS, LOCALES, SOME_EIDS
from tests.helpers.serve import serving

SWITCHES = [(a, b) for a in LOCALES for b in LOCALES if a != b]


@pytest.mark.parametrize(("here", "there"), SWITCHES)
def test_the_switch_keeps_the_clause(page: Page, base_url: str, here: str, there: str) -> None:
    for eid in ("cl_3", "cl_5__point_a", "preamble", "adoption"):
        page.goto(f"/{here}/#{eid}")
        page.locator(".switch").get_by_text(NAMES[there]).click()
        assert address(page, base_url) == f"/{there}/#{eid}"
        expect(page.locator(f"#{eid}")).to_be_in_viewport()


@pytest.mark.parametrize("page_path", ["sources/", "about/"])
def test_the_switch_keeps_page_and_place_elsewhere(
    page: Page, base_url: str, page_path: str
) -> None:
    fragment = {"sources/": "ep_belarus_2023", "about/": "privacy"}[page_path]
    page.goto(f"/en/{page_path}#{fragment}")
    page.locator(".switch").get_by_text("Беларуская").click()
    assert address(page, base_url) == f"/be/{page_path}#{fragment}"


def test_the_switch_prefers_what_is_read_to_what_is_named(page: Page, base_url: str) -> None:
    """A clause is named while its points are read, and its own words are out of view."""
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto("/pl/#cl_5")
    page.locator("#cl_5__point_c").evaluate(SCROLL_TO)
    page.locator(".switch").get_by_text("English").click()
    assert address(page, base_url) == "/en/#cl_5__point_c"


def test_the_switch_keeps_the_part_of_a_provision_page(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for part in ("translations", "pace_2495"):
        page.goto("/pl/rec_3/")
        page.locator(f"#{part}").evaluate(SCROLL_TO)
        page.locator(".switch").get_by_text("English").click()
        assert address(page, base_url) == f"/en/rec_3/#{part}"


SCROLL_TO = """element => {
  const bar = document.querySelector("header").offsetHeight;
  scrollBy(0, element.getBoundingClientRect().top - bar - 4);
}"""


@pytest.mark.parametrize("start", ["#rec_1", "#page-text", ""])
@pytest.mark.parametrize("eid", ["rec_3", "cl_4", "cl_5__point_a", "cl_5__point_b"])
def test_the_switch_keeps_the_provision_being_read(
    page: Page, base_url: str, start: str, eid: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"/en/{start}")
    page.locator(f"#{eid}").evaluate(SCROLL_TO)
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == f"/pl/#{eid}"


def test_the_switch_needs_nothing_but_the_page(fresh: Page, base_url: str) -> None:
    """Not even where nothing else ever comes."""
    fresh.set_viewport_size({"width": 390, "height": 500})
    fresh.route("**/assets/*", lambda route: route.abort())
    fresh.goto("/en/")
    fresh.locator("#cl_4").evaluate(SCROLL_TO)
    fresh.locator(".switch").get_by_text("Polski").click()
    assert address(fresh, base_url) == "/pl/#cl_4"
    fresh.locator(".switch").get_by_text("Беларуская").click()
    assert address(fresh, base_url) == "/be/#cl_4"


def test_on_a_line_that_pauses_no_control_is_missing(page: Page, site: Path) -> None:
    """The script comes from the browser's cache before the text is there."""
    with serving(site, slowly=True) as slow:
        page.goto(f"{slow}/en/cl_3/", wait_until="networkidle")
        page.goto(f"{slow}/pl/", wait_until="networkidle")
        expect(page.locator(".find")).to_be_visible()
        page.keyboard.press("Shift")  # Copying is loaded with the first key or touch.
        expect(page.locator("[data-copy][hidden]")).to_have_count(0)
        assert page.locator("[data-copy]").count() == 2 * len(EIDS)


def test_the_switch_keeps_the_section_being_read(page: Page, base_url: str) -> None:
    page.goto("/en/sources/#viasna_list")
    page.locator("#pace_2495").evaluate(SCROLL_TO)
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == "/pl/sources/#pace_2495"


def test_the_switch_at_the_top_adds_no_fragment(page: Page, base_url: str) -> None:
    page.goto("/en/")
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == "/pl/"


def test_the_switch_keeps_the_clause_from_the_keyboard_and_in_a_new_tab(
    fresh: Page, base_url: str
) -> None:
    fresh.goto("/en/#cl_3")
    link = fresh.locator(".switch").get_by_text("Polski")
    link.focus()
    with fresh.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    assert address(opened.value, base_url) == "/pl/#cl_3"
    fresh.keyboard.press("Enter")
    fresh.wait_for_url("**/pl/#cl_3")


@pytest.mark.parametrize(("here", "there"), SWITCHES)
def test_without_javascript_each_provision_links_to_itself_in_the_other_languages(
    without_js: Page, base_url: str, here: str, there: str
) -> None:
    for eid in SOME_EIDS:
        without_js.goto(f"/{here}/#{eid}")
        without_js.locator(f"#{eid} > .editorial > .tools > .languages").get_by_text(
            NAMES[there]
        ).click()
        assert address(without_js, base_url) == f"/{there}/#{eid}"
