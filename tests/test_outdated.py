"""A text that changes: what is outdated is marked wherever it is shown, until it is confirmed."""

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html

from scripts.cache import Cache
from scripts.cards import cards
from scripts.confirm import confirm
from scripts.editions import editions
from scripts.hashes import sha256, short_hash
from scripts.load import DataError, load
from scripts.render import render
from tests.conftest import SITE_URL, copy_project, mkdocs

BE = "data/text/be.yaml"
MARK = "be-outdated-explained"
NAMES = ("title", "recitals", "cl_1__point_a")


@pytest.fixture
def changed(tiny: Path) -> Path:
    """The tiny project, after three paragraphs of the original have changed."""
    file = tiny / "data/text/en.yaml"
    text = file.read_text()
    for old, new in (("& more", "& less"), ("Whereas:", "As:"), ("- no list <", "- a list <")):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text)
    return tiny


def test_the_hash_is_of_nfc_in_utf_8() -> None:
    assert sha256("\u045e") == sha256("\u0443\u0306")

    assert sha256("\u045e") == hashlib.sha256("\u045e".encode()).hexdigest()
    assert sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert short_hash("abc") == "ba7816bf"


def test_only_what_renders_other_words_is_outdated(tiny: Path, changed: Path) -> None:
    corpus = load(changed)
    assert corpus.outdated == {"en": frozenset(), "be": frozenset(NAMES)}
    assert corpus.missing == {"en": frozenset(), "be": frozenset({"rec_1"})}
    states = [corpus.state("be", name) for name in ("rec_1", "cl_1", "cl_1__point_a")]
    assert states == ["missing", "unofficial", "outdated"]


def test_pages_mark_it(changed: Path) -> None:
    pages = render(load(changed), SITE_URL, {})

    def marked(path: str) -> list[str | None]:
        page = html.fromstring(pages[path].split("---\n", 2)[2])
        mark = f"{path[:2]}-outdated-explained"  # In the page's language.
        assert all(e.text == mark for e in page.find_class("outdated"))
        assert not any(mark in e.text_content() for e in page.find_class("words"))
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
    found = cards(load(changed), SITE_URL)
    assert found["be/cl_1__point_a/card.png"].status == "be-outdated"
    assert found["be/cl_1/card.png"].status == "be-unofficial"


def test_editions_mark_it(changed: Path) -> None:
    made = editions(load(changed), SITE_URL, Cache(changed / "cache"))
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


def test_confirm_changes_one_line_and_says_what_it_did(changed: Path) -> None:
    file = changed / BE
    text = file.read_text()
    line = next(x for x in text.split("\n") if x.startswith('  cl_1__point_a: "'))
    file.write_text(text.replace(line, f"{line}  # by me"))
    words = load(changed).original.provisions["cl_1__point_a"]
    said = confirm(changed, "be", ["cl_1__point_a"])
    at = text.split("\n").index(line) + 1
    assert said == [f'{BE}:{at}:3: cl_1__point_a renders {short_hash(words)}, "{words}"']
    new = f'  cl_1__point_a: "{short_hash(words)}"  # by me'
    assert file.read_text() == text.replace(line, new)
    assert load(changed).outdated["be"] == {"title", "recitals"}


@pytest.mark.parametrize("empty", ["renders:\n", "renders: {}\n", ""])
def test_confirm_adds_a_line_where_there_is_none(tiny: Path, empty: str) -> None:
    file = tiny / BE
    text = file.read_text()
    renders = text[text.index("renders:\n") : text.index("labels:\n")]
    file.write_text(text.replace(renders, empty))
    with pytest.raises(DataError, match="names no wording"):
        load(tiny)
    names = re.findall(r"\n  (\w+): ", renders)
    assert len(confirm(tiny, "be", names)) == 7
    assert load(tiny).outdated["be"] == frozenset()
    rest = file.read_text().replace(renders, "")
    assert rest == text.replace(renders, "")


def test_confirm_takes_nothing_away(tiny: Path) -> None:
    file = tiny / BE
    text = file.read_text()
    renders = text[text.index("renders:\n") : text.index("labels:\n")]
    names = re.findall(r"\n  (\w+): ", renders)
    # The last line is not ended.
    file.write_text(text.replace(renders, "").rstrip("\n"))
    confirm(tiny, "be", names)
    assert file.read_text().startswith(text.replace(renders, ""))
    assert load(tiny).outdated["be"] == frozenset()
    # Another way of YAML, which no line can be written into.
    flow = text.replace(renders, 'renders: {cl_1: "12345678"}\n')
    file.write_text(flow)
    with pytest.raises(DataError, match="write a line 'title: "):
        confirm(tiny, "be", ["title"])
    assert file.read_text() == flow


@pytest.mark.parametrize(
    ("locale", "name", "fault"),
    [
        ("be", "cl_11", "data/text/en.yaml:1:1: no paragraph 'cl_11'; did you mean 'cl_1'?"),
        ("be", "rec_1", f"{BE}:1:1: 'rec_1' has no words here; translate it first"),
        ("en", "cl_1", "data/text/en.yaml:1:1: is the original, which renders no other text"),
        ("by", "cl_1", "data/text/by.yaml:1:1: no such file; it is needed"),
    ],
)
def test_confirm_refuses(tiny: Path, locale: str, name: str, fault: str) -> None:
    before = (tiny / BE).read_bytes()
    with pytest.raises(DataError) as raised:
        confirm(tiny, locale, ["adoption", name])
    assert str(raised.value) == fault
    assert (tiny / BE).read_bytes() == before


def test_a_site_with_an_outdated_provision_is_built(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    file = root / "data/text/en.yaml"
    text = file.read_text()
    assert "to be excluded." in text
    file.write_text(text.replace("to be excluded.", "to be ruled out.", 1))
    shutil.rmtree(root / "site", ignore_errors=True)
    run = mkdocs(root)
    assert run.returncode == 0, run.stderr
    explained = load(root).texts["pl"].labels.outdated_explained
    page = (root / "site/pl/index.html").read_text()
    assert page.count(explained) == 1
    assert explained in (root / "site/pl/cl_4/index.html").read_text()
    assert explained not in (root / "site/pl/cl_3/index.html").read_text()


def test_confirm_changes_no_file_that_has_faults_as_a_file(tiny: Path) -> None:
    content = (tiny / BE).read_bytes().replace(b"\n", b"\r")
    (tiny / BE).write_bytes(content)
    with pytest.raises(DataError, match="ends with CR; save the file with line ends LF"):
        confirm(tiny, "be", ["cl_1"])
    assert (tiny / BE).read_bytes() == content
