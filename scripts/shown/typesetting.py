"""Editorial words -> HTML, or plain words."""

import re

from markupsafe import Markup, escape

from scripts.corpus.values import FOREIGN


def typeset(words: str) -> Markup:
    """Return editorial words as HTML; the adopted ones never come here.

    A short word or a number stays on the line of the next word; a dash, and the Belarusian
    particles ж and б, on that of the last one. `[en|words]` are words in another language,
    English here.
    """
    words = re.sub(r"(?<=\w) (?=[жб] )", "\N{NO-BREAK SPACE}", words)
    words = re.sub(r"(?<![\w’'-])([^\Wжб]|\d+) (?=[\w„«“(\[])", "\\1\N{NO-BREAK SPACE}", words)
    words = words.replace(" — ", "\N{NO-BREAK SPACE}— ")
    return Markup(  # noqa: S704 - escaped in the same breath
        FOREIGN.sub(r'<span lang="\1">\2</span>', str(escape(words)))
    )


def plain(words: str) -> str:
    """Return editorial words without the marks of a language: `[en|words]` is "words"."""
    return FOREIGN.sub(r"\2", words)
