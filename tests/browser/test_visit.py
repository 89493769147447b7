"""What a reader meets on a visit: permalinks, the landing, the 404, sizes; nothing leaks."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import SHIFTS, address, top
from tests.helpers.frozen import CORPUS, EIDS, LOCALES, SOME_PAGES


def test_the_skip_link_leads_past_the_header(either: Page) -> None:
    either.goto("/pl/")
    either.keyboard.press("Tab")
    expect(either.locator(".skip")).to_be_focused()
    expect(either.locator(".skip")).to_be_in_viewport()
    either.keyboard.press("Enter")
    either.keyboard.press("Tab")
    expect(either.locator("main a").first).to_be_focused()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_landing_carries_a_fragment_on(either: Page, base_url: str, locale: str) -> None:
    for fragment in ("", "#cl_3", "#cl_5__point_a"):
        either.goto("about:blank")
        either.goto(f"/{fragment}")
        links = either.locator(".choice a:visible")
        assert links.count() == 3
        links.and_(either.locator(f"[hreflang={locale}]")).click()
        assert address(either, base_url) == f"/{locale}/{fragment}"


@pytest.mark.parametrize(
    ("asked", "own"),
    [("be-BY", "be"), ("pl", "pl"), ("en-GB", "en"), ("ru-RU", None), ("be-Latn-tarask", "be")],
)
@pytest.mark.parametrize("fragment", ["", "#cl_3"])
def test_the_landing_says_which_language_is_the_readers(
    browser: Browser, base_url: str, asked: str, own: str | None, fragment: str
) -> None:
    context = browser.new_context(locale=asked, base_url=base_url)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"/{fragment}", wait_until="networkidle")
    order = [own, *(locale for locale in LOCALES if locale != own)] if own else list(LOCALES)
    # Who moves by keys meets the titles, then the links, as they are seen; or the links at once.
    rows = 1 if fragment else 2
    focused = []
    for _ in range(3 * rows):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.hreflang"))
    assert focused == order * rows
    links = page.locator(".choice a:visible")
    places = [(b["y"], b["x"]) for link in links.all() if (b := link.bounding_box())]
    assert places == sorted(places)
    for link, locale in zip(links.all(), order, strict=True):
        text = CORPUS.texts[locale]
        title = ": .* 3" if fragment else ""
        label = f" ?{text.labels.browser_language}" if locale == own else ""
        expect(link).to_have_accessible_name(re.compile(f"^{text.name}{title}{label}$"))
    # A machine that is busy may paint half of a page. Below 0.1 is “good” (Core Web Vitals).
    assert page.evaluate(SHIFTS) < 0.1
    assert page.evaluate("[document.cookie, localStorage.length]") == ["", 0]
    assert address(page, base_url) == f"/{fragment}"
    assert requests == [f"{base_url}/"]
    context.close()


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


@pytest.mark.parametrize("path", SOME_PAGES)
def test_targets_are_large_enough_and_nothing_scrolls_sideways(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        small = page.eval_on_selector_all(
            "a:not(p a, dd a, th a, h3 a), .languages a, .number, summary, button, label",
            """links => links.filter(a => a.checkVisibility())
                 .map(a => [a.outerHTML, a.getBoundingClientRect()])
                 .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)""",
        )
        assert (width, small) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_404_is_styled_and_leads_on(page: Page, base_url: str) -> None:
    page.goto("/pl/no/such/page/")
    expect(page.locator("h1")).to_contain_text("Старонка не знойдзена")
    assert page.locator("body").evaluate("e => getComputedStyle(e).margin") == "0px"
    page.get_by_role("link", name="Polski").click()
    assert address(page, base_url) == "/pl/"


@pytest.mark.parametrize(
    ("path", "meant", "to"),
    [
        ("pl/punkt-5", "Punkt 5?", "/pl/#cl_5"),
        ("be/cl5/", "Пункт 5?", "/be/#cl_5"),
        ("pl/cl3", "Punkt 3?", "/pl/#cl_3"),
        ("en/cl_5_point_b/x", "Point 5(b)?", "/en/#cl_5__point_b"),
        ("pl/sygnatariusz.html", "Sygnatariusze?", "/pl/signatories/"),
    ],
)
def test_the_404_begins_with_the_language_and_names_the_page_that_was_meant(
    page: Page, base_url: str, path: str, meant: str, to: str
) -> None:
    page.goto(f"/{path}")
    first = page.locator("main p").first
    expect(first).to_have_attribute("lang", path[:2])
    expect(page.locator("h1 span").first).to_have_attribute("lang", path[:2])
    expect(first.locator("a").first).to_have_text(meant)
    first.locator("a").first.click()
    assert address(page, base_url) == to


@pytest.mark.parametrize(
    "path",
    ["pl/cl_9/", "pl/wp-login.php", "pl/nic", "pl/o-nas/", "en/feed", "be/info"],
)
def test_the_404_names_no_page_that_was_not_meant(page: Page, base_url: str, path: str) -> None:
    page.goto(f"/{path}", wait_until="networkidle")
    text = CORPUS.texts[path[:2]]
    links = page.locator("main p").first.get_by_role("link")
    assert links.all_inner_texts() == [text.name, text.labels.search]
    links.last.click()
    asked = path[3:].replace("/", " ").replace("-", " ").replace("cl_9", "cl 9")
    expect(page.get_by_role("searchbox")).to_have_value(asked)


@pytest.mark.parametrize("path", ["pl/%E0%A4%A", "no/such/page/"])
def test_the_404_names_the_texts_where_nothing_is_known(page: Page, path: str) -> None:
    page.goto(f"/{path}", wait_until="networkidle")
    assert page.locator("main p a").count() == len(LOCALES)


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
