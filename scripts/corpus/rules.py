"""The rules of structure: each a generator of (file, keys, what), its docstring the rule.

They read plain data, so that a fault of form in one place hides no fault in another.
"""

import re
from collections.abc import Iterable, Iterator

from scripts.corpus import eids
from scripts.corpus.faults import Unknown
from scripts.corpus.model import pages_of
from scripts.corpus.trees import RESOLUTION, SIGNATORIES, SOURCES, Finding, Keys, Tree, Trees


def unique(trees: Trees) -> Iterator[Finding]:
    """A name is given once, and a reference to it stands once in a list."""
    resolution, sources, signatories = trees[RESOLUTION], trees[SOURCES], trees[SIGNATORIES]
    lists: list[tuple[Tree, Iterable[tuple[Keys, str]]]] = [
        (resolution, resolution.names("provisions", name="eId")),
        (resolution, resolution.names("provisions", name="heading")),
        (resolution, resolution.names("notes")),
        (resolution, resolution.names("gone", name="address")),
        (sources, sources.names("sources")),
        (signatories, signatories.names("signatories", "bodies")),
        *((resolution, references) for references in _references(resolution)),
    ]
    for tree, named in lists:
        seen: dict[str, int] = {}
        for where, value in named:
            if value in seen:
                yield tree.path, where, f"'{value}' stands on line {seen[value]} already; keep one"
            seen.setdefault(value, tree.place(where)[0])
    own: dict[str, str] = {}
    for text in trees.texts.values():
        for key in ("name", "alias"):
            if isinstance(value := text.get(key), str):
                if value in own:
                    what = f"'{value}' is the {key} in {own[value]}; write this language's"
                    yield text.path, (key,), what
                own.setdefault(value, text.path)


def _references(resolution: Tree) -> Iterator[list[tuple[Keys, str]]]:
    """Yield the lists of names that resolution.yaml has: where each name stands, and it."""
    lists: list[Keys] = [("addressees",)]
    for key, of in (("provisions", "cites"), ("notes", "provisions")):
        lists += ((key, i, of) for i in range(len(resolution.items(key))))
    for where in lists:
        values = enumerate(resolution.items(*where))
        yield [((*where, i), value) for i, value in values if isinstance(value, str)]


def order(trees: Trees) -> Iterator[Finding]:
    """A part stands among the parts of its provision, in the order of their eIds."""
    seen: set[str] = set()
    last: dict[tuple[str, str], str] = {}
    open_: list[str] = []
    for where, eid in trees[RESOLUTION].names("provisions", name="eId"):
        above, _, element = eid.rpartition("__")
        while open_ and not eid.startswith(f"{open_[-1]}__"):
            open_.pop()
        if above and above not in seen and above != eids.container(above):
            yield RESOLUTION, where, f"'{eid}' has no '{above}' above it; add that"
        elif above and above not in (*open_, eids.container(above)):
            yield RESOLUTION, where, f"'{eid}' stands apart from '{above}'; put it there"
        before = last.get(family := (above, element.partition("_")[0]), eid)
        if eids.rank(eid) < eids.rank(before):
            yield RESOLUTION, where, f"'{eid}' stands after '{before}'; put it before"
        last[family] = eid
        seen.add(eid)
        open_.append(eid)


def cited(trees: Trees) -> Iterator[Finding]:
    """No two provisions have one name, which is their kind and their number."""
    named = trees[RESOLUTION].names("provisions", name="eId")
    places = {eid: where for where, eid in named if re.fullmatch(eids.PATTERN, eid)}
    seen: dict[tuple[str, str], str] = {}
    for eid, number in eids.numbers(places).items():
        first = seen.setdefault((eids.kind(eid), number), eid)
        if first != eid:
            right = "give it, or what is above it, another number"
            yield RESOLUTION, places[eid], f"'{eid}' would be cited as '{first}' is; {right}"


def headed(trees: Trees) -> Iterator[Finding]:
    """A heading stands above whole provisions, and is not named as a provision is.

    By its eId, a provision has its own heading: see Text.headings.
    """
    resolution = trees[RESOLUTION]
    known = resolution.name_list("provisions", name="eId")
    for where, heading in resolution.names("provisions", name="heading"):
        eid = resolution.get(*where[:-1], "eId")
        if re.fullmatch(eids.PATTERN, heading):
            own = "take it out for a provision's own heading, else write another name"
            yield RESOLUTION, where, f"'{heading}' is an eId; {own}"
        elif isinstance(eid, str) and (above := eids.parent(eid, known)):
            what = f"'{heading}' would stand within '{above}'; take it out"
            yield RESOLUTION, where, f"{what}, and write '{eid}:' under headings"


def references(trees: Trees) -> Iterator[Finding]:
    """What one record says of another exists."""
    resolution, sources, signatories = trees[RESOLUTION], trees[SOURCES], trees[SIGNATORIES]
    organizations = signatories.name_list("signatories", "bodies")
    known = {
        "cites": ("source", sources.name_list("sources"), SOURCES),
        "provisions": ("provision", resolution.name_list("provisions", name="eId"), RESOLUTION),
        "addressees": ("body", signatories.name_list("bodies"), SIGNATORIES),
        "publisher": ("organization", organizations, SIGNATORIES),
        "issuer": ("organization", organizations, SIGNATORIES),
    }
    named = [
        *((resolution, w[-2], w, name) for found in _references(resolution) for w, name in found),
        (resolution, "publisher", ("publisher",), resolution.get("publisher")),
        *((sources, "issuer", w, name) for w, name in sources.names("sources", name="issuer")),
    ]
    for tree, key, where, name in named:
        what, right, home = known[str(key)]
        # Where a list is missing that has to be there, that is the fault to mend first.
        is_known = home in trees and (right or home != RESOLUTION)
        if is_known and isinstance(name, str) and name not in right:
            yield tree.path, where, Unknown(f"no {what} '{name}'", name, right)


def gone(trees: Trees) -> Iterator[Finding]:
    """What is gone is not there, and what its address leads to is."""
    provisions = trees[RESOLUTION].name_list("provisions", name="eId")
    sources = trees[SOURCES].name_list("sources")
    organizations = trees[SIGNATORIES].name_list("signatories", "bodies")
    pages = pages_of(trees.texts, sources, organizations)
    here = {"", *(f"{page}/" for page in pages if page != "index")}
    here |= {f"{place}{eid}{end}" for eid in provisions for place, end in (("#", ""), ("", "/"))}
    here |= {f"parallel/#{eid}" for eid in provisions if "parallel" in pages}
    here |= {f"sources/#{name}" for name in sources}
    here |= {f"signatories/#{name}" for name in organizations}
    for where, address in trees[RESOLUTION].names("gone", name="address"):
        # The full text is at "", but its page is index.md.
        if address in here or address == "index/":
            yield RESOLUTION, where, f"'{address}' is there; what is gone is never used again"
    for where, to in trees[RESOLUTION].names("gone", name="to"):
        if to not in here:
            yield RESOLUTION, where, Unknown(f"'{to}' leads nowhere", to, here)
