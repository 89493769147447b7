"""A text -> plain text of 72 columns, for mail and terminals."""

import textwrap

from scripts.shown.text import Paragraph, ShownProvision, ShownText
from scripts.shown.typesetting import pieces

COLUMNS = 72
_SPACE = "\ue000"
"""Stands for a space where no line ends; a text has none (values.py)."""


def text(this: ShownText) -> bytes:
    """Return a text in UTF-8, lines ended by LF; paragraphs are parted by an empty line.

    It begins with a byte order mark: browsers take a text for Windows-1252 where no server tells
    its charset, WebKit from a disk, too.

    What is editorial stands in brackets above the title, or below the rule. A line is broken
    only at a space, and a no-break space stays one, so that the words can be put together again.
    """
    blocks = [_wrap(f"[{this.status}]")]

    def add(paragraph: Paragraph) -> None:
        if paragraph.notice:
            blocks.append(_wrap(f"[{paragraph.notice}]"))
        mark = _mark(paragraph)
        if mark and not paragraph.lines:
            blocks.append(mark.rstrip())
        for line in paragraph.lines:
            blocks.append(_wrap(line, mark))
            mark = " " * len(mark)

    add(this.title)
    for section in this.sections:
        if section.heading:
            add(section.heading)
        for provision in section.rows:
            if provision.above and not provision.item:
                blocks.append(_wrap(" ".join(words for words, _ in provision.above)))
            add(provision)
    blocks.append("-" * COLUMNS)
    blocks.append("\n".join(f"{label}:\n  {value}" for label, value in this.colophon))
    return ("\n\n".join(blocks) + "\n").encode("utf-8-sig")


def _mark(paragraph: Paragraph) -> str:
    if not isinstance(paragraph, ShownProvision) or not paragraph.item:
        return ""
    return f"{paragraph.mark} ".rjust(4 + 2 * paragraph.eId.count("__"))


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
