"""A text -> plain text of 72 columns, for mail and terminals."""

import textwrap

from scripts.editions.edition import Edition, Passage
from scripts.typeset import pieces

COLUMNS = 72
_SPACE = "\ue000"
"""Stands for a space where no line ends; a text has none (values.py)."""


def text(edition: Edition) -> bytes:
    """Return the edition in UTF-8, lines ended by LF; paragraphs are parted by an empty line.

    What is editorial stands in brackets above the title, or below the rule. A line is broken
    only at a space, and a no-break space stays one, so that the words can be put together again.
    """
    headed = edition.headed
    blocks = [_wrap(f"[{edition.status}]")]

    def add(name: str, paragraph: str) -> None:
        if notice := edition.notice(name):
            blocks.append(_wrap(f"[{notice}]"))
        blocks.append(paragraph)

    add("title", _wrap(edition.text.title))
    for passage in edition.passages:
        if heading := headed.get(passage.eId):
            add(heading, _wrap(edition.text.paragraphs[heading]))
        add(passage.eId, _passage(passage))
    blocks.append("-" * COLUMNS)
    blocks.append("\n".join(f"{label}:\n  {value}" for label, value in edition.colophon))
    return ("\n\n".join(blocks) + "\n").encode()


def _passage(passage: Passage) -> str:
    match passage.kind:
        case "point":
            return _wrap(passage.words, "    • ")
        case "recital" | "clause":
            return _wrap(passage.words, f"{passage.number}. ".rjust(4))
    return _wrap(passage.words)


def _wrap(words: str, mark: str = "") -> str:
    unbroken = (piece.replace(" ", _SPACE) for piece in pieces(words))
    lines = textwrap.fill(
        " ".join(unbroken),
        COLUMNS,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return lines.replace(_SPACE, " ")
