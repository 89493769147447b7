"""The page of a provision: the way there, and on to the next."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import address
from tests.helpers.frozen import CORPUS, EIDS, LOCALES
from tests.helpers.project import THOROUGH


def open_menu(page: Page, eid: str) -> None:
    page.locator(f"#{eid} > .editorial summary").click()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_provision_stands_under_its_heading(page: Page, locale: str) -> None:
    """Alone, a clause would state what it demands."""
    text = CORPUS.texts[locale]
    operative, clause = text.headings["operative"], text.provisions["cl_5"]
    above = {
        "preamble": [],
        "rec_1": [text.headings["recitals"]],
        "cl_3": [operative],
        "cl_5__point_b": [operative, clause],
    }
    for eid, words in above.items():
        page.goto(f"/{locale}/{eid}/")
        expect(page.locator("main > .words")).to_have_text(words)
        description = page.locator("meta[name=description]").get_attribute("content")
        assert description
        assert (operative in description) == (eid == "cl_3")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_menu_leads_to_the_page_of_the_provision(
    either: Page,
    base_url: str,
    width: int,
) -> None:
    either.set_viewport_size({"width": width, "height": 800})
    either.goto("/pl/")
    open_menu(either, "cl_5__point_c")
    either.get_by_role("link", name="Strona tego postanowienia: Punkt 5(c)").click()
    assert address(either, base_url) == "/pl/cl_5__point_c/"
    either.locator(".switch").get_by_text("Беларуская").click()
    assert address(either, base_url) == "/be/cl_5__point_c/"


def test_previous_and_next_walk_through_the_resolution(either: Page, base_url: str) -> None:
    first, *rest = EIDS if THOROUGH else EIDS[-4:]
    either.goto(f"/be/{first}/")
    for eid in rest:
        either.locator("[rel=next]").click()
        assert address(either, base_url) == f"/be/{eid}/"
    expect(either.locator("[rel=next]")).to_have_count(0)
    either.locator("[rel=prev]").click()
    assert address(either, base_url) == f"/be/{EIDS[-2]}/"
