"""A quotation can be checked: by its hash, and by `python -m scripts quotation`."""

import hashlib
import json
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from scripts.commands.quotation import check
from scripts.corpus.text import Text
from tests.conftest import Command
from tests.helpers.browser import wait_for_script
from tests.helpers.chapters import chapters, own
from tests.helpers.frozen import CORPUS, EIDS, LOCALES
from tests.helpers.project import FROZEN
from tests.helpers.said import version
from tests.helpers.turned import turned

CL_3 = "The International Criminal Court to issue an international arrest warrant"
EN = version(CORPUS.original)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("eid", EIDS)
def test_each_paragraph_is_found_as_the_site_copies_it(locale: str, eid: str) -> None:
    text = CORPUS.texts[locale]
    words, labels = text.provisions[eid], text.labels
    copied = labels.quotation.format(words=words.replace(" ", "\n", 1).replace("\u00a0", " "))
    citation = f"{text.title}, x. {labels.place_and_date}. https://resolution.example/{locale}/"
    for quotation in (words, copied, f"{copied} — {citation} (2026)", f" 3. {words}\n"):
        found, lines = check(CORPUS, quotation)
        assert found
        where = f"{eid}, {locale} ({text.status}), {version(text)}"
        assert lines == [f"{where}: the whole, SHA-256 {digest(words)}"]


CL_5 = ["cl_5", *(f"cl_5__point_{letter}" for letter in "abc")]


def test_a_clause_is_found_with_its_points() -> None:
    words = [CORPUS.original.provisions[name] for name in CL_5]
    for between in (" • ", "\n\n•", "\n", " ", "\r\n\r\n"):
        found, lines = check(CORPUS, f"5. {between.join(words)}")
        assert found
        assert [line.split(",")[0] for line in lines] == CL_5
    assert not check(CORPUS, " • ".join([*words[:3], words[3].replace("Russia", "R.")]))[0]


def test_numbers_that_are_adopted_words_do_not_matter() -> None:
    corpus, words = chapters(), own("pl")
    article = [words[name] for name in words if name.startswith("chp_1__art_1")]
    found, lines = check(corpus, " ".join(article))
    assert found
    assert len(lines) == len(article) - 1  # Of the number nothing is said.
    for quotation in (
        f"{words['rec_1 number']} {words['rec_1']}",
        f"{words['chp_1 number']} {words['chp_1__art_1__para_1 number']} {words['rec_1']}",
        f"12bis. {words['rec_1']}",
    ):
        found, lines = check(corpus, f"„{quotation}” — {own('en')['title']}, cl. 1")
        assert found
        assert [line.split(",")[0] for line in lines] == ["rec_1"]


def test_several_provisions_are_found_or_the_wrong_one_is_named() -> None:
    third, fourth = (CORPUS.original.provisions[name] for name in ("cl_3", "cl_4"))
    for quotation in (
        f"3. {third}\n4. {fourth}",
        f"3.{third}\n4.{fourth}",
        f"{third}\n\n{fourth}",
        f"“{textwrap.fill(third, 30)}” {textwrap.fill(fourth, 30)}",
    ):
        found, lines = check(CORPUS, quotation)
        assert found, quotation
        assert [line.split(": ")[1][:9] for line in lines] == ["the whole", "the whole"]
    found, lines = check(CORPUS, f"{third[4:]}\n\n{fourth.replace('dialogue', 'talks')}")
    assert not found
    assert lines[0].endswith("a part of it, word for word")
    assert "[-dialogue-] {+talks+}" in lines[-1]
    assert not check(CORPUS, f"{third} And more. {fourth}")[0]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("in\u00adter\u00adnational arrest", "a part"),
        ("arrest\u200b warrant\ufeff", "a part"),
        ("\u2067arrest\u200f warrant\u2069\u061c", "a part"),
        ("arrest \u202ewarrant for Aleksander", "{+\\u202ewarrant+}"),
    ],
)
def test_what_shows_nothing_does_not_matter_or_is_named(said: str, shown: str) -> None:
    assert shown in check(CORPUS, said)[1][-1]


def test_a_part_is_found_word_for_word() -> None:
    said = f"cl_3, en (original), {EN}: a part of it, word for word"
    for quotation in (f"“{CL_3}”", f"「{CL_3}」", f"״{CL_3}״"):
        assert check(CORPUS, quotation) == (True, [said])
    for half in (CL_3[:-1], CL_3[1:]):  # Half a word is no part.
        assert check(CORPUS, half)[0] is False
    everywhere = check(CORPUS, "Aleksander Lukashenko")
    assert everywhere[0]
    assert [line.split(",")[0] for line in everywhere[1]] == ["rec_4", "cl_1", "cl_3", EIDS[12]]


@pytest.mark.parametrize(("words", "is_part"), [("הַחְלָטָה", True), ("הַחְלָט", False), ("טָה", False)])
def test_a_word_does_not_end_before_the_sign_of_a_vowel(words: str, is_part: bool) -> None:
    day = max(CORPUS.original.changes)
    corpus = turned(earlier={"cl_1": {day: "זוֹ הַחְלָטָה."}})
    assert check(corpus, words)[0] == is_part


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        (CL_3.replace("warrant", "order"), "arrest [-warrant"),
        (CL_3.replace("an international", "an"), "an [-international-] arrest"),
        (f"{CL_3} for all of Aleksander Lukashenko.", "for {+all of+} Aleksander"),
        (f"{CL_3} for Aleksandr Lukashenko.", "for [-Aleksander-] {+Aleksandr+} Lukashenko."),
    ],
)
def test_other_words_are_shown(quotation: str, shown: str) -> None:
    found, (where, differences) = check(CORPUS, quotation)
    assert not found
    assert where.startswith(f"cl_3, en (original), {EN}: is the nearest")
    assert shown in differences


JAPANESE = "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。"


@pytest.mark.parametrize(
    ("quotation", "found", "said"),
    [
        (JAPANESE.replace("自由", "自\n由"), True, "the whole"),
        ("尊厳と 権利", True, "a part of it"),
        (JAPANESE.replace("自由", "幸福"), False, "にして[-自由-]{+幸福+}であり"),
    ],
)
def test_words_without_spaces_are_compared(quotation: str, found: bool, said: str) -> None:
    polish = dict(CORPUS.texts["pl"])
    text = Text.model_construct(**{**polish, "provisions": {"cl_3": JAPANESE}})
    corpus = replace(CORPUS, texts={**CORPUS.texts, "ja": text})
    right, lines = check(corpus, quotation)
    assert right is found
    assert lines[0].startswith("cl_3, ja ")
    assert said in lines[-1]


def test_words_that_were_there_before_are_known_by_their_last_day() -> None:
    text = CORPUS.texts["pl"]
    now = text.provisions["cl_4"]
    older, old = "Wykluczenia rozmów.", now.replace("osobiście", "samym")
    days = {date(2026, 12, 1): older, date(2026, 12, 24): old}
    earlier = {"cl_4": days, "title": {date(2026, 12, 1): "Uchwała"}}
    text = text.model_copy(update={"earlier": earlier})
    corpus = replace(CORPUS, texts={**CORPUS.texts, "pl": text})

    def said(quotation: str) -> tuple[bool, list[str]]:
        return check(corpus, quotation)

    second = "cl_4, the Polish wording until 2026-12-24"
    for quotation in (old, f"„{old}” — Uchwała, pkt 4. Warszawa", f"{old} — {text.title}, pkt 4"):
        assert said(quotation) == (True, [f"{second}: the whole, SHA-256 {digest(old)}"])
    assert said(older)[1][0].startswith("cl_4, the Polish wording until 2026-12-01: the whole")
    assert said(old[12:]) == (True, [f"{second}: a part of it, word for word"])
    # What holds now goes before, and beside.
    assert said(now) == check(CORPUS, now)
    assert said(old[:22]) == check(CORPUS, old[:22])
    found, lines = said(f"3. {text.provisions['cl_3']}\n4. {old}")
    assert (found, [line.split(":")[0] for line in lines][1:]) == (True, [second])
    found, lines = said(old.replace("dialogu", "rozmów"))
    assert (found, lines[0].split(":")[0]) == (False, second)
    assert "[-dialogu-] {+rozmów+}" in lines[1]


def test_the_command(command: Command) -> None:
    def run(quotation: bytes) -> tuple[int, str]:
        code, said, complained = command(FROZEN, "quotation", given=quotation)
        return code, said or complained

    assert run(CL_3.encode()) == (0, f"cl_3, en (original), {EN}: a part of it, word for word\n")
    assert run(b"")[0] == run("«»".encode())[0] == 1
    for encoding in ("utf-8-sig", "utf-16"):  # As Windows' Notepad and PowerShell save it.
        assert run(CL_3.encode(encoding))[0] == 0
    for raw in (CL_3.encode("utf-16-be"), CL_3.encode("utf-16-le"), "Białoruś".encode("cp1250")):
        assert run(raw) == (1, "the quotation is not UTF-8; save it as UTF-8, and give it again\n")
    assert run(b"zzz")[1] == "no text has any of these words in this order\n"


def test_what_the_site_copies_is_verified(browser: Browser, base_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for locale in LOCALES:
        page.goto(f"{base_url}/{locale}/rec_2/")
        page.get_by_role("button", name=CORPUS.texts[locale].labels.copy_quotation).click()
        expect(page.locator("[role=status].said")).not_to_be_empty()
        copied = page.evaluate("navigator.clipboard.readText()")
        found, (line,) = check(CORPUS, copied)
        assert found, copied
        assert line.startswith(f"rec_2, {locale} ")
        assert ": the whole" in line
        page.goto(f"{base_url}/{locale}/cl_5/")  # With its points.
        page.get_by_role("button", name=CORPUS.texts[locale].labels.copy_quotation).click()
        expect(page.locator("[role=status].said")).not_to_be_empty()
        found, lines = check(CORPUS, page.evaluate("navigator.clipboard.readText()"))
        assert (found, [line.split(",")[0] for line in lines]) == (True, CL_5)
        page.goto(f"{base_url}/{locale}/")
        wait_for_script(page)
        page.keyboard.press("Shift")  # Copying is loaded with the first key or touch.
        expect(page.locator("[data-copy]:not([hidden])")).not_to_have_count(0)
        page.keyboard.press("Control+a")
        page.keyboard.press("Control+c")
        found, lines = check(CORPUS, page.evaluate("navigator.clipboard.readText()"))
        assert found, lines
        assert {line.split(",")[0] for line in lines} == {*CORPUS.texts[locale].paragraphs}
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_and_json_tell_the_hash(site: Path, locale: str) -> None:
    (text,) = json.loads((site / f"resolution-{locale}.json").read_text())["texts"]
    told = {p["eId"]: p["sha256"] for p in text["provisions"]}
    for eid in EIDS:
        expected = digest(CORPUS.texts[locale].provisions[eid])
        page = html.parse(site / locale / eid / "index.html", html.HTMLParser(encoding="utf-8"))
        assert page.xpath("string(//code)") == told[eid] == expected
        assert page.xpath("//a[text()='SHA-256']/@href") == ["../about/#checking"]
    schema = json.loads((site / "resolution.schema.json").read_text())
    rule = schema["$defs"]["Provision"]["properties"]["sha256"]["description"]
    assert all(word in rule for word in ("SHA-256", "NFC", "UTF-8"))
    about = html.parse(site / locale / "about/index.html", html.HTMLParser(encoding="utf-8"))
    said = about.xpath("string(//*[@id='checking'])")
    assert all(word in said for word in ("SHA-256", "NFC", "UTF-8"))
