"""Which paragraphs render other words than the original has now."""

import hashlib
from datetime import date
from pathlib import Path

from scripts.commands.apply import apply
from scripts.commands.confirm import confirm
from scripts.corpus.hashes import sha256, short_hash
from scripts.corpus.load import load
from scripts.corpus.text import HEADING
from tests.helpers.faults import BE, EN

NAMES = ("title", "recitals", "cl_1__point_a")


def test_the_hash_is_of_nfc_in_utf_8() -> None:
    assert sha256("\u045e") == sha256("\u0443\u0306")

    assert sha256("\u045e") == hashlib.sha256("\u045e".encode()).hexdigest()
    assert sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert short_hash("abc") == "ba7816bf"


def test_only_what_renders_other_words_is_outdated(tiny: Path, changed: Path) -> None:
    corpus = load(changed)
    assert corpus.outdated == {"en": frozenset(), "be": frozenset(NAMES)}
    assert corpus.missing == {"en": frozenset(), "be": frozenset({"rec_1"})}
    states = [corpus.state("be", name) for name in ("rec_1", "cl_1", "cl_1__point_a")]
    assert states == ["missing", "unofficial", "outdated"]


def test_what_stands_below_a_number_is_outdated_with_it(tiny: Path) -> None:
    """Where the number is words; "(1)" is so in every language."""
    names = ["cl_1", f"cl_1{HEADING}"]
    edit(tiny / BE, "headings:", "numbers: {cl_1: Пункт I}\nheadings:\n  cl_1: Пра людзей")
    edit(tiny / EN, "headings:", "numbers: {cl_1: (1)}\nheadings:\n  cl_1: Of people")
    confirm(tiny, "be", names)
    assert load(tiny).outdated["be"] == frozenset()
    edit(tiny / EN, "(1)", "(2)")
    assert load(tiny).outdated["be"] == frozenset()
    edit(tiny / EN, "(2)", "Clause I")
    assert load(tiny).outdated["be"] == {*names}
    edit(tiny / EN, "Clause I", "Clause II")
    confirm(tiny, "be", names[:1])
    assert load(tiny).outdated["be"] == {*names[1:]}
    apply(tiny, f"be-place,be-now,be-right\n/be/#{names[1]},Пра людзей,ok\n", date(2020, 4, 1))
    assert load(tiny).outdated["be"] == frozenset()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
