"""Copying in each engine: what is copied of the words is numbers, spaces and words."""

import re
import time

import pytest
from lxml import html
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS, EIDS
from tests.helpers.project import PATIENCE, SITE_URL

PL = CORPUS.texts["pl"]
COME = "document.querySelector('.find:not([hidden])')"
READY = "document.querySelectorAll('[data-copy]:not([hidden])').length"
SELECT = """getSelection().setBaseAndExtent(
  ...[0, 2].flatMap((i) => [document.querySelector(arguments[i]).firstChild, arguments[i + 1]]))"""


def numbered(eid: str) -> str:
    """Return a provision as it is copied."""
    (provision,) = (p for p in CORPUS.resolution.provisions if p.eId == eid)
    cited = CORPUS.numbers[eid]
    number = "•" if provision.kind == "point" else f"{cited}." if cited else ""
    return f"{number} {PL.provisions[eid]}".strip()


def plain(words: str) -> str:
    """Return words without no-break spaces, which WebKit pastes as others."""
    return words.replace("\xa0", " ").strip()


def everything() -> str:
    headings = {"rec_1": PL.headings["recitals"], "cl_1": PL.headings["operative"]}
    parts = [PL.title]
    for eid in EIDS:
        parts += [headings[eid]] if eid in headings else []
        parts.append(numbered(eid))
    return "\n\n".join(parts)


def opened(reader: Reader, address: str = "/pl/") -> None:
    reader.open(address)
    reader.until(COME)
    reader.press(Keys.SHIFT)  # Copying is loaded with the first key or touch.
    reader.until(READY)


def test_copy_link_and_copy_quotation(any_width: Reader) -> None:
    opened(any_width)
    any_width.click(any_width.find("#cl_3 summary"))
    link, quotation = any_width.all("#cl_3 [data-copy]")
    any_width.click(link)
    any_width.until(
        "document.querySelector('.said').textContent === arguments[0]", PL.labels.copied
    )
    assert any_width.pasted() == f"{any_width.base}/pl/cl_3/"
    any_width.click(quotation)
    # What is said is the same as before, and goes by itself: the clipboard tells.
    end, begin = time.monotonic() + PATIENCE, f"„{PL.provisions['cl_3']}” — Rezolucja uczestników"
    while not (pasted := any_width.pasted()).startswith(begin):
        assert time.monotonic() < end, pasted


def test_copy_for_wikipedia(desk: Reader) -> None:
    opened(desk, "/be/cl_3/")
    labels = CORPUS.texts["be"].labels
    desk.click(desk.named("[data-copy]", labels.copy_wikipedia))
    desk.until("document.querySelector('.said').textContent === arguments[0]", labels.copied)
    pasted = desk.pasted()
    assert pasted.startswith(f"{{{{cite web |url={SITE_URL}be/cl_3/ |title=")
    assert re.search(rf" \|{labels.wikipedia.accessed}=\d{{4}}-\d\d-\d\d}}}}$", pasted)


def quoted(reader: Reader) -> tuple[str | None, str | None, list[str], str]:
    """Return language, source and paragraphs of what is pasted as HTML, and what comes after."""
    pasted = html.fragment_fromstring(reader.pasted_rich(), create_parent=True)
    (quote,) = pasted.iter("blockquote")
    words = [" ".join(p.text_content().split()) for p in quote.iter("p")]
    after = " ".join("".join(quote.xpath("following::text()")).split())
    return quote.get("lang"), quote.get("cite"), words, after


def test_a_quotation_keeps_its_language_and_source_in_a_word_processor(desk: Reader) -> None:
    for address, menu in (("/pl/", "#cl_5"), ("/pl/cl_5/", "#cite")):
        opened(desk, address)
        if menu != "#cite":
            desk.click(desk.find(f"{menu} summary"))
        desk.click(desk.find(f"{menu} [data-copy='']"))
        desk.until("document.querySelector('.said').textContent === arguments[0]", PL.labels.copied)
        language, source, words, after = quoted(desk)
        assert (language, source) == ("pl", f"{SITE_URL}pl/cl_5/")
        points = [numbered(f"cl_5__point_{letter}") for letter in "abc"]
        assert words == [plain(p) for p in (PL.provisions["cl_5"], *points)]
        assert after.startswith(f"— {PL.title}, pkt 5. ")
        assert f" {SITE_URL}pl/cl_5/ (" in after


def test_what_is_selected_keeps_its_language_and_source_in_a_word_processor(desk: Reader) -> None:
    opened(desk)
    desk.ask(SELECT, "#cl_1 .number", 0, "#cl_2 .number", 2)
    desk.press("c", holding=Keys.CONTROL)
    words = [plain(numbered("cl_1")), "2."]
    assert quoted(desk) == ("pl", f"{SITE_URL}pl/", words, "")
    desk.ask("getSelection().selectAllChildren(document.querySelector('#cl_3 > .words'))")
    desk.press("c", holding=Keys.CONTROL)
    language, source, words, after = quoted(desk)
    assert (language, source, after) == ("pl", f"{SITE_URL}pl/cl_3/", "")
    assert [w.removeprefix("3. ") for w in words] == [plain(PL.provisions["cl_3"])]


def test_a_piece_of_a_paragraph_is_pasted_into_a_sentence(desk: Reader) -> None:
    opened(desk)
    desk.ask("""getSelection().setBaseAndExtent(document.querySelector("#cl_4 > .words").lastChild,
      1, document.querySelector("#cl_4 > .words").lastChild, 12)""")
    desk.press("c", holding=Keys.CONTROL)
    pasted = html.fragment_fromstring(desk.pasted_rich(), create_parent=True)
    (piece,) = pasted.iter("span")
    assert (piece.get("lang"), piece.text) == ("pl", PL.provisions["cl_4"][:11].strip())
    assert not list(pasted.iter("blockquote", "p"))


def test_what_is_copied_is_no_markup(desk: Reader) -> None:
    opened(desk)
    words = "<img src=x> & \"'"
    desk.ask("void (document.querySelector('#cl_4 > .words').lastChild.data = arguments[0])", words)
    desk.ask("getSelection().selectAllChildren(document.querySelector('#cl_4 > .words'))")
    desk.press("c", holding=Keys.CONTROL)
    _, _, copied, _ = quoted(desk)
    assert [w.removeprefix("4.").strip() for w in copied] == [words]


def test_all_that_is_selected_at_once(desk: Reader) -> None:
    opened(desk)
    desk.press("a", holding=Keys.CONTROL)
    assert plain(desk.copied()) == plain(everything())


def test_from_a_number_on(desk: Reader) -> None:
    opened(desk)
    desk.ask(SELECT, "#cl_1 .number", 0, "#cl_2 .number", 2)
    assert desk.copied().strip() == f"{numbered('cl_1')}\n\n2."
    desk.ask("""getSelection().setBaseAndExtent(document.querySelector("#cl_1 .number").firstChild,
      0, document.querySelector("#cl_1 > .words").lastChild, 12)""")
    assert desk.copied() == f"1. {PL.provisions['cl_1'][:11]}".strip()


def press_thrice(reader: Reader, eid: str) -> None:
    words = reader.find(f"#{eid} > .words")
    reader.ask("arguments[0].scrollIntoView({ block: 'center' })", words)
    presses = ActionChains(reader.driver).move_to_element(words)
    presses.click().click().click().perform()


def test_three_presses_take_a_paragraph(desk: Reader) -> None:
    opened(desk)
    press_thrice(desk, "rec_2")
    # Some take the number, which stands before the paragraph, and some do not.
    assert plain(desk.copied()).removeprefix("2. ") == plain(PL.provisions["rec_2"])


def test_a_press_with_shift_takes_all_between(desk: Reader) -> None:
    opened(desk)
    press_thrice(desk, "rec_2")
    last = desk.find("#rec_3 > .words")
    held = ActionChains(desk.driver).key_down(Keys.SHIFT).move_to_element(last)
    held.click().key_up(Keys.SHIFT).perform()
    copied = plain(desk.copied()).removeprefix("2. ")
    assert copied.startswith(plain(f"{PL.provisions['rec_2']}\n\n3. "))
    assert plain(f"{PL.provisions['rec_2']}\n\n{numbered('rec_3')}").startswith(copied)


def test_what_is_ours_cannot_be_selected(desk: Reader) -> None:
    """Without our script, from words into a note."""
    desk.open("/pl/")
    desk.ask("""document.addEventListener(
      "copy", (event) => event.stopImmediatePropagation(), true)""")
    desk.ask("""getSelection().setBaseAndExtent(
      document.querySelector("#rec_4 > .words"), 1,
      document.querySelector("#rec_4 .note").lastChild, 3)""")
    copied = desk.copied().strip()
    assert copied.startswith(PL.provisions["rec_4"])
    assert PL.labels.note in copied
    assert not {PL.labels.cite, "English", "¶"} & set(copied.split())


def test_a_note_is_copied_as_it_is(desk: Reader) -> None:
    opened(desk)
    desk.ask("""getSelection().selectAllChildren(document.querySelector("#rec_4 .note"))""")
    assert PL.labels.note in desk.copied()


REFUSED = "document.querySelector('.said').textContent === arguments[0]"


def test_a_machines_words_are_not_quoted_as_adopted(desk: Reader) -> None:
    opened(desk)
    desk.click(desk.find("#cl_3 summary"))
    _, quotation = desk.all("#cl_3 [data-copy]")
    desk.ask("void (document.querySelector('#cl_3 > .words').lastChild.data = 'Wir fordern')")
    desk.click(quotation)
    desk.until(REFUSED, PL.labels.copy_refused)
    opened(desk)
    desk.click(desk.find("#cl_3 summary"))
    _, quotation = desk.all("#cl_3 [data-copy]")
    desk.ask("void (document.documentElement.lang = 'de')")
    desk.click(quotation)
    desk.until(REFUSED, PL.labels.copy_refused)


def test_what_is_pressed_stays_under_the_finger(any_width: Reader) -> None:
    opened(any_width)
    for eid in ("rec_1", "cl_3", "cl_5__point_b"):
        summary = any_width.find(f"#{eid} > .editorial summary")
        before = any_width.ask(IN_PROVISION, summary)
        any_width.click(summary)
        assert any_width.ask(IN_PROVISION, summary) == pytest.approx(before, abs=1)


IN_PROVISION = """(([a, b]) => [a.x - b.x, a.y - b.y])(
  [arguments[0], arguments[0].closest(".provision")].map((e) => e.getBoundingClientRect()))"""
