"""How the frozen data is broken: a case, and what makes one."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, Literal, NamedTuple

import yaml

from scripts.corpus.trees import Keys, text_path
from tests.helpers.project import FROZEN

Files = MutableMapping[str, bytes | str | None]
"""Files of the data by path: bytes; the target of a symbolic link; or None, a folder."""

Expected = Literal["faults", "pages", "either"]
PL = text_path("pl")

FILES = {
    file.relative_to(FROZEN).as_posix(): file.read_bytes()
    for file in sorted((FROZEN / "data").rglob("*.yaml"))
}
TREES = {path: yaml.load(raw, yaml.CSafeLoader) for path, raw in FILES.items()}


class Case(NamedTuple):
    """A way to break the data, and what must come of it: faults, pages, or one of the two."""

    change: Callable[[Files], object]
    expected: Expected = "faults"
    words: str = ""
    """What must stand in the pages, to the character."""
    harmless: Callable[[Files], object] | None = None
    """The same with other words, which the pages must be like."""


NOTHING = object()
"""What `put` puts where a value is taken out."""


def short(path: str) -> str:
    """Return the name of a file in the names of cases."""
    return path.removeprefix("data/").removesuffix(".yaml")


def replaced(path: str, new: bytes | str | None, expected: Expected = "faults") -> Case:
    """Return the case of a file that is another, a link or a folder."""
    return Case(lambda files: files.update({path: new}), expected)


def put(path: str, keys: Keys, new: Any, expected: Expected = "faults") -> Case:
    """Return the case of a value that is another, or is taken out."""

    def change(files: Files) -> None:
        tree = yaml.load(FILES[path], yaml.CSafeLoader)
        holder, key = at(tree, keys[:-1]), keys[-1]
        if new is NOTHING:
            del holder[key]
        else:
            holder[key] = new
        dumped = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        files[path] = dumped.encode()

    return Case(change, expected)


def at(tree: Any, keys: Keys) -> Any:
    """Return what stands at `keys`."""
    for key in keys:
        tree = tree[key]
    return tree


def below(value: Any, keys: Keys) -> Iterator[Keys]:
    """Yield where each value stands."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*keys, key)
        if isinstance(inner, dict | list):
            yield from below(inner, (*keys, key))
