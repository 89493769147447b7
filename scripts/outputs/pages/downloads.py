"""Editions -> what pages tell of each file."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from scripts.corpus.values import Locale
from scripts.outputs.writers import EDITIONS, Writer


class Download(NamedTuple):
    """A file to download."""

    path: str
    """Below the site's address."""
    writer: Writer
    size: int
    """In bytes."""
    sha256: str


def downloads(files: Mapping[str, bytes], locale: Locale | None) -> list[Download]:
    """Return the editions of a locale's text, or of all texts together."""
    return [
        Download(path, writer, len(files[path]), hashlib.sha256(files[path]).hexdigest())
        for writer in EDITIONS
        if (path := writer.path_of(locale)) in files
    ]
