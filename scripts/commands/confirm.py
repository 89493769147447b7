"""A translator confirms a translation: `make confirm LOCALE=pl ID=cl_3`.

It writes under `renders` of the text the hash of the original's words as they are now.
"""

import re
from pathlib import Path

from scripts.corpus.faults import DataError, Fault, UsageError, nearest
from scripts.corpus.hashes import short_hash
from scripts.corpus.parse import Tree, parse, parse_text
from scripts.corpus.text_rules import paragraphs
from scripts.corpus.trees import RESOLUTION, get, original, text_path


def confirm(root: Path, locale: str, names: list[str]) -> list[str]:
    """Confirm paragraphs of a text in the folder `root`; return a line about each.

    `names` are eIds, title, recitals or operative. Only the lines of their hashes change, all in
    one write. Raises DataError, having written nothing, if a name or a file is not there.
    """
    path, trees, faults = text_path(locale), {}, []
    for needed in (RESOLUTION, path):
        trees[needed] = sound(*parse(root, needed), needed)
    source = original(trees)
    trees[source] = sound(*parse(root, source), source)
    adopted, own = paragraphs(trees, source), paragraphs(trees, path)
    if path == source:
        raise DataError([Fault(path, 1, 1, "is the original, which renders no other text")])
    for name in names:
        if name not in adopted:
            what = f"no paragraph '{name}'{nearest(name, list(adopted), few=len(adopted))}"
            faults.append(Fault(source, 1, 1, what))
        elif name not in own:
            faults.append(Fault(path, 1, 1, f"'{name}' has no words here; translate it first"))
    if faults:
        raise DataError(faults)
    words = {name: get(trees, source, *adopted[name]) for name in names}
    hashes = {name: short_hash(words[name]) for name in names}
    file = root / path
    with file.open(encoding="utf-8", newline="") as opened:
        content = opened.read()
    for name, value in hashes.items():
        content = written(content, path, name, value)
    put(file, content)
    tree = sound(*parse(root, path), path)
    places = {name: tree.place(("renders", name)) for name in names}
    return [
        f'{path}:{line}:{column}: {name} renders {hashes[name]}, "{words[name]}"'
        for name, (line, column) in places.items()
    ]


def put(file: Path, content: str) -> None:
    """Give a file another content, in one step."""
    # A file of its own first: whatever ends the program, the translator's is there, whole.
    new = file.with_name(f".{file.name}.new")
    try:
        new.unlink(missing_ok=True)
        new.write_text(content, encoding="utf-8", newline="")
        new.chmod(file.stat().st_mode)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def written(content: str, path: str, name: str, value: str) -> str:
    """Return a text's file with a hash written into it.

    Raises DataError if the file is written so that the line of the hash cannot be found.
    """
    tree, entry = sound(*parse_text(path, content.encode()), path), f'  {name}: "{value}"'
    lines = content.split("\n")
    given = get({path: tree}, path, "renders")
    if given and name in given:
        at = tree.place(("renders", name))[0]
        # A comment behind it stays.
        pattern = rf"^  (['\"]?){name}\1: *(['\"]?)[^\s'\"]*\2(?=\s|$)"
        lines[at - 1] = re.sub(pattern, entry, lines[at - 1])
    else:
        if "renders" not in tree.data:
            lines[-1:] = [*filter(None, lines[-1:]), "renders:", ""]
        at = max([tree.place(("renders", other))[0] for other in given or ()], default=0)
        at = at or next(i for i, line in enumerate(lines, 1) if line.startswith("renders:"))
        if not given:
            lines[at - 1] = "renders:"
        lines.insert(at, entry)
        at += 1
    content = "\n".join(lines)
    after, _ = parse_text(path, content.encode())
    if not after or get({path: after}, path, "renders", name) != value:
        what = f"cannot be written here; write a line '{entry.strip()}' below 'renders:'"
        raise DataError([Fault(path, at, 1, what)])
    return content


def sound(tree: Tree | None, faults: list[Fault], path: str) -> Tree:
    """Return a file's tree; raise DataError if it has faults as a file."""
    if faults or not tree or not isinstance(tree.data, dict):
        raise DataError(faults or [Fault(path, 1, 1, "must hold 'key: value' lines")])
    return tree


def main(root: Path, locale: str = "", *names: str) -> None:
    """Confirm paragraphs of a locale's text in the folder `root`, and say so."""
    if not locale or not names:
        raise UsageError("say which text, and which of it: make confirm LOCALE=pl ID=cl_3")
    print("\n".join(confirm(root, locale, list(names))))
