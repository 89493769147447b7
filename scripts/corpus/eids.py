"""What an eId says of its provision: its kind, its number, where it belongs.

An eId is a path of elements, `prefix_num(__prefix_num)*`, as in the Akoma Ntoso naming convention
1.0 (OASIS, section 5): art_11__para_2 is paragraph 2 of article 11.
"""

import re
from collections.abc import Collection

# The convention's abbreviations; an element that has none has its own name as prefix.
ABBREVIATIONS = {
    "al": "alinea",
    "art": "article",
    "att": "attachment",
    "chp": "chapter",
    "cit": "citation",
    "cl": "clause",
    "dvs": "division",
    "para": "paragraph",
    "rec": "recital",
    "sec": "section",
    "subchp": "subchapter",
    "subcl": "subclause",
    "subdvs": "subdivision",
    "subpara": "subparagraph",
    "subsec": "subsection",
}
NAMES = (
    "adoption", "book", "conclusions", "dispatch", "formula", "indent", "item", "list", "part",
    "point", "preamble", "proviso", "rule", "subpart", "subrule", "subtitle", "title", "tome",
)  # fmt: skip
_NUM = r"[1-9][0-9]{0,3}[a-z]{0,8}|[a-z]{1,3}"
_ELEMENT = rf"({'|'.join((*ABBREVIATIONS, *NAMES))})(_({_NUM}))?"
PATTERN = rf"{_ELEMENT}(__{_ELEMENT})*"

Container = str
"""preamble, body, conclusions or attachment: the part of an Akoma Ntoso document."""
_CONTAINERS = {
    "preamble": ("preamble", "rec", "cit"),
    "conclusions": ("conclusions", "dispatch", "adoption"),
    "attachment": ("att",),
}


def kind(eid: str) -> str:
    """Return the name of the element: "article" of art_1, "point" of cl_5__point_a."""
    prefix = eid.rpartition("__")[2].partition("_")[0]
    return ABBREVIATIONS.get(prefix, prefix)


def numbers(eids: Collection[str]) -> dict[str, str]:
    """Return how each provision of a document is cited: "3", "5(b)", or "" if it has no number.

    Articles are counted through the chapters of a body: chp_2__art_5 is "5". Where they begin anew
    in a chapter, all are cited with what is above them, "2:5", as in codes of books and chapters.
    """
    articles = [number(eid) for eid in eids if kind(eid) == "article"]
    anew = len(articles) > len(set(articles))
    return {eid: number(eid, anew=anew) for eid in eids}


def number(eid: str, *, anew: bool = False) -> str:
    """Return how one provision is cited; `anew`: articles begin anew in each chapter."""
    own = re.sub(r"^.*__(?=art_)", "", eid) if container(eid) == "body" else eid
    first, *rest = map(_num, own.split("__"))
    if anew:
        first = ":".join(filter(None, (*map(_num, eid.removesuffix(own).split("__")), first)))
    below = "".join(f"({num})" for num in rest if num)
    return first + below if first else below.strip("()")


def _num(element: str) -> str:
    return element.partition("_")[2]


def parent(eid: str, known: Collection[str]) -> str | None:
    """Return the nearest provision, of those that are known, which an eId is below."""
    while eid := eid.rpartition("__")[0]:
        if eid in known:
            return eid
    return None


def container(eid: str) -> Container:
    """Return which part of the document a provision is in."""
    first = eid.partition("__")[0].partition("_")[0]
    return next((name for name, firsts in _CONTAINERS.items() if first in firsts), "body")


def rank(eid: str) -> tuple[int, str]:
    """Return what siblings of one kind are sorted by: 2 before 10, 12 before 12bis, z before aa."""
    num = eid.rpartition("__")[2].partition("_")[2]
    digits = re.match(r"[0-9]+", num)
    return (int(digits[0]), num[digits.end() :]) if digits else (len(num), num)
