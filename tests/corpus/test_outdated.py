"""Which paragraphs render other words than the original has now."""

import hashlib
from pathlib import Path

from scripts.corpus.hashes import sha256, short_hash
from scripts.corpus.load import load

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
