"""A link to the very words that were selected, which each engine follows."""

from urllib.parse import quote

import pytest
from selenium.webdriver.common.keys import Keys

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS

PL = CORPUS.texts["pl"]
# Selects words of a paragraph, which may be cut by elements.
SELECT = """((paragraph, words) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const start = paragraph.textContent.indexOf(words);
  const places = [start, start + words.length];
  const ends = [];
  for (let node, passed = 0; (node = walker.nextNode()); passed += node.length)
    while (ends.length < 4 && places[ends.length / 2] <= passed + node.length)
      ends.push(node, places[ends.length / 2] - passed);
  getSelection().setBaseAndExtent(...ends);
})(document.querySelector(arguments[0]), arguments[1])"""
WORDS = "obozów wypoczynkowych na Białorusi"
IN_VIEW = f"""(() => {{
  {SELECT};
  const {{ top, bottom }} = getSelection().getRangeAt(0).getBoundingClientRect();
  return top >= document.querySelector("header").offsetHeight && bottom <= innerHeight;
}})()"""


def selected(reader: Reader, address: str, eid: str, words: str) -> None:
    """Open a page, and select words of a provision."""
    reader.open(address)
    reader.until("document.querySelector('.find:not([hidden])')")
    reader.press(Keys.SHIFT)  # Copying is loaded with the first key or touch.
    reader.until("document.querySelectorAll('[data-copy]:not([hidden])').length")
    reader.ask(SELECT, f"#{eid} > .words", words)


def link_to(reader: Reader, menu: str) -> str:
    """Return what the button for a link copies, once it is for what is selected."""
    button = f"{menu} [data-copy=link]"
    name = "document.querySelector(arguments[0]).textContent === arguments[1]"
    reader.until(name, button, PL.labels.copy_selection)
    if menu != "#cite":
        reader.click(reader.find(f"{menu} summary"))
    reader.click(reader.find(button))
    said = "document.querySelector('.said').textContent === arguments[0]"
    reader.until(said, PL.labels.copied)
    return reader.pasted().removeprefix(reader.base)


def test_it_opens_at_the_words(any_width: Reader) -> None:
    selected(any_width, "/pl/", "rec_4", WORDS)
    link = link_to(any_width, "#rec_4")
    assert link == f"/pl/#rec_4:~:text={quote(WORDS)}"
    any_width.resize(any_width.ask("innerWidth"), 240)
    any_width.open("/pl/#rec_4")  # Where they are out of view.
    any_width.until("scrollY > 0")
    assert not any_width.ask(IN_VIEW, "#rec_4 > .words", WORDS)
    any_width.open(link)
    any_width.until(IN_VIEW, "#rec_4 > .words", WORDS)


def test_from_a_provisions_own_page(desk: Reader) -> None:
    selected(desk, "/pl/rec_4/", "rec_4", WORDS)
    link = link_to(desk, "#cite")
    assert link == f"/pl/rec_4/#rec_4:~:text={quote(WORDS)}"
    desk.resize(390, 240)
    desk.open(link)
    desk.until(IN_VIEW, "#rec_4 > .words", WORDS)


def test_words_that_stand_twice_are_told_by_those_around(desk: Reader) -> None:
    selected(desk, "/pl/", "cl_2", "Łukaszenki")
    link = link_to(desk, "#cl_2")
    assert link == "/pl/#cl_2:~:text=" + ",".join(
        (quote("reżimu") + "-", quote("Łukaszenki"), "-" + quote(", w"))
    )
    desk.resize(390, 240)
    desk.open(link)
    desk.until(IN_VIEW, "#cl_2 > .words", "Łukaszenki, w")


def test_a_cut_word_is_whole_and_once_given_up_the_provision_is_linked(desk: Reader) -> None:
    selected(desk, "/pl/", "rec_4", "zów wypoczynkowych na Biał")
    assert link_to(desk, "#rec_4") == f"/pl/#rec_4:~:text={quote(WORDS)}"
    desk.click(desk.find("h1"))
    desk.until(
        "document.querySelector('#rec_4 [data-copy=link]').textContent === arguments[0]",
        PL.labels.copy_link,
    )
    desk.click(desk.find("#rec_4 [data-copy=link]"))
    desk.until("document.querySelector('.said').textContent === arguments[0]", PL.labels.copied)
    assert desk.pasted() == f"{desk.base}/pl/rec_4/"


def test_a_machines_words_are_linked_as_their_provision(desk: Reader) -> None:
    selected(desk, "/pl/", "rec_4", WORDS)
    desk.ask("void (document.documentElement.lang = 'de')")
    assert link_to(desk, "#rec_4") == "/pl/rec_4/"


def test_words_that_have_changed_leave_the_provision(any_width: Reader) -> None:
    any_width.open("/pl/#cl_4:~:text=dawne%20brzmienie")
    any_width.until("document.querySelector('#cl_4').matches(':target')")
    any_width.until("scrollY > 0")


@pytest.mark.parametrize("words", ["x", quote("dialogu osobiście")])
def test_the_switch_keeps_the_provision(any_width: Reader, words: str) -> None:
    any_width.open(f"/pl/#cl_4:~:text={words}")
    any_width.until("document.querySelector('#cl_4:target, #cl_4 > :target')")
    any_width.until("scrollY > 0")
    any_width.click(any_width.find(".switch [hreflang=be]"))
    any_width.arrive("/be/#cl_4")


def test_the_landing_keeps_the_provision(any_width: Reader) -> None:
    any_width.open("/#cl_4:~:text=x")
    any_width.until("document.querySelector('#cl_4').matches(':target')")
    any_width.click(any_width.find("#cl_4 [hreflang=be]"))
    any_width.arrive("/be/#cl_4")
    any_width.open("/#cl_4:~:text=x")
    any_width.click(any_width.find("h1 [hreflang=pl]"))
    any_width.arrive("/pl/#cl_4")


def test_the_landing_keeps_it_though_its_title_has_the_words(desk: Reader) -> None:
    desk.open(f"/#cl_4:~:text={quote('Варшаве')}")
    desk.until("document.querySelector('h1 :target, .choice:target')")
    (link,) = (a for a in desk.all(".choice a") if a.get_attribute("hreflang") == "be")
    desk.click(link)
    desk.arrive("/be/#cl_4")
