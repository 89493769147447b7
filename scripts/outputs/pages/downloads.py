"""Editions -> what pages tell of each file."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from babel.units import format_unit

from scripts.corpus.values import Locale
from scripts.outputs.editions import FORMATS, Format


class Download(NamedTuple):
    """A file to download."""

    path: str
    """Below the site's address."""
    purpose: str
    """The label of what it is for."""
    format: Format
    size: int
    """In bytes."""
    sha256: str


def downloads(files: Mapping[str, bytes], locale: Locale | None) -> list[Download]:
    """Return the editions of a locale's text, or of all texts together."""
    return [
        Download(path, f"for_{name}", form, len(files[path]), _sha256(files[path]))
        for name, form in FORMATS.items()
        if (path := f"{form.begin}{f'-{locale}' if locale else ''}.{form.end}") in files
    ]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def size(count: int, locale: Locale) -> str:
    """Return a number of bytes in a language's words: "48.6 kB" (Unicode CLDR; 1 kB = 1000)."""
    kilobytes = max(round(count / 1000, 1), 0.1)
    return format_unit(kilobytes, "digital-kilobyte", "short", locale=locale.replace("-", "_"))
