"""MkDocs, as make serve and make site run it: `python -m scripts mkdocs build --strict`."""

from pathlib import Path

from mkdocs.__main__ import cli

from scripts.site.settings import read
from scripts.site.workarounds import take_every_tag


def main(root: Path, *arguments: str) -> None:
    """Run MkDocs, and exit as it does. Raises DataError before, if mkdocs.yml cannot be read."""
    read(root)
    take_every_tag()
    cli(arguments)
