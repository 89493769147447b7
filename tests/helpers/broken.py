"""The frozen data, broken in every way that comes to mind: named, and the same each time."""

from collections.abc import Iterator
from itertools import chain, cycle, islice

from scripts.corpus.trees import RESOLUTION
from tests.helpers.bombs import BOMBS, EDITS
from tests.helpers.breaking import FILES, PL, TREES, Case, below, put, replaced, short
from tests.helpers.broken_values import of_characters, of_values
from tests.helpers.hostile import ADDRESSES
from tests.helpers.project import THOROUGH


def cases() -> dict[str, Case]:
    """Return every case, by its name; with THOROUGH=1 more of the same kinds."""
    found: dict[str, Case] = {}
    for number, path in enumerate(FILES):
        for at, (what, case) in enumerate(_of_file(path)):
            # The same code reads each file: else each case is tried with one of the six.
            if THOROUGH or at % len(FILES) == number:
                found[f"{short(path)}: {what}"] = case
    for what, case in chain(
        of_values(), of_characters(), _of_addresses(), _of_order(), _of_names()
    ):
        assert what not in found
        found[what] = case
    return found


def _of_file(path: str) -> Iterator[tuple[str, Case]]:
    """Yield what can be wrong with a file as a file, or with its YAML as YAML."""
    raw, paths = FILES[path], list(FILES)
    yield "removed", Case(lambda files: files.pop(path))
    yield "a folder", replaced(path, None)
    yield "a link to nothing", replaced(path, "/nowhere")
    yield "a link to itself", replaced(path, path.rpartition("/")[2])
    yield "a link to a device", replaced(path, "/dev/zero")
    yield "another's content", replaced(path, FILES[paths[paths.index(path) - 1]])
    yield "twice", replaced(path, raw * 2)
    yield "50 MB of comment", Case(lambda files: files.update({path: raw + b"#" * 50_000_000}))
    times = 50_000_000 // len(raw)
    yield "50 MB of itself", Case(lambda files: files.update({path: raw * times}))
    for encoding in ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1251", "iso8859-2"):
        text = f"# ęўó\n{raw.decode()}"
        yield f"in {encoding}", replaced(path, text.encode(encoding, "replace"))
    for percent in (0, 1, 33, 50, 90, 99):
        yield f"cut at {percent} %", replaced(path, raw[: len(raw) * percent // 100], "either")
    for whole in ("~", "[]", "{}", "1", "x", "--- ", "- x", "? x", "%", "@", "`", "&a", "*a", "|"):
        yield f"replaced by {whole}", replaced(path, whole.encode())
    for what, change in EDITS.items():
        yield what, replaced(path, change(raw), "either")
    for what, bomb in BOMBS.items():
        yield what, replaced(path, raw + bomb.encode())


def _of_addresses() -> Iterator[tuple[str, Case]]:
    """Yield addresses that lead elsewhere than they say, or do something."""
    every = [
        (path, keys)
        for path, tree in TREES.items()
        for keys in below(tree, ())
        if keys[-1] == "url"
    ]
    places = cycle(every)
    for address in ADDRESSES:
        for path, keys in every if THOROUGH else islice(places, 1):
            name = f"{short(path)}: {'.'.join(map(str, keys))}: {address!r}"
            yield name, put(path, keys, address)
    path, keys = every[0]
    yield "archived: javascript", put(path, (*keys[:-1], "archived"), ADDRESSES[0])


def _of_order() -> Iterator[tuple[str, Case]]:
    """Yield values in the places of others."""
    for path in FILES if THOROUGH else (RESOLUTION, PL):
        for key, value in TREES[path].items():
            name = f"{short(path)}: {key}"
            if isinstance(value, list) and len(value) > 1:
                yield f"{name}: backwards", put(path, (key,), value[::-1], "either")
                yield f"{name}: moved on", put(path, (key,), [*value[1:], value[0]], "either")
            elif isinstance(value, dict) and len(value) > 1:
                moved = dict(zip(value, [*list(value.values())[1:], *value.values()], strict=False))
                yield f"{name}: moved on", put(path, (key,), moved, "either")
                named = {f"{name}.": words for name, words in value.items()}
                yield f"{name}: all renamed", put(path, (key,), named, "either")


def _of_names() -> Iterator[tuple[str, Case]]:
    """Yield names that would become a file, a key or an anchor that is another's."""
    names = ("../x", "/x", "x/../..", "x y", "X", "<b>", 'x"y', "{{x}}", "x#y", "#", "", ".", "ž")
    for name in names:
        yield f"eId {name!r}", put(RESOLUTION, ("provisions", 0, "eId"), name)
    for name in (*names, "index/", "404/", "assets/", "cl_1/", "parallel/#x"):
        for address, to in [(name, "about/")] + [("x/", name)] * THOROUGH:
            gone = [{"address": address, "to": to}]
            case = put(RESOLUTION, ("gone",), gone, "either")
            yield f"gone {address!r} to {to!r}", case
    index = [{"address": "index/", "to": "about/"}]
    yield "gone, the full text", put(RESOLUTION, ("gone",), index)
    twice = [{"address": "x/", "to": ""}, {"address": "x/", "to": "about/"}]
    yield "gone twice", put(RESOLUTION, ("gone",), twice)
    for name in ("xx", "EN", "en-us", "en_US", "pl-PL", "-", "pl pl", "<b>", "x" * 240, "pl\n"):
        yield f"a text {name!r}", replaced(f"data/text/{name}.yaml", FILES[PL])
