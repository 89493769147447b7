"""What is translated: `make status` prints each paragraph's state in each language."""

from pathlib import Path

from scripts.corpus.load import load
from scripts.shown.text import Shown, show


def table(shown: Shown) -> list[list[str]]:
    """Return rows of cells: a head, the state of each paragraph in each language, words."""
    texts = shown.texts.values()
    rows = [
        [name, *(this.paragraphs[name].state for this in texts)]
        for name in shown.original.paragraphs
    ]
    return [["", *shown.texts], *rows, ["words", *(str(this.word_count) for this in texts)]]


def main(root: Path) -> None:
    """Print the table of the project in the folder `root`."""
    rows = table(show(load(root), ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
