"""A text that changes: what is outdated is marked wherever it is shown, until it is confirmed."""

import io
import json
import re
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree, html

from scripts.corpus.load import load
from scripts.outputs.cards import cards
from scripts.shown.text import show
from tests.helpers.outputs import made_of, pages_of
from tests.helpers.project import SITE_URL, build

BE = "data/text/be.yaml"
MARK = "be-outdated-explained"
NAMES = ("title", "recitals", "cl_1__point_a")


def test_pages_mark_it(changed: Path) -> None:
    pages = pages_of(load(changed))

    def marked(path: str) -> list[str | None]:
        page = html.fromstring(pages[path].split("---\n", 2)[2])
        assert all(e.text == MARK for e in page.find_class("outdated"))
        assert not any(MARK in e.text_content() for e in page.find_class("words"))
        beside = (mark.getparent() for mark in page.find_class("outdated"))
        return [p.get("id") or p.get("class") for p in beside if p is not None]

    whole = ["cl_1__point_a"]
    assert marked("be/index.md")[2:] == whole
    assert len(marked("be/index.md")) == len(NAMES)
    assert marked("be/cl_1__point_a.md") == whole
    assert marked("be/cl_1.md") == whole
    assert marked("be/adoption.md") == marked("en/index.md") == marked("en/adoption.md") == []
    assert marked("en/cl_1__point_a.md") == ["translation"]
    assert len(marked("en/parallel.md")) == len(marked("be/parallel.md")) == 2
    citation = html.fromstring(pages["be/cl_1__point_a.md"].split("---\n", 2)[2])
    assert " be-outdated " in citation.find_class("citation")[0].text_content()


def test_cards_mark_it(changed: Path) -> None:
    found = cards(show(load(changed), SITE_URL))
    assert found["be/cl_1__point_a/card.png"].status == "be-outdated"
    assert found["be/cl_1/card.png"].status == "be-unofficial"


def test_editions_mark_it(changed: Path) -> None:
    made = made_of(load(changed))
    text = made["resolution-be.txt"].decode()
    assert len(re.findall(rf"\[{MARK}\]\n\n( 1\. |    • )?(Рэз|Бер|Пад)", text)) == len(NAMES)
    provisions = json.loads(made["resolution-be.json"])["texts"][0]["provisions"]
    assert [p["eId"] for p in provisions if p["outdated"]] == ["cl_1__point_a"]
    document = etree.fromstring(made["resolution-be.xml"])
    remarks = document.xpath("//*[local-name()='remark']/text()")
    assert isinstance(remarks, list)
    assert remarks.count(MARK) == len(NAMES)
    with zipfile.ZipFile(io.BytesIO(made["resolution-be.epub"])) as archive:
        assert archive.read("text.xhtml").decode().count(f'"editorial">{MARK}<') == len(NAMES)
    page = html.fromstring(made["resolution-be.html"].decode())
    assert page.text_content().count(MARK) == len(NAMES)
    assert not any(MARK in e.text_content() for e in page.find_class("words"))
    pdf = pypdfium2.PdfDocument(made["resolution-be.pdf"])
    said = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert said.count(MARK) == len(NAMES)


def test_a_site_with_an_outdated_provision_is_built(project: Path) -> None:
    file = project / "data/text/en.yaml"
    text = file.read_text()
    assert "to be excluded." in text
    file.write_text(text.replace("to be excluded.", "to be ruled out.", 1))
    site = build(project)
    explained = load(project).texts["pl"].labels.outdated_explained
    page = (site / "pl/index.html").read_text()
    assert page.count(explained) == 1
    assert explained in (site / "pl/cl_4/index.html").read_text()
    assert explained not in (site / "pl/cl_3/index.html").read_text()
