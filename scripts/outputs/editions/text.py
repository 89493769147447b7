"""A text -> plain text of 72 columns, for mail and terminals."""

import textwrap

from scripts.shown.text import Paragraph, ShownProvision, ShownText

COLUMNS = 72


def text(this: ShownText) -> bytes:
    """Return a text in UTF-8, lines ended by LF; paragraphs are parted by an empty line.

    What is editorial stands in brackets above the title, or below the rule. A line is broken
    only at a space, and a no-break space stays one, so that the words can be put together again.
    """
    blocks = [_wrap(f"[{this.status}]")]

    def add(paragraph: Paragraph) -> None:
        if paragraph.notice:
            blocks.append(_wrap(f"[{paragraph.notice}]"))
        blocks.append(_wrap(paragraph.words, _mark(paragraph)))

    add(this.title)
    for section in this.sections:
        if section.heading:
            add(section.heading)
        for provision in section.rows:
            add(provision)
    blocks.append("-" * COLUMNS)
    blocks.append("\n".join(f"{label}:\n  {value}" for label, value in this.colophon))
    return ("\n\n".join(blocks) + "\n").encode()


def _mark(paragraph: Paragraph) -> str:
    if not isinstance(paragraph, ShownProvision) or not paragraph.mark:
        return ""
    return f"{paragraph.mark} ".rjust(4 + 2 * paragraph.eId.count("__"))


def _wrap(words: str, mark: str = "") -> str:
    return textwrap.fill(
        words,
        COLUMNS,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )
