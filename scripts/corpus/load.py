"""`data/` -> Corpus, or every fault at once."""

import functools
import re
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pyuca import Collator

from scripts.corpus import rules, spelling, text_rules, wordings
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, Hints, Unknown
from scripts.corpus.model import Resolution, Signatories, Sources
from scripts.corpus.parse import LINK, lines, parse, parse_text
from scripts.corpus.text import Text
from scripts.corpus.trees import (
    RESOLUTION,
    SIGNATORIES,
    SOURCES,
    Finding,
    Keys,
    Tree,
    Trees,
    text_path,
)
from scripts.corpus.values import Shape

SHAPES: dict[str, type[Shape]] = {
    RESOLUTION: Resolution,
    SOURCES: Sources,
    SIGNATORIES: Signatories,
}

EDITORIAL = (
    "sources", "organizations", "notes", "terms", "about", "synonyms", "languages", "labels",
)  # fmt: skip
"""What a text may have in another language's words: see Text.editorial_in."""

RULES: tuple[Callable[[Trees], Iterator[Finding]], ...] = (
    rules.unique,
    rules.order,
    rules.cited,
    rules.headed,
    rules.references,
    rules.gone,
    text_rules.words,
    text_rules.adopted,
    text_rules.numbered,
    text_rules.labelled,
    text_rules.rendered,
    text_rules.reviewed,
    text_rules.statuses,
    text_rules.dated,
    text_rules.languages,
    wordings.earlier,
    spelling.alphabets,
    spelling.lookalikes,
    spelling.notation,
)


def load(root: Path, today: date | None = None, instead: Mapping[str, str] | None = None) -> Corpus:
    """Load the data of the project in the folder `root`.

    With `today` it is checked for publishing, too: no day may be far ahead of that, and no wording
    that was published may be lost. A build reads no clock, and shows an edit before it is whole.
    `instead` is what would stand in files, by path. Raises DataError with every fault of each.
    """
    faults, trees, instead = list[Fault](), Trees(), instead or {}

    def add(path: str) -> None:
        given = path in instead
        tree, found = parse_text(path, instead[path].encode()) if given else parse(root, path)
        faults.extend(found)
        if tree:
            trees[path] = tree

    for path in SHAPES:
        add(path)
    texts = {f"data/text/{file.name}" for file in (root / "data/text").glob("[!.]*.yaml")}
    if isinstance(trees[RESOLUTION].get("original"), str):
        texts.add(trees.original.path)
    for path in sorted(texts):
        add(path)
    faults += _strays(root, {*SHAPES, *texts})
    whole = Trees({path: _filled(trees, tree) for path, tree in trees.items()})
    shapes: dict[str, Any] = {}
    hints = Hints()
    for path, tree in whole.items():
        try:
            shapes[path] = SHAPES.get(path, Text).model_validate(tree.data)
        except ValidationError as error:
            source = trees[text_path(tree.get("editorial_in"))]
            faults.extend(_misshapen(tree, source, error, hints))
    found = [finding for rule in RULES for finding in rule(whole)]
    if today:
        whole[wordings.LIST], unread = lines(root, wordings.LIST)
        faults += unread
        found += [*text_rules.ahead(whole, today), *wordings.lost(whole)]
    faults += (whole[path].fault(hints(what), *keys) for path, keys, what in found)
    if faults:
        raise DataError(sorted(set(faults)))
    return _corpus(shapes)


def _filled(trees: Trees, tree: Tree) -> Tree:
    """Return a text with the editorial words of the language that it names, where it has none.

    What is wrong with those is a fault of their own file.
    """
    source = trees[text_path(tree.get("editorial_in"))]
    theirs = {key: source.get(key) for key in EDITORIAL}
    return replace(tree, data=_over(theirs, tree.data))


def _over(theirs: Any, own: Any) -> Any:
    if not isinstance(theirs, dict) or not isinstance(own, dict):
        return own
    common = {key: _over(theirs[key], own[key]) for key in theirs.keys() & own.keys()}
    return {key: value for key, value in theirs.items() if value is not None} | own | common


def _strays(root: Path, known: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each link, and each file that means to be data and would be passed over."""
    for file in (root / "data").rglob("*"):
        path = file.relative_to(root).as_posix()
        if file.is_symlink():
            yield Fault(path, 1, 1, LINK)
        is_data = file.suffix.lower() in {".yaml", ".yml"} and not file.name.startswith(".")
        if is_data and path not in known:
            yield Fault(path, 1, 1, "is no data file; name a text data/text/<locale>.yaml")


_collator = functools.cache(Collator)
"""Its table takes a sixth of a second to read."""


def _corpus(shapes: dict[str, Any]) -> Corpus:
    resolution: Resolution = shapes[RESOLUTION]
    sources: Sources = shapes[SOURCES]
    signatories: Signatories = shapes[SIGNATORIES]
    texts = {Path(path).stem: shape for path, shape in shapes.items() if path not in SHAPES}
    order = _collator().sort_key
    in_order = sorted(texts, key=lambda key: (key != resolution.original, order(texts[key].name)))
    return Corpus(
        resolution=resolution,
        sources={s.id: s for s in sources.sources},
        signatories={o.id: o for o in signatories.signatories},
        bodies={o.id: o for o in signatories.bodies},
        texts={locale: texts[locale] for locale in in_order},
    )


def _misshapen(tree: Tree, source: Tree, error: ValidationError, hints: Hints) -> Iterator[Fault]:
    theirs = {key for key in EDITORIAL if (key,) in source.places}
    for details in error.errors(include_url=False):
        keys: Keys = details["loc"]
        if theirs.intersection(keys[:1]) and keys[:-1] not in tree.places:
            continue  # A fault of the source's own.
        where = ".".join(map(str, keys)) + ": " if keys else ""
        what = hints(_in_words(details, SHAPES.get(tree.path, Text)))
        yield tree.fault(where + what, *keys)


_FORMS = {
    "string_type": "must be text; write it in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list, each element after '- '",
    "dict_type": "must hold 'key: value' lines",
    "model_type": "must hold 'key: value' lines",
    "greater_than": "must be more than 0",
    "too_short": "is empty; it must have an entry",
}


def _in_words(details: ErrorDetails, shape: type[BaseModel]) -> str | Unknown:
    """Say pydantic's error as a fault: what is wrong, and what would be right."""
    kind, key = details["type"], str(details["loc"][-1]) if details["loc"] else ""
    if kind == "extra_forbidden":
        return Unknown("no such key", key, _keys_at(shape, details["loc"][:-1]))
    if kind == "missing":
        return f"is missing; add '{key}:'"
    if details["input"] is None:
        return "is empty; write the words, or take the key out"
    if kind == "literal_error":
        known = re.findall("'(.+?)'", details["ctx"]["expected"])
        return f"'{details['input']}' is none of {', '.join(known)}"
    if kind == "value_error":
        return str(details["ctx"]["error"])
    return _FORMS.get(kind, details["msg"])


def _keys_at(shape: type[BaseModel], keys: Keys) -> list[str]:
    """Return the keys that a shape has at `keys`, on the way down through lists and mappings."""
    for key in keys:
        if field := shape.model_fields.get(str(key)):
            shape = _shape_in(field.annotation) or shape
    return list(shape.model_fields)


def _shape_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_shape_in, typing.get_args(annotation))), None)
