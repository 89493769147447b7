"""A translator confirms a translation: `make confirm LOCALE=pl ID=cl_3`.

It writes under `renders` of the text the hash of the original's words as they are now.
"""

from pathlib import Path

from scripts.commands._edit import edited, put, read
from scripts.corpus.faults import DataError, Fault, UsageError, nearest
from scripts.corpus.hashes import short_hash
from scripts.corpus.text import to_render
from scripts.corpus.text_rules import paragraphs
from scripts.corpus.trees import RESOLUTION, text_path


def confirm(root: Path, locale: str, names: list[str]) -> list[str]:
    """Confirm paragraphs of a text in the folder `root`; return a line about each.

    `names` are eIds, title, or those of headings. Only the lines of their hashes change, all in
    one write. Raises DataError, having written nothing, if a name or a file is not there.
    """
    path, faults = text_path(locale), list[Fault]()
    source = text_path(read(root, RESOLUTION).get("original"))
    original, own = read(root, source), paragraphs(read(root, path))
    if path == source:
        raise DataError([Fault(path, 1, 1, "is the original, which renders no other text")])
    adopted = paragraphs(original)
    for name in names:
        if name not in adopted:
            what = f"no paragraph '{name}'{nearest(name, list(adopted), few=len(adopted))}"
            faults.append(Fault(source, 1, 1, what))
        elif name not in own:
            faults.append(Fault(path, 1, 1, f"'{name}' has no words here; translate it first"))
    if faults:
        raise DataError(faults)
    numbers = original.mapping("numbers")
    words = {name: to_render(numbers, name, original.get(*adopted[name])) for name in names}
    content = (root / path).read_bytes().decode()
    for name in words:
        content = edited(content, path, name, short_hash(words[name]), under="renders")
    put(root / path, content)
    tree = read(root, path)
    places = {name: tree.place(("renders", name)) for name in words}
    return [
        f'{path}:{line}:{column}: {name} renders {short_hash(words[name])}, "{words[name]}"'
        for name, (line, column) in places.items()
    ]


def main(root: Path, locale: str = "", *names: str) -> None:
    """Confirm paragraphs of a locale's text in the folder `root`, and say so."""
    if not locale or not names:
        raise UsageError("say which text, and which of it: make confirm LOCALE=pl ID=cl_3")
    print("\n".join(confirm(root, locale, list(names))))
