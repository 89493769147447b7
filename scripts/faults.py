"""`make check` prints the faults of the data and of mkdocs.yml, and makes nothing."""

import sys

from scripts.config import checked
from scripts.load import run


def main() -> int:
    """Print every fault of the project that this script belongs to; return the exit code."""
    return run(checked)


if __name__ == "__main__":
    sys.exit(main())
