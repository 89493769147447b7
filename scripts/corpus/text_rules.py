"""The rules of texts: what has words, in which language, and which wording they render."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from scripts.corpus import eids
from scripts.corpus.faults import Unknown
from scripts.corpus.text import HEADING, is_words
from scripts.corpus.trees import RESOLUTION, SIGNATORIES, SOURCES, Finding, Keys, Tree, Trees
from scripts.corpus.values import check_locale, day_of

DAYS_AHEAD = 31
"""How long before it is published a change may be written down."""
_IS_EID = re.compile(eids.PATTERN)


def words(trees: Trees) -> Iterator[Finding]:
    """A text has words for all that the data names, and for nothing else."""
    home = trees.original
    needed = {
        "sources": (trees[SOURCES].name_list("sources"), SOURCES),
        "organizations": (trees[SIGNATORIES].name_list("signatories", "bodies"), SIGNATORIES),
        "notes": (trees[RESOLUTION].name_list("notes"), RESOLUTION),
        "terms": (home.mapping("terms").keys(), home.path),
    }
    for text in trees.texts.values():
        for key, (known, where) in needed.items():
            what = key.removesuffix("s")
            # Where a whole list cannot be read, that is the fault to mend first.
            if where not in trees or not isinstance(text.get(key), dict | None):
                continue
            yield from unknown(text, key, known, what, where)
            for name in known:
                if name not in text.mapping(key):
                    finding = f"the {what} '{name}' of {where} has no words here; add '{name}:'"
                    yield text.path, (key,), finding


def unknown(
    text: Tree, key: str, known: Collection[str], what: str, where: str
) -> Iterator[Finding]:
    """Yield a fault for each name below a text's key that is none of those known."""
    for name in sorted(text.mapping(key).keys() - known):
        yield text.path, (key, name), Unknown(f"no {what} '{name}' in {where}", name, known)


def adopted(trees: Trees) -> Iterator[Finding]:
    """Adopted words are of provisions that there are; the original has those of each."""
    home = trees.original
    provisions = trees[RESOLUTION].name_list("provisions", name="eId")
    headings = trees[RESOLUTION].name_list("provisions", name="heading")
    if not provisions:
        return
    for text in trees.texts.values():
        for key in ("headings", "numbers", "provisions"):
            known = [*headings, *provisions] if key == "headings" else provisions
            yield from unknown(text, key, known, key[:-1], RESOLUTION)
    if home.path not in trees:
        return
    if not home.get("title"):
        yield home.path, (), "title: is missing; add 'title:'"
    # A provision may have no words but its number, its heading or its parts.
    said = {eid.rpartition("__")[0] for eid in provisions}
    said = said.union(*(home.mapping(key) for key in ("headings", "numbers", "provisions")))
    for key, known in (("headings", headings), ("provisions", provisions)):
        for name in known:
            if name not in said:
                what = f"the {key.removesuffix('s')} '{name}' of {RESOLUTION}"
                yield home.path, (key,), f"{what} has no words here; add '{name}:'"


def numbered(trees: Trees) -> Iterator[Finding]:
    """A translation has numbers of its own, where the original's are words, for what it has."""
    numbers = trees.original.mapping("numbers")
    in_words = {eid for eid, number in numbers.items() if is_words(number)}
    for text in trees.texts.values():
        without = in_words - text.mapping("numbers").keys()
        for key in ("headings", "provisions"):
            for eid in sorted(without & text.mapping(key).keys()):
                what = f"has words, but no number, which is '{numbers[eid]}' in the original"
                yield text.path, (key, eid), f"'{eid}' {what}; add '{eid}:' under numbers"


def labelled(trees: Trees) -> Iterator[Finding]:
    """Each kind of provision has labels, with a place for its number if it has numbers."""
    provisions = trees[RESOLUTION].name_list("provisions", name="eId")
    kinds = {eids.kind(eid): eids.number(eid) for eid in filter(_IS_EID.fullmatch, provisions)}
    for text in trees.texts.values():
        labels = text.get("labels", "provisions")
        for kind, number in kinds.items() if isinstance(labels, dict) else ():
            if kind not in labels:
                what = f"the kind '{kind}' has no labels here; add '{kind}:'"
                yield text.path, ("labels", "provisions"), what
            for form in ("name", "link", "cite"):
                where = ("labels", "provisions", kind, form)
                label = text.get(*where)
                if number and isinstance(label, str) and "{number}" not in label:
                    yield text.path, where, f"{'.'.join(where)}: must hold {{number}} once"


def paragraphs(text: Tree) -> dict[str, Keys]:
    """Return where each paragraph of adopted words stands in a text, by name."""
    where: dict[str, Keys] = {"title": ("title",)}
    for key in ("headings", "provisions"):
        for name in text.mapping(key):
            own = HEADING if key == "headings" and _IS_EID.fullmatch(name) else ""
            where[name + own] = (key, name)
    return {name: keys for name, keys in where.items() if text.get(*keys)}


def rendered(trees: Trees) -> Iterator[Finding]:
    """A translation says of each paragraph which wording of the original it renders."""
    source = trees.original
    adopted = paragraphs(source)
    for locale, text in trees.texts.items():
        given, own = text.get("renders") or {}, paragraphs(text)
        if not isinstance(given, dict) or not adopted:
            continue
        if text.path == source.path:
            if given:
                yield text.path, ("renders",), "the original renders no other text; take it out"
            continue
        for name in sorted(given.keys() - adopted.keys() - own.keys()):
            what = f"no paragraph '{name}' in {source.path}"
            yield text.path, ("renders", name), Unknown(what, name, adopted)
        for name in own.keys() & adopted.keys() - given.keys():
            what = f"'{name}' names no wording of the original that it renders"
            yield text.path, own[name], f"{what}; run make confirm LOCALE={locale} ID={name}"


def reviewed(trees: Trees) -> Iterator[Finding]:
    """What was proofread is a paragraph of a translation."""
    for text in trees.texts.values():
        known = {} if text.path == trees.original.path else paragraphs(text)
        yield from unknown(text, "reviewed", known, "translated paragraph", text.path)


def statuses(trees: Trees) -> Iterator[Finding]:
    """The original, and nothing else, has the status original."""
    if not isinstance(trees[RESOLUTION].get("original"), str):
        return
    for text in trees.texts.values():
        status, is_original = text.get("status"), text.path == trees.original.path
        if (status == "original") != is_original and isinstance(status, str):
            right = "original" if is_original else "official, reviewed or unofficial"
            yield text.path, ("status",), f"'{status}' is wrong for this text; write {right}"


def dated(trees: Trees) -> Iterator[Finding]:
    """No text changes before the resolution is adopted."""
    first = day_of(trees[RESOLUTION].get("adopted"))
    for text in trees.texts.values():
        for key in text.mapping("changes"):
            if first and (day := day_of(key)) and day < first:
                what = f"'{day}' is before the adoption, '{first}'; write when it is published"
                yield text.path, ("changes", key), what


def ahead(trees: Trees, today: date) -> Iterator[Finding]:
    """No day is far ahead; a change may be written down before it is published."""
    latest = today + timedelta(DAYS_AHEAD)
    for path, tree in trees.items():
        for keys in tree.places:
            for day in map(day_of, (*keys[-1:], tree.get(*keys))):
                if day and day > latest:
                    what = f"'{day}' is more than {DAYS_AHEAD} days ahead; write the right day"
                    yield path, keys, what


def languages(trees: Trees) -> Iterator[Finding]:
    """A text's file is named by the tag of its language, and no alias is a text's name."""
    for locale, text in trees.texts.items():
        if (alias := text.get("alias")) in list(trees.texts):
            yield text.path, ("alias",), f"'{alias}' is the name of a text; take it out"
        try:
            check_locale(locale)
        except ValueError as error:
            yield text.path, (), f"the file's name: {error}"
