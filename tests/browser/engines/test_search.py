"""Search in each engine: by its button and its keys, with arrows, Enter and Esc; its messages."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS

FOCUS = "document.activeElement"
BUTTON = "document.querySelector('.find:not([hidden])')"
RESULTS = "document.querySelectorAll('dialog ol a').length"
OPEN = "document.querySelector('dialog')?.open === true"
LABELS = CORPUS.texts["pl"].labels


def open_search(reader: Reader, address: str = "/pl/") -> None:
    """Open it with its keys."""
    reader.open(address)
    reader.until(BUTTON)
    reader.press("k", holding=Keys.CONTROL)
    reader.until(OPEN)


def test_button_arrows_enter_and_focus(any_width: Reader) -> None:
    any_width.open("/pl/")
    any_width.until(BUTTON)
    any_width.click(any_width.find(".find"))
    any_width.until(f"{FOCUS}.type === 'search'")
    any_width.press("nakaz")
    any_width.until(f"{RESULTS} > 2")
    assert any_width.ask("document.querySelector('dialog mark').textContent").startswith("nakaz")
    any_width.press(Keys.ARROW_DOWN)
    any_width.until(f"{FOCUS} === document.querySelector('dialog ol a')")
    any_width.press(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ARROW_UP)
    any_width.until(f"{FOCUS}.type === 'search'")
    any_width.press(Keys.ESCAPE)
    any_width.until(f"!({OPEN})")
    any_width.until(f"{FOCUS} === document.querySelector('.find')")


def test_keys_open_it_and_enter_the_first_result(any_width: Reader) -> None:
    open_search(any_width, "/pl/signatories/")
    any_width.press("dialog")
    any_width.until(f"{RESULTS} > 0")
    any_width.press(Keys.ENTER)
    any_width.arrive("/pl/#cl_4")


def test_a_query_has_an_address_that_is_kept_on_going_back(any_width: Reader) -> None:
    any_width.open("/pl/?q=wi%C4%99zie%C5%84+polityczny")
    any_width.until(f"{OPEN} && {RESULTS} === 3")
    assert any_width.ask(f"{FOCUS}.value") == "więzień polityczny"
    any_width.press(Keys.ESCAPE)
    any_width.arrive("/pl/")
    any_width.ask("void (document.body.id = 'same')")  # The page is not loaded again.
    any_width.press("k", holding=Keys.CONTROL)
    any_width.until(OPEN)
    any_width.press("sankcje")
    any_width.until(f"{RESULTS} === 1")
    any_width.arrive("/pl/?q=sankcje")
    any_width.press(Keys.ENTER)
    any_width.arrive("/pl/#cl_5")
    any_width.until(f"!({OPEN})")
    any_width.until("document.querySelector('#cl_5:target') !== null")
    any_width.driver.back()
    any_width.arrive("/pl/?q=sankcje")
    any_width.until(f"{OPEN} && {RESULTS} === 1")
    any_width.driver.forward()
    any_width.arrive("/pl/#cl_5")
    any_width.until(f"!({OPEN}) && document.body.id === 'same'")
    # A result elsewhere, and back from there.
    any_width.press("k", holding=Keys.CONTROL)
    any_width.until(OPEN)
    any_width.press("strony")
    any_width.press(Keys.ENTER)
    any_width.until("!location.search && location.pathname !== '/pl/'")
    any_width.driver.back()
    any_width.until(f"location.search === '?q=strony' && {OPEN} && {RESULTS} > 0")


def test_no_single_letter_is_a_command(desk: Reader) -> None:
    """It would be one for whoever speaks to the machine, too (WCAG 2.1.4)."""
    desk.open("/en/")
    desk.until(BUTTON)
    desk.press("/", "k")
    assert not desk.ask(OPEN)
    open_search(desk, "/be/")
    desk.press(Keys.ESCAPE)
    desk.until(f"!({OPEN})")
    # Where the keyboard is Cyrillic.
    desk.ask("""document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "л", code: "KeyK", metaKey: true, bubbles: true }))""")
    desk.until(OPEN)


def test_a_slip_of_the_finger_finds(desk: Reader) -> None:
    open_search(desk, "/en/")
    desk.press("lukashenka wararnt")
    desk.until(f"{RESULTS} > 0")


def test_the_keyboard_of_another_alphabet_finds(desk: Reader) -> None:
    open_search(desk, "/be/")
    desk.press("cfyrwsb")
    desk.until(f"{RESULTS} === 1")
    assert desk.find("dialog ol a").get_attribute("href") == f"{desk.base}/be/#cl_5"


def test_what_is_found_is_marked_and_a_list(desk: Reader) -> None:
    open_search(desk)
    desk.press("nakaz")
    desk.until(f"{RESULTS} > 0")
    line, thickness = desk.ask("""((style) => [style.textDecorationLine,
      style.textDecorationThickness])(getComputedStyle(document.querySelector("dialog mark")))""")
    assert (line, thickness) == ("underline", "2px")
    # WebKit takes the role from a list without bullets.
    assert desk.find("dialog ol").get_attribute("role") == "list"


def test_a_press_beside_the_dialog_closes_it_and_one_in_it_does_not(any_width: Reader) -> None:
    open_search(any_width)
    at = "document.elementFromPoint(...arguments)"
    box = any_width.find("dialog").rect
    x, y = int(box["x"]) + 5, int(box["y"]) + 8
    any_width.click_at(x, y)
    assert any_width.ask(f"{at}.closest('dialog') !== null && {OPEN}", x, y)
    any_width.click_at(int(box["x"]) + 5, int(box["y"] + box["height"]) + 100)
    any_width.until(f"!({OPEN})")


def test_only_what_was_not_loaded_is_blamed_on_the_line(desk: Reader) -> None:
    said = "document.querySelector('dialog [role=status]').textContent"
    open_search(desk)
    desk.press("nakaz")
    desk.until(RESULTS)
    # A browser that lacks what search uses.
    desk.ask("void ((window.wrappedJSObject ?? window).String.prototype.matchAll = undefined)")
    desk.press("y")
    desk.until(f"{said} === arguments[0]", LABELS.search_broken)


def test_a_page_that_the_browser_translated_is_searched_in_its_own_language(desk: Reader) -> None:
    desk.open("/pl/")
    desk.until(BUTTON)
    desk.ask("void (document.documentElement.lang = 'de')")
    desk.press("k", holding=Keys.CONTROL)
    desk.until(OPEN)
    desk.press("nakaz")
    desk.until(f"{RESULTS} > 2")


@pytest.mark.parametrize("address", ["/en/", "/en/cl_3/"])
def test_without_a_dialog_no_control_is_shown(scriptless: Reader, address: str) -> None:
    scriptless.open(address)
    assert scriptless.all("dialog, form, input, .find") == []


def test_a_browser_without_dialogs_shows_no_control(desk: Reader) -> None:
    """Firefox before 98 and Safari before 15.4."""
    desk.open("/en/")
    desk.ask("void delete HTMLDialogElement.prototype.showModal")  # Before the script comes.
    desk.until("performance.getEntriesByType('resource').some(({ name }) => /site.*js/.test(name))")
    desk.press(Keys.SHIFT)
    desk.until("document.querySelectorAll('[data-copy]:not([hidden])').length")
    assert desk.all("dialog, form, input, .find") == []
