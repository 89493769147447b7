"""The rules of texts: what has words, in which language, and which wording they render."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from scripts.corpus import eids
from scripts.corpus.faults import Unknown
from scripts.corpus.parse import Keys
from scripts.corpus.text import HEADING, is_words
from scripts.corpus.trees import (
    RESOLUTION,
    SIGNATORIES,
    SOURCES,
    Finding,
    Trees,
    get,
    name_list,
    original,
    texts,
)
from scripts.corpus.values import check_locale

DAYS_AHEAD = 31
"""How long before it is published a change may be written down."""


def words(trees: Trees) -> Iterator[Finding]:
    """A text has words for all that the data names, and for nothing else."""
    home = original(trees)
    terms = get(trees, home, "terms")
    needed = {
        "sources": (name_list(trees, SOURCES, "sources"), SOURCES),
        "organizations": (name_list(trees, SIGNATORIES, "signatories", "bodies"), SIGNATORIES),
        "notes": (name_list(trees, RESOLUTION, "notes"), RESOLUTION),
        "terms": (list(terms) if isinstance(terms, dict) else [], home),
    }
    for path in texts(trees).values():
        for key, (known, where) in needed.items():
            what = key.removesuffix("s")
            given = get(trees, path, key)
            given = {} if given is None else given
            # Where a whole list cannot be read, that is the fault to mend first.
            if where not in trees or not isinstance(given, dict):
                continue
            for name in sorted(given.keys() - known):
                yield path, (key, name), Unknown(f"no {what} '{name}' in {where}", name, known)
            for name in known:
                if name not in given:
                    finding = f"the {what} '{name}' of {where} has no words here; add '{name}:'"
                    yield path, (key,), finding


_IS_EID = re.compile(eids.PATTERN)


def adopted(trees: Trees) -> Iterator[Finding]:
    """Adopted words are of provisions that there are; the original has those of each."""
    home = original(trees)
    provisions = name_list(trees, RESOLUTION, "provisions", name="eId")
    headings = name_list(trees, RESOLUTION, "provisions", name="heading")
    for path in texts(trees).values() if provisions else ():
        for key in ("headings", "numbers", "provisions"):
            known = [*headings, *provisions] if key == "headings" else provisions
            for name in sorted(_given(trees, path, key).difference(known)):
                what = f"no {key[:-1]} '{name}' in {RESOLUTION}"
                yield path, (key, name), Unknown(what, name, known)
    if home not in trees or not provisions:
        return
    if not get(trees, home, "title"):
        yield home, (), "title: is missing; add 'title:'"
    # A provision may have no words but its number, its heading or its parts.
    said = {eid.rpartition("__")[0] for eid in provisions}
    said = said.union(*(_given(trees, home, key) for key in ("headings", "numbers", "provisions")))
    for key, known in (("headings", headings), ("provisions", provisions)):
        for name in known:
            if name not in said:
                what = f"the {key.removesuffix('s')} '{name}' of {RESOLUTION}"
                finding = f"{what} has no words here; add '{name}:'"
                yield home, (key,), finding


def numbered(trees: Trees) -> Iterator[Finding]:
    """A translation has numbers of its own, where the original's are words, for what it has."""
    numbers = get(trees, original(trees), "numbers")
    in_words = {eid for eid in _given(trees, original(trees), "numbers") if is_words(numbers[eid])}
    for path in texts(trees).values():
        without = in_words - _given(trees, path, "numbers")
        for eid in sorted(without & _given(trees, path, "provisions")):
            what = f"'{eid}' has words, but no number, which is '{numbers[eid]}' in the original"
            yield path, ("provisions", eid), f"{what}; add '{eid}:' under numbers"


def labelled(trees: Trees) -> Iterator[Finding]:
    """Each kind of provision has labels, with a place for its number if it has numbers."""
    provisions = filter(_IS_EID.fullmatch, name_list(trees, RESOLUTION, "provisions", name="eId"))
    kinds = {eids.kind(eid): eids.number(eid) for eid in provisions}
    for path in texts(trees).values():
        labels = get(trees, path, "labels", "provisions")
        for kind, number in kinds.items() if isinstance(labels, dict) else ():
            if kind not in labels:
                what = f"the kind '{kind}' has no labels here; add '{kind}:'"
                yield path, ("labels", "provisions"), what
            for form in ("name", "link", "cite"):
                label = get(trees, path, "labels", "provisions", kind, form)
                if number and isinstance(label, str) and "{number}" not in label:
                    where = ("labels", "provisions", kind, form)
                    yield path, where, f"{'.'.join(where)}: must hold {{number}} once"


def _given(trees: Trees, path: str, key: str) -> set[str]:
    given = get(trees, path, key)
    return set(given) if isinstance(given, dict) else set()


def paragraphs(trees: Trees, path: str) -> dict[str, Keys]:
    """Return where each paragraph of adopted words stands in a text, by name."""
    where: dict[str, Keys] = {"title": ("title",)}
    for key in ("headings", "provisions"):
        for name in get(trees, path, key) if _given(trees, path, key) else ():
            own = HEADING if key == "headings" and _IS_EID.fullmatch(name) else ""
            where[name + own] = (key, name)
    return {name: keys for name, keys in where.items() if get(trees, path, *keys)}


def rendered(trees: Trees) -> Iterator[Finding]:
    """A translation says of each paragraph which wording of the original it renders."""
    source = original(trees)
    adopted = paragraphs(trees, source)
    for locale, path in texts(trees).items():
        given, own = get(trees, path, "renders") or {}, paragraphs(trees, path)
        if not isinstance(given, dict) or not adopted:
            continue
        if path == source:
            if given:
                yield path, ("renders",), "the original renders no other text; take it out"
            continue
        for name in sorted(given.keys() - adopted.keys() - own.keys()):
            what = f"no paragraph '{name}' in {source}"
            yield path, ("renders", name), Unknown(what, name, adopted)
        for name in own.keys() & adopted.keys() - given.keys():
            what = f"'{name}' names no wording of the original that it renders"
            right = f"run make confirm LOCALE={locale} ID={name}"
            yield path, own[name], f"{what}; {right}"


def reviewed(trees: Trees) -> Iterator[Finding]:
    """What was proofread is a paragraph of a translation."""
    for path in texts(trees).values():
        known = {} if path == original(trees) else paragraphs(trees, path)
        for name in sorted(_given(trees, path, "reviewed") - known.keys()):
            what = f"no translated paragraph '{name}' in {path}"
            yield path, ("reviewed", name), Unknown(what, name, known)


def statuses(trees: Trees) -> Iterator[Finding]:
    """The original, and nothing else, has the status original."""
    source = original(trees)
    if not isinstance(get(trees, RESOLUTION, "original"), str):
        return
    for path in texts(trees).values():
        status = get(trees, path, "status")
        if (status == "original") != (path == source) and isinstance(status, str):
            right = "original" if path == source else "official, reviewed or unofficial"
            yield path, ("status",), f"'{status}' is wrong for this text; write {right}"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None  # The shape says so.


def dated(trees: Trees) -> Iterator[Finding]:
    """No text changes before the resolution is adopted."""
    first = _day(get(trees, RESOLUTION, "adopted"))
    for path in texts(trees).values():
        for key in _given(trees, path, "changes"):
            if first and (day := _day(key)) and day < first:
                what = f"'{day}' is before the adoption, '{first}'; write when it is published"
                yield path, ("changes", key), what


def ahead(trees: Trees, today: date) -> Iterator[Finding]:
    """No day is far ahead; a change may be written down before it is published."""
    latest = today + timedelta(DAYS_AHEAD)
    for path, tree in trees.items():
        for keys in tree.places:
            for day in map(_day, (*keys[-1:], get(trees, path, *keys))):
                if day and day > latest:
                    what = f"'{day}' is more than {DAYS_AHEAD} days ahead; write the right day"
                    yield path, keys, what


def languages(trees: Trees) -> Iterator[Finding]:
    """A text's file is named by the tag of its language, and no alias is a text's name."""
    for locale, path in texts(trees).items():
        if (alias := get(trees, path, "alias")) in list(texts(trees)):
            yield path, ("alias",), f"'{alias}' is the name of a text; take it out"
        try:
            check_locale(locale)
        except ValueError as error:
            yield path, (), f"the file's name: {error}"
