"""Addresses of pages as pictures that a telephone reads off paper."""

import io
from collections.abc import Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image
from zxingcpp import BarcodeFormat, create_barcode

from scripts.outputs.cache import Cache

_TOOLS = Path(__file__).read_text(encoding="utf-8"), version("zxing-cpp"), version("pillow")


def codes(pages: Iterable[str], site_url: str, cache: Cache) -> dict[str, bytes]:
    """Return {path below docs/: PNG}: a QR code of its address beside each page, as pl/index.md."""
    folders = [page.removesuffix("index.md").replace(".md", "/") for page in pages]
    return {
        f"{f}qr.png": cache.get(partial(qr, site_url + f), *_TOOLS, site_url + f) for f in folders
    }


def qr(address: str) -> bytes:
    """Return a QR code (ISO/IEC 18004, error correction M) as PNG, 10 pixels a module.

    That is 400 an inch, printed as wide as 25 mm, in a third of the bytes of an SVG.
    """
    code = create_barcode(address, BarcodeFormat.QRCode, ec_level="M").to_image()
    modules = Image.frombuffer("L", code.shape, code).convert("1")
    png = io.BytesIO()
    modules.resize((10 * modules.width, 10 * modules.height)).save(png, "PNG")
    return png.getvalue()
