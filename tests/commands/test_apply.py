"""`make apply`: what a reader suggests becomes an edit of one paragraph, or is told by line."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from scripts.commands.apply import apply
from scripts.corpus.faults import DataError
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load
from tests.conftest import Command
from tests.helpers.frozen import CORPUS
from tests.helpers.project import ROOT
from tests.helpers.said import version

PL = "data/text/pl.yaml"
PL_VERSION = version(CORPUS.texts["pl"])
TODAY = date(2026, 12, 1)
# As the host renders the answers of an issue form.
FORM = """### Language · Język · Мова

Polski

### Where · Gdzie · Дзе

https://resolution.example/pl/cl_3/

### Version · Wersja · Версія

_No response_

### What stands there · Jak jest teraz · Што там напісана

nakazu
aresztowania

### What would be right · Jak powinno być · Як павінна быць

nakazu  zatrzymania

### Why · Dlaczego · Чаму

### Bo tak
"""


def test_a_form_changes_its_words_and_nothing_else(frozen: Path) -> None:
    file = frozen / PL
    # Comments and the ways of writing stay; a translation that was outdated is right again.
    before = file.read_text().replace('  cl_3: "4140b693"', '  cl_3: "00000000" # by me')
    file.write_text(before)
    said = apply(frozen, FORM.replace("\n", "\r\n"), TODAY)
    old, new = (f"międzynarodowego nakazu {x} Alaksandra" for x in ("aresztowania", "zatrzymania"))
    last = next(line for line in before.split("\n") if line.startswith('  "2026-11-26"'))
    line = '  "2026-12-01": "Poprawiono tłumaczenie (pkt 3)."'
    words = CORPUS.texts["pl"].provisions["cl_3"]
    kept = f'earlier:\n  cl_3: {{"2026-12-01": "{words}"}}'
    assert file.read_text() == (
        before.replace(old, new)
        .replace('"00000000"', '"4140b693"')
        .replace(f"{last}\n", f"{last}\n{line}\n")
        .replace("\nchanges:\n", f"\n{kept}\nchanges:\n")
    )
    assert [
        x.partition(" międzynarodowego")[0] for x in said if x[0] in "+-" and "cl_3" not in x
    ] == [
        f"--- {PL}",
        f"+++ {PL}",
        "-    Wydania przez Międzynarodowy Trybunał Karny",
        "+    Wydania przez Międzynarodowy Trybunał Karny",
        "+earlier:",
        f"+{line}",
    ]
    assert load(frozen).outdated["pl"] == frozenset()


def test_another_of_the_same_day_goes_to_its_line(frozen: Path) -> None:
    apply(frozen, FORM, TODAY)
    other = FORM.replace("/pl/cl_3/", "/pl/#rec_1").replace("nakazu\naresztowania", "osoby")
    apply(frozen, other.replace("nakazu  zatrzymania", "ludzi"), TODAY)
    sentences = "Poprawiono tłumaczenie (pkt 3). Poprawiono tłumaczenie (motyw 1)."
    assert load(frozen).texts["pl"].changes[TODAY] == sentences


def test_words_that_were_published_are_kept(frozen: Path) -> None:
    later, listed = date(2026, 12, 2), frozen / "data/published.txt"

    def correct(eid: str, old: str, new: str, day: date) -> str:
        form = FORM.replace("cl_3", eid).replace("nakazu\naresztowania", old)
        apply(frozen, form.replace("nakazu  zatrzymania", new), day)
        return load(frozen, day).texts["pl"].provisions[eid]

    first = CORPUS.texts["pl"].provisions
    second = correct("cl_3", "aresztowania", "zatrzymania", TODAY)
    listed.write_text(f"{listed.read_text()}pl cl_3 {short_hash(second)}\n")
    correct("cl_3", "zatrzymania", "ujęcia", later)
    correct("cl_3", "ujęcia", "pojmania", later)  # Of these nobody has read the first.
    correct("cl_4", "osobiście", "samym", later)
    assert load(frozen).texts["pl"].earlier == {
        "cl_3": {TODAY: first["cl_3"], later: second},
        "cl_4": {later: first["cl_4"]},
    }


def test_no_break_spaces_that_get_lost_are_kept(frozen: Path) -> None:
    assert "136\u00a0000" in CORPUS.texts["pl"].provisions["rec_2"]
    form = FORM.replace("cl_3", "rec_2").replace("nakazu\naresztowania", "136 000 osób")
    apply(frozen, form.replace("nakazu  zatrzymania", "136 000 ludzi"), TODAY)
    assert "136\u00a0000 ludzi" in load(frozen).texts["pl"].provisions["rec_2"]


def test_words_are_words(frozen: Path) -> None:
    words = 'nakazu: "#{{ x }} $(touch x)" <b> [en|x] & \\n'
    apply(frozen, FORM.replace("nakazu  zatrzymania", words), TODAY)
    assert f"międzynarodowego {words} Alaksandra" in load(frozen).texts["pl"].provisions["cl_3"]


WRONG = {
    "other words": ("aresztowania\n", "uwolnienia\n", [
        f"form:15:1: What stands there: these words are not in cl_3 of {PL_VERSION}; "
        "copy them from there",
    ]),
    "of another version": ("_No response_", "2026-11-22-1", [
        f"form:15:1: What stands there: these words are not in cl_3 of {PL_VERSION} "
        "(the form is of 2026-11-22-1); copy them from there",
    ]),
    "twice": ("nakazu\naresztowania", "ia", [
        "form:15:1: What stands there: these words are 2 times in cl_3; give more of those around",
    ]),
    "no change": ("nakazu  zatrzymania", "nakazu aresztowania", [
        "form:20:1: What would be right: is what stands there already",
    ]),
    "another language": ("/pl/", "/en/", [
        "form:3:1: Language: is 'Polski', but the place is in English",
    ]),
    "another provision": ("cl_3", "cl_33", [
        "form:7:1: Where: no paragraph 'cl_33'; did you mean 'cl_3'?",
    ]),
    "a page": ("cl_3/", "sources/index.html", [
        "form:7:1: Where: is no address of a provision, as /en/cl_3/; change other words by hand",
    ]),
    "letters of another alphabet": ("zatrzymania", "zаtrzymania", [
        "form:20:1: 'zаtrzymania' mixes alphabets (а is Cyrillic); write it in one",
    ]),
    "what cannot be seen": ("zatrzymania", "zatrzy\u200bmania", [
        "form:20:1: provisions.cl_3: holds the invisible character U+200B; take it out",
    ]),
    "twice the same field": ("### Bo tak", "### Where", [
        "form:24:1: 'Where' stands on line 7 already; keep one",
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "faults"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_told_by_line(frozen: Path, old: str, new: str, faults: list[str]) -> None:
    before = (frozen / PL).read_bytes()
    form = FORM.replace(old, new, 1)
    if "form is of" in faults[0]:
        form = form.replace("aresztowania\n", "uwolnienia\n")
    with pytest.raises(DataError) as raised:
        apply(frozen, form, TODAY)
    assert list(map(str, raised.value.faults)) == faults
    assert (frozen / PL).read_bytes() == before


def test_what_is_missing_is_told_at_once(frozen: Path) -> None:
    with pytest.raises(DataError) as raised:
        apply(frozen, "A word is wrong.\n\n### Where\n\n/pl/cl_3/\n### Мова\n", TODAY)
    assert [str(fault)[:34] for fault in raised.value.faults] == [
        "form:6:1: Language: is missing; wr",
        "form:1:1: What would be right: is ",
        "form:1:1: What stands there: is mi",
    ]


def test_the_original_is_never_changed(frozen: Path) -> None:
    form = FORM.replace("/pl/", "/en/").replace("Polski", "English")
    with pytest.raises(DataError, match="is the original, whose words are never changed"):
        apply(frozen, form, TODAY)


def test_make_apply(frozen: Path, command: Command) -> None:
    """By the command line, which asks the clock for the day."""
    (frozen / "scripts").symlink_to(ROOT / "scripts")
    run = subprocess.run(
        [sys.executable, "-m", "scripts", "apply"],
        cwd=frozen,
        input=FORM,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "\n+    Wydania przez" in run.stdout
    code, said, complained = command(frozen, "apply", given=FORM.encode())
    assert (code, said) == (1, "")
    assert complained.startswith("form:15:1: What stands there: these words are not in cl_3 of ")
