"""Every address that was published answers: data/permalinks.txt is the promise."""

from pathlib import Path

import pytest
from lxml import html

from scripts.commands.permalinks import LIST, add, addresses
from scripts.corpus.faults import DataError
from scripts.corpus.load import load
from tests.helpers.project import build
from tests.helpers.sound import broken

GONE = """
gone:
  - address: adoption/
    to: cl_1/
  - address: "#adoption"
    to: "#cl_1"
  - address: parallel/#adoption
    to: parallel/#cl_1
  - address: sources/#guess
    to: sources/#report
"""


def test_an_anchor_that_is_gone_answers_for_itself_alone(tmp_path: Path) -> None:
    page, listed = tmp_path / "site/en/index.html", tmp_path / "data/permalinks.txt"
    for file in (page, listed):
        file.parent.mkdir(parents=True)
    listed.write_text("en/\nen/#cl_8\nen/#cl_9\n")
    page.write_text('<main><p class="gone" id="cl_9">See clause 5</p></main>')
    assert broken(tmp_path, tmp_path / "site") == ["en/#cl_8"]


def test_what_goes_leaves_a_page_that_says_where_to_go(tiny_project: Path) -> None:
    root = tiny_project
    before = build(root)
    assert set(add(root, LIST, addresses(before))) == addresses(before)
    assert add(root, LIST, addresses(before)) == []
    # The last provision goes, and a source that there had been before.
    resolution = root / "data/resolution.yaml"
    resolution.write_text(resolution.read_text().replace("  - eId: adoption\n", ""))
    for file in (root / "data/text").iterdir():
        lines = file.read_text().split("\n")
        lines = [line for line in lines if not line.startswith("  adoption: ") or "-" in line]
        file.write_text("\n".join(line for line in lines if '"0b3f2ffc"' not in line))
    site = build(root)
    lost = {address for address in broken(root, site) if "adoption" in address}
    assert {"#adoption", "be/#adoption", "en/adoption/", "resolution.html#adoption"} <= lost
    resolution.write_text(resolution.read_text() + GONE)
    site = build(root)
    assert broken(root, site) == []
    page = html.parse(site / "be/adoption/index.html")
    (said,) = page.xpath("//*[@class='gone']")
    assert said.text_content() == "be-gone be-clause 1"
    assert said.xpath("a/@href") == ["../cl_1/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    text = html.parse(site / "en/index.html")
    (said,) = text.xpath("//*[@id='adoption']")
    assert (said.get("class"), said.xpath("a/@href")) == ("gone", ["#cl_1"])
    assert html.parse(site / "be/sources/index.html").xpath("//*[@id='guess']/a/@href")
    assert "adoption" not in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("address", "to", "fault"),
    [
        ("cl_1/", "", "27:5: 'cl_1/' is there; what is gone is never used again"),
        ("index/", "", "27:5: 'index/' is there; what is gone is never used again"),
        ("x/\n    to: ''\n  - address: x/", "", "29:5: 'x/' stands on line 27 already; keep one"),
        ("cl_2/", "cl_11/", "28:5: 'cl_11/' leads nowhere; did you mean 'cl_1/'?"),
        ("Cl 2", "", "27:5: gone.0.address: 'Cl 2' must be an address below a language, as "),
    ],
)
def test_faults(tiny: Path, address: str, to: str, fault: str) -> None:
    file = tiny / "data/resolution.yaml"
    file.write_text(f"{file.read_text()}gone:\n  - address: {address}\n    to: '{to}'\n")
    with pytest.raises(DataError) as raised:
        load(tiny)
    assert str(raised.value).startswith(f"data/resolution.yaml:{fault}")
