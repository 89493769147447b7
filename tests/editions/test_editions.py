"""What all editions have in common: their files, their version, the same bytes, the downloads."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from scripts.build import build
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError
from scripts.corpus.load import load
from scripts.outputs.cache import Cache
from tests.helpers.frozen import CORPUS, LOCALES
from tests.helpers.outputs import made_of
from tests.helpers.project import ROOT, SITE_URL
from tests.helpers.said import facts, said, version

ALL = ("pdf", "html", "json", "xml")
PURPOSES = {
    "pdf": "print",
    "html": "keep",
    "epub": "read",
    "txt": "mail",
    "json": "programs",
    "xml": "databases",
    "feed": "follow",
}


def test_there_are_these_files(corpus: Corpus, made: dict[str, bytes]) -> None:
    locales = list(corpus.texts)
    assert sorted(made) == sorted(
        [
            "resolution.schema.json",
            "feed.xml",
            *(f"feed-{locale}.xml" for locale in locales),
            *(f"resolution.{ending}" for ending in ALL),
            *(f"resolution-{locale}.{end}" for locale in locales for end in (*ALL, "epub", "txt")),
        ]
    )


@pytest.mark.slow
def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    """In another folder, with another order of hashes, and under an epoch."""
    script = """
import sys, time
from pathlib import Path
from scripts.outputs.cache import Cache
from scripts.corpus.load import load
from tests.helpers.outputs import made_of
made = made_of(load(Path()), Cache(Path(sys.argv[1])))
for path, content in made.items():
    file = Path(sys.argv[1], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
"""

    def make(name: str, **env: str) -> dict[str, bytes]:
        folder = tmp_path / name
        folder.mkdir()
        command = [sys.executable, "-c", script, str(folder)]
        subprocess.run(command, cwd=ROOT, env={"PATH": os.environ["PATH"], **env}, check=True)
        return {p.name: p.read_bytes() for p in folder.iterdir() if "." in p.name}

    first = make("first", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert len(first) > 20
    assert make("second", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1", TZ="UTC") == first


def test_a_second_build_compiles_no_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_of(CORPUS, Cache(tmp_path))
    monkeypatch.setattr("typst.compile", None)
    assert made_of(CORPUS, Cache(tmp_path)) == first


def test_a_language_of_a_region_or_a_script_has_them_all() -> None:
    texts = dict(CORPUS.texts) | dict.fromkeys(("pt-BR", "sr-Latn"), CORPUS.texts["pl"])
    made = made_of(replace(CORPUS, texts=texts))
    for name in ("pt-BR", "sr-Latn"):
        assert {f"resolution-{name}.{end}" for end in (*ALL, "epub", "txt")} <= made.keys()


def test_text_without_changes_is_a_fault(tiny: Path) -> None:
    file = tiny / "data/text/be.yaml"
    text = file.read_text()
    file.write_text(re.sub(r"changes:\n.*\n", "changes: {}\n", text))
    with pytest.raises(DataError, match="changes: is empty; it must have an entry"):
        load(tiny)


def test_a_letter_that_no_font_has_is_told(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tiny / "data/text/be.yaml"
    file.write_text(file.read_text().replace("Прынята.", "通过."))
    build(tiny, SITE_URL)
    fault = 'resolution-be.pdf is left out: PDF/UA-1 error: the text `"通"` could not be displayed '
    assert [line.startswith(fault) for line in capsys.readouterr().err.splitlines()] == [True]
    files = {file.name for file in (tiny / "docs").iterdir()}
    assert {"resolution-en.pdf", "resolution.pdf", "resolution-be.epub"} <= files
    assert "resolution-be.pdf" not in files


def test_a_hyphen_at_the_end_of_a_line_is_neither_lost_nor_doubled(tiny: Path) -> None:
    """Polish typography repeats it on the next line, which would be another word when copied."""
    words = " ".join(["czarno-białe"] * 60)
    text = (tiny / "data/text/be.yaml").read_text().replace("Прынята.", words)
    (tiny / "data/text/pl.yaml").write_text(text.replace("name: Беларуская", "name: Polski"))
    made = made_of(load(tiny))
    document = pypdfium2.PdfDocument(made["resolution-pl.pdf"])
    read = "".join(page.get_textpage().get_text_bounded() for page in document)
    for edition in (read, made["resolution-pl.txt"].decode()):
        assert words in re.sub(r"\s+", " ", edition)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_downloads_tells_the_size_and_the_hash_of_every_edition(
    site: Path, locale: str
) -> None:
    folder = site / locale / "downloads"
    page = html.parse(folder / "index.html", html.HTMLParser(encoding="utf-8")).getroot()
    labels, listed = CORPUS.texts[locale].labels, []
    for row in page.xpath("//dl/div[dd/a]"):
        (link,) = row.findall("dd/a")
        told, sha256 = (element.text_content() for element in row.findall("dd"))
        purpose, _, size = told.removesuffix(")").partition(" (")
        file = (folder / link.get("href")).resolve()
        listed.append(file.relative_to(site).as_posix())
        name = "feed" if file.name.startswith("feed") else file.suffix[1:]
        assert purpose == getattr(labels.files, PURPOSES[name])
        kilobytes = float(size.split()[0].replace(",", "."))
        assert kilobytes == pytest.approx(file.stat().st_size / 1000, abs=0.06)
        assert sha256 == f"SHA-256{hashlib.sha256(file.read_bytes()).hexdigest()}"
    others = [f"-{other}." for other in LOCALES if other != locale]
    expected = {f.name for f in site.iterdir() if re.match("resolution|feed", f.name)}
    expected = {name for name in expected if not name.endswith((".br", ".gz"))}
    expected = {name for name in expected if not any(other in name for other in others)}
    assert set(listed) == expected - {"resolution.schema.json"}
    assert len(listed) == len(expected) - 1 == 12
    (schema,) = page.xpath(f"//a[text()='{labels.json_schema}']/@href")
    assert (folder / schema).resolve() == site / "resolution.schema.json"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_downloads_tells_the_version_and_the_changes(site: Path, locale: str) -> None:
    file = site / locale / "downloads/index.html"
    section = html.parse(file, html.HTMLParser(encoding="utf-8")).getroot().get_element_by_id
    text = CORPUS.texts[locale]
    assert version(text) in section("changes").text_content()
    for day, words in text.changes.items():
        change = section(f"changed-{day}")
        assert change.xpath("string(.//time/@datetime)") == str(day)
        assert words in change.text_content().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_full_text_names_its_editions_in_its_head_other_pages_the_feed(
    site: Path, locale: str
) -> None:
    def editions_of(path: str) -> dict[str, str]:
        page = html.parse(site / locale / path / "index.html", html.HTMLParser(encoding="utf-8"))
        links = page.xpath("//head/link[@rel='alternate'][@type]")
        assert not any(link.get("hreflang") for link in links)
        return {link.get("href"): link.get("type") for link in links}

    assert editions_of(".") == {
        f"../resolution-{locale}.pdf": "application/pdf",
        f"../resolution-{locale}.html": "text/html",
        f"../resolution-{locale}.epub": "application/epub+zip",
        f"../resolution-{locale}.txt": "text/plain",
        f"../resolution-{locale}.json": "application/json",
        f"../resolution-{locale}.xml": "application/akn+xml",
        f"../feed-{locale}.xml": "application/atom+xml",
    }
    assert editions_of("about") == {f"../../feed-{locale}.xml": "application/atom+xml"}


def test_plain_text_is_the_words_in_72_columns(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        content = made[f"resolution-{locale}.txt"].decode("utf-8-sig")
        assert "\r" not in content
        assert content.endswith("\n")
        adopted, _, colophon = content.partition("-" * 72 + "\n")
        assert max(map(len, adopted.split("\n"))) <= 72
        head, *blocks = adopted.strip().split("\n\n")
        assert head.startswith("[")
        # A line is broken at a space; what is in brackets is editorial.
        blocks = [re.sub(r"\n *", " ", block) for block in blocks]
        notices = [block for block in blocks if block == f"[{text.labels.missing}]"]
        paragraphs = [block for block in blocks if block not in notices]
        marks = {"rec": r" (\d+)\. ", "cl": r" (\d+)\. ", "point": " {4}• "}
        found = []
        for paragraph, expected in zip(paragraphs, said(corpus, locale), strict=True):
            kind = "point" if "__" in expected.name else expected.name.split("_")[0]
            mark = re.match(marks.get(kind, ""), paragraph)
            assert mark
            if mark.groups():
                assert expected.name.endswith(f"_{mark[1]}")
            found.append(paragraph.removeprefix(mark[0]))
        assert found == [paragraph.words for paragraph in said(corpus, locale)]
        assert len(notices) == sum(p.language != locale for p in said(corpus, locale))
        for fact in (*facts(corpus, locale), version(text)):
            assert fact in colophon
