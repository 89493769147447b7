"""What readers do, in the engine that they have: find the way, keep the place, read."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS, LOCALES

# Whether a provision's words begin below what of the header covers the window, and in view.
IN_SIGHT = """((words, header) => {
  const { top } = words.getBoundingClientRect();
  return top >= Math.max(0, header.getBoundingClientRect().bottom) && top < innerHeight;
})(document.querySelector(arguments[0] + " > .words"), document.querySelector("header"))"""
MARKED = """getComputedStyle(document.querySelector(arguments[0]), "::before").borderLeftWidth"""


def is_in_sight(reader: Reader, eid: str) -> None:
    reader.until(IN_SIGHT, f"#{eid}")
    assert reader.ask(MARKED, f"#{eid}") == "4px"


@pytest.mark.parametrize("locale", LOCALES)
def test_from_the_landing_to_a_language(any_width: Reader, locale: str) -> None:
    any_width.open("/")
    any_width.click(any_width.find(f".choice:not([id]) [hreflang={locale}]"))
    any_width.arrive(f"/{locale}/")
    any_width.open("/#cl_5__point_a")
    any_width.click(any_width.find(f"#cl_5__point_a [hreflang={locale}]"))
    any_width.arrive(f"/{locale}/#cl_5__point_a")
    is_in_sight(any_width, "cl_5__point_a")
    any_width.open("/#cl_4")
    any_width.click(any_width.find(f"h1 [hreflang={locale}]"))
    any_width.arrive(f"/{locale}/#cl_4")


SAID = "getComputedStyle(arguments[0], '::after').content !== 'none' && arguments[0].dataset.asked"


def test_the_landing_marks_the_language_that_the_browser_asks_for(any_width: Reader) -> None:
    any_width.open("/")
    asked = any_width.ask("navigator.languages")
    own = next((tag[:2] for tag in asked if tag[:2] in LOCALES), None)
    # WebKitGTK asks for the locale of the machine, which may be C.
    assert own or any_width.engine == "webkit"
    first = any_width.find(".choice:not([id]) a")
    assert first.get_attribute("hreflang") == (own or LOCALES[0])
    said = [any_width.ask(SAID, link) for link in any_width.all(".choice:not([id]) a")]
    assert said == [(own and CORPUS.texts[own].labels.browser_language) or False, False, False]


PHONE = """((header, pages, title) => [header.offsetHeight, pages.offsetHeight,
  title.getBoundingClientRect().top, document.documentElement.scrollWidth])(
  ...["header", ".pages", "h1"].map((s) => document.querySelector(s)))"""


@pytest.mark.parametrize("locale", LOCALES)
def test_a_telephones_first_screen_begins_with_the_text(desk: Reader, locale: str) -> None:
    """One row that stays, one row of pages, then adopted words within the upper third."""
    desk.resize(360, 780)
    desk.open(f"/{locale}/")
    header, pages, title, wide = desk.ask(PHONE)
    assert header <= 60
    assert pages <= 45
    assert title < 780 / 3 - 24
    assert wide <= 360


def test_many_languages_leave_the_header_one_row(any_width: Reader) -> None:
    any_width.open("/pl/")
    any_width.ask("""void document.querySelector(".switch").append(
      ...Array.from({ length: 9 }, () => document.querySelector(".switch a").cloneNode(true)))""")
    any_width.ask("void (location.hash = 'cl_4')")
    is_in_sight(any_width, "cl_4")
    assert any_width.ask("document.querySelector('header').offsetHeight") <= 60


def test_a_clause_is_below_the_header_and_marked_after_back_and_reload_too(
    any_width: Reader,
) -> None:
    any_width.open("/pl/#cl_4")
    is_in_sight(any_width, "cl_4")
    assert any_width.ask(MARKED, "#cl_3") != "4px"
    any_width.driver.refresh()
    is_in_sight(any_width, "cl_4")
    any_width.click(any_width.find("#cl_4 .languages [hreflang=be]"))
    any_width.arrive("/be/#cl_4")
    any_width.driver.back()
    any_width.arrive("/pl/#cl_4")
    is_in_sight(any_width, "cl_4")


def test_the_switch_keeps_the_clause_by_pointer_and_by_keyboard(any_width: Reader) -> None:
    any_width.open("/en/")
    any_width.click(any_width.find(".switch [hreflang=pl]"))
    any_width.arrive("/pl/")
    any_width.open("/en/#cl_3")
    any_width.click(any_width.find(".switch [hreflang=pl]"))
    any_width.arrive("/pl/#cl_3")
    is_in_sight(any_width, "cl_3")
    any_width.ask("document.querySelector('.switch [hreflang=be]').focus()")
    any_width.press(Keys.ENTER)
    any_width.arrive("/be/#cl_3")
    is_in_sight(any_width, "cl_3")


def test_the_switch_keeps_what_is_read(any_width: Reader) -> None:
    any_width.open("/be/#rec_1")
    is_in_sight(any_width, "rec_1")  # Else its scrolling may come after ours.
    any_width.ask("""((words, header) => scrollBy(
      0, words.getBoundingClientRect().top - header.offsetHeight - 4
    ))(document.querySelector("#cl_4 > .words"), document.querySelector("header"))""")
    any_width.until("document.querySelector('#cl_4').getBoundingClientRect().top < 200")
    any_width.click(any_width.find(".switch [hreflang=en]"))
    any_width.arrive("/en/#cl_4")
    is_in_sight(any_width, "cl_4")


def test_without_javascript_all_can_be_read_and_each_provision_links_on(
    scriptless: Reader,
) -> None:
    scriptless.open("/en/#cl_5__point_b")
    is_in_sight(scriptless, "cl_5__point_b")
    words = scriptless.ask(
        """[...document.querySelectorAll(".provision > .words")].map((words) =>
          [...words.childNodes].map((n) => n.className === "number" ? "" : n.textContent)
            .join("").trim())"""
    )
    assert words == list(CORPUS.original.provisions.values())
    scriptless.click(scriptless.find("#cl_5__point_b .languages [hreflang=be]"))
    scriptless.arrive("/be/#cl_5__point_b")
    is_in_sight(scriptless, "cl_5__point_b")
    assert scriptless.all("button, input") == []  # None that would do nothing.


def test_side_by_side_shows_the_row_that_is_named(any_width: Reader) -> None:
    any_width.open("/be/parallel/#cl_3")
    top, header = any_width.ask(
        "['#cl_3', 'header'].map(s => document.querySelector(s).getBoundingClientRect())"
        ".map((box, i) => i ? box.bottom : box.top)"
    )
    assert header <= top < 400
    wide = any_width.ask("innerWidth") > 1000
    shown = [cell.get_attribute("lang") for cell in any_width.all("#cl_3 > td")]
    assert shown == (["be", "en", "pl"] if wide else ["be", "en"])
    if not wide:
        any_width.click(any_width.find("[name=first][value=pl]"))
        shown = [cell.get_attribute("lang") for cell in any_width.all("#cl_3 > td")]
        assert shown == ["pl", "en"]


def test_a_404_names_what_was_meant_and_leads_to_search(any_width: Reader) -> None:
    any_width.open("/pl/cl3")
    first = "document.querySelector('main p').textContent"
    any_width.until(f"{first}.endsWith('Punkt 3? · Polski · Szukaj')")
    any_width.click(any_width.find("main p a"))
    any_width.arrive("/pl/#cl_3")
    any_width.open("/pl/sankcje/")
    any_width.until(f"{first}.endsWith(' Polski · Szukaj')")
    any_width.click(any_width.named("main p a", "Szukaj"))
    any_width.until("document.querySelector('dialog[open] ol a')?.hash === '#cl_5'")


def test_the_page_to_keep_reads_from_a_disk(any_width: Reader, site_on_disk: str) -> None:
    any_width.base = site_on_disk
    any_width.open("/resolution-pl.html#cl_3")
    any_width.until("document.querySelector('#cl_3').matches(':target')")
    words = any_width.find("#cl_3 .words")
    assert words.text == CORPUS.texts["pl"].provisions["cl_3"]
    assert 0 <= any_width.ask("arguments[0].getBoundingClientRect().top", words) < 800
    any_width.click(any_width.find("#cl_4 .number"))
    any_width.arrive("/resolution-pl.html#cl_4")
