"""PDF editions: Typst has refused what breaks PDF/UA-1; what it cannot know is checked here."""

import io
import os
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from scripts.corpus.corpus import Corpus
from scripts.outputs.cache import Cache
from scripts.outputs.editions import pdf
from scripts.shown.show import show
from tests.helpers.project import SITE_URL
from tests.helpers.said import facts, missing, said, version

A4 = pytest.approx((595.28, 841.89), abs=0.1)
FOOT = 26 * 72 / 25.4
"""The height of the bottom margin, in points: 26 mm."""


def pdfs(corpus: Corpus, made: dict[str, bytes]) -> Iterator[tuple[list[str], bytes]]:
    """Every PDF, and the locales of its texts."""
    yield list(corpus.texts), made["resolution.pdf"]
    for locale in corpus.texts:
        yield [locale], made[f"resolution-{locale}.pdf"]


def elements(node: Any) -> Iterator[Any]:
    """The structure elements in their order: what a screen reader walks."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def test_the_words_can_be_read_out_in_order(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locales, content in pdfs(corpus, made):
        document, text = pypdfium2.PdfDocument(content), ""
        for page in document:
            # Without the foot, which would stand within a paragraph that goes on.
            text += page.get_textpage().get_text_bounded(bottom=FOOT) + "\n"
        text = re.sub(r"\s*\r?\n", " ", text)
        for locale in locales:
            # What stands from right to left is read out as it stands.
            for paragraph in said(corpus, locale) if locale != "he" else ():
                before, found, text = text.partition(paragraph.words)
                assert found, (locale, paragraph.name, before[:300])
                if mark := re.fullmatch(r"(?:rec|cl)_(\d+)", paragraph.name):
                    assert f" {mark[1]}. " in f" {before} "
                elif "point" in paragraph.name:
                    assert "•" in before
        assert not re.search("[\u00ad\ufffe\ufffd]", text)


def test_foot_and_colophon_tell_the_rest(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        if locale == "he":
            continue
        document = pypdfium2.PdfDocument(made[f"resolution-{locale}.pdf"])
        for page in document:
            foot = page.get_textpage().get_text_bounded(top=FOOT)
            assert text.labels.place_and_date in foot
            assert getattr(text.labels.statuses, text.status).name in foot
        whole = "".join(page.get_textpage().get_text_bounded() for page in document)
        whole = re.sub(r"[\r\n]", "", whole)
        for fact in (*facts(corpus, locale), version(text)):
            assert fact in whole
        assert whole.count(text.labels.missing) == missing(corpus, locale)


def test_tags(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locales, content in pdfs(corpus, made):
        document = pikepdf.open(io.BytesIO(content))
        assert document.Root.MarkInfo.Marked
        tree = list(elements(document.Root.StructTreeRoot))
        roles = [str(element.S) for element in tree]
        kinds = [provision.kind for provision in corpus.resolution.provisions]
        for role, count in {
            "/Document": 1,
            "/H1": len(locales),
            "/H2": 3 * len(locales),
            # The status, every provision, and a notice before each that is not translated.
            "/P": sum(1 + len(kinds) + missing(corpus, locale) for locale in locales),
            # Recitals, clauses, points under a clause, and the colophon.
            "/L": (3 + (1 if "point" in kinds else 0)) * len(locales),
            "/Figure": 0,
        }.items():
            assert roles.count(role) == count, role
        items = sum(kinds.count(kind) for kind in ("recital", "clause", "point"))
        facts_told = sum(5 + (locale != "en") for locale in locales)
        assert roles.count("/LI") == roles.count("/LBody") == items * len(locales) + facts_told


def test_languages(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locales, content in pdfs(corpus, made):
        document = pikepdf.open(io.BytesIO(content))
        assert str(document.Root.Lang) == locales[0]
        tree = elements(document.Root.StructTreeRoot)
        own = {str(element.Lang) for element in tree if "/Lang" in element}
        shown = {p.language for locale in locales for p in said(corpus, locale)} | {*locales}
        assert own | {locales[0]} == shown
        direction = str(document.Root.ViewerPreferences.Direction)
        assert direction == ("/R2L" if locales == ["he"] else "/L2R")


def test_outline_and_metadata(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locales, content in pdfs(corpus, made):
        document = pikepdf.open(io.BytesIO(content))
        texts = [corpus.texts[locale] for locale in locales]
        with document.open_outline() as outline:
            found = [
                (item.title, [child.title for child in item.children]) for item in outline.root
            ]
        assert found == [
            (t.title, [t.headings["recitals"], t.headings["operative"], t.labels.about_edition])
            for t in texts
        ]
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == texts[0].title
        assert metadata["dc:creator"] == [texts[0].labels.adopted_by]
        assert texts[0].labels.place_and_date in metadata["dc:description"]
        assert metadata["xmp:ModifyDate"] == f"{max(texts[0].changes)}T00:00:00Z"
        assert all(version(text) in metadata["pdf:Keywords"] for text in texts)
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_pages_and_fonts(corpus: Corpus, made: dict[str, bytes]) -> None:
    for _, content in pdfs(corpus, made):
        document = pikepdf.open(io.BytesIO(content))
        for page in document.pages:
            assert (float(page.mediabox[2]), float(page.mediabox[3])) == A4
            for font in page.Resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert "/ToUnicode" in font


def test_a_long_text_is_set_by_a_process_of_its_own(
    corpus: Corpus,
    made: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = list[int]()
    submit = ProcessPoolExecutor.submit

    def submitted(pool: ProcessPoolExecutor, *asked: Any) -> Any:
        by.append(submit(pool, os.getpid).result())
        return submit(pool, *asked)

    monkeypatch.setattr(pdf, "_LONG", 0)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", submitted)
    shown = show(corpus, SITE_URL)
    set_ = pdf.pdf([shown.texts["en"]], Cache(tmp_path))
    assert (set_, len(by)) == (made["resolution-en.pdf"], 1)
    assert os.getpid() not in by
