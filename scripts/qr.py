"""An address as a picture that a telephone reads off paper."""

import functools
import io

import segno


# It takes longer than the rest of a page, and a server makes every page again after an edit.
@functools.cache
def qr(address: str) -> str:
    """Return a QR code (ISO/IEC 18004, error correction M or better) as SVG, 1 unit a module."""
    svg = io.BytesIO()
    segno.make_qr(address, error="m").save(
        svg, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return svg.getvalue().decode()
