"""A text -> plain text of 72 columns, for mail and terminals."""

import textwrap

from scripts.shown.edition import Edition, Passage

COLUMNS = 72


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
    return textwrap.fill(
        words,
        COLUMNS,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )
