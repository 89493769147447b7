"""The data files as plain data, and ways to look into them that no fault of form can break."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scripts.corpus.faults import Unknown
from scripts.corpus.parse import Keys, Tree

RESOLUTION = "data/resolution.yaml"
SOURCES = "data/sources.yaml"
SIGNATORIES = "data/signatories.yaml"

Trees = Mapping[str, Tree]
Finding = tuple[str, Keys, str | Unknown]
"""File, keys, what: a fault before its place is looked up."""


def get(trees: Trees, path: str, *keys: str | int) -> Any:
    """Return what stands at `keys` of a file, or None."""
    value = trees[path].data if path in trees else None
    for key in keys:
        match value:
            case dict():
                value = value.get(key)
            case list() if isinstance(key, int):
                value = value[key]
            case _:
                return None
    return value


def items(trees: Trees, path: str, *keys: str | int) -> list[Any]:
    """Return the list at `keys` of a file; an empty one, if there is none."""
    value = get(trees, path, *keys)
    return value if isinstance(value, list) else []


def names(trees: Trees, path: str, *keys: str, name: str = "id") -> Iterator[tuple[Keys, str]]:
    """Yield the name of each record in the lists at `keys`, and where it stands."""
    for key in keys:
        for i, record in enumerate(items(trees, path, key)):
            if isinstance(record, dict) and isinstance(record.get(name), str):
                yield (key, i, name), record[name]


def name_list(trees: Trees, path: str, *keys: str, name: str = "id") -> Collection[str]:
    """Return the names alone, each once, in their order; quick to ask whether it holds one."""
    return dict.fromkeys(value for _, value in names(trees, path, *keys, name=name)).keys()


def text_path(locale: object) -> str:
    """Return the path of a locale's text."""
    return f"data/text/{locale}.yaml"


def texts(trees: Trees) -> dict[str, str]:
    """Return the path of each text, by locale."""
    return {p.split("/")[-1].removesuffix(".yaml"): p for p in trees if p.startswith("data/text/")}


def original(trees: Trees) -> str:
    """Return the path of the original, whether or not it is there."""
    return text_path(get(trees, RESOLUTION, "original"))
