"""How the main pages look: beside the pictures in tests/looks/, within a tolerance.

The pictures are set in the Liberation typefaces, which other machines may not have.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.helpers.browser import wait_for_script

LOOKS = Path(__file__).with_name("looks")
PAGES = {
    "landing": ("", 1280, "light"),
    "landing-phone": ("#cl_3", 390, "dark"),
    "text": ("en/#rec_2", 1280, "light"),
    "text-phone": ("be/#cl_3", 390, "light"),
    "text-dark": ("pl/#cl_5", 1280, "dark"),
    "provision": ("pl/cl_5/", 1280, "light"),
    "parallel": ("be/parallel/", 1280, "light"),
    "sources-phone": ("en/sources/", 390, "light"),
}
# Of a colour's shades, 0 to 255: what another version of the browser may differ in at an edge.
SHADE = 64
# The share of pixels that may differ more: a line that moves by one is more than this.
SHARE = 0.002


SET = """() => {
  document.documentElement.style.setProperty("--serif", "Liberation Serif");
  document.documentElement.style.setProperty("--sans", "Liberation Sans");
  document.querySelector(":target")?.scrollIntoView();
}"""


def typefaces(page: Page) -> set[str]:
    """Return the names of the typefaces that the title is really set in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    title = session.send(
        "DOM.querySelector", {"nodeId": document, "selector": "h1 a, h1:not(:has(a))"}
    )
    fonts = session.send("CSS.getPlatformFontsForNode", title)["fonts"]
    session.detach()
    return {font["familyName"].split()[0] for font in fonts}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(page: Page, name: str) -> None:
    address, width, scheme = PAGES[name]
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{address}", wait_until="networkidle")
    wait_for_script(page)
    page.evaluate(SET)
    if typefaces(page) != {"Liberation"} and not os.environ.get("CI"):
        pytest.skip("the Liberation typefaces are not here; how pages look is left out")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = LOOKS / f"{name}.png"
    if os.environ.get("LOOKS") == "write":
        LOOKS.mkdir(exist_ok=True)
        shot.quantize(64).save(file, optimize=True)
    before = Image.open(file).convert("RGB")
    assert shot.size == before.size
    for band in ImageChops.difference(shot, before).split():
        histogram = band.histogram()
        assert sum(histogram[SHADE:]) / sum(histogram) <= SHARE
