"""Faults: what is wrong in a file, where, and what would be right."""

import difflib
from collections.abc import Collection
from typing import NamedTuple


class Fault(NamedTuple):
    """Something wrong in the data: where, and what is wrong and would be right."""

    path: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        """Return it as compilers print it, so that editors can jump to the place."""
        fault = printable(f"{self.path}:{self.line}:{self.column}: {self.what}")
        return fault if len(fault) < 400 else fault[:400] + "…"


class DataError(Exception):
    """The data has faults: all of them, in the order of files and places."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class UsageError(Exception):
    """A command was given something that it cannot work with: what would be right."""


def printable(words: str) -> str:
    """Return words with escapes for what would not be seen, or would change a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words)


def nearest(word: str, known: Collection[str], few: int = 15) -> str:
    """Return a hint for an unknown word: what it may have been, or else the few that are known."""
    if close := difflib.get_close_matches(word, known, n=1):
        return f"; did you mean '{close[0]}'?"
    if 0 < len(known) <= few:
        return f"; known: {', '.join(sorted(set(known)))}"
    return "; take it out"


class Unknown(NamedTuple):
    """What is wrong with a word that is none of those known, for `Hints` to say what is right."""

    what: str
    word: str
    known: Collection[str]


class Hints:
    """Says what is wrong, with a hint for each unknown word until those have taken half a second.

    Thousands of words, each compared with thousands, would take minutes.
    """

    left = 20_000  # comparisons

    def __call__(self, what: str | Unknown) -> str:
        """Return it in words."""
        if isinstance(what, str):
            return what
        self.left -= len(what.known)
        return what.what + (nearest(what.word, what.known) if self.left > 0 else "; take it out")


def refused(error: OSError) -> str:
    """Say in words what the system refused: a full disk, a file that may not be written."""
    return f"{error.filename or 'a file'}: {error.strerror}; mend that, and run the command again"
