"""`make check` prints the faults of the data and of mkdocs.yml, and makes nothing."""

import sys
from pathlib import Path

from scripts.config import checked
from scripts.load import DataError


def main() -> int:
    """Print every fault of the project that this script belongs to; return the exit code."""
    try:
        checked(Path(__file__).parents[1])
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
