"""The rules of structure: each a generator of (file, keys, what), its docstring the rule.

They read plain data, so that a fault of form in one place hides no fault in another.
"""

import re
from collections.abc import Iterator

from scripts.corpus import eids
from scripts.corpus.faults import Unknown
from scripts.corpus.model import pages_of
from scripts.corpus.parse import Keys
from scripts.corpus.trees import (
    RESOLUTION,
    SIGNATORIES,
    SOURCES,
    Finding,
    Trees,
    get,
    items,
    name_list,
    names,
    texts,
)


def unique(trees: Trees) -> Iterator[Finding]:
    """A name is given once, and a reference to it stands once in a list."""
    lists = [
        (RESOLUTION, list(names(trees, RESOLUTION, "provisions", name="eId"))),
        (RESOLUTION, list(names(trees, RESOLUTION, "provisions", name="heading"))),
        (RESOLUTION, list(names(trees, RESOLUTION, "notes"))),
        (RESOLUTION, list(names(trees, RESOLUTION, "gone", name="address"))),
        (SOURCES, list(names(trees, SOURCES, "sources"))),
        (SIGNATORIES, list(names(trees, SIGNATORIES, "signatories", "bodies"))),
    ]
    for where in _references(trees):
        lists.append((RESOLUTION, [((*where, i), v) for i, v in _words(trees, where)]))
    for path, named in lists:
        seen: dict[str, int] = {}
        for where, value in named:
            if value in seen:
                yield path, where, f"'{value}' stands on line {seen[value]} already; keep one"
            seen.setdefault(value, trees[path].place(where)[0])
    own: dict[str, str] = {}
    for path in texts(trees).values():
        for key in ("name", "alias"):
            if isinstance(value := get(trees, path, key), str):
                if value in own:
                    what = f"'{value}' is the {key} in {own[value]}; write this language's"
                    yield path, (key,), what
                own.setdefault(value, path)


def _references(trees: Trees) -> Iterator[Keys]:
    """Yield where resolution.yaml has lists of names."""
    yield ("addressees",)
    for i in range(len(items(trees, RESOLUTION, "provisions"))):
        yield "provisions", i, "cites"
    for i in range(len(items(trees, RESOLUTION, "notes"))):
        yield "notes", i, "provisions"


def _words(trees: Trees, where: Keys) -> Iterator[tuple[int, str]]:
    for i, value in enumerate(items(trees, RESOLUTION, *where)):
        if isinstance(value, str):
            yield i, value


def order(trees: Trees) -> Iterator[Finding]:
    """A part stands among the parts of its provision, in the order of their eIds."""
    seen: dict[str, Keys] = {}
    last: dict[tuple[str, str], str] = {}
    open_: list[str] = []
    for where, eid in names(trees, RESOLUTION, "provisions", name="eId"):
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
        seen.setdefault(eid, where)
        open_.append(eid)


def headed(trees: Trees) -> Iterator[Finding]:
    """A heading stands above whole provisions, and is not named as a provision is.

    By its eId, a provision has its own heading: see Text.headings.
    """
    known = name_list(trees, RESOLUTION, "provisions", name="eId")
    for where, heading in names(trees, RESOLUTION, "provisions", name="heading"):
        eid = get(trees, RESOLUTION, *where[:-1], "eId")
        if re.fullmatch(eids.PATTERN, heading):
            own = "take it out for a provision's own heading, else write another name"
            yield RESOLUTION, where, f"'{heading}' is an eId; {own}"
        elif isinstance(eid, str) and (above := eids.parent(eid, known)):
            what = f"'{heading}' would stand within '{above}'; take it out"
            yield RESOLUTION, where, f"{what}, and write '{eid}:' under headings"


def references(trees: Trees) -> Iterator[Finding]:
    """What one record says of another exists."""
    bodies = name_list(trees, SIGNATORIES, "bodies")
    organizations = name_list(trees, SIGNATORIES, "signatories", "bodies")
    provisions = name_list(trees, RESOLUTION, "provisions", name="eId")
    known = {
        "cites": ("source", name_list(trees, SOURCES, "sources"), SOURCES),
        "provisions": ("provision", provisions, RESOLUTION),
        "addressees": ("body", bodies, SIGNATORIES),
        "publisher": ("organization", organizations, SIGNATORIES),
        "issuer": ("organization", organizations, SIGNATORIES),
    }
    places = [(RESOLUTION, (*w, i), w[-1]) for w in _references(trees) for i, _ in _words(trees, w)]
    places.append((RESOLUTION, ("publisher",), "publisher"))
    for i in range(len(items(trees, SOURCES, "sources"))):
        places.append((SOURCES, ("sources", i, "issuer"), "issuer"))
    for path, where, key in places:
        what, right, home = known[str(key)]
        name = get(trees, path, *where)
        # Where a list is missing that has to be there, that is the fault to mend first.
        is_known = home in trees and (right or home != RESOLUTION)
        if is_known and isinstance(name, str) and name not in right:
            yield path, where, Unknown(f"no {what} '{name}'", name, right)


def gone(trees: Trees) -> Iterator[Finding]:
    """What is gone is not there, and what its address leads to is."""
    provisions = name_list(trees, RESOLUTION, "provisions", name="eId")
    sources = name_list(trees, SOURCES, "sources")
    organizations = name_list(trees, SIGNATORIES, "signatories", "bodies")
    pages = pages_of(texts(trees), sources, organizations)
    here = {"", *(f"{page}/" for page in pages if page != "index")}
    here |= {f"{place}{eid}{end}" for eid in provisions for place, end in (("#", ""), ("", "/"))}
    here |= {f"parallel/#{eid}" for eid in provisions if "parallel" in pages}
    here |= {f"sources/#{name}" for name in sources}
    here |= {f"signatories/#{name}" for name in organizations}
    for where, address in names(trees, RESOLUTION, "gone", name="address"):
        # The full text is at "", but its page is index.md.
        if address in here or address == "index/":
            yield RESOLUTION, where, f"'{address}' is there; what is gone is never used again"
    for where, to in names(trees, RESOLUTION, "gone", name="to"):
        if to not in here:
            yield RESOLUTION, where, Unknown(f"'{to}' leads nowhere", to, here)
