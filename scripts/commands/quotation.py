"""Check a quotation: `python -m scripts quotation` reads it from standard input.

Spaces and line breaks, quotation marks around it, a number before it and the citation that the
site copies with it do not matter; every other character does.
"""

import difflib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.corpus.hashes import sha256
from scripts.corpus.load import load
from scripts.corpus.model import Corpus
from scripts.corpus.values import Locale
from scripts.shown.version import version

_MARKS = " \"'“”„«»‘’"


class Paragraph(NamedTuple):
    """A paragraph of adopted words in one language."""

    locale: Locale
    name: str
    """title, recitals, operative, or an eId."""
    words: str
    bare: str
    """The words as quotations are compared with them."""


def paragraphs(corpus: Corpus) -> Iterator[Paragraph]:
    """Yield all that each text has of its own, the original first."""
    for locale, text in corpus.texts.items():
        for name, words in text.paragraphs.items():
            if name not in corpus.missing[locale]:
                yield Paragraph(locale, name, words, bare(words))


def bare(words: str) -> str:
    """Return words in NFC with single spaces, and no quotation marks around them."""
    return " ".join(unicodedata.normalize("NFC", words).split()).strip(_MARKS)


def quoted(corpus: Corpus, quotation: str) -> str:
    """Return the bare words of a quotation, without its citation and number."""
    words = " ".join(unicodedata.normalize("NFC", quotation).split())
    for text in corpus.texts.values():
        words = words.partition(f" — {bare(text.title or '')}")[0]
    return bare(re.sub(r"^(\d+\.|\d+\([a-z]\)|•) ", "", words.strip(_MARKS)))


def check(corpus: Corpus, quotation: str) -> tuple[bool, list[str]]:
    """Return whether a text has the words of a quotation, and lines that say where.

    If none has, the lines show the nearest paragraph: [-its words-] {+those of the quotation+}.
    """
    words, known = quoted(corpus, quotation), list(paragraphs(corpus))
    if not words:
        return False, ["nothing is quoted; give a quotation on standard input"]
    if " • " in words:  # A clause with its points.
        found, lines = zip(*(check(corpus, part) for part in words.split(" • ")), strict=True)
        return all(found), [line for part in lines for line in part]
    if whole := [p for p in known if p.bare == words]:
        return True, [f"{_where(corpus, p)}: the whole, SHA-256 {sha256(p.words)}" for p in whole]
    part = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    if parts := [p for p in known if part.search(p.bare)]:
        return True, [f"{_where(corpus, p)}: a part of it, word for word" for p in parts]
    compare = difflib.SequenceMatcher(autojunk=False)
    compare.set_seq2(words.split())

    def likeness(paragraph: Paragraph) -> float:
        compare.set_seq1(paragraph.bare.split())
        return compare.ratio()

    nearest = max(known, key=likeness)
    if not likeness(nearest):
        return False, ["no text has any of these words in this order"]
    return False, [
        f"{_where(corpus, nearest)}: is the nearest; its [-words-], {{+those quoted+}}:",
        " ".join(_differences(nearest.bare.split(), words.split())),
    ]


def _where(corpus: Corpus, found: Paragraph) -> str:
    state = corpus.state(found.locale, found.name)
    return f"{found.name}, {found.locale} ({state}), {version(corpus.texts[found.locale])}"


def _differences(ours: list[str], theirs: list[str]) -> Iterator[str]:
    compare = difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False)
    for kind, a, b, c, d in compare.get_opcodes():
        if kind == "equal":
            yield from ours[a:b]
            continue
        if a < b:
            yield f"[-{' '.join(ours[a:b])}-]"
        if c < d:
            yield f"{{+{' '.join(theirs[c:d])}+}}"


def main(root: Path) -> int:
    """Check standard input (UTF-8) by the project in `root`; return 0 if a text has the words."""
    found, lines = check(load(root), sys.stdin.buffer.read().decode("utf-8", "replace"))
    print("\n".join(lines))
    return 0 if found else 1
