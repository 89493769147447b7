"""Style and script against the oldest browsers that README promises, by MDN's compatibility data.

Names are looked up, not types: of two methods of one name, the older counts.
"""

import functools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.helpers.project import ROOT

# `make quick` gets nothing from npm.
pytestmark = pytest.mark.slow

ASSETS = ROOT / "docs/assets"
READS = {"chrome": 86.0, "firefox": 78.0, "safari": 14.0}
"""All can be read, and links work."""
WORKS = {"chrome": 92.0, "firefox": 98.0, "safari": 15.4}
"""Search and copying work, too."""
# What a file is needed for; search comes with a dialog, which the older ones have not.
_LATER = (
    "search.css",
    "search.js",
    "match.js",
    "words.js",
    "copy.js",
    "quote.js",
    "select.js",
    "fragment.js",
    "missing.js",
    "suggest.js",
)
OLDEST = {
    file.name: WORKS if file.name in _LATER else READS
    for file in ASSETS.iterdir()
    if file.suffix in {".css", ".js"}
}
ALLOWED = {
    "text-wrap": "lines break where they would",
    "font-synthesis": "letters of scripts without italics are slanted",
    "font-size-adjust": "letters are as large as the typeface has them",
    "text-size-adjust": "-webkit-text-size-adjust says the same; else the browser decides",
    "-webkit-text-size-adjust": "Firefox's telephones enlarge as they like",
    "print-color-adjust": "-webkit-print-color-adjust says the same",
    "-webkit-print-color-adjust": "print-color-adjust says the same",
    "scrollbar-width": "::-webkit-scrollbar says the same; else a bar is seen",
    "user-select": "-webkit-user-select says the same",
    "-webkit-user-select": "user-select says the same",
    ":has": "a choice of columns is not offered, and all are shown; in print, provisions break",
    ":focus-visible": "the browser's own outline",
    ":-webkit-scrollbar": "scrollbar-width says the same",
    "scripting": "an empty line where copying would be",
    "prefers-contrast": "colours as for others",
    "@page": "the browser's own margins and header",
    "hyphens": "words are not parted",
    "color-scheme": "bars and boxes stay light",
    ":backdrop": "no dialog opens, either",
    ".showModal": "search has no button",
    "size": "the reader turns the paper",
    "dvh": "vh before it",
    "scroll-margin-block-start": "the header scrolls away (@supports), so that nothing is under it",
    ".Segmenter": "a link to what is selected is one to its provision",
    ".segment": "as .Segmenter, whose it is",
    "text-decoration-thickness": "lines as thick as the typeface has them",
    "text-underline-offset": "lines where the typeface has them",
    "accent-color": "the browser's own colour",
}
"""Enhancement: what is seen instead."""
SYNTAX = {
    r"\(\?<[=!]": ("a lookbehind", {"chrome": 62.0, "firefox": 78.0, "safari": 16.4}),
    r"\?\.": ("?.", {"chrome": 80.0, "firefox": 74.0, "safari": 13.1}),
    r"\?\?=": ("??=", {"chrome": 85.0, "firefox": 79.0, "safari": 14.0}),
    r"(?<!\w)import\(": ("import()", {"chrome": 63.0, "firefox": 67.0, "safari": 11.1}),
}


@functools.cache
def data() -> dict[str, Any]:
    """Return MDN's data, which tests/tools/from-npm gets."""
    found: dict[str, Any] = json.loads((ROOT / ".venv/compat.json").read_text(encoding="utf-8"))
    return found


def since(feature: dict[str, Any]) -> dict[str, float]:
    """Return the first version of each browser that has a feature; infinity where none has."""
    first: dict[str, float] = {}
    for browser in READS:
        support = feature["__compat"]["support"][browser]
        for entry in support if isinstance(support, list) else [support]:
            added = entry["version_added"]
            if "flags" in entry or "prefix" in entry or "alternative_name" in entry or not added:
                continue
            number = 0.0 if added == "preview" else float(str(added).lstrip("≤"))
            first[browser] = min(first.get(browser, number), number)
    return {browser: first.get(browser, float("inf")) for browser in READS}


def named(names: tuple[str, ...], name: str) -> Iterator[dict[str, Any]]:
    """Yield the features of a name that stand two levels below a part of the data."""
    part = data()
    for key in names:
        part = part[key]
    for kind, members in part.items():
        if kind != "__compat" and "__compat" in members.get(name, {}):
            yield members[name]


@functools.cache
def methods(name: str) -> dict[str, float] | None:
    """Return since when there is any method or property of a name, if browsers have it at all."""
    parts = ("javascript", "builtins"), ("javascript", "builtins", "Intl"), ("api",)
    found = [since(f) for part in parts for f in named(part, name)]
    return {b: min(one[b] for one in found) for b in READS} if found else None


def in_style(style: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what a stylesheet uses, with the versions that know it first."""
    css = data()["css"]
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    for name in set(re.findall(r"[{;]\s*(-?[a-z][a-z-]*)\s*:(?!:)", style)):
        if name in css["properties"] and "__compat" in css["properties"][name]:
            yield name, since(css["properties"][name])
        elif name.startswith("-webkit-"):
            yield name, dict.fromkeys(READS, float("inf"))
    for name in set(re.findall(r"(?<=:)(-?[a-z][a-z-]*)(?=[\s,(){.:>+~\[])", style)):
        if name in css["selectors"] and "__compat" in css["selectors"][name]:
            yield f":{name}", since(css["selectors"][name])
    for name in set(re.findall(r"\((?:min-|max-)?([a-z-]+)\s*:", style)):
        feature = css["at-rules"]["media"].get(name)
        if feature and "__compat" in feature:
            yield name, since(feature)
    for name in set(re.findall(r"@([a-z-]+)", style)):
        if name in css["at-rules"]:
            yield f"@{name}", since(css["at-rules"][name])
    if re.search(r"\d(d|s|l)v[hw]\b", style):
        yield "dvh", {"chrome": 108.0, "firefox": 101.0, "safari": 15.4}


def in_script(script: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what a script uses, with the versions that know it first."""
    script = re.sub(r"^\s*//.*$|\s// .*$|/\*.*?\*/", "", script, flags=re.M)
    for pattern, known in SYNTAX.items():
        if re.search(pattern, script):
            yield known
    for name in set(re.findall(r"\.([a-zA-Z]+)\(", script)):
        first = methods(name)
        if first:
            yield f".{name}", first


@pytest.mark.parametrize("name", sorted(OLDEST))
def test_nothing_is_newer_than_the_oldest_browsers(name: str) -> None:
    content = (ASSETS / name).read_text(encoding="utf-8")
    used = list((in_style if name.endswith(".css") else in_script)(content))
    assert used
    newer = {
        f"{feature} ({browser} {first})"
        for feature, versions in used
        for browser, first in versions.items()
        if first > OLDEST[name][browser] and feature not in ALLOWED
    }
    assert newer == set()


def test_what_is_allowed_is_used_and_is_newer() -> None:
    """Nothing is allowed for no reason."""
    newer = {
        feature
        for name, oldest in OLDEST.items()
        for feature, versions in (in_style if name.endswith(".css") else in_script)(
            (ASSETS / name).read_text(encoding="utf-8")
        )
        if any(first > oldest[browser] for browser, first in versions.items())
    }
    assert set(ALLOWED) - newer == set()


@pytest.mark.parametrize(
    ("kind", "content", "found"),
    [
        (".css", "p { padding-inline: 1px }", "padding-inline"),
        (".css", "p { inset: 0 }", "inset"),
        (".css", "a:is(b, i) { top: 0 }", ":is"),
        (".js", "const a = [1].at(-1);", ".at"),
        (".js", "const a = /(?<=b)c/;", "a lookbehind"),
    ],
)
def test_it_would_find_what_was_there(kind: str, content: str, found: str) -> None:
    used = dict((in_style if kind == ".css" else in_script)(content))
    assert any(used[found][browser] > READS[browser] for browser in READS)
