"""Values of the frozen data that are broken: gone, of another form, or of other words."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from scripts.corpus.trees import Keys
from tests.helpers.breaking import NOTHING, TREES, Case, at, below, put, short
from tests.helpers.hostile import INVISIBLE, MARKUP
from tests.helpers.project import THOROUGH


def of_values() -> Iterator[tuple[str, Case]]:
    """Yield what can be wrong with a value: that it is there, what it is, what its words are."""
    markup, forms = cycle(MARKUP.items()), cycle(FORMS.items())
    for number, (path, keys) in enumerate(_places()):
        value, name = at(TREES[path], keys), f"{short(path)}: {'.'.join(map(str, keys))}"
        for what, form in islice(forms, 4 if THOROUGH else number % 2):
            yield f"{name}: {what}", put(path, keys, form(value), "either")
        if isinstance(value, str) and is_free(path, keys):
            for what, words in islice(markup, 2 if THOROUGH else 1):
                yield f"{name}: {what}", _worded(path, keys, words)


FORMS: dict[str, Callable[[Any], Any]] = {
    "dropped": lambda _: NOTHING,
    "nested": lambda value: {"words": value},
    "in a list": lambda value: [value],
    "twice": lambda value: value * 2 if isinstance(value, list) else [value, value],
    "a number": lambda _: 1472,
    "true": lambda _: True,
    "nothing": lambda _: None,
    "an empty list": lambda _: [],
    "an empty mapping": lambda _: {},
    "no words": lambda _: "",
    "two paragraphs": lambda value: f"{value}\n\n{value}",
    "blanks around it": lambda value: f" {value} ",
    "a path": lambda _: "../../etc/passwd",
    "a name of Python's": lambda _: "__class__",
    "a letter of parts": lambda value: f"{value}и\u0306",
}


def _places() -> Iterator[tuple[str, Keys]]:
    """Yield values of every kind in each file, and with THOROUGH=1 every value."""
    for number, (path, tree) in enumerate(TREES.items()):
        kinds: dict[Keys, list[Keys]] = {}
        for keys in below(tree, ()):
            kind = tuple(
                "*" if i % 2 and path.startswith("data/text") else k for i, k in enumerate(keys)
            )
            kind = tuple("*" if isinstance(k, int) else k for k in kind)
            kinds.setdefault(kind, []).append(keys)
        for at_kind, found in enumerate(kinds.values()):
            # By day each kind in one of the texts, which the same code reads: there the first, in
            # the next one of the midst, in the third the last.
            if THOROUGH:
                yield from ((path, keys) for keys in found)
            elif not path.startswith("data/text") or at_kind % 3 == number % 3:
                yield path, found[(len(found) - 1) * (number % 3) // 2]


def is_free(path: str, keys: Keys) -> bool:
    """Tell whether words of any kind may stand there."""
    if path.startswith("data/text/"):
        return keys[0] not in {"name", "alias", "status", "renders"}
    return keys[-1] in {"value", "title"} or "authors" in keys


def of_characters() -> Iterator[tuple[str, Case]]:
    """Yield words with what cannot be seen in them, where any other words may stand."""
    free = [(p, k) for p, k in _places() if is_free(p, k) and isinstance(at(TREES[p], k), str)]
    places = cycle(free)
    for char in INVISIBLE:
        for path, keys in islice(places, 20 if THOROUGH else 1):
            words = at(TREES[path], keys)
            name = f"{short(path)}: {'.'.join(map(str, keys))}: U+{ord(char):04X}"
            yield name, put(path, keys, f"{words[:2]}{char}{words[2:]}")


def _worded(path: str, keys: Keys, words: str) -> Case:
    """Return the case of hostile words in a place where any words may stand."""
    places, stand = "", words
    if keys[0] == "labels":
        # It holds its own places in braces, and no others; some labels are the theme's.
        places = "".join(re.findall(r"{\w+}", at(TREES[path], keys)))
        words, stand = " ".join(re.sub("[{}]", "", words).split()), ""
    hostile, harmless = (put(path, keys, w + places).change for w in (words, "harmless"))
    return Case(hostile, "pages", stand, harmless)
