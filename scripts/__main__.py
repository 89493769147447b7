"""One command line: `python -m scripts VERB …`; the Makefile calls it. Each verb is a module."""

import importlib
import inspect
import io
import pkgutil
import sys
from pathlib import Path

from scripts import commands
from scripts.corpus.faults import DataError, UsageError, refused

VERBS = {
    "build": "scripts.build",
    **{
        name: f"{commands.__name__}.{name}"
        for _, name, _ in pkgutil.iter_modules(commands.__path__)
        if not name.startswith("_")
    },
}


def run(root: Path, verb: str = "", *arguments: str) -> int:
    """Run a verb on the project in the folder `root`; return its exit code, 1 after any fault."""
    try:
        if verb not in VERBS:
            raise UsageError(f"there is no '{verb}'; say one of: {', '.join(VERBS)}")
        module = importlib.import_module(VERBS[verb])
        try:
            inspect.signature(module.main).bind(root, *arguments)
        except TypeError:
            raise UsageError(module.__doc__) from None
        return int(module.main(root, *arguments) or 0)
    except (DataError, UsageError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        if not error.errno:  # As that of a missing template, which is no fault of the system.
            raise
        print(refused(error), file=sys.stderr)
    return 1


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # Any letter, whatever the locale.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(Path(__file__).parents[1], *sys.argv[1:]))
