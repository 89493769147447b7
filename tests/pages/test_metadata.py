"""Metadata and linked data of the pages, read by parsers made for them."""

import json

import pytest
from lxml import html
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from tests.helpers.cited import Site, everything, given
from tests.helpers.project import SITE_URL

# rdflib's parser of JSON-LD warns of rdflib's own classes.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SCHEMA = Namespace("https://schema.org/")


def page(built: Site, folder: str) -> html.HtmlElement:
    file = built.folder / folder / "index.html"
    return html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()


def test_metadata(built: Site) -> None:
    """As Zotero's Embedded Metadata of 2026-04-27 reads it right; no package has a copy of it."""
    for this in everything(built.corpus):
        head = page(built, this.folder).find("head")
        assert head is not None
        assert head.xpath("link[@rel='schema.DC']/@href") == ["http://purl.org/dc/terms/"]
        found = [(e.get("name"), e.get("content")) for e in head.findall("meta")]
        assert {k: v for k, v in found if k and k.startswith(("DC.", "citation_"))} == given(
            {
                "DC.title": this.title,
                "DC.creator": f"{this.labels.adopted_by},",
                "DC.date": "2023-11-01",
                "DC.language": this.locale,
                "DC.publisher": this.publisher,
                "DC.identifier": this.url,
                "DC.type": "document",
                "DC.rights": f"{SITE_URL}{this.locale}/about/#publisher",
                "DC.isPartOf": f"{SITE_URL}{this.locale}/" if this.provision else None,
            }
        )


# What schema.org's own context says of the properties that are used; nothing is fetched.
CONTEXT = {
    "@vocab": str(SCHEMA),
    "sameAs": {"@type": "@id"},
    "legislationDate": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
}


def graph(built: Site, folder: str) -> Graph:
    (data,) = page(built, folder).xpath("//script[@type='application/ld+json']/text()")
    content = json.loads(data)
    assert content["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(content | {"@context": CONTEXT}), format="json-ld")


def test_linked_data_of_each_page(built: Site) -> None:
    original = built.corpus.resolution.original
    for this in everything(built.corpus):
        found, node = graph(built, this.folder), URIRef(this.url)

        def said(subject: Node, name: str, found: Graph = found) -> set[str]:
            return {str(value) for value in found.objects(subject, SCHEMA[name])}

        def name_of(role: str, node: Node = node, found: Graph = found) -> str:
            organization = found.value(node, SCHEMA[role])
            assert found.value(organization, RDF.type) == SCHEMA.Organization
            return str(found.value(organization, SCHEMA.name))

        assert found.value(node, RDF.type) == SCHEMA.Legislation
        assert said(node, "name") == {this.title}
        assert said(node, "inLanguage") == {this.locale}
        date = found.value(node, SCHEMA.legislationDate)
        assert date == Literal("2023-11-01", datatype=SCHEMA.Date)
        assert name_of("legislationPassedBy") == this.labels.adopted_by
        if this.publisher:
            assert name_of("publisher") == this.publisher
        else:
            assert not said(node, "publisher")
        assert said(node, "exampleOfWork") == (set() if this.provision else {SITE_URL})
        path = this.folder[3:]
        others = [
            f"{SITE_URL}{locale}/{path}"
            for locale, text in built.corpus.texts.items()
            if locale != original and (not path or path[:-1] in text.provisions)
        ]
        is_original = this.locale == original
        assert said(node, "workTranslation") == (set(others) if is_original else set())
        assert said(node, "translationOfWork") == (
            set() if is_original else {f"{SITE_URL}{original}/{path}"}
        )
        sources = [
            source
            for source in built.corpus.sources.values()
            if not this.provision or source.id in this.provision.cites
        ]
        home = f"{SITE_URL}{this.locale}/sources/#"
        assert said(node, "citation") == {f"{home}{source.id}" for source in sources}
        if this.provision:
            for source in sources:
                cited = URIRef(f"{home}{source.id}")
                assert said(cited, "name") == {built.corpus.original.sources[source.id].title}
                assert said(cited, "datePublished") == (
                    {str(source.date)} if source.date else set()
                )
                same = {a.url for a in source.addresses if a.verified and not a.title}
                assert said(cited, "sameAs") == same
        assert not any("Legal" in str(predicate) for predicate in found.predicates())


def test_linked_data_joins_the_pages_into_one_graph(built: Site) -> None:
    whole = Graph()
    for this in everything(built.corpus):
        whole += graph(built, this.folder)
    for one, other in (("hasPart", "isPartOf"), ("workTranslation", "translationOfWork")):
        there = set(whole.subject_objects(SCHEMA[one]))
        back = {(a, b) for b, a in whole.subject_objects(SCHEMA[other])}
        assert there == back
        assert there
    parts = {
        locale: sum(text in str(part) for part in set(whole.objects(None, SCHEMA.hasPart)))
        for locale in built.corpus.texts
        for text in [f"/{locale}/"]
    }
    assert parts == {locale: len(text.provisions) for locale, text in built.corpus.texts.items()}
    works = {(str(w), whole.value(w, RDF.type)) for w in whole.objects(None, SCHEMA.exampleOfWork)}
    assert works == {(SITE_URL, SCHEMA.Legislation)}
