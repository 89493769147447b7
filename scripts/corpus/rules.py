"""The rules that join the data: each a generator of (file, keys, what), its docstring the rule.

They read plain data, so that a fault of form in one place hides no fault in another.
"""

import re
from collections.abc import Iterator

from scripts.corpus.faults import nearest
from scripts.corpus.model import PAGES
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
    original,
    texts,
)
from scripts.corpus.values import check_locale


def unique(trees: Trees) -> Iterator[Finding]:
    """A name is given once, and a reference to it stands once in a list."""
    lists = [
        (RESOLUTION, list(names(trees, RESOLUTION, "provisions", name="eId"))),
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
        if isinstance(name := get(trees, path, "name"), str):
            if name in own:
                yield path, ("name",), f"'{name}' is the name in {own[name]}; write this language's"
            own.setdefault(name, path)


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


_RANK = {"preamble": 0, "rec": 1, "cl": 2, "dispatch": 3, "adoption": 4}
_PLACE = re.compile(r"([a-z]+)(?:_([0-9]{1,3}))?(?:__point_([a-z]))?")


def _place(eid: str) -> tuple[int, int, str] | None:
    match = _PLACE.fullmatch(eid)
    if not match or match[1] not in _RANK:
        return None
    return _RANK[match[1]], int(match[2] or 0), match[3] or ""


def order(trees: Trees) -> Iterator[Finding]:
    """Provisions stand in the order of their eIds, and a point after its own clause."""
    last = ""
    seen = set()
    for where, eid in names(trees, RESOLUTION, "provisions", name="eId"):
        place, last_place = _place(eid), _place(last)
        seen.add(eid)
        if not place:
            continue
        if last_place and place < last_place:
            yield RESOLUTION, where, f"'{eid}' stands after '{last}'; put it before"
        clause = eid.partition("__")[0]
        if clause not in seen:
            yield RESOLUTION, where, f"'{eid}' has no clause '{clause}' above it; add the clause"
        last = eid


def references(trees: Trees) -> Iterator[Finding]:
    """What one record says of another exists."""
    bodies = name_list(trees, SIGNATORIES, "bodies")
    organizations = name_list(trees, SIGNATORIES, "signatories", "bodies")
    known = {
        "cites": ("source", name_list(trees, SOURCES, "sources")),
        "provisions": ("provision", name_list(trees, RESOLUTION, "provisions", name="eId")),
        "addressees": ("body", bodies),
        "publisher": ("organization", organizations),
        "issuer": ("organization", organizations),
    }
    places = [(RESOLUTION, (*w, i), w[-1]) for w in _references(trees) for i, _ in _words(trees, w)]
    places.append((RESOLUTION, ("publisher",), "publisher"))
    for i in range(len(items(trees, SOURCES, "sources"))):
        places.append((SOURCES, ("sources", i, "issuer"), "issuer"))
    for path, where, key in places:
        what, right = known[str(key)]
        name = get(trees, path, *where)
        # Where a whole list is missing, that is the fault to mend first.
        if right and isinstance(name, str) and name not in right:
            yield path, where, f"no {what} '{name}'{nearest(name, right)}"


def gone(trees: Trees) -> Iterator[Finding]:
    """What is gone is not there, and what its address leads to is."""
    eids = name_list(trees, RESOLUTION, "provisions", name="eId")
    here = {"", *(f"{page}/" for page in PAGES if page != "index")}
    here |= {f"{place}{eid}{end}" for eid in eids for place, end in (("#", ""), ("", "/"))}
    here |= {f"parallel/#{eid}" for eid in eids}
    here |= {f"sources/#{name}" for name in name_list(trees, SOURCES, "sources")}
    organizations = name_list(trees, SIGNATORIES, "signatories", "bodies")
    here |= {f"signatories/#{name}" for name in organizations}
    for where, address in names(trees, RESOLUTION, "gone", name="address"):
        # The full text is at "", but its page is index.md.
        if address in here or address == "index/":
            yield RESOLUTION, where, f"'{address}' is there; what is gone is never used again"
    for where, to in names(trees, RESOLUTION, "gone", name="to"):
        if to not in here:
            yield RESOLUTION, where, f"'{to}' leads nowhere{nearest(to, here)}"


def words(trees: Trees) -> Iterator[Finding]:
    """A text has words for all that the data names, and for nothing else."""
    home_of_terms = original(trees)
    terms = get(trees, home_of_terms, "terms")
    needed = [
        ("sources", "source", name_list(trees, SOURCES, "sources"), SOURCES),
        (
            "organizations",
            "organization",
            name_list(trees, SIGNATORIES, "signatories", "bodies"),
            SIGNATORIES,
        ),
        ("notes", "note", name_list(trees, RESOLUTION, "notes"), RESOLUTION),
        ("terms", "term", list(terms) if isinstance(terms, dict) else [], home_of_terms),
        (
            "provisions",
            "provision",
            name_list(trees, RESOLUTION, "provisions", name="eId"),
            RESOLUTION,
        ),
    ]
    for path in texts(trees).values():
        for key, what, known, home in needed:
            given = get(trees, path, key)
            if key == "provisions" and given is None:
                given = {}
            if not known or not isinstance(given, dict):
                continue
            for name in given.keys() - known:
                finding = f"no {what} '{name}' in {home}{nearest(name, known)}"
                yield path, (key, name), finding
            # A translation may leave a provision out; the original may not.
            if key != "provisions" or path == home_of_terms:
                for name in known:
                    if name not in given:
                        finding = f"the {what} '{name}' of {home} has no words here; add '{name}:'"
                        yield path, (key,), finding


def translated(trees: Trees) -> Iterator[Finding]:
    """A translation never gives the original's words for its own."""
    source = original(trees)
    adopted = get(trees, source, "provisions")
    for path in texts(trees).values():
        own = get(trees, path, "provisions")
        if path != source and isinstance(own, dict) and isinstance(adopted, dict):
            for eid, value in own.items():
                if value and value == adopted.get(eid):
                    what = "has the original's words; translate them, or take the key out"
                    yield path, ("provisions", eid), what


def paragraphs(trees: Trees, path: str) -> dict[str, Keys]:
    """Return where each paragraph of adopted words stands in a text, by name."""
    where: dict[str, Keys] = {"title": ("title",)}
    where |= {name: ("headings", name) for name in ("recitals", "operative")}
    provisions = get(trees, path, "provisions")
    if isinstance(provisions, dict):
        where |= {eid: ("provisions", eid) for eid in provisions}
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
        for name in given.keys() - adopted.keys() - own.keys():
            what = f"no paragraph '{name}' in {source}{nearest(name, list(adopted))}"
            yield path, ("renders", name), what
        for name in own.keys() & adopted.keys() - given.keys():
            words = get(trees, source, *adopted[name])
            if get(trees, path, *own[name]) != words:
                what = f"'{name}' names no wording of the original that it renders"
                right = f"run make confirm LOCALE={locale} ID={name}"
                yield path, own[name], f"{what}; {right}"


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


def languages(trees: Trees) -> Iterator[Finding]:
    """A text's file is named by the tag of its language."""
    for locale, path in texts(trees).items():
        try:
            check_locale(locale)
        except ValueError as error:
            yield path, (), f"the file's name: {error}"
