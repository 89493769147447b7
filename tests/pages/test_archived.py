"""Archived copies of sources, beside their originals."""

from pathlib import Path

from lxml import html

from scripts.corpus.load import load
from tests.helpers.outputs import pages_of


def archive(root: Path) -> str:
    """Give a source's first address an archived copy."""
    file, copy = root / "data/sources.yaml", "https://web.archive.org/web/2020/x"
    text = file.read_text()
    file.write_text(text.replace("        language: be\n", f"        archived: {copy}\n", 1))
    return copy


def test_an_archived_copy_stands_beside_its_original(tiny: Path) -> None:
    copy = archive(tiny)
    page = html.fromstring(pages_of(load(tiny))["en/sources.md"].split("---\n", 2)[2])
    original, archived = page.xpath("//dd[count(a)=2]/a")
    assert original.get("href") == "https://www.example.org/report?a=1&b=2"
    assert (archived.get("href"), archived.text) == (copy, "en-archived")
    assert archived.get("rel") == "noopener noreferrer"
