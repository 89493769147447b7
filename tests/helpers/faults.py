"""Edits of the tiny project's data, and the faults that come of them."""

from pathlib import Path

from scripts.corpus.faults import DataError
from scripts.corpus.load import load

R, S, O, EN, BE = (  # noqa: E741 - O for organizations
    "data/resolution.yaml",
    "data/sources.yaml",
    "data/signatories.yaml",
    "data/text/en.yaml",
    "data/text/be.yaml",
)

Edit = tuple[str, str | None, str, list[str]]
"""A file, what stands there (None: all), what is put in its place, the faults that must come."""


def faults(root: Path) -> list[str]:
    """Return the messages of all faults."""
    try:
        load(root)
    except DataError as error:
        return str(error).split("\n")
    return []


def faults_of(root: Path, edit: Edit) -> list[str]:
    """Make an edit in a project; return the messages, sorted."""
    path, old, new, _ = edit
    text = (root / path).read_text()
    assert old is None or old in text
    (root / path).write_text(new if old is None else text.replace(old, new, 1))
    return sorted(faults(root))
