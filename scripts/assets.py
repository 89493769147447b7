"""docs/assets/ -> what is published of it: smaller, and named by its content."""

import base64
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import rcssmin
import rjsmin

# The style sheets that are written into pages: into full texts, into the landing and the 404, and
# into the page that has the languages side by side.
INLINE = TEXT, COVER, PARALLEL = "text.css", "cover.css", "parallel.css"


class Asset(NamedTuple):
    """A file as it is published."""

    name: str
    content: bytes


def assets(folder: Path) -> dict[str, Asset]:
    """Return the published assets by the names that they have in `folder`.

    A name that holds the hash of its content never has another content, so that browsers may
    keep it for ever. Scripts import one another by these names.
    """
    published: dict[str, Asset] = {}

    def publish(name: str) -> str:
        if name not in published:
            content = _smaller(folder / name)
            if name in {COVER, "site.css"}:  # These go on from that of the text.
                content = _smaller(folder / TEXT) + content
            for other in re.findall(rb'"\./([\w.]+)"', content):
                content = content.replace(other, publish(other.decode()).encode())
            stem, _, ending = name.partition(".")
            digest = hashlib.sha256(content).hexdigest()[:8]
            published[name] = Asset(f"{stem}.{digest}.{ending}", content)
        return published[name].name

    for file in folder.iterdir():
        publish(file.name)
    return published


def _smaller(file: Path) -> bytes:
    """Return a file without the blanks and comments that are there for people."""
    match file.suffix:
        case ".css":
            return str(rcssmin.cssmin(file.read_text(encoding="utf-8"))).encode()
        case ".js":
            return str(rjsmin.jsmin(file.read_text(encoding="utf-8"))).encode()
    return file.read_bytes()


def source(content: bytes) -> str:
    """Return how a Content-Security-Policy allows inline content (CSP level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"
