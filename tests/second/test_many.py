"""More languages than fit into a row, in a browser: the menu of the header, and side by side."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_access import violations
from tests.helpers.browser import ask
from tests.helpers.project import SITE_URL
from tests.helpers.serve import serving
from tests.helpers.udhr import FILES, NAMES

WIDTHS = [320, 390, 1280]


@pytest.fixture(scope="module")
def address(second: Path) -> Iterator[str]:
    """Where the site is served."""
    with serving(second) as url:
        yield url


@pytest.fixture(params=[True, False], ids=["js", "no-js"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of it with JavaScript, and one without."""
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_screen_of_the_landing_leads_to_languages(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto("/")
    links = reader.locator(".choice:visible a")
    expect(links).to_have_count(len(FILES))
    expect(links.nth(2)).to_be_in_viewport()
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("asked", "first"),
    [(["zh-TW"], "zh-Hant"), (["C", "el-CY"], "el"), (["pl", "ar"], "ar"), (["pl"], None)],
)
def test_the_landing_begins_with_what_the_browser_asks_for(
    browser: Browser, address: str, asked: list[str], first: str | None
) -> None:
    """However it writes that: a tag without a script is of the one that is likely."""
    page = browser.new_page(base_url=address)
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ value: {asked} }})")
    page.goto("/")
    links = page.locator(".choice:visible a")
    expect(links.first).to_have_attribute("hreflang", first or "en")
    expect(page.locator(".choice:visible .asked")).to_have_count(1 if first else 0)
    page.close()


def test_the_404_has_one_heading_and_says_the_same_once(reader: Page) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto("/ja/no/such/page/")
    expect(reader.locator("h1 span:visible")).to_have_text(["Page not found"])
    expect(reader).to_have_title("Page not found")
    lines = reader.locator("main p")
    expect(lines).to_have_count(len(FILES))
    expect(lines.filter(has_text="There is no page at this address.")).to_have_count(1)
    expect(lines.first).to_be_in_viewport()
    assert sorted(
        link.get_attribute("lang") or "en" for link in lines.locator("a[hreflang]").all()
    ) == sorted(FILES)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_header_is_a_row_with_a_menu(reader: Page, locale: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"/{locale}/art_3/")
    assert reader.locator("header").evaluate("header => header.offsetHeight") <= 60
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    menu = reader.locator(".switch")
    summary = menu.locator("summary")
    expect(summary).to_have_text(NAMES[locale])
    box = summary.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert reader.locator(".home").evaluate("home => home.offsetWidth") > 60
    expect(menu.locator("a:visible")).to_have_count(0)
    summary.focus()
    reader.keyboard.press("Enter")
    hidden = 1 if width < 640 else 0  # There, the page's own.
    expect(menu.locator("a:visible")).to_have_count(len(FILES) - hidden)
    for link in menu.locator("a:visible").all():
        box = link.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.wait_for_url(re.compile(r"/(en|fr)/art_3/$"))


def test_the_menu_keeps_the_provision(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/ar/#art_16")
    page.locator(".switch summary").click()
    page.locator(".switch").get_by_text("Français").click()
    page.wait_for_url("**/fr/#art_16")
    page.close()


@pytest.mark.parametrize("path", ["en/", "ar/parallel/", "ar/art_3/"])
def test_axe_finds_nothing(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto(f"/{path}")
    page.locator(".switch summary").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_any_two_languages_are_side_by_side(reader: Page, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto("/fr/parallel/")
    columns = reader.locator("#art_3 td:visible")
    table = reader.locator("thead").bounding_box()
    assert table
    assert table["y"] < (1000 if width < 640 else 800)
    first, second = reader.locator("fieldset").all()
    assert languages(reader) == {"fr", "en"}
    for pair in (("fr", "ka"), ("th", "ka"), ("th", "hi")):
        first.locator(f"[value={pair[0]}]").check()
        second.locator(f"[value={pair[1]}]").check()
        assert languages(reader) == set(pair)
    reader.emulate_media(media="print")
    assert languages(reader) == {"th", "hi"}
    expect(columns).to_have_count(2)


def languages(page: Page) -> set[str | None]:
    return {cell.get_attribute("lang") for cell in page.locator("#art_3 td:visible").all()}


@pytest.mark.parametrize(("locale", "query"), [("ja", "拷問"), ("th", "การศึกษา")])
def test_what_was_asked_alone_is_marked(
    browser: Browser, address: str, locale: str, query: str
) -> None:
    """And not all the words that no space parts from it."""
    page = browser.new_page(base_url=address)
    page.goto(f"/{locale}/")
    ask(page, query)
    expect(page.locator("dialog mark").first).to_have_text(query)
    page.close()


@pytest.mark.parametrize("query", ["homme", "L'homme", "Assemblée"])
def test_a_word_is_found_behind_an_elided_article(
    browser: Browser, address: str, query: str
) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/fr/")
    ask(page, query)
    expect(page.locator("dialog mark", has_text="’").first).to_be_visible()
    page.close()


def test_a_search_that_found_nothing_names_the_languages_that_have_something(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(base_url=address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/ja/")
    with page.expect_response("**/search.json"):
        ask(page, "")
    page.wait_for_timeout(600)  # Other languages are asked after 400 ms, if at all.
    assert [url for url in asked if url.endswith("/search.json")] == [f"{address}/ja/search.json"]
    page.locator("dialog input").fill("рабства")
    offered = page.locator("dialog [role=status] button")
    expect(offered.filter(has_text="Русский")).to_be_enabled()
    expect(offered.filter(has_text=": 0")).to_have_count(0)
    page.close()


def test_a_quotation_from_right_to_left_has_the_address_of_its_provision(
    browser: Browser, address: str
) -> None:
    """Without the marks that keep the address of the page in order on paper."""
    context = browser.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/ar/")
    page.locator("#art_1 > aside summary").click()
    page.locator("#art_1 > aside").get_by_text("Copy quotation").click()
    expect(page.locator(".said")).to_have_text("Copied")
    read = (
        "type => navigator.clipboard.read().then(([it]) => it.getType(type)).then((b) => b.text())"
    )
    assert f" {SITE_URL}ar/art_1/ (" in page.evaluate(read, "text/plain")
    rich = page.evaluate(read, "text/html")
    assert f'cite="{SITE_URL}ar/art_1/"' in rich
    assert rich.count(' dir="rtl"') == rich.count("<blockquote ") + rich.count('<p lang="ar"') == 3
    context.close()


def test_what_is_found_runs_as_its_words(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/ar/")
    ask(page, "التعليم")
    found = page.locator("dialog .adopted").first
    assert found.evaluate("found => getComputedStyle(found).direction") == "rtl"
    page.close()


@pytest.mark.parametrize(("locale", "side"), [("ar", 1), ("fr", -1)])
def test_numbers_of_the_page_to_keep_hang_where_its_lines_begin(
    browser: Browser, second: Path, locale: str, side: int
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto((second / f"resolution-{locale}.html").as_uri())
    row = page.locator("#art_11__para_2")
    number, words = row.locator(".number").bounding_box(), row.locator(".words").bounding_box()
    assert number
    assert words
    ends = [0, number["x"], number["x"] + number["width"], 390]
    assert ends == sorted(ends)
    assert (number["x"] - words["x"]) * side > 0
    page.close()
