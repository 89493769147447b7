"""A site of one language: nothing is offered that needs a second one."""

from pathlib import Path

import pytest
from lxml import html

from tests.helpers.project import build, change_languages

PAGES = ["./", "sources/", "signatories/", "downloads/", "about/"]


@pytest.fixture
def alone(tiny_project: Path) -> Path:
    """The tiny project without its translation, whose pages side by side were published."""
    (tiny_project / "data/text/be.yaml").unlink()
    change_languages(tiny_project, lambda lines: [line for line in lines if ": be," not in line])
    resolution = tiny_project / "data/resolution.yaml"
    gone = "gone:\n  - {address: parallel/, to: cl_1/}\n"
    resolution.write_text(resolution.read_text() + gone)
    return tiny_project


def test_it_has_no_page_side_by_side(alone: Path) -> None:
    site = build(alone)
    text = html.parse(site / "en/index.html")
    assert text.xpath("//nav[@class='pages']/a/@href") == PAGES
    for page in PAGES:
        assert (site / "en" / page / "index.html").exists()
    gone = html.parse(site / "en/parallel/index.html")
    assert gone.xpath("//*[@class='gone']/a/@href") == ["../cl_1/"]
    assert not gone.xpath("//table | //form")
    # Nor its script, which looks for them.
    assert "elements" not in "".join(gone.xpath("//script/text()"))
