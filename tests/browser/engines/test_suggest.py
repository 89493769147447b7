"""Suggesting a correction, in each engine: the words that are selected are those in question."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from selenium.webdriver.common.keys import Keys

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS
from tests.helpers.serve import serving

WHOLE = CORPUS.texts["pl"].provisions["cl_3"]
SELECT = """((words) => getSelection().setBaseAndExtent(words, words.data.indexOf("nakazu"), words,
  words.data.indexOf(" Alaksandra")))(document.querySelector("#cl_3 > .words").lastChild)"""
# The link is followed by the script alone: a test asks no other server.
FOLLOW = """(addEventListener("click", (event) => event.preventDefault()),
  document.querySelectorAll("#correct a").forEach((link) => link.click()))"""
ADDRESSES = "[...document.querySelectorAll('#correct a')].map((link) => link.href)"


def in_question(reader: Reader) -> list[str]:
    """Return the words in question, in the form and in the letter."""
    addresses = reader.ask(ADDRESSES)
    assert all(map(str.isascii, addresses))  # Browsers encode the rest.
    form, letter = (parse_qs(urlsplit(href).query) for href in addresses)
    return [form["now"][0], letter["body"][0].rpartition("\r\n\r\n")[2]]


def test_the_words_that_are_selected(engine: Reader, suggesting: Path) -> None:
    with serving(suggesting) as engine.base:
        engine.resize(1280)
        engine.open("/pl/")
        engine.until("document.querySelector('.find:not([hidden])')")
        engine.press(Keys.SHIFT)  # Copying is loaded with the first key or touch.
        engine.until("performance.getEntriesByType('resource').some((e) => /suggest/.test(e.name))")
        engine.until("document.querySelectorAll('[data-copy]:not([hidden])').length")
        engine.ask(SELECT)
        engine.click(engine.find("#cl_3 summary"))
        engine.click(engine.find("#cl_3 [href$='#correct']"))
        engine.until("location.pathname === '/pl/cl_3/' && location.hash === '#correct'")
        assert in_question(engine) == [WHOLE, WHOLE]
        engine.ask(FOLLOW)
        assert in_question(engine) == ["nakazu aresztowania"] * 2
        engine.ask(SELECT.replace('"nakazu"', '"Wydania"'))
        engine.ask(FOLLOW)
        assert in_question(engine) == [WHOLE.partition(" Alaksandra")[0]] * 2

        # What stands on the page is nobody else's to say.
        engine.open("/pl/cl_3/#correct=nakazu%20uwolnienia")
        engine.until("location.hash === '#correct'")
        engine.ask(FOLLOW)
        assert in_question(engine) == [WHOLE, WHOLE]


def test_without_javascript_it_has_the_whole(engine: Reader, suggesting: Path) -> None:
    with serving(suggesting, scripts=False) as engine.base:
        engine.open("/pl/")
        engine.click(engine.find("#cl_3 summary"))
        engine.click(engine.find("#cl_3 [href$='#correct']"))
        engine.until("location.pathname === '/pl/cl_3/' && location.hash === '#correct'")
        assert in_question(engine) == [WHOLE, WHOLE]
