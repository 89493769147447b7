"""Addresses of pages as pictures that a telephone reads off paper."""

import io
from collections.abc import Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path

import segno

from scripts.outputs.cache import Cache

_TOOLS = Path(__file__).read_text(encoding="utf-8"), version("segno")


def codes(pages: Iterable[str], site_url: str, cache: Cache) -> dict[str, bytes]:
    """Return {path below docs/: PNG}: a QR code of its address beside each page.

    `pages` are paths below docs/, as pl/index.md.
    """
    folders = [page.removesuffix("index.md").replace(".md", "/") for page in pages]
    return {
        f"{f}qr.png": cache.get(partial(qr, site_url + f), *_TOOLS, site_url + f) for f in folders
    }


def qr(address: str) -> bytes:
    """Return a QR code (ISO/IEC 18004, error correction M or better) as PNG, 10 pixels a module.

    That is 400 an inch, printed as wide as 25 mm, in a third of the bytes of an SVG.
    """
    png = io.BytesIO()
    segno.make_qr(address, error="m").save(png, kind="png", scale=10)
    return png.getvalue()
