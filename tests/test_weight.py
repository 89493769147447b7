"""What a visit costs: bytes on the way (brotli) and requests, not times."""

import re
from pathlib import Path
from typing import Literal

import brotli
import pytest
from lxml import html
from playwright.sync_api import Page, Route

from scripts.assets import assets, inline
from tests.conftest import ROOT, published, until
from tests.test_site import EIDS, LOCALES

KB = 1000
# Pages that are read after a full text. That of another language, and the side-by-side page,
# hold the whole text again: they have budgets of their own, in KB.
SECOND = {"sources/": 5, "signatories/": 5, "about/": 5} | {f"{eid}/": 5.5 for eid in EIDS}
WHOLE = {"": 8.4, "parallel/": 7.2}


def packed(file: Path) -> int:
    """Return what a file weighs on the way: it lies compressed beside itself."""
    compressed = file.with_name(file.name + ".br")
    assert brotli.decompress(compressed.read_bytes()) == file.read_bytes()
    return compressed.stat().st_size


def loaded(site: Path, address: str) -> dict[str, int]:
    """Return what a page loads by itself, each file below the site's address with its weight."""
    page = html.parse(site / address / "index.html", html.HTMLParser(encoding="utf-8"))
    parts = page.xpath(
        "//script/@src | //link[@rel='stylesheet' or @rel='manifest' or @rel='icon']/@href"
        " | //img[not(@loading)]/@src"
    )
    if address.strip("/") in LOCALES:  # The script of a full text asks for these.
        parts += [f"../{published('site.css')}", f"../{published('site.js')}"]
        parts += ["manifest.webmanifest"]
    if address.strip("/").split("/")[-1] in EIDS:  # site.js asks for it: its buttons are in view.
        parts += [f"../../{published('copy.js')}"]
    files = [(site / address / p).resolve() for p in parts if not p.startswith("data:")]
    return {
        file.relative_to(site.resolve()).as_posix(): packed(file)
        for file in [(site / address / "index.html").resolve(), *files]
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_12_kb_in_4_requests(site: Path, locale: str) -> None:
    visit = loaded(site, f"{locale}/")
    assert len(visit) == 4
    assert sum(visit.values()) <= 12 * KB, visit


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_screen_comes_in_the_first_flight(site: Path, locale: str) -> None:
    # Ten segments of TCP's first window (RFC 6928), less the headers of the answer.
    assert packed(site / locale / "index.html") + 1000 <= 14_000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "budget"), SECOND.items())
def test_a_second_page_has_a_budget(site: Path, locale: str, page: str, budget: float) -> None:
    visit = loaded(site, f"{locale}/{page}")
    here_already = loaded(site, f"{locale}/")
    assert sum(w for file, w in visit.items() if file not in here_already) <= budget * KB


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "budget"), WHOLE.items())
def test_the_whole_text_again_has_a_budget(
    site: Path, locale: str, page: str, budget: float
) -> None:
    assert packed(site / locale / page / "index.html") <= budget * KB


def test_the_script_is_4_kb(site: Path) -> None:
    within = inline(assets(ROOT / "docs/assets"))["text"].script
    rest = packed(site / published("site.js"))
    assert within
    assert len(brotli.compress(within.encode())) + rest <= 4 * KB


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_asks_for_no_more(page: Page, base_url: str, site: Path, locale: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{base_url}/")))
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/{locale}/")
    page.wait_for_load_state("networkidle")
    expected = {re.sub("index.html$", "", file) for file in loaded(site, f"{locale}/")}
    expected.remove(f"{locale}/manifest.webmanifest")

    assert set(asked) == expected
    assert len(asked) == 3


def test_nothing_else_comes_before_the_text_is_painted(page: Page, base_url: str) -> None:
    """Each further request would compete with the text for the line."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{base_url}/")))
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto("/be/", wait_until="networkidle")
    page.clock.run_for(200)
    page.wait_for_timeout(300)
    assert asked == ["be/"]
    page.clock.run_for(50)
    page.wait_for_load_state("networkidle")
    assert asked[1:] == [published("site.css"), published("site.js")]
    # Browsers that can install a site ask for its manifest; this one here does not.
    manifest = page.locator("link[rel=manifest]").evaluate("link => link.href")
    assert manifest == f"{base_url}/be/manifest.webmanifest"


SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 600);
})"""


@pytest.mark.parametrize("size", [(320, 640), (390, 800), (768, 1024), (1280, 900), (1920, 1080)])
@pytest.mark.parametrize("address", ["pl/", "be/#cl_3", "en/cl_5/", "pl/about/", "be/parallel/"])
def test_nothing_moves_when_the_rest_arrives(
    page: Page, address: str, size: tuple[int, int]
) -> None:
    held: list[Route] = []
    page.route("**/assets/*", lambda route: held.append(route))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/{address}", wait_until="commit")
    page.wait_for_timeout(600)
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/assets/*")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_full_text_brings_all_its_style(
    page: Page, locale: str, width: int, media: Literal["screen", "print"]
) -> None:
    """That of other pages, which comes later, changes nothing of it."""
    page.route("**/*.js", lambda route: route.abort())  # Which shows its controls.
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media=media)
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto(f"/{locale}/", wait_until="networkidle")
    assert page.evaluate("document.styleSheets.length") == 1
    before = page.screenshot(full_page=True)
    page.clock.run_for(250)
    until(page, "document.styleSheets.length === 2")
    assert page.screenshot(full_page=True) == before
