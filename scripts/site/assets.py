"""docs/assets/ -> what is published of it: smaller, and named by its content."""

import hashlib
import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import rcssmin
import rjsmin

from scripts.corpus.model import Colours
from scripts.outputs.templating import coloured

# What a file goes on from: it is published with that before it.
_AFTER = {
    "cover.css": "text.css",
    "site.css": "text.css",
    "text.js": "switch.js",
    "parallel.js": "switch.js",
}
# What is written into pages, by the kind of page: a full text; the landing and the 404; the page
# that has the languages side by side; any other. The QR code is each page's own, beside it, where
# no stylesheet in assets/ finds it.
INLINE = {
    "text": (("text.css", "code.css"), "text.js"),
    "cover": (("cover.css",), "cover.js"),
    "parallel": (("parallel.css", "code.css"), "parallel.js"),
    "page": (("code.css",), "switch.js"),
}
MANY = "many.css"
"""What pages have besides, if there are more languages than fit into a row."""
# What is not published as a file.
PARTS = {
    "icon.svg",
    MANY,
    *_AFTER.values(),
    *chain.from_iterable((*styles, script) for styles, script in INLINE.values()),
}


class Asset(NamedTuple):
    """A file as it is published."""

    name: str
    content: bytes


class Inline(NamedTuple):
    """What is written into a page."""

    style: str
    script: str


def assets(folder: Path, colours: Colours) -> dict[str, Asset]:
    """Return the published assets by the names that they have in `folder`, with these colours.

    A name that holds the hash of its content never has another content, so that browsers may
    keep it for ever. Scripts name other files by these names.
    """
    published: dict[str, Asset] = {}

    def publish(name: str) -> str:
        if name not in published:
            content = _smaller(folder / name)
            if name in _AFTER:
                content = _smaller(folder / _AFTER[name]) + content
            content = coloured(content.decode(), colours).encode()
            for other in re.findall(rb'"(?:\.|\.\./assets)/([\w.]+)"', content):
                content = content.replace(other, publish(other.decode()).encode())
            stem, _, ending = name.partition(".")
            digest = hashlib.sha256(content).hexdigest()[:8]
            published[name] = Asset(f"{stem}.{digest}.{ending}", content)
        return published[name].name

    for file in folder.iterdir():
        publish(file.name)
    return published


def inline(published: Mapping[str, Asset], many: int = 0) -> dict[str, Inline]:
    """Return what is written into pages, by the kind of page.

    `many` is how many languages there are, if that is more than fit into a row.
    """
    content = {name: asset.content.decode() for name, asset in published.items()}
    besides = {kind: content[MANY] if many and kind != "cover" else "" for kind in INLINE}
    besides["parallel"] += _columns(many) if many else ""
    return {
        kind: Inline("".join(content[style] for style in styles) + besides[kind], content[script])
        for kind, (styles, script) in INLINE.items()
    }


def _columns(many: int) -> str:
    """Return the style that shows those of many columns that are chosen, without a script."""
    every = ".many:has(:checked)+:not([data-chosen]) tr>:nth-child(n+2)"
    chosen = ",".join(
        f".many:has(label:nth-of-type({n}) :checked)+:not([data-chosen]) tr>:nth-child({n + 1})"
        for n in range(1, many + 1)
    )
    return f"@supports selector(:has(*)){{{every}{{display:none}}{chosen}{{display:table-cell}}}}"


def _smaller(file: Path) -> bytes:
    """Return a file without the blanks and comments that are there for people."""
    smaller = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}.get(file.suffix)
    return smaller(file.read_text("utf-8")).encode() if smaller else file.read_bytes()
