"""What is translated: `make status` prints each paragraph's state in each language.

Below stands what changed in the original since an outdated paragraph rendered it, if that is known.
"""

from pathlib import Path

from scripts.corpus.faults import printable
from scripts.corpus.load import load
from scripts.shown.show import show
from scripts.shown.text import Shown
from scripts.shown.wordings import in_signs


def table(shown: Shown) -> list[list[str]]:
    """Return rows of cells: a head, the state of each paragraph in each language, words."""
    texts = shown.texts.values()
    rows = [
        [name, *(this.paragraphs[name].state for this in texts)]
        for name in shown.original.paragraphs
    ]
    return [["", *shown.texts], *rows, ["words", *(str(this.word_count) for this in texts)]]


def outdated(shown: Shown) -> list[str]:
    """Return a line about each outdated paragraph: the original's [-earlier-] and {+new+} words."""
    return [
        f"{this.locale} {p.name}: {printable(in_signs(p.since_rendered, shown.original.locale))}"
        for this in shown.texts.values()
        for p in this.paragraphs.values()
        if p.since_rendered
    ]


def main(root: Path) -> None:
    """Print the table of the project in the folder `root`."""
    shown = show(load(root), "")
    rows = table(shown)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
    for line in outdated(shown):
        print(f"\n{line}")
