"""The site in a real browser: keeping the place, with and without JavaScript; nothing leaks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import serving, wait_for_script
from tests.test_site import ADDRESSES, EIDS, LOCALES

NAMES = {"en": "English", "pl": "Polski", "be": "Беларуская"}
SWITCHES = [(a, b) for a in LOCALES for b in LOCALES if a != b]


def address(page: Page, base_url: str) -> str:
    return page.url.removeprefix(base_url)


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


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


def test_the_switch_needs_nothing_but_the_page(page: Page, base_url: str) -> None:
    """Not even where nothing else ever comes."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.route("**/assets/*", lambda route: route.abort())
    page.goto("/en/")
    page.locator("#cl_4").evaluate(SCROLL_TO)
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == "/pl/#cl_4"
    page.locator(".switch").get_by_text("Беларуская").click()
    assert address(page, base_url) == "/be/#cl_4"


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


def test_the_skip_link_leads_past_the_header(either: Page) -> None:
    either.goto("/pl/")
    either.keyboard.press("Tab")
    expect(either.locator(".skip")).to_be_focused()
    expect(either.locator(".skip")).to_be_in_viewport()
    either.keyboard.press("Enter")
    either.keyboard.press("Tab")
    expect(either.locator("main a").first).to_be_focused()


def test_the_switch_at_the_top_adds_no_fragment(page: Page, base_url: str) -> None:
    page.goto("/en/")
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == "/pl/"


def test_the_switch_keeps_the_clause_from_the_keyboard_and_in_a_new_tab(
    page: Page, base_url: str
) -> None:
    page.goto("/en/#cl_3")
    link = page.locator(".switch").get_by_text("Polski")
    link.focus()
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    assert address(opened.value, base_url) == "/pl/#cl_3"
    page.keyboard.press("Enter")
    page.wait_for_url("**/pl/#cl_3")


@pytest.mark.parametrize(("here", "there"), SWITCHES)
def test_without_javascript_each_provision_links_to_itself_in_the_other_languages(
    without_js: Page, base_url: str, here: str, there: str
) -> None:
    for eid in EIDS:
        without_js.goto(f"/{here}/#{eid}")
        without_js.locator(f"#{eid} > .editorial > .tools > .languages").get_by_text(
            NAMES[there]
        ).click()
        assert address(without_js, base_url) == f"/{there}/#{eid}"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_landing_carries_a_fragment_on(either: Page, base_url: str, locale: str) -> None:
    for fragment in ("", "#cl_3", "#cl_5__point_a"):
        either.goto("about:blank")
        either.goto(f"/{fragment}")
        links = either.locator(".choice a:visible")
        assert links.count() == 3
        links.and_(either.locator(f"[hreflang={locale}]")).click()
        assert address(either, base_url) == f"/{locale}/{fragment}"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_clause_that_was_linked_to_is_marked(either: Page, locale: str) -> None:
    either.goto(f"/{locale}/#cl_3")
    mark = "e => getComputedStyle(e, '::before').borderInlineStartWidth"
    if either.evaluate("1"):
        assert either.locator("#cl_3").evaluate(mark) == "4px"
        assert either.locator("#cl_4").evaluate(mark) != "4px"
    # Nor is it hidden by the header, which stays in view.
    assert top(either, "header") == 0
    header = either.locator("header").bounding_box()
    assert header
    assert header["height"] <= top(either, "#cl_3") < 400


def test_numbers_are_permalinks_for_mouse_and_keyboard(either: Page, base_url: str) -> None:
    either.goto("/en/")
    either.get_by_role("link", name="Link to clause 3").click()
    assert address(either, base_url) == "/en/#cl_3"
    either.get_by_role("link", name="Link to point 5(b)").focus()
    either.keyboard.press("Enter")
    assert address(either, base_url) == "/en/#cl_5__point_b"
    either.go_back()
    either.wait_for_url("**/en/#cl_3")
    either.go_forward()
    either.wait_for_url("**/en/#cl_5__point_b")
    expect(either.locator("#cl_5__point_b")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_enough_and_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in [*ADDRESSES, "404.html"]:
        page.goto(f"/{path}")
        small = page.eval_on_selector_all(
            "a:not(p a, dd a, th a, h3 a), .languages a, .number, summary, button, label",
            """links => links.filter(a => a.checkVisibility())
                 .map(a => [a.outerHTML, a.getBoundingClientRect()])
                 .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)""",
        )
        assert (path, small) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth")) <= (path, width)


LEFT_BEHIND = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""


def test_pages_ask_only_their_own_host_and_store_nothing(page: Page, base_url: str) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda m: complaints.append(f"{page.url} {m.text} {m.location}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in [*ADDRESSES, "404.html", "no/such/page/"]:
        asked = len(requests)
        response = page.goto(f"/{path}")
        assert response
        assert response.status == (404 if path.startswith("no") else 200)
        wait_for_script(page)
        page.keyboard.press("Tab")
        assert len(requests) > asked
    page.wait_for_load_state("networkidle")
    assert [url for url in requests if not url.startswith(base_url)] == []
    assert ["404" in complaint for complaint in complaints] == [True]  # That of no/such/page/.
    assert page.context.cookies() == []
    assert page.evaluate(LEFT_BEHIND) == [0, 0, 0, 0, 0]


def test_the_404_is_styled_and_leads_on(page: Page, base_url: str) -> None:
    page.goto("/pl/no/such/page/")
    expect(page.locator("h1")).to_contain_text("Старонка не знойдзена")
    assert page.locator("body").evaluate("e => getComputedStyle(e).margin") == "0px"
    page.get_by_role("link", name="Polski").click()
    assert address(page, base_url) == "/pl/"


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_text_is_all_there(without_js: Page, locale: str) -> None:
    without_js.goto(f"/{locale}/")
    for eid in EIDS:
        expect(without_js.locator(f"#{eid} > .words")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_light_follow_the_system(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/be/")
    colour = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    red = int(re.findall(r"\d+", colour)[0])
    assert (red < 64) == (scheme == "dark")
