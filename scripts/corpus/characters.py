"""The characters of a data file: their faults, and where in the file they stand."""

import re
from collections.abc import Iterator

Place = tuple[int, int]
"""Line and column in a file, both from 1; a column counts characters."""

SPACES = dict.fromkeys(map(ord, "\t\x85\u2028\u2029"), " ")
"""What YAML is given for each of these."""


def with_lf(text: str) -> str:
    """Return a text whose lines all end with LF, as editors and YAML count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def place_in(text: str, index: int) -> Place:
    """Return the place of the character at `index` of a text whose lines end with LF."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def characters(path: str, text: str) -> Iterator[tuple[Place, str]]:
    """Yield a fault for what YAML or Git would change or drop behind one's back.

    And for each schema that a data file names and is not its own: editors ask whatever server
    stands in such a line, as soon as they open the file.
    """
    own = "text" if path.startswith("data/text/") else path.split("/")[-1].removesuffix(".yaml")
    right = f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{own}.json"
    if text.startswith("\ufeff"):
        yield (1, 1), "begins with a byte order mark; save the file as UTF-8 without BOM"
        text = text[1:]
    if "\r" in text:
        place = place_in(text, text.index("\r"))
        yield place, "ends with CR; save the file with line ends LF (Unix)"
    for number, line in enumerate(with_lf(text).split("\n"), 1):
        if "\t" in line:
            yield (number, line.index("\t") + 1), "holds a tab; write spaces"
        for found in re.finditer("[\x85\u2028\u2029]", line):
            what = f"holds the line separator U+{ord(found[0]):04X}; take it out"
            yield (number, found.start() + 1), what
        if "$schema" in line and (number, line) != (1, right):
            what = f"names a schema; only the first line does, as '{right}'"
            yield (number, line.index("$schema") + 1), what


class Source:
    """What YAML is given of a file, with spaces for tabs: so the rest of its faults are found."""

    def __init__(self, text: str) -> None:
        lines, self._begins, begin = [], [], 0
        for line in with_lf(text.removeprefix("\ufeff")).split("\n"):
            rest = line.lstrip(" \t")
            indent = line[: len(line) - len(rest)].expandtabs(2)
            lines.append(indent + rest.translate(SPACES))
            # Where the line would begin, if its indent were as wide as in the file.
            self._begins.append(begin + len(lines[-1]) - len(line))
            begin += len(lines[-1]) + 1
        self.text = "\n".join(lines)

    def place(self, index: int, line: int) -> Place:
        """Return the place in the file of the character at `index`, on line `line` (from 0)."""
        # PyYAML's own columns leave out U+FEFF.
        return line + 1, max(index - self._begins[line], 0) + 1
