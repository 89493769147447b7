"""Paragraphs that were proofread say so where each is shown, until their words change."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import html

from scripts.commands.status import table
from scripts.corpus.load import load
from scripts.shown.show import show
from tests.helpers.faults import BE, EN, Edit, faults_of
from tests.helpers.outputs import made_of, pages_of
from tests.helpers.project import SITE_URL

DAY = "be-reviewed: 6 сакавіка 2020\u202fг."  # noqa: RUF001 - letters of Belarusian
SAID = f"{DAY}, А. Б."


def review(name: str, words: str, who: str = "") -> str:
    value = hashlib.sha256(words.encode()).hexdigest()[:8]
    return f'  {name}: {{date: "2020-03-06", {who}words: "{value}"}}\n'


@pytest.fixture
def proofread(tiny: Path) -> Path:
    """The tiny project, of which the title and a clause are proofread."""
    of_clause = review("cl_1", "Пункт:", "by: А. Б., ")
    records = f"reviewed:\n{review('title', 'Рэзалюцыя')}{of_clause}"
    (tiny / BE).write_text((tiny / BE).read_text().replace("changes:\n", f"{records}changes:\n"))
    return tiny


def said(page: str) -> list[str]:
    notes = html.fromstring(page.split("---\n", 2)[2]).find_class("note")
    return [n.text_content().replace("\u00a0", " ") for n in notes if "2020" in n.text_content()]


def test_its_page_says_so_and_the_full_text_does_not(proofread: Path) -> None:
    pages = pages_of(load(proofread))
    assert said(pages["be/cl_1.md"]) == [SAID]
    assert '<p class="status">be-reviewed. be-reviewed-explained' in pages["be/cl_1.md"]
    assert '<p class="status">be-unofficial. be-unofficial-explained' in pages["be/index.md"]
    cited = html.fromstring(pages["be/cl_1.md"].split("---\n", 2)[2]).find_class("citation")[0]
    assert " be-reviewed " in cited.text_content()
    assert "Беларуская</a>. en-reviewed</h3>" in pages["en/cl_1.md"]
    assert "Беларуская</a>. en-unofficial</h3>" in pages["en/cl_1__point_a.md"]
    for path in ("be/index.md", "be/parallel.md", "be/cl_1__point_a.md", "en/cl_1.md"):
        assert said(pages[path]) == []
    # The whole is not proofread because its title is.
    assert " be-unofficial " in show(load(proofread), SITE_URL).texts["be"].cited.sentence


def test_editions_and_status_say_so(proofread: Path) -> None:
    corpus = load(proofread)
    made = made_of(corpus)
    assert f"[{DAY}]" in made["resolution-be.txt"].decode()
    assert f"[{SAID}]" in made["resolution-be.txt"].decode()
    for name in ("resolution-be.html", "resolution-be.xml"):
        assert SAID in made[name].decode()
    with zipfile.ZipFile(io.BytesIO(made["resolution-be.epub"])) as book:
        assert any(SAID.encode() in book.read(name) for name in book.namelist())
    (text,) = json.loads(made["resolution-be.json"])["texts"]
    found = {p["eId"]: p["reviewed"] for p in text["provisions"] if "reviewed" in p}
    assert found == {"cl_1": {"date": "2020-03-06", "by": "А. Б."}}
    states = {row[0]: row[2] for row in table(show(corpus, ""))}
    assert [name for name, state in states.items() if state == "reviewed"] == ["title", "cl_1"]


@pytest.mark.parametrize("edit", [(BE, '"Пункт:"', '"Новы пункт:"'), (EN, "no list", "a list")])
def test_it_holds_for_those_words_alone(proofread: Path, edit: tuple[str, str, str]) -> None:
    path, old, new = edit
    (proofread / path).write_text((proofread / path).read_text().replace(old, new, 1))
    pages = pages_of(load(proofread))
    assert said(pages["be/cl_1.md"]) == []
    assert "Беларуская</a>. en-unofficial</h3>" in pages["en/cl_1.md"]


EDITS = {
    "of nothing": (BE, "changes:\n", f"reviewed:\n{review('rec_1', 'x')}changes:\n", [
        f"{BE}:39:3: no translated paragraph 'rec_1' in {BE}; did you mean 'cl_1'?",
    ]),
    "of the original": (EN, "changes:\n", f"reviewed:\n{review('cl_1', 'x')}changes:\n", [
        f"{EN}:41:3: no translated paragraph 'cl_1' in {EN}; take it out",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_faults(tiny: Path, edit: Edit) -> None:
    assert faults_of(tiny, edit) == edit[3]
