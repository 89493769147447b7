"""Where lines of words may be broken, and editorial words -> HTML, or plain words."""

import re
from functools import cache

from markupsafe import Markup, escape

from scripts.corpus.values import FOREIGN, Locale
from scripts.shown.languages import direction

_OPENING = '([„«“"'
# Letters of Latin and Cyrillic: in other scripts one may be a word as any other.
_LETTER_OR_NUMBER = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]|\d+([\N{NO-BREAK SPACE},.]\d+)*"
)
_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}\.|pkt")


@cache  # The same words stand on many pages.
def pieces(words: str) -> tuple[str, ...]:
    """Return words cut at the spaces where a line may end; a space stands between each two.

    A letter and a number stay with the next word ("w sprawie", "1 listopada", "2150 children"), a
    month with its day ("November 1, 2023"), an abbreviation with its number ("cl. 3").
    """
    found: list[str] = []
    last = ""
    for word in words.split(" "):
        if last and _stays(last.lstrip(_OPENING), word):
            found[-1] += f" {word}"
        else:
            found.append(word)
        last = word
    return tuple(found)


def _stays(last: str, word: str) -> bool:
    if _LETTER_OR_NUMBER.fullmatch(last):
        return word.lstrip(_OPENING)[:1].isalnum()
    is_day = re.fullmatch(r"\d\d?,", word) and last[:1].isupper()
    return bool(is_day or (_ABBREVIATION.fullmatch(last) and word[:1].isdigit()))


@cache
def unbroken(words: str, *, letters: bool = True) -> Markup:
    """Return adopted words as HTML in which what stays on a line is marked; no character changes.

    Without `letters` only what has a number is: in a paragraph the rest is not worth its bytes.
    """
    return Markup(" ").join(
        Markup('<span class="nowrap">{}</span>').format(piece)
        if " " in piece and (letters or re.search(r"\d", piece))
        else piece
        for piece in pieces(words)
    )


def directed(language: Locale, *around: Locale) -> Markup:
    """Return the attribute of an element whose direction is another than that of what is around."""
    own = direction(language)
    is_other = {own} != set(map(direction, around))
    return Markup(f' dir="{own}"' if is_other else "")  # noqa: S704 - ltr or rtl


def isolated(value: str, *languages: Locale) -> Markup:
    """Return an address, or words, as HTML: whole, where a language is from right to left.

    There a sign at their end would go to their other end.
    """
    is_whole = "rtl" not in map(direction, languages)
    return escape(value) if is_whole else Markup("<bdi>{}</bdi>").format(value)


def typeset(words: str, around: Locale) -> Markup:
    """Return editorial words of the language `around` as HTML; the adopted ones never come here.

    No-break spaces stand where no line may end: see `pieces`; a dash, and the Belarusian
    particles ж and б, stay with the last word. `[en|words]` are words in another language,
    English here.
    """
    words = re.sub(r"(?<=\w) (?=[жб] )", "\N{NO-BREAK SPACE}", words)
    words = " ".join(piece.replace(" ", "\N{NO-BREAK SPACE}") for piece in pieces(words))
    words = words.replace(" — ", "\N{NO-BREAK SPACE}— ")
    return Markup(  # noqa: S704 - escaped in the same breath
        FOREIGN.sub(
            lambda of: f'<span lang="{of[1]}"{directed(of[1], around)}>{of[2]}</span>',
            str(escape(words)),
        )
    )


def plain(words: str) -> str:
    """Return editorial words without the marks of a language: `[en|words]` is "words"."""
    return FOREIGN.sub(r"\2", words)
