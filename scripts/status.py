"""What is translated: `make status` prints each paragraph's state in each language."""

import sys

from scripts.load import load, run
from scripts.model import Corpus
from scripts.values import Locale


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


def main() -> int:
    """Print the table; return the exit code, 1 if the data has faults."""
    return run(lambda root: _print(table(load(root))))


def _print(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


if __name__ == "__main__":
    sys.exit(main())
