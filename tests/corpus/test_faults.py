"""What is wrong with a file, or with its YAML; each exact message; all of them in one run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.faults import BE, EN, Edit, O, R, S, faults, faults_of


def test_the_tiny_project_has_no_fault(tiny: Path) -> None:
    assert faults(tiny) == []


EDITS = {
    "repeated key": (BE, "status: unofficial", "status: unofficial\nstatus: official", [
        f"{BE}:3:1: 'status' stands on line 2 already; keep one",
    ]),
    "date not quoted": (R, '"2020-02-29"', "2020-02-29", [
        f"{R}:2:10: YAML reads 2020-02-29 as a date; write it in quotes",
    ]),
    "word that YAML takes for true": (BE, "adoption: Прынята.", "adoption: yes", [
        f"{BE}:11:13: YAML reads yes as true or false; write it in quotes",
    ]),
    "tab": (EN, "  adoption: Adopted.", "\tadoption: Adopted.", [
        f"{EN}:12:1: holds a tab; write spaces",
    ]),
    "tab in words": (EN, "Adopted.", "Ad\topted.", [
        f"{EN}:12:15: holds a tab; write spaces",
    ]),
    "unterminated quote": (EN, "adoption: Adopted.", 'adoption: "Adopted.', [
        f"{EN}:12:13: a quotation mark is opened and never closed; close it",
    ]),
    "colon in plain words": (EN, "adoption: Adopted.", "adoption: Adopted: yes.", [
        f"{EN}:12:20: not YAML (mapping values are not allowed here); check the indentation, and "
        "quote words that hold ': '",
    ]),
    "alias bomb": (S, "sources:", "a: &a [x, x]\nb: &b [*a, *a]\nsources:", [
        f"{S}:2:8: an alias ('*name') is not used here; write the value out",
    ]),
    "deep nesting": (S, "sources:", f"a: {'[' * 5000}\nsources:", [
        f"{S}:1:23: nested deeper than 20 levels; write it flat",
    ]),
    "many values": (S, "sources:", f"a: [{'x, ' * 20_000}]\nsources:", [
        f"{S}:1:59996: holds more than 20,000 values; make it smaller",
    ]),
    "tag": (EN, "adoption: Adopted.", "adoption: !!python/name:os.system Adopted.", [
        f"{EN}:12:13: the tag tag:yaml.org,2002:python/name:os.system is not used here; take it "
        "out",
    ]),
    "NUL": (EN, "Adopted.", "Adopted\0.", [
        f"{EN}:12:20: holds the control character U+0000; take it out",
    ]),
    "words behind a #": (EN, "name: Court", "name: Court # of law", [
        f"{EN}:23:11: YAML drops what stands behind ' #'; put the words in quotes",
    ]),
    "tag on a list": (R, "addressees: [court]", "addressees: !!set [court]", [
        f"{R}:7:13: the tag tag:yaml.org,2002:set is not used here; take it out",
    ]),
    "escape that is no character": (EN, "adoption: Adopted.", 'adoption: "\\U00110000"', [
        f"{EN}:12:16: holds a number or an escape that YAML cannot read; write it out",
    ]),
    "octal pages": (S, "pages: 7", "pages: 0114", [
        f"{S}:7:12: YAML reads 0114 as a number; write it in quotes",
        f"{S}:7:5: sources.0.pages: must be a whole number",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_edit(tiny: Path, edit: Edit) -> None:
    assert faults_of(tiny, edit) == sorted(edit[3])


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


# what is done to be.yaml, the fault that must come of it
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "CRLF": (
        lambda f: f.write_bytes(f.read_bytes().replace(b"\n", b"\r\n")),
        "1:17: ends with CR; save the file with line ends LF (Unix)",
    ),
    "BOM": (
        lambda f: f.write_bytes(b"\xef\xbb\xbf" + f.read_bytes()),
        "1:1: begins with a byte order mark; save the file as UTF-8 without BOM",
    ),
    "not UTF-8": (
        lambda f: f.write_bytes(f.read_text().encode("cp1251", "replace")),
        "1:7: not UTF-8; save the file as UTF-8",
    ),
    "empty": (lambda f: f.write_text(""), "1:1: is empty; it must hold data"),
    "only a comment": (lambda f: f.write_text("# x\n"), "1:1: is empty; it must hold data"),
    "folder": (replace_by_folder, "1:1: is a folder; it must be a file"),
    "large": (
        lambda f: f.write_text("#" * 1_000_001),
        "1:1: is larger than 1,000,000 bytes; make it smaller",
    ),
}


@pytest.mark.parametrize(("change", "expected"), FILES.values(), ids=FILES)
def test_file(tiny: Path, change: Callable[[Path], object], expected: str) -> None:
    change(tiny / BE)
    assert faults(tiny) == [f"{BE}:{expected}"]


def test_missing_file(tiny: Path) -> None:
    (tiny / R).unlink()
    assert faults(tiny) == [f"{R}:1:1: no such file; it is needed"]


def test_sources_and_organizations_may_be_left_out(tiny: Path) -> None:
    """But then nothing names one."""
    (tiny / S).unlink()
    assert faults(tiny) == [
        f"{R}:12:13: no source 'report'; take it out",
        f"{BE}:15:3: no source 'report' in {S}; take it out",
        f"{EN}:14:3: no source 'report' in {S}; take it out",
    ]
    text = (tiny / R).read_text().replace("    cites: [report]\n", "")
    (tiny / R).write_text(
        text.replace("publisher: union\n", "").replace("addressees: [court]\n", "")
    )
    (tiny / O).unlink()
    for file in (tiny / BE, tiny / EN):
        head, _, rest = file.read_text().partition("sources:\n")
        file.write_text(head + rest[rest.index("notes:\n") :])
    assert faults(tiny) == []


def test_missing_original(tiny: Path) -> None:
    (tiny / EN).unlink()
    assert faults(tiny) == [f"{EN}:1:1: no such file; it is needed"]


def test_language_that_does_not_exist(tiny: Path) -> None:
    (tiny / BE).rename(tiny / "data/text/by.yaml")
    assert faults(tiny) == [
        "data/text/by.yaml:1:1: the file's name: 'by' is a country; write the language, as be or ru"
    ]


def test_two_texts_of_one_alias(tiny: Path) -> None:
    for file in (tiny / BE, tiny / EN):
        file.write_text(f"alias: by\n{file.read_text()}")
    assert faults(tiny) == [f"{EN}:1:1: 'by' is the alias in {BE}; write this language's"]


def test_file_that_would_be_passed_over(tiny: Path) -> None:
    (tiny / "data/text/pl.yml").write_text("name: Polski\n")
    expected = "data/text/pl.yml:1:1: is no data file; name a text data/text/<locale>.yaml"
    assert faults(tiny) == [expected]


def test_all_faults_in_one_run_sorted_by_place(tiny: Path) -> None:
    (tiny / S).unlink()
    (tiny / BE).write_text((tiny / BE).read_text().replace("status", "sttaus").replace("і", "i"))
    (tiny / R).write_text((tiny / R).read_text().replace("2020-02-29", "2020"))
    found = faults(tiny)
    assert found == sorted(found, key=lambda f: (f.split(":")[0], *map(int, f.split(":")[1:3])))
    assert {f.split(":")[0] for f in found} == {EN, BE, R}
    assert len(found) > 3


@pytest.mark.parametrize("name", [".pl.yaml.swp", "pl.yaml~", "#pl.yaml#", ".#pl.yaml", "4913"])
def test_what_editors_leave_beside_a_file_is_no_fault(tiny: Path, name: str) -> None:
    (tiny / "data/text" / name).write_text("x")
    assert faults(tiny) == []


def test_half_a_character_is_a_fault(tiny: Path) -> None:
    file = tiny / R
    file.write_text(file.read_text().replace("eId: adoption", 'eId: "\\ud800"'))
    assert f"{R}:16:10: holds half a character (a surrogate); write it whole" in faults(tiny)


def test_what_is_wrong_with_words_that_others_use_is_said_once(tiny: Path) -> None:
    text = (tiny / BE).read_text().partition("\nlabels:")[0]
    (tiny / BE).write_text(f"editorial_in: en\n{text}\n")
    assert faults(tiny) == []
    (tiny / EN).write_text(
        (tiny / EN).read_text().replace("\nlabels:\n  pages:", "\nlabels:\n  pagess:")
    )
    assert [fault.split(": ", 1)[1] for fault in faults(tiny)] == [
        "labels.pages: is missing; add 'pages:'",
        "labels.pagess: no such key; did you mean 'pages'?",
    ]
