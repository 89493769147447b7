"""`make check` prints the faults of the data and of mkdocs.yml, and makes nothing.

It knows today, so that a day far ahead is a fault. A build reads no clock, to be the same any day.
"""

from datetime import date
from pathlib import Path

from scripts.site.settings import checked


def main(root: Path) -> None:
    """Raise DataError with every fault of the project in the folder `root`, if there are any."""
    checked(root, today=date.today())
