"""What is translated: `make status` prints each paragraph's state in each language."""

from pathlib import Path

from scripts.corpus.load import load
from scripts.corpus.model import Corpus
from scripts.corpus.values import Locale


def table(corpus: Corpus) -> list[list[str]]:
    """Return rows of cells: a head, the state of each paragraph in each language, words."""
    rows = [["", *corpus.texts]]
    for name in corpus.original.paragraphs:
        rows.append([name, *(corpus.state(locale, name) for locale in corpus.texts)])
    return [*rows, ["words", *(str(words(corpus, locale)) for locale in corpus.texts)]]


def words(corpus: Corpus, locale: Locale) -> int:
    """Return how many words the paragraphs have that a text does not leave out."""
    paragraphs = corpus.texts[locale].paragraphs
    own = paragraphs.keys() - corpus.missing[locale]
    return sum(len(paragraphs[name].split()) for name in own)


def main(root: Path) -> None:
    """Print the table of the project in the folder `root`."""
    rows = table(load(root))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
