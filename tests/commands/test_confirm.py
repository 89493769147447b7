"""`make confirm`: a translation is right again, and nothing else of its file changes."""

import re
from pathlib import Path

import pytest

from scripts.commands.confirm import confirm
from scripts.corpus.faults import DataError
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load

BE = "data/text/be.yaml"


def test_confirm_changes_one_line_and_says_what_it_did(changed: Path) -> None:
    file = changed / BE
    text = file.read_text()
    line = next(x for x in text.split("\n") if x.startswith('  cl_1__point_a: "'))
    file.write_text(text.replace(line, f"{line}  # by me"))
    words = load(changed).original.provisions["cl_1__point_a"]
    said = confirm(changed, "be", ["cl_1__point_a"])
    at = text.split("\n").index(line) + 1
    assert said == [f'{BE}:{at}:3: cl_1__point_a renders {short_hash(words)}, "{words}"']
    new = f'  cl_1__point_a: "{short_hash(words)}"  # by me'
    assert file.read_text() == text.replace(line, new)
    assert load(changed).outdated["be"] == {"title", "recitals"}


@pytest.mark.parametrize("empty", ["renders:\n", "renders: {}\n", "renders: 5\n", ""])
def test_confirm_adds_a_line_where_there_is_none(tiny: Path, empty: str) -> None:
    file = tiny / BE
    text = file.read_text()
    (renders,) = re.findall(r"^renders:\n(?:  .*\n)+", text, re.MULTILINE)
    file.write_text(text.replace(renders, empty))
    with pytest.raises(DataError, match=r"names no wording|must hold 'key: value' lines"):
        load(tiny)
    names = re.findall(r"\n  (\w+): ", renders)
    assert len(confirm(tiny, "be", names)) == 7
    assert load(tiny).outdated["be"] == frozenset()
    rest = file.read_text().replace(renders, "")
    assert rest == text.replace(renders, "")


def test_confirm_takes_nothing_away(tiny: Path) -> None:
    file = tiny / BE
    text = file.read_text()
    (renders,) = re.findall(r"^renders:\n(?:  .*\n)+", text, re.MULTILINE)
    names = re.findall(r"\n  (\w+): ", renders)
    # The last line is not ended.
    file.write_text(text.replace(renders, "").rstrip("\n"))
    confirm(tiny, "be", names)
    assert f"{file.read_text()}\n" == text.replace(renders, "").replace(
        "changes:\n", f"{renders}changes:\n", 1
    )
    assert load(tiny).outdated["be"] == frozenset()
    # Another way of YAML, which no line can be written into.
    flow = text.replace(renders, 'renders: {cl_1: "12345678"}\n')
    file.write_text(flow)
    with pytest.raises(DataError, match="write a line 'title: "):
        confirm(tiny, "be", ["title"])
    assert file.read_text() == flow


@pytest.mark.parametrize(
    ("locale", "name", "fault"),
    [
        ("be", "cl_11", "data/text/en.yaml:1:1: no paragraph 'cl_11'; did you mean 'cl_1'?"),
        ("be", "rec_1", f"{BE}:1:1: 'rec_1' has no words here; translate it first"),
        ("en", "cl_1", "data/text/en.yaml:1:1: is the original, which renders no other text"),
        ("by", "cl_1", "data/text/by.yaml:1:1: no such file; it is needed"),
    ],
)
def test_confirm_refuses(tiny: Path, locale: str, name: str, fault: str) -> None:
    before = (tiny / BE).read_bytes()
    with pytest.raises(DataError) as raised:
        confirm(tiny, locale, ["adoption", name])
    assert str(raised.value) == fault
    assert (tiny / BE).read_bytes() == before


def test_confirm_changes_no_file_that_has_faults_as_a_file(tiny: Path) -> None:
    content = (tiny / BE).read_bytes().replace(b"\n", b"\r")
    (tiny / BE).write_bytes(content)
    with pytest.raises(DataError, match="ends with CR; save the file with line ends LF"):
        confirm(tiny, "be", ["cl_1"])
    assert (tiny / BE).read_bytes() == content
