"""The data files as plain data, and ways to look into them that no fault of form can break."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.corpus.characters import Place
from scripts.corpus.faults import Fault, Unknown

RESOLUTION = "data/resolution.yaml"
SOURCES = "data/sources.yaml"
SIGNATORIES = "data/signatories.yaml"
OPTIONAL = (SOURCES, SIGNATORIES)

Keys = tuple[str | int, ...]
Finding = tuple[str, Keys, str | Unknown]
"""File, keys, what: a fault before its place is looked up."""


@dataclass(frozen=True)
class Tree:
    """A file's plain data (dict, list, str, int, bool, None), and where each key or value is."""

    path: str
    data: Any
    places: Mapping[Keys, Place]
    tags: Sequence[tuple[Place, str]] = ()
    """The tags that are written in the file, as !ENV, and where."""

    def place(self, keys: Keys) -> Place:
        """Return the place of the value at `keys`, or of the nearest value around it."""
        while keys not in self.places:
            keys = keys[:-1]
        return self.places[keys]

    def fault(self, what: str, *keys: str | int) -> Fault:
        """Return that something is wrong with the value at `keys`."""
        return Fault(self.path, *self.place(keys), what)

    def get(self, *keys: str | int) -> Any:
        """Return what stands at `keys`, or None."""
        value = self.data
        try:
            for key in keys:
                value = value[key]
        except (KeyError, TypeError):
            return None
        return value

    def items(self, *keys: str | int) -> list[Any]:
        """Return the list at `keys`; an empty one, if there is none."""
        value = self.get(*keys)
        return value if isinstance(value, list) else []

    def mapping(self, *keys: str | int) -> dict[str, Any]:
        """Return the mapping at `keys`; an empty one, if there is none."""
        value = self.get(*keys)
        return value if isinstance(value, dict) else {}

    def strings(self) -> Iterator[tuple[Keys, str]]:
        """Yield the words that are written in the file, and where they stand."""
        for keys in self.places:
            if isinstance(value := self.get(*keys), str):
                yield keys, value

    def names(self, *keys: str, name: str = "id") -> Iterator[tuple[Keys, str]]:
        """Yield the name of each record in the lists at `keys`, and where it stands."""
        for key in keys:
            for i, record in enumerate(self.items(key)):
                if isinstance(record, dict) and isinstance(record.get(name), str):
                    yield (key, i, name), record[name]

    def name_list(self, *keys: str, name: str = "id") -> Collection[str]:
        """Return the names alone, each once, in their order; quick to ask whether it holds one."""
        return dict.fromkeys(value for _, value in self.names(*keys, name=name)).keys()


class Trees(dict[str, Tree]):
    """The files, by path; one that is not there can be looked into as if it were empty."""

    def __missing__(self, path: str) -> Tree:
        """Return nothing."""
        return Tree(path, None, {(): (1, 1)})

    @property
    def texts(self) -> dict[str, Tree]:
        """The texts, by locale."""
        paths = (path for path in self if path.startswith("data/text/"))
        return {path.split("/")[-1].removesuffix(".yaml"): self[path] for path in paths}

    @property
    def original(self) -> Tree:
        """The original, whether or not it is there."""
        return self[text_path(self[RESOLUTION].get("original"))]


def text_path(locale: object) -> str:
    """Return the path of a locale's text."""
    return f"data/text/{locale}.yaml"
