"""Every adopted word of a document with chapters is in every file, in its language."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import jsonschema
import pypdfium2
import pytest
import yaml
from lxml import etree, html

from tests.editions.test_akn import LANG, SCHEMA, A
from tests.helpers.chapters import chapters, own, shown_in
from tests.helpers.outputs import made_of, pages_of, searched

CORPUS = chapters()
LOCALES = list(CORPUS.texts)
OURS = "//a:meta | //*[local-name() = 'title'] | //p[@class = 'citation']"
"""What holds a title, but is of a file or editorial."""
ADOPTED = re.compile(r"<(en|pl|he) [^>]*>")


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Its editions."""
    return made_of(CORPUS)


def adopted(document: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the adopted words of a document, and which language it says that they are in."""
    for element in document.iter(etree.Element):
        within = [element.text, *(below.tail for below in element)]
        tags = [e.get("lang") or e.get(LANG) for e in (element, *element.iterancestors())]
        language = next(filter(None, tags), "")
        yield from (
            (found[0], language) for text in within for found in ADOPTED.finditer(text or "")
        )


def book(made: dict[str, bytes], locale: str, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made[f"resolution-{locale}.epub"])) as archive:
        return etree.fromstring(archive.read(name))


def documents(made: dict[str, bytes], locale: str) -> dict[str, etree._Element]:
    """Return what is to have all words of a text."""
    page = pages_of(CORPUS)[f"{locale}/index.md"].split("---\n", 2)[2]
    around = f'<html lang="{locale}"><body lang="{CORPUS.texts[locale].editorial_in or locale}">'
    return {
        "page": html.fromstring(around + page),
        "HTML": html.fromstring(made[f"resolution-{locale}.html"].decode()),
        "Akoma Ntoso": etree.fromstring(made[f"resolution-{locale}.xml"]),
        "EPUB": book(made, locale, "text.xhtml"),
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_all_words_are_in_each_file_in_their_language(made: dict[str, bytes], locale: str) -> None:
    expected = {(words, words[1:3]) for words in shown_in(locale)}
    for name, document in documents(made, locale).items():
        for other in document.xpath(OURS, namespaces=A):
            other.getparent().remove(other)
        found = set(adopted(document))
        assert found == expected, name


@pytest.mark.parametrize("locale", LOCALES)
def test_all_words_are_where_no_language_is_said(made: dict[str, bytes], locale: str) -> None:
    entries = json.loads(searched(CORPUS)[f"{locale}/search.json"])["entries"]
    said = {words for e in entries for words in e["words"].split("\n") if words.startswith("<")}
    assert said == set(shown_in(locale))
    for entry in entries:
        for words in ADOPTED.findall(entry["words"]):
            assert words == entry.get("lang", locale)
    plain = " ".join(made[f"resolution-{locale}.txt"].decode("utf-8-sig").split())
    assert {m[0] for m in ADOPTED.finditer(plain)} == set(shown_in(locale))
    if locale == "he":  # Its letters come in another order.
        return
    with pypdfium2.PdfDocument(made[f"resolution-{locale}.pdf"]) as pages:
        printed = " ".join(" ".join(p.get_textpage().get_text_bounded() for p in pages).split())
    assert {m[0] for m in ADOPTED.finditer(printed)} == set(shown_in(locale))


def test_akoma_ntoso_is_valid_and_has_every_provision_in_its_place(made: dict[str, bytes]) -> None:
    for locale in LOCALES:
        document = etree.fromstring(made[f"resolution-{locale}.xml"])
        SCHEMA.assertValid(document)
        eids = document.xpath("//@eId[not(ancestor::a:meta)]", namespaces=A)
        known = [p.eId for p in CORPUS.resolution.provisions]
        assert [eid for eid in eids if eid in known] == known
    parents = {"cit_1": "citations", "rec_1": "recitals", "rec_1__point_a": "recital",
               "adoption": "conclusions", "adoption__para_1": "blockContainer"}  # fmt: skip
    for eid, name in parents.items():
        (element,) = document.xpath(f"//*[@eId='{eid}']")
        assert etree.QName(element.getparent()).localname == name


@pytest.mark.parametrize("locale", LOCALES)
def test_the_contents_of_a_book_have_its_headings(made: dict[str, bytes], locale: str) -> None:
    nav = book(made, locale, "nav.xhtml")
    kinds = ("title", "opening", "whereas", "second", "closing", "heading", "number")
    headings = {(w, w[1:3]) for w in shown_in(locale) if w[:-1].endswith(kinds)}
    below = "chp_1__art_1__para_1"  # Below what has words no more.
    assert set(adopted(nav)) >= {pair for pair in headings if below not in pair[0]}
    ours = [e for e in nav.iter("{*}a", "{*}h1") if e.text and not ADOPTED.search(e.text)]
    assert ours
    editorial = CORPUS.texts[locale].editorial_in or locale
    assert all(e.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == editorial for e in ours)
    assert book(made, locale, "package.opf").findtext(".//{*}title") == shown_in(locale)[0]
    assert book(made, locale, "text.xhtml").findtext(".//{*}title") == shown_in(locale)[0]


def test_a_text_without_a_title_is_under_the_originals(made: dict[str, bytes]) -> None:
    title = own("en")["title"]
    pages = pages_of(CORPUS)
    assert yaml.safe_load(pages["pl/index.md"].split("---\n", 2)[1])["title"] == title
    of = html.fromstring(pages["pl/chp_1.md"].split("---\n", 2)[2]).find_class("of")[0]
    assert set(adopted(of)) == {(title, "en")}
    assert html.fromstring(made["resolution-pl.html"].decode()).findtext(".//title") == title
    content = json.loads(made["resolution.json"])
    jsonschema.validate(content, json.loads(made["resolution.schema.json"]))
    told = {text["language"]: (text["title"], text.get("title_language"))
            for text in content["texts"]}  # fmt: skip
    assert told == {"en": (title, None), "pl": (title, "en"), "he": (own("he")["title"], None)}
