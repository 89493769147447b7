"""Check a quotation: `python -m scripts quotation` reads it from standard input.

Spaces and line breaks, quotation marks around it, a number or a bullet before a paragraph, the
citation that the site copies with it, what shows where a word may be broken and marks of direction
do not matter; every other character does.
"""

import codecs
import difflib
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import UsageError, printable
from scripts.corpus.hashes import sha256
from scripts.corpus.load import load
from scripts.corpus.values import Locale
from scripts.shown.languages import language_name
from scripts.shown.wordings import differences, in_signs
from scripts.shown.words import has_spaces, words_of

_MARKS = " \"'“”„«»‘’‚‹›״「」『』《》〈〉"  # noqa: RUF001 - their point
_NUMBER = r"\d{1,4}[a-z]{0,8}\.|\d{1,3}\([a-z]\)|•"
_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
)
"""A soft hyphen, places where a line may or may not be broken, a byte order mark, and what programs
write around words from right to left, but for overrides, which show others than are written."""


class Paragraph(NamedTuple):
    """A paragraph of adopted words in one language."""

    locale: Locale
    name: str
    """title, the name of a heading, or an eId."""
    words: str
    bare: str
    """The words as quotations are compared with them."""
    until: date | None
    """The day when other words took their place; None: they hold."""


def paragraphs(corpus: Corpus) -> Iterator[Paragraph]:
    """Yield all that each text has of its own, the original first; then what each had before."""
    for locale, text in corpus.texts.items():
        for name, words in text.paragraphs.items():
            yield Paragraph(locale, name, words, _compared(bare(words), locale), None)
    for locale, text in corpus.texts.items():
        for name, wordings in text.earlier.items():
            for day, words in sorted(wordings.items(), reverse=True):
                yield Paragraph(locale, name, words, _compared(bare(words), locale), day)


def bare(words: str) -> str:
    """Return words in NFC with single spaces, and no quotation marks around them."""
    return " ".join(unicodedata.normalize("NFC", words).split()).strip(_MARKS)


def _compared(words: str, locale: Locale) -> str:
    """Return words as they are compared: where no spaces part them, those are of broken lines."""
    return words if has_spaces(locale) else "".join(words.split())


def quoted(corpus: Corpus, quotation: str) -> str:
    """Return the bare words of a quotation, without its citation and number."""
    words = " ".join(unicodedata.normalize("NFC", quotation.translate(_UNSEEN)).split())
    for text in corpus.texts.values():
        for title in filter(None, (text.title, *text.earlier.get("title", {}).values())):
            words = words.partition(f"— {bare(title)}")[0]
    return _unnumbered(words, _numbers(corpus))


def _numbers(corpus: Corpus) -> re.Pattern[str]:
    """Return what numbers are: such as are adopted words, or made of an eId."""
    own = {bare(number) for text in corpus.texts.values() for number in text.numbers.values()}
    longest_first = map(re.escape, sorted(own, key=len, reverse=True))
    return re.compile(rf"(({'|'.join((*longest_first, _NUMBER))})(?!\d) ?)+")


def _unnumbered(words: str, numbers: re.Pattern[str]) -> str:
    words = words.strip(_MARKS)
    number = numbers.match(words)
    return words[number.end() :].strip(_MARKS) if number else words


def check(corpus: Corpus, quotation: str) -> tuple[bool, list[str]]:
    """Return whether a text has the words of a quotation, and lines that say where.

    If none has, the lines show the nearest paragraph: [-its words-] {+those of the quotation+}.
    """
    words, known, numbers = quoted(corpus, quotation), list(paragraphs(corpus)), _numbers(corpus)
    if not words:
        return False, ["nothing is quoted; give a quotation on standard input"]
    for of in ([p for p in known if not p.until], known):
        if whole := [p for p in of if p.bare == _compared(words, p.locale)] or _row(
            words, of, numbers
        ):
            said = (f"{_where(corpus, p)}: the whole, SHA-256 {sha256(p.words)}" for p in whole)
            return True, list(said)
        if parts := [p for p in of if _is_part(words, p)]:
            return True, [f"{_where(corpus, p)}: a part of it, word for word" for p in parts]
    several = [part for part in re.split(r"\n\s*\n|•", quotation) if quoted(corpus, part)]
    if len(several) > 1:
        found, lines = zip(*(check(corpus, part) for part in several), strict=True)
        return all(found), [line for part in lines for line in part]

    def likeness(paragraph: Paragraph) -> float:
        locale = paragraph.locale
        ours, theirs = words_of(paragraph.bare, locale), words_of(_compared(words, locale), locale)
        return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()

    nearest = max(known, key=likeness)
    if not likeness(nearest):
        return False, ["no text has any of these words in this order"]
    compared = differences(nearest.bare, _compared(words, nearest.locale), nearest.locale)
    return False, [
        f"{_where(corpus, nearest)}: is the nearest; its [-words-], {{+those quoted+}}:",
        printable(in_signs(compared, nearest.locale)),
    ]


def _row(words: str, known: list[Paragraph], numbers: re.Pattern[str]) -> list[Paragraph]:
    """Return the paragraphs of one text that words are, each whole, in any order; or none."""
    for paragraph in known:
        rest = _compared(words, paragraph.locale)
        if paragraph.bare and rest.startswith(paragraph.bare):
            rest = _unnumbered(rest.removeprefix(paragraph.bare), numbers)
            others = [p for p in known if p.locale == paragraph.locale]
            if not rest or (after := _row(rest, others, numbers)):
                return [paragraph, *(after if rest else ())]
    return []


def _is_part(words: str, paragraph: Paragraph) -> bool:
    if not has_spaces(paragraph.locale):
        return _compared(words, paragraph.locale) in paragraph.bare
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph.bare)
    # Signs of vowels are of a word, too, though no \w.
    around = ((paragraph.bare[: m.start()][-1:], paragraph.bare[m.end() :][:1]) for m in found)
    return any(not any(map(_is_sign, pair)) for pair in around)


def _is_sign(char: str) -> bool:
    return bool(char) and unicodedata.category(char).startswith("M")


def _where(corpus: Corpus, found: Paragraph) -> str:
    if found.until:
        language = language_name(found.locale, "en")
        return f"{found.name}, the {language} wording until {found.until}"
    state = corpus.state(found.locale, found.name)
    return f"{found.name}, {found.locale} ({state}), {corpus.texts[found.locale].version}"


def given(what: str) -> str:
    """Return standard input, which is called `what`.

    It is UTF-8, or UTF-16 that begins with a byte order mark, as Windows' PowerShell writes it.
    Raises UsageError if it is neither.
    """
    raw = sys.stdin.buffer.read()
    try:
        marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        words = raw.decode("utf-16" if marked else "utf-8")
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words:
        raise UsageError(f"the {what} is not UTF-8; save it as UTF-8, and give it again")
    return words


def main(root: Path) -> int:
    """Check standard input by the project in `root`; return 0 if a text has the words."""
    found, lines = check(load(root), given("quotation"))
    print("\n".join(lines))
    return 0 if found else 1
