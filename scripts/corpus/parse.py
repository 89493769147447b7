"""A YAML file -> plain data that knows its places; every fault of the file as a file."""

import os
import re
import unicodedata
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from scripts.corpus.characters import Place, Source, characters, place_in, with_lf
from scripts.corpus.faults import Fault
from scripts.corpus.trees import OPTIONAL, Keys, Tree

# A text of 1500 provisions has 600 000 bytes and 3500 values. A file of a million and 20 000,
# whatever is in them, is refused or read in 2 s and 300 MB.
MAX_BYTES = 1_000_000
MAX_VALUES = 20_000
MAX_DEPTH = 20
MAX_CHARACTERS = 100
"""How many faults of single characters are told of a file at once."""
LINK = "is a link; put the file itself there"


class _Loader(yaml.SafeLoader):
    """Builds nodes only; refuses what could make a small file large or deep."""

    depth = values = 0

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.tags: list[tuple[yaml.Mark, str]] = []

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # PyYAML's
        problem = ""
        if isinstance(event, yaml.AliasEvent):
            problem = "an alias ('*name') is not used here; write the value out"
        elif self.depth == MAX_DEPTH:
            problem = f"nested deeper than {MAX_DEPTH} levels; write it flat"
        elif self.values == MAX_VALUES:
            problem = f"holds more than {MAX_VALUES:,} values; make it smaller"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        if tag := getattr(event, "tag", None):
            self.tags.append((event.start_mark, tag))
        self.values += 1
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def parse(root: Path, path: str) -> tuple[Tree | None, list[Fault]]:
    """Parse `root/path`: its tree, unless it cannot be parsed, and every fault on the way.

    What is optional, and not there, is empty.
    """
    if path in OPTIONAL and not os.path.lexists(root / path):
        return Tree(path, {}, {(): (1, 1)}), []
    raw, faults = content(root, path)
    return (None, faults) if raw is None else parse_text(path, raw)


@lru_cache(maxsize=32)  # After an edit, only the file that was edited is parsed again.
def parse_text(path: str, raw: bytes) -> tuple[Tree | None, list[Fault]]:
    """Parse the content of the file `path`, as `parse` does; what is returned is not changed."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = with_lf(raw[: error.start].decode("utf-8").removeprefix("\ufeff"))
        what = "not UTF-8; save the file as UTF-8"
        return None, [Fault(path, *place_in(before, len(before)), what)]
    # A file of tabs has so many that to print them would take longer than to read the rest.
    first = islice(characters(path, text), MAX_CHARACTERS)
    faults = [Fault(path, *place, what) for place, what in first]
    # Parsed all the same, so that the other faults of the file are told in the same run.
    source = Source(text)
    place, what, node = (1, 1), "is empty; it must hold data", None
    try:
        loader = _Loader(source.text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark, what = _syntax(error)
        place = source.place(mark.index, mark.line) if mark else place
    except yaml.reader.ReaderError as error:
        place = source.place(error.position, source.text.count("\n", 0, error.position))
        what = f"holds the control character U+{error.character:04X}; take it out"
    except (ValueError, OverflowError):  # An escape that is no character, a version too long.
        place = source.place(loader.index, loader.line)
        what = "holds a number or an escape that YAML cannot read; write it out"
    if node is None:
        return None, [*faults, Fault(path, *place, what)]
    plain = _Plain(source)
    data = plain.of(node, ())
    doubts = [Fault(path, *place, what) for place, what in plain.doubts]
    tags = [(source.place(mark.index, mark.line), tag) for mark, tag in loader.tags]
    return Tree(path, data, plain.places, tags), faults + doubts


def content(root: Path, path: str) -> tuple[bytes | None, list[Fault]]:
    """Return the bytes of `root/path`, unless they cannot be read, and every fault on the way.

    No link is followed: in somebody else's repository it may lead to anything.
    """
    file = root / path
    for part in (*reversed(file.relative_to(root).parents), file.relative_to(root)):
        if (root / part).is_symlink() and part.name:
            return None, [Fault(part.as_posix(), 1, 1, LINK)]
    try:
        if file.is_dir():
            return None, [Fault(path, 1, 1, "is a folder; it must be a file")]
        if not file.is_file():
            return None, [Fault(path, 1, 1, "no such file; it is needed")]
        if file.stat().st_size > MAX_BYTES:
            return None, [Fault(path, 1, 1, f"is larger than {MAX_BYTES:,} bytes; make it smaller")]
        return file.read_bytes(), []
    except OSError as error:
        return None, [Fault(path, 1, 1, f"cannot be read ({error.strerror}); make it readable")]


def lines(root: Path, path: str) -> tuple[Tree, list[Fault]]:
    """Return the lines of the list `root/path`, none if it is not there, and every fault."""
    raw, faults = content(root, path) if os.path.lexists(root / path) else (b"", [])
    listed = (raw or b"").decode(errors="replace").splitlines()
    return Tree(path, listed, {(i,): (i + 1, 1) for i in range(len(listed))}), faults


def _syntax(error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, str]:
    mark, problem = error.problem_mark, error.problem or error.context
    if "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or ""):
        mark, problem = error.context_mark, "a quotation mark is opened and never closed; close it"
    elif "; " not in (problem or ""):
        problem = f"not YAML ({problem}); check the indentation, and quote words that hold ': '"
    return mark, problem or ""


_COMMENT = re.compile(" +#")
_READ_AS = {
    "timestamp": "a date",
    "float": "a number",
    "bool": "true or false",
    "int": "a number",
    "null": "nothing",
}


class _Plain:
    """Turns nodes into plain data; notes places, and what YAML would do behind one's back."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places: dict[Keys, Place] = {(): (1, 1)}
        self.doubts: list[tuple[Place, str]] = []

    def of(self, node: yaml.Node, keys: Keys) -> Any:
        """Return the plain data of a node, which stands at `keys`."""
        place = self._place(node)
        self.places.setdefault(keys, place)
        tag = node.tag.removeprefix("tag:yaml.org,2002:")
        if tag not in {"str", "seq", "map", *_READ_AS}:
            self.doubts.append((place, f"the tag {node.tag} is not used here; take it out"))
        if isinstance(node, yaml.SequenceNode):
            return [self.of(element, (*keys, i)) for i, element in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        assert isinstance(node, yaml.ScalarNode)
        value, end = self._whole(node), node.end_mark
        if tag == "null":
            return None
        if tag == "bool" and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        if tag == "int" and re.fullmatch(r"0|-?[1-9][0-9]{0,8}", value):
            return int(value)
        if tag in _READ_AS:
            what = f"YAML reads {value} as {_READ_AS[tag]}; write it in quotes"
            self.doubts.append((place, what))
        elif node.style is None and _COMMENT.match(str(end.buffer), end.pointer):
            what = "YAML drops what stands behind ' #'; put the words in quotes"
            self.doubts.append((place, what))
        return value

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not key_node.tag.endswith(":str"):
                self.doubts.append((place, "a key that is no word; write it in quotes"))
                continue
            key = self._whole(key_node)
            if key in data:
                first, _ = self.places[*keys, key]
                self.doubts.append((place, f"'{key}' stands on line {first} already; keep one"))
                continue
            self.places[*keys, key] = place
            data[key] = self.of(value_node, (*keys, key))
        return data

    def _place(self, node: yaml.Node) -> Place:
        return self.source.place(node.start_mark.index, node.start_mark.line)

    def _whole(self, node: yaml.ScalarNode) -> str:
        """Return a value that is whole characters; half ones come from escapes, as of U+D800."""
        # A letter put together from parts is the same letter (Unicode, normalization form C).
        value = unicodedata.normalize("NFC", str(node.value))
        whole = value.encode("utf-8", "replace").decode()
        if whole != value:
            what = "holds half a character (a surrogate); write it whole"
            self.doubts.append((self._place(node), what))
        return whole
