"""A YAML file -> plain data that knows its lines; every fault of the file as a file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

# A text of 1500 provisions has 600 000 bytes and 3500 values. A file of a million and 20 000,
# whatever is in them, is refused or read in 2 s and 300 MB.
MAX_BYTES = 1_000_000
MAX_VALUES = 20_000
MAX_DEPTH = 20

Keys = tuple[str | int, ...]


class Fault(NamedTuple):
    """Something wrong in the data: where, and what is wrong and would be right."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        """Return it as compilers print it, so that editors can jump to the line."""
        fault = f"{self.path}:{self.line}: {self.what}"
        fault = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in fault)
        return fault if len(fault) < 400 else fault[:400] + "…"


@dataclass(frozen=True)
class Tree:
    """A file's plain data (dict, list, str, int, bool, None) and the line of each value."""

    path: str
    data: Any
    lines: Mapping[Keys, int]

    def line(self, keys: Keys) -> int:
        """Return the line of the value at `keys`, or of the nearest value around it."""
        while keys not in self.lines:
            keys = keys[:-1]
        return self.lines[keys]


class _Loader(yaml.SafeLoader):
    """Builds nodes only; refuses what could make a small file large or deep."""

    depth = values = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call] # PyYAML's
        if self.check_event(yaml.AliasEvent):
            problem = "an alias ('*name') is not used here; write the value out"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
        if self.depth == MAX_DEPTH:
            problem = f"nested deeper than {MAX_DEPTH} levels; write it flat"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
        if self.values == MAX_VALUES:
            problem = f"holds more than {MAX_VALUES:,} values; make it smaller"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
        self.values += 1
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read(root: Path, path: str) -> tuple[Tree | None, list[Fault]]:
    """Read `root/path`: its tree, unless it cannot be parsed, and every fault on the way."""
    raw, faults = _bytes(root, path)
    if raw is None:
        return None, faults
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [*faults, Fault(path, line, "not UTF-8; save the file as UTF-8")]
    faults += [Fault(path, *fault) for fault in _characters(text)]
    # Parsed all the same, so that the other faults of the file are told in the same run.
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    text = re.sub(r"^[ \t]+", lambda indent: indent[0].expandtabs(2), text, flags=re.M)
    text = re.sub("[\t\x85\u2028\u2029]", " ", text)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [*faults, Fault(path, *_syntax(error))]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"holds the control character U+{error.character:04X}; take it out"
        return None, [*faults, Fault(path, line, what)]
    except (ValueError, OverflowError):  # An escape that is no character, a version too long.
        what = "holds a number or an escape that YAML cannot read; write it out"
        return None, [*faults, Fault(path, loader.line + 1, what)]
    if node is None:
        return None, [*faults, Fault(path, 1, "is empty; it must hold data")]
    lines: dict[Keys, int] = {(): 1}
    doubts: list[tuple[int, str]] = []
    data = _plain(node, (), lines, doubts)
    return Tree(path, data, lines), faults + [Fault(path, *doubt) for doubt in doubts]


def _bytes(root: Path, path: str) -> tuple[bytes | None, list[Fault]]:
    file = root / path
    try:
        if file.is_dir():
            return None, [Fault(path, 1, "is a folder; it must be a file")]
        if not file.is_file():
            return None, [Fault(path, 1, "no such file; it is needed")]
        if file.stat().st_size > MAX_BYTES:
            return None, [Fault(path, 1, f"is larger than {MAX_BYTES:,} bytes; make it smaller")]
        return file.read_bytes(), []
    except OSError as error:
        return None, [Fault(path, 1, f"cannot be read ({error.strerror}); make it readable")]


def _characters(text: str) -> Iterator[tuple[int, str]]:
    if text.startswith("\ufeff"):
        yield 1, "begins with a byte order mark; save the file as UTF-8 without BOM"
    if "\r" in text:
        line = text.split("\r")[0].count("\n") + 1
        yield line, "ends with CR; save the file with line ends LF (Unix)"
    for number, line_text in enumerate(text.split("\n"), 1):
        if "\t" in line_text:
            yield number, "holds a tab; write spaces"
        for char in re.findall("[\x85\u2028\u2029]", line_text):
            yield number, f"holds the line separator U+{ord(char):04X}; take it out"


def _syntax(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    mark, problem = error.problem_mark, error.problem or error.context
    if "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or ""):
        mark, problem = error.context_mark, "a quotation mark is opened and never closed; close it"
    elif "; " not in (problem or ""):
        problem = f"not YAML ({problem}); check the indentation, and quote words that hold ': '"
    return (mark.line + 1 if mark else 1), problem or ""


_READ_AS = {
    "timestamp": "a date",
    "float": "a number",
    "bool": "true or false",
    "int": "a number",
    "null": "nothing",
}


def _plain(
    node: yaml.Node, keys: Keys, lines: dict[Keys, int], doubts: list[tuple[int, str]]
) -> Any:
    """Turn a node into plain data; note the lines, and what YAML would do behind one's back."""
    line = node.start_mark.line + 1
    lines.setdefault(keys, line)
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    if tag not in {"str", "seq", "map", *_READ_AS}:
        doubts.append((line, f"the tag {node.tag} is not used here; take it out"))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*keys, i), lines, doubts) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not key_node.tag.endswith(":str"):
                doubts.append((line, "a key that is no word; write it in quotes"))
                continue
            key = _whole(key_node.value, line, doubts)
            if key in data:
                first = lines[(*keys, key)]
                doubts.append((line, f"'{key}' stands on line {first} already; keep one"))
                continue
            lines[(*keys, key)] = line
            data[key] = _plain(value_node, (*keys, key), lines, doubts)
        return data
    assert isinstance(node, yaml.ScalarNode)
    value = _whole(node.value, line, doubts)
    if tag == "null":
        return None
    if tag == "bool" and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if tag == "int" and re.fullmatch(r"0|-?[1-9][0-9]{0,8}", value):
        return int(value)
    if tag in _READ_AS:
        doubts.append((line, f"YAML reads {value} as {_READ_AS[tag]}; write it in quotes"))
    elif node.style is None and re.match(" +#", _behind(node)):
        doubts.append((line, "YAML drops what stands behind ' #'; put the words in quotes"))
    return value


def _behind(node: yaml.Node) -> str:
    mark = node.end_mark
    return str(mark.buffer)[mark.pointer : mark.pointer + 100]


def _whole(value: str, line: int, doubts: list[tuple[int, str]]) -> str:
    """Return a value that is whole characters; half ones come from escapes, as of U+D800."""
    whole = value.encode("utf-8", "replace").decode()
    if whole != value:
        doubts.append((line, "holds half a character (a surrogate); write it whole"))
    return whole
