"""The place of a fault, line and column, whatever characters stand before it."""

from pathlib import Path

import pytest

from scripts.corpus.parse import parse

# what the file holds; line, column and what of each fault
FILES = {
    "letters beyond ASCII": ("я: 😀 # x\n", [(1, 4, "YAML drops")]),
    "element of a list": ("a:\n  - b: yes\n", [(2, 8, "YAML reads yes")]),
    "tab": ("a:\n\tb: 1.5\n", [(2, 1, "holds a tab"), (2, 5, "YAML reads 1.5")]),
    "tabs that are worth one": ("a:\n \t\tb: 1.5\n", [(2, 2, "tab"), (2, 7, "YAML reads 1.5")]),
    "tab in words": ("a: b\tc # x\n", [(1, 4, "YAML drops"), (1, 5, "holds a tab")]),
    "CR LF": ("a: b\r\nc: yes\r\n", [(1, 5, "ends with CR"), (2, 4, "YAML reads yes")]),
    "CR": ("a: b\rc: yes\r", [(1, 5, "ends with CR"), (2, 4, "YAML reads yes")]),
    "line separator": ("a: 'b\u2028c'\nd: no", [(1, 6, "U+2028"), (2, 4, "YAML reads no")]),
    "byte order mark": ("\ufeffa: yes\n", [(1, 1, "byte order mark"), (1, 4, "YAML reads yes")]),
    "byte order mark within": ("{a: '\ufeff', b: yes}\n", [(1, 13, "YAML reads yes")]),
    "control character": ("a: b\nb: c\1\n", [(2, 5, "U+0001")]),
    "end of the file": ("a: [b,\n", [(2, 1, "not YAML")]),
    "no mark": ("%YAML 1.1\n%YAML 1.1\n--- a", [(2, 1, "not YAML")]),
    "escape": ('a: "\\xzz"\n', [(1, 7, "not YAML")]),
    "key twice": ("a: b\n  \na: c\n", [(3, 1, "'a' stands on line 1 already")]),
}


@pytest.mark.parametrize(("text", "expected"), FILES.values(), ids=FILES)
def test_place(tmp_path: Path, text: str, expected: list[tuple[int, int, str]]) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8", newline="")
    found = sorted(parse(tmp_path, "x.yaml")[1])
    assert [(fault.line, fault.column) for fault in found] == [place[:2] for place in expected]
    for fault, (_, _, what) in zip(found, expected, strict=True):
        assert what in fault.what


def test_place_of_the_first_byte_that_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("\ufeffa: b\r\nя: ".encode() + b"\xff")
    (fault,) = parse(tmp_path, "x.yaml")[1]
    assert str(fault) == "x.yaml:2:4: not UTF-8; save the file as UTF-8"


def test_faults_are_in_the_order_of_their_places(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(f"[{'yes, ' * 12}]\n")
    columns = [fault.column for fault in sorted(parse(tmp_path, "x.yaml")[1])]
    assert columns == list(range(2, 62, 5))


LINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize(
    ("path", "first", "place"),
    [
        ("data/sources.yaml", f"{LINE}https://evil.example/x.json", (1, 25)),
        ("data/sources.yaml", f"{LINE}../schemas/text.json", (1, 25)),
        ("data/text/pl.yaml", f"{LINE}../../schemas/../../x.json", (1, 25)),
        ("data/text/pl.yaml", f"# x\n{LINE}../../schemas/text.json", (2, 25)),
        ("data/text/pl.yaml", "#  yaml-language-server :  $schema=//evil.example/", (1, 28)),
        ("data/text/pl.yaml", "# $schema: https://evil.example/", (1, 3)),
        ("data/sources.yaml", f"{LINE}../schemas/sources.json", None),
        ("data/text/pl.yaml", f"{LINE}../../schemas/text.json", None),
        ("data/text/pl.yaml", "# Nothing.", None),
    ],
)
def test_no_editor_is_sent_elsewhere_for_a_schema(
    tmp_path: Path, path: str, first: str, place: tuple[int, int] | None
) -> None:
    """What yaml-language-server and others read in any comment, and ask a server for."""
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(f"{first}\na: b\n")
    found = parse(tmp_path, path)[1]
    assert [fault[1:3] for fault in found] == ([place] if place else [])
    own = "../../schemas/text.json" if "text" in path else "../schemas/sources.json"
    right = f"names a schema; only the first line does, as '{LINE}{own}'"
    assert all(fault.what == right for fault in found)


def test_a_file_of_faults_tells_the_first_of_them(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("\t\n" * 400_000)
    *tabs, empty = parse(tmp_path, "x.yaml")[1]
    assert [str(tab) for tab in tabs] == [
        f"x.yaml:{line}:1: holds a tab; write spaces" for line in range(1, 101)
    ]
    assert empty.what == "is empty; it must hold data"
