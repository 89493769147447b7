"""The rules that join the data: each a generator of (file, keys, what), its docstring the rule.

They read plain data, so that a fault of form in one place hides no fault in another.
"""

import re
from collections.abc import Iterator

from scripts.corpus import eids
from scripts.corpus.faults import nearest
from scripts.corpus.model import HEADING, PAGES
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


def references(trees: Trees) -> Iterator[Finding]:
    """What one record says of another exists."""
    bodies = name_list(trees, SIGNATORIES, "bodies")
    organizations = name_list(trees, SIGNATORIES, "signatories", "bodies")
    known = {
        "cites": ("source", name_list(trees, SOURCES, "sources"), SOURCES),
        "provisions": (
            "provision",
            name_list(trees, RESOLUTION, "provisions", name="eId"),
            RESOLUTION,
        ),
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
            yield path, where, f"no {what} '{name}'{nearest(name, right)}"


def gone(trees: Trees) -> Iterator[Finding]:
    """What is gone is not there, and what its address leads to is."""
    provisions = name_list(trees, RESOLUTION, "provisions", name="eId")
    here = {"", *(f"{page}/" for page in PAGES if page != "index")}
    here |= {f"{place}{eid}{end}" for eid in provisions for place, end in (("#", ""), ("", "/"))}
    here |= {f"parallel/#{eid}" for eid in provisions}
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
    home = original(trees)
    terms = get(trees, home, "terms")
    needed = [
        ("sources", "source", name_list(trees, SOURCES, "sources"), SOURCES),
        (
            "organizations",
            "organization",
            name_list(trees, SIGNATORIES, "signatories", "bodies"),
            SIGNATORIES,
        ),
        ("notes", "note", name_list(trees, RESOLUTION, "notes"), RESOLUTION),
        ("terms", "term", list(terms) if isinstance(terms, dict) else [], home),
    ]
    for path in texts(trees).values():
        for key, what, known, where in needed:
            given = get(trees, path, key)
            given = {} if given is None else given
            # Where a whole list cannot be read, that is the fault to mend first.
            if where not in trees or not isinstance(given, dict):
                continue
            for name in given.keys() - known:
                yield path, (key, name), f"no {what} '{name}' in {where}{nearest(name, known)}"
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
            for name in _given(trees, path, key).difference(known):
                what = f"no {key[:-1]} '{name}' in {RESOLUTION}{nearest(name, known)}"
                yield path, (key, name), what
    if home not in trees or not provisions:
        return
    if not get(trees, home, "title"):
        yield home, (), "title: is missing; add 'title:'"
    # A provision may have no words but its number, its heading or its parts.
    said = {eid.rpartition("__")[0] for eid in provisions}
    said = said.union(*(_given(trees, home, key) for key in ("headings", "numbers", "provisions")))
    for key, what, known in (
        ("headings", "heading", headings),
        ("provisions", "provision", provisions),
    ):
        for name in known:
            if name not in said:
                finding = f"the {what} '{name}' of {RESOLUTION} has no words here; add '{name}:'"
                yield home, (key,), finding


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
        for name in given.keys() - adopted.keys() - own.keys():
            what = f"no paragraph '{name}' in {source}{nearest(name, list(adopted))}"
            yield path, ("renders", name), what
        for name in own.keys() & adopted.keys() - given.keys():
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
