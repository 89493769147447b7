"""A translator confirms a translation: `make confirm LOCALE=pl ID=cl_3`.

It writes under `renders` of the text the hash of the original's words as they are now.
"""

from pathlib import Path

from scripts.commands._edit import edited, put, sound
from scripts.corpus.faults import DataError, Fault, UsageError, nearest
from scripts.corpus.hashes import short_hash
from scripts.corpus.parse import parse
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
        content = edited(content, path, name, value, under="renders")
    put(file, content)
    tree = sound(*parse(root, path), path)
    places = {name: tree.place(("renders", name)) for name in names}
    return [
        f'{path}:{line}:{column}: {name} renders {hashes[name]}, "{words[name]}"'
        for name, (line, column) in places.items()
    ]


def main(root: Path, locale: str = "", *names: str) -> None:
    """Confirm paragraphs of a locale's text in the folder `root`, and say so."""
    if not locale or not names:
        raise UsageError("say which text, and which of it: make confirm LOCALE=pl ID=cl_3")
    print("\n".join(confirm(root, locale, list(names))))
