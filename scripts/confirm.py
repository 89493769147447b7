"""A translator confirms a translation: `make confirm LOCALE=pl ID=cl_3`.

It writes under `renders` of the text the hash of the original's words as they are now.
"""

import re
import sys
from pathlib import Path

from scripts.characters import Place
from scripts.check import nearest, paragraphs
from scripts.hashes import short_hash
from scripts.load import DataError, run
from scripts.read import Fault, Tree, read
from scripts.trees import RESOLUTION, get, original, text_path


def confirm(root: Path, locale: str, names: list[str]) -> list[str]:
    """Confirm paragraphs of a text in the folder `root`; return a line about each.

    `names` are eIds, title, recitals or operative. Only the lines of their hashes change.
    Raises DataError, having written nothing, if a name or a file is not there.
    """
    path, trees, faults = text_path(locale), {}, []
    for needed in (RESOLUTION, path):
        trees[needed] = _read(root, needed)
    source = original(trees)
    trees[source] = _read(root, source)
    adopted, own = paragraphs(trees, source), paragraphs(trees, path)
    if path == source:
        raise DataError([Fault(path, 1, 1, "is the original, which renders no other text")])
    for name in names:
        if name not in adopted:
            what = f"no paragraph '{name}'{nearest(name, list(adopted))}"
            faults.append(Fault(source, 1, 1, what))
        elif name not in own:
            faults.append(Fault(path, 1, 1, f"'{name}' has no words here; translate it first"))
    if faults:
        raise DataError(faults)
    said = []
    for name in names:
        words = get(trees, source, *adopted[name])
        line, column = write(root, path, name, short_hash(words))
        said.append(f'{path}:{line}:{column}: {name} renders {short_hash(words)}, "{words}"')
    return said


def write(root: Path, path: str, name: str, value: str) -> Place:
    """Write a hash into the text `root/path`; return its place."""
    tree = _read(root, path)
    file, entry = root / path, f'  {name}: "{value}"'
    with file.open(encoding="utf-8", newline="") as opened:
        lines = (before := opened.read()).split("\n")
    given = get({path: tree}, path, "renders")
    if given and name in given:
        line, column = tree.place(("renders", name))
        at = line - 1
        # A comment behind it stays.
        pattern = rf"^  (['\"]?){name}\1: *(['\"]?)[^\s'\"]*\2(?=\s|$)"
        lines[at], found = re.subn(pattern, entry, lines[at])
        if not found:
            what = f"cannot be read; write it as '{entry.strip()}'"
            raise DataError([Fault(path, line, column, what)])
    else:
        if "renders" not in tree.data:
            lines[-1:] = [*filter(None, lines[-1:]), "renders:", ""]
        at = max([tree.place(("renders", other))[0] for other in given or ()], default=0)
        at = at or next(i for i, line in enumerate(lines, 1) if line.startswith("renders:"))
        if not given:
            lines[at - 1] = "renders:"
        lines.insert(at, entry)
    with file.open("w", encoding="utf-8", newline="") as opened:
        opened.write("\n".join(lines))
    after, _ = read(root, path)
    if not after or get({path: after}, path, "renders", name) != value:
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.write(before)
        what = f"cannot be written here; write a line '{entry.strip()}' below 'renders:'"
        raise DataError([Fault(path, at + 1, 1, what)])
    return at + 1, 3


def _read(root: Path, path: str) -> Tree:
    tree, faults = read(root, path)
    if faults or not tree or not isinstance(tree.data, dict):
        raise DataError(faults or [Fault(path, 1, 1, "must hold 'key: value' lines")])
    return tree


def main() -> int:
    """Confirm what the arguments name, a locale and then paragraphs; return the exit code."""
    locale, *names = sys.argv[1:] or [""]
    if not locale or not names:
        print("make confirm LOCALE=pl ID=cl_3: say which text, and which of it", file=sys.stderr)
        return 1
    return run(lambda root: print("\n".join(confirm(root, locale, names))))


if __name__ == "__main__":
    sys.exit(main())
