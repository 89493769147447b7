"""Text files of the site beside themselves, compressed, for servers to send as they are."""

import hashlib
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import brotli

from scripts.outputs.cache import Cache
from scripts.outputs.writers import WRITERS
from scripts.site.sums import everything

_TEXT = (".css", ".html", ".js", ".svg", *{w.ending for w in WRITERS if w.is_text})
_TOOL = f"brotli {version('brotli')}"
_PACKET = 1400
"""Bytes of a file in a packet: Ethernet's 1500, without what IP, TCP and TLS put around them."""

_DATED = "sitemap.xml"
"""MkDocs compresses it, with a date: it is always written anew."""


def compress(site: Path, cache: Cache) -> None:
    """Write `<file>.br` and `<file>.gz` (RFC 7932, RFC 1952) beside the text files of `site`.

    A file that would take as many packets all the same is left alone: it comes no sooner. Only
    what has changed is compressed with brotli anew, which takes ten times as long as gzip.
    """
    texts = [
        Path(entry)
        for _, entry in everything(site)
        if entry.name.endswith(_TEXT) and (entry.stat().st_size > _PACKET or entry.name == _DATED)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(lambda text: compress_file(text, site, cache), texts))


def compress_file(file: Path, site: Path, cache: Cache) -> None:
    """Write a file of `site` compressed, beside it, if that saves a packet."""
    content = file.read_bytes()
    # The last step takes twice the time for a hundredth of the bytes: it is for what every first
    # visit loads, /pl/index.html and /assets/…, unless that is large.
    is_first = file.parent.parent == site and len(content) < 100_000
    quality = 11 if is_first else 10
    packed = cache.get(
        lambda: brotli.compress(content, quality=quality),
        *(_TOOL, str(quality), hashlib.sha256(content).hexdigest()),
    )
    if _packets(packed) == _packets(content) and file.name != _DATED:
        return
    file.with_name(file.name + ".br").write_bytes(packed)
    # As gzip, without a time, and with the same header in every Python, which gzip's own has not.
    file.with_name(file.name + ".gz").write_bytes(zlib.compress(content, 9, wbits=31))


def _packets(content: bytes) -> int:
    return -(-len(content) // _PACKET)
