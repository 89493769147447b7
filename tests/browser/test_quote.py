"""Quoting, linking and reading side by side, in a real browser."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import until, wait_for_script
from tests.helpers.cited import everything
from tests.helpers.frozen import CORPUS, LOCALES, SOME_EIDS

MARKS = {"en": ("“", "”"), "pl": ("„", "”"), "be": ("„", "“")}
WIDTHS = [390, 1280]


@pytest.fixture(params=WIDTHS)
def copying(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page that may use the clipboard, as wide as a phone and as a desk's screen."""
    page.set_viewport_size({"width": request.param, "height": 800})
    return page


def clipboard(page: Page) -> str:
    expect(page.locator("[role=status].said")).not_to_be_empty()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def open_menu(page: Page, eid: str) -> None:
    page.locator(f"#{eid} > .editorial summary").click()


def copy(page: Page, eid: str, label: str) -> str:
    page.locator(f"#{eid} > .editorial").get_by_role("button", name=label).click()
    return clipboard(page)


def sentence(locale: str, eid: str) -> str:
    """How to cite a provision, put together here from the data."""
    (this,) = (e for e in everything(CORPUS) if e.folder == f"{locale}/{eid}/")
    return this.labels.citation.format(
        title=this.title,
        place_and_date=this.labels.place_and_date,
        status=this.status,
        address=this.url,
    )


def expected(locale: str, eid: str, words: str) -> str:
    """The quotation as the project's own words say it, put together here from the data."""
    labels = CORPUS.texts[locale].labels
    opening, closing = MARKS[locale]
    citation = sentence(locale, eid)
    accessed = labels.accessed.format(date=datetime.datetime.now().astimezone().date())
    return f"{opening}{words}{closing} — {citation} ({accessed})"


@pytest.mark.parametrize("locale", LOCALES)
def test_copy_quotation(copying: Page, locale: str) -> None:
    text = CORPUS.texts[locale]
    copying.goto(f"/{locale}/")
    for eid in ("preamble", "rec_4", "cl_3", "cl_5__point_b"):
        open_menu(copying, eid)
        quotation = copy(copying, eid, text.labels.copy_quotation)
        assert quotation == expected(locale, eid, text.provisions[eid])


def test_copy_link(copying: Page, base_url: str) -> None:
    copying.goto("/be/#cl_3")
    open_menu(copying, "cl_3")
    assert copy(copying, "cl_3", "Скапіяваць спасылку") == f"{base_url}/be/cl_3/"
    expect(copying.locator(".said")).to_have_text("Скапіявана")


SELECT = """([eid, from, to]) => {
  const node = document.querySelector(`#${eid} > .words`).lastChild;
  const start = node.data.indexOf(from), end = node.data.indexOf(to) + to.length;
  getSelection().setBaseAndExtent(node, start, node, end);
}"""


def test_a_selection_within_a_provision_quotes_just_that(copying: Page) -> None:
    copying.goto("/en/")
    copying.evaluate(SELECT, ["cl_2", "universal", "jurisdiction"])
    wait_for_script(copying)  # It comes after the selection.
    open_menu(copying, "cl_2")
    quotation = copy(copying, "cl_2", "Copy quotation")
    assert quotation.startswith("“universal and national jurisdiction” — ")
    # Once the selection is given up, the whole provision is quoted.
    copying.locator("h1").click()
    quotation = copy(copying, "cl_2", "Copy quotation")
    assert quotation.startswith("“The mechanisms of the International Criminal Court")


def test_a_selection_elsewhere_quotes_the_whole_provision(copying: Page) -> None:
    copying.goto("/en/")
    copying.evaluate(SELECT, ["cl_2", "universal", "jurisdiction"])
    open_menu(copying, "cl_4")
    quotation = copy(copying, "cl_4", "Copy quotation")
    assert quotation.startswith("“The possibility of dialogue with Lukashenko personally to be ")


def test_a_selection_of_the_whole_page_ends_nothing(copying: Page) -> None:
    """Its ends are in no element, and it was made before the script came."""
    copying.goto("/en/")
    copying.evaluate("getSelection().setBaseAndExtent(document, 0, document, 1)")
    wait_for_script(copying)
    open_menu(copying, "cl_4")
    quotation = copy(copying, "cl_4", "Copy quotation")
    assert quotation.startswith("“The possibility of dialogue with Lukashenko personally to be ")


@pytest.mark.parametrize("address", ["en/", "en/cl_5/"])
def test_a_clause_is_quoted_with_its_points(copying: Page, address: str) -> None:
    copying.goto(f"/{address}")
    wait_for_script(copying)
    if address == "en/":
        open_menu(copying, "cl_5")
        quotation = copy(copying, "cl_5", "Copy quotation")
    else:
        copying.locator("#cite").get_by_role("button", name="Copy quotation").click()
        quotation = clipboard(copying)
    said = CORPUS.original.provisions
    whole = " • ".join([said["cl_5"], *(said[f"cl_5__point_{letter}"] for letter in "abc")])
    assert quotation == expected("en", "cl_5", whole)


def test_a_copy_of_several_provisions_has_nothing_of_ours(copying: Page) -> None:
    text = CORPUS.texts["pl"].provisions
    copying.goto("/pl/")
    wait_for_script(copying)
    copying.keyboard.press("Shift")  # Copying is loaded with the first key or touch.
    expect(copying.locator("[data-copy][hidden]")).to_have_count(0)
    copying.evaluate("""() => getSelection().setBaseAndExtent(
      document.querySelector("#rec_4 .number").firstChild, 0,
      document.querySelector("#cl_2 > .words").lastChild, 10)""")
    copying.keyboard.press("Control+C")
    heading = CORPUS.texts["pl"].headings["operative"]
    expected = [f"4. {text['rec_4']}", heading, f"1. {text['cl_1']}", f"2. {text['cl_2'][:9]}"]
    assert copying.evaluate("navigator.clipboard.readText()") == "\n\n".join(expected)
    # What begins or ends in our words is copied as it is.
    copying.evaluate("""() => getSelection().setBaseAndExtent(
      document.querySelector("#rec_4 > .words").lastChild, 3,
      document.querySelector("#rec_4 .note").lastChild, 1)""")
    copying.keyboard.press("Control+C")
    copied = copying.evaluate("navigator.clipboard.readText()")
    assert CORPUS.texts["pl"].labels.note in copied
    assert CORPUS.texts["pl"].labels.cite not in copied


def test_a_browser_that_refuses_the_clipboard(fresh: Page) -> None:
    """The older way is tried; where both fail, nothing is said to be copied."""
    fresh.add_init_script("""
      navigator.clipboard.write = () => Promise.reject(new DOMException("no"));
      document.execCommand = () => {
        window.tried = `${getSelection()}`;
        return window.works;
      };
    """)
    fresh.goto("/en/cl_3/")
    wait_for_script(fresh)
    button = fresh.get_by_role("button", name="Copy link")
    button.click()
    until(fresh, "window.tried?.endsWith('/en/cl_3/')")
    fresh.wait_for_timeout(200)
    expect(fresh.locator(".said")).to_be_empty()
    fresh.evaluate("window.works = true")
    button.click()
    expect(fresh.locator(".said")).to_have_text("Copied")
    expect(button).to_be_focused()


@pytest.mark.parametrize("place", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_is_the_readers(browser: Browser, base_url: str, place: str) -> None:
    context = browser.new_context(
        base_url=base_url,
        timezone_id=place,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.goto("/be/cl_3/")
    wait_for_script(page)
    page.get_by_role("button", name="Скапіяваць цытату").click()
    day = datetime.datetime.now(ZoneInfo(place)).date()
    assert clipboard(page).endswith(f" (дата доступу: {day})")
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_provision_page_copies_too(copying: Page, base_url: str, locale: str) -> None:
    text = CORPUS.texts[locale]
    copying.goto(f"/{locale}/cl_3/")
    section = copying.locator("#cite")
    section.get_by_role("button", name=text.labels.copy_quotation).click()
    quotation = clipboard(copying)
    assert quotation == expected(locale, "cl_3", text.provisions["cl_3"])
    section.get_by_role("button", name=text.labels.copy_link).click()
    until(copying, "navigator.clipboard.readText().then(t => t.startsWith('http'))")
    assert clipboard(copying) == f"{base_url}/{locale}/cl_3/"


def test_a_browser_without_rich_text(fresh: Page) -> None:
    """As Firefox was until 126."""
    fresh.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fresh.add_init_script("delete window.ClipboardItem")
    fresh.goto("/pl/cl_3/")
    fresh.get_by_role("button", name="Kopiuj cytat").click()
    assert clipboard(fresh) == expected("pl", "cl_3", CORPUS.texts["pl"].provisions["cl_3"])


@pytest.mark.parametrize("locale", LOCALES)
def test_copy_for_wikipedia_adds_the_readers_day(copying: Page, locale: str) -> None:
    labels = CORPUS.texts[locale].labels
    copying.goto(f"/{locale}/cl_3/")
    button = copying.get_by_role("button", name=labels.copy_wikipedia)
    template = button.get_attribute("value") or ""
    assert template.endswith(f" |{labels.wikipedia.accessed}=}}}}")
    button.click()
    today = datetime.datetime.now().astimezone().date()
    assert clipboard(copying) == f"{template[:-2]}{today}}}}}"


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_citation_is_text(without_js: Page, locale: str) -> None:
    for eid in SOME_EIDS:
        without_js.goto(f"/{locale}/{eid}/")
        expect(without_js.locator(".citation")).to_have_text(sentence(locale, eid))
        expect(without_js.locator("button:visible")).to_have_count(0)
