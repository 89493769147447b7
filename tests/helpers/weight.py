"""What a page loads by itself, and what that weighs on the way."""

from pathlib import Path

import brotli
from lxml import html


def published(site: Path, name: str) -> str:
    """Return the address below the site's of a file of docs/assets/, whose name has a hash."""
    stem, _, ending = name.partition(".")
    (file,) = site.glob(f"assets/{stem}.????????.{ending}")
    return file.relative_to(site).as_posix()


def packed(file: Path) -> int:
    """Return what a file weighs on the way, where it may lie compressed beside itself."""
    compressed = file.with_name(file.name + ".br")
    if not compressed.exists():
        return file.stat().st_size
    assert brotli.decompress(compressed.read_bytes()) == file.read_bytes()
    return compressed.stat().st_size


def loaded(site: Path, address: str) -> dict[str, int]:
    """Return what a page loads by itself, each file below the site's address with its weight."""
    page = html.parse(site / address / "index.html", html.HTMLParser(encoding="utf-8"))
    parts = page.xpath(
        "//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src"
    )
    *above, name = address.strip("/").split("/")
    if name and not above:  # The script of a full text asks for these.
        parts += [f"../{published(site, 'site.css')}", f"../{published(site, 'site.js')}"]
    if page.xpath(
        "//*[@data-copy and not(ancestor::details)]"
    ):  # site.js asks for it: its buttons are in view.
        parts += [f"../../{published(site, 'copy.js')}"]
    files = [(site / address / p).resolve() for p in parts if not p.startswith("data:")]
    return {
        file.relative_to(site.resolve()).as_posix(): packed(file)
        for file in [(site / address / "index.html").resolve(), *files]
    }
