"""Reading side by side, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import NAMES, address, top
from tests.helpers.frozen import CORPUS, LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_side_by_side_is_a_table_with_headers(page: Page, locale: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/{locale}/parallel/")
    table = page.get_by_role("table")
    headers = table.get_by_role("columnheader")
    labels = CORPUS.texts[locale].labels
    order = [locale, *(other for other in LOCALES if other != locale)]
    said = [
        [NAMES[other], getattr(labels.statuses, CORPUS.texts[other].status).name] for other in order
    ]  # The status is told in the page's language.
    assert [h.split("\n") for h in headers.all_inner_texts()] == said
    for eid in ("preamble", "cl_3", "cl_5__point_a"):
        row = page.locator(f"#{eid}")
        texts = [CORPUS.texts[other].provisions[eid] for other in order]
        expect(row.get_by_role("cell")).to_have_text(texts)
    name = labels.provisions["clause"].name.format(number=3)
    expect(page.locator("#cl_3").get_by_role("rowheader", name=name)).to_be_visible()


def columns(page: Page) -> list[str | None]:
    visible = page.locator("#cl_3 td:visible").all()
    return [cell.get_attribute("lang") for cell in visible]


def test_all_columns_on_a_wide_screen_and_any_two_on_a_phone(either: Page) -> None:
    either.set_viewport_size({"width": 1280, "height": 800})
    either.goto("/pl/parallel/")
    assert columns(either) == ["pl", "en", "be"]
    expect(either.locator("fieldset").first).to_be_hidden()
    either.set_viewport_size({"width": 390, "height": 800})
    assert columns(either) == ["pl", "en"]
    first, second = either.locator("fieldset").all()
    for pair in (("be", "pl"), ("en", "be"), ("be", "en"), ("pl", "en")):
        first.locator(f"[value={pair[0]}]").check()
        second.locator(f"[value={pair[1]}]").check()
        assert set(columns(either)) == set(pair)
    second.locator("[value=pl]").check()
    assert columns(either) == ["pl"]


def test_the_first_language_is_on_the_left_and_both_stay_chosen(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/pl/parallel/")
    first, second = page.locator("fieldset").all()
    for pair in (("be", "pl"), ("en", "be"), ("be", "en")):
        first.locator(f"[value={pair[0]}]").check()
        second.locator(f"[value={pair[1]}]").check()
        assert columns(page) == [*pair]
    left, right = page.locator("#cl_3 td:visible").all()
    x = [box["x"] for cell in (left, right) if (box := cell.bounding_box())]
    assert x == sorted(x)
    page.locator(".switch").get_by_text("English").click()
    assert address(page, base_url) == "/en/parallel/?first=be&second=en"
    expect(page.locator(".parallel")).to_have_attribute("data-chosen", "2")
    assert columns(page) == ["be", "en"]
    expect(page.locator("fieldset").first.locator("[value=be]")).to_be_checked()
    page.goto("/pl/parallel/?first=xx&second=%22#cl_3")
    expect(page.locator(".parallel")).to_have_attribute("data-chosen", "2")
    assert columns(page) == ["pl", "en"]
    page.locator(".switch").get_by_text("Беларуская").click()
    assert address(page, base_url).startswith("/be/parallel/#")
    expect(page.locator(".parallel")).to_have_attribute("data-chosen", "2")
    assert columns(page) == ["be", "en"]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_fragment_works_side_by_side(either: Page, base_url: str, width: int) -> None:
    either.set_viewport_size({"width": width, "height": 800})
    either.goto("/en/parallel/#cl_3")
    header = either.locator("header").bounding_box()
    assert header
    assert header["height"] <= top(either, "#cl_3") < 400
    cell = either.locator("#cl_3 td:visible").first
    plain_cell = either.locator("#cl_4 td:visible").first
    expect(cell).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(plain_cell).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_switch_keeps_the_row_side_by_side(page: Page, base_url: str) -> None:
    page.goto("/en/parallel/#cl_3")
    page.locator(".switch").get_by_text("Polski").click()
    assert address(page, base_url) == "/pl/parallel/#cl_3"


def test_side_by_side_prints_on_a4_landscape(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url)
    page.goto("/en/parallel/")
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    # A4 is 595 by 842 points; landscape pages have their long side across.
    sizes = {(int(x), int(y)) for x, y in re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", pdf)}
    assert sizes == {(841, 594)}
