"""The version of a text."""

import re
from pathlib import Path

import pytest

from scripts.corpus.load import load
from tests.helpers import said
from tests.helpers.frozen import CORPUS
from tests.helpers.project import FROZEN

DAY = max(CORPUS.texts["pl"].changes)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Wykluczenia możliwości", "Wykluczenia szansy", False),
        ("Niniejszym wzywamy", "Wzywamy", False),
        ("title: >-\n  Rezolucja", "title: >-\n  Uchwała", False),
        (f'"{DAY}"', '"2100-01-01"', False),
        ("not_found: Nie ma takiej strony", "not_found: Nie ma jej", True),
    ],
)
def test_a_version_is_of_the_words_and_of_their_day(
    tmp_path: Path, old: str, new: str, *, same: bool
) -> None:
    file = tmp_path / "data/text/pl.yaml"
    for path in (FROZEN / "data").rglob("*.yaml"):
        copy = tmp_path / path.relative_to(FROZEN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text())
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    before, after = CORPUS.texts["pl"].version, load(tmp_path).texts["pl"].version
    assert (before == after) == same
    assert re.fullmatch(rf"{DAY}-[0-9a-f]{{8}}", before)
    assert before == said.version(CORPUS.texts["pl"])
