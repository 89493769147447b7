"""The headers of every answer, as the built site says them to servers."""

from pathlib import Path


def published_headers(site: Path) -> dict[str, str]:
    """Return the headers by their names, read from `_headers` of a site."""
    every, _, _ = (site / "_headers").read_text().partition("\n/assets/*\n")
    return dict(line.strip().split(": ", 1) for line in every.splitlines()[1:])
