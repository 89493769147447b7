"""Citation files, metadata and linked data of the built site, read by parsers made for them.

Everything is read twice: of the real site, and of one whose words are hostile to every format
and whose Polish text leaves a recital out.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from citeproc.source.json import CiteProcJSON
from lxml import html
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from scripts.corpus.labels import Labels
from scripts.corpus.load import load
from scripts.corpus.model import Corpus, Provision
from tests.conftest import ROOT, SITE_URL, copy_project, mkdocs

# rdflib's parser of JSON-LD warns of rdflib's own classes.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SCHEMA = Namespace("https://schema.org/")
HOSTILE = r"""No "title" of {{ two }}, \emph{word} and 100% & #1 $_~^ ' </script> <b> {%"""


@dataclass(frozen=True)
class Site:
    folder: Path
    corpus: Corpus


@pytest.fixture(scope="module", params=["real", "hostile"])
def built(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    if request.param == "real":
        return Site(site, load(ROOT))
    root = copy_project(tmp_path_factory.mktemp("hostile"))
    for file in (root / "data/text").iterdir():
        text = yaml.safe_load(file.read_text())
        text["title"] = text["organizations"]["nam"]["name"] = HOSTILE
        text["labels"] |= {"adopted_by": HOSTILE, "place": HOSTILE, "unofficial": HOSTILE}
        text["sources"]["pace_2495"]["title"] = HOSTILE
        if file.stem == "pl":
            del text["provisions"]["rec_1"]
        file.write_text(yaml.safe_dump(text, allow_unicode=True, width=10**6))
    run = mkdocs(root, SITE_URL=SITE_URL)
    assert run.returncode == 0, run.stderr
    return Site(root / "site", load(root))


@dataclass(frozen=True)
class Expected:
    """What every format must say, taken from the data without the code under test."""

    folder: str
    locale: str
    provision: Provision | None
    url: str
    title: str
    original_title: str | None
    status: str
    labels: Labels
    publisher: str | None


def everything(corpus: Corpus) -> Iterator[Expected]:
    """Every text, and every provision in every text."""

    def title(locale: str, provision: Provision | None) -> str:
        text = corpus.texts[locale]
        if not provision:
            return text.title
        part = text.labels.provisions[provision.kind].cite
        return f"{text.title}, {part.replace('{number}', provision.number)}"

    for shown in corpus.texts:
        for provision in (None, *corpus.resolution.provisions):
            path = f"{provision.eId}/" if provision else ""
            is_there = not provision or provision.eId in corpus.texts[shown].provisions
            locale = shown if is_there else "en"
            text = corpus.texts[locale]
            yield Expected(
                folder=f"{shown}/{path}",
                locale=locale,
                provision=provision,
                url=f"{SITE_URL}{locale}/{path}",
                title=title(locale, provision),
                original_title=title("en", provision) if locale != "en" else None,
                status=getattr(text.labels.statuses, text.status).name,
                labels=text.labels,
                publisher=text.organizations["nam"].name if locale == "en" else None,
            )


def given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def test_bibtex(built: Site) -> None:
    for this in everything(built.corpus):
        text = (built.folder / this.folder / "citation.bib").read_text()
        library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
        assert library.failed_blocks == []
        (entry,) = library.entries
        assert entry.entry_type == "misc"
        # The decoder takes TeX's ^ for another letter.
        assert {field.key: field.value.replace("\u02c6", "^") for field in entry.fields} == given(
            {
                "title": this.title,
                "author": this.labels.adopted_by,
                "year": "2023",
                "date": "2023-11-01",
                "address": this.labels.place,
                "publisher": this.publisher,
                "language": this.locale,
                "note": this.status,
                "url": this.url,
                "origtitle": this.original_title,
            }
        )


def test_bibtex_takes_the_author_for_one_name_though_there_is_an_and_in_it(built: Site) -> None:
    for this in everything(built.corpus):
        text = (built.folder / this.folder / "citation.bib").read_text()
        (entry,) = parse_string(text, append_middleware=[SeparateCoAuthors()]).entries
        assert len(entry["author"]) == 1


def test_ris(built: Site) -> None:
    for this in everything(built.corpus):
        text = (built.folder / this.folder / "citation.ris").read_bytes().decode()
        assert text.count("\r\n") == text.count("\n")
        (record,) = rispy.loads(text)
        del record["id"]
        assert record == given(
            {
                "type_of_reference": "GEN",
                "title": this.title,
                "authors": [this.labels.adopted_by],
                "year": "2023",
                "date": "2023/11/01/",
                "place_published": this.labels.place,
                "publisher": this.publisher,
                "language": this.locale,
                "notes": [this.status],
                "urls": [this.url],
                "original_publication": this.original_title,
            }
        )


def test_csl_json(built: Site) -> None:
    for this in everything(built.corpus):
        items = json.loads((built.folder / this.folder / "citation.json").read_text())
        (item,) = CiteProcJSON(items).values()  # An unknown variable is a warning: an error here.
        (author,), issued = item.pop("author"), item.pop("issued")
        del item["key"]
        assert author["literal"] == this.labels.adopted_by
        assert (issued.year, issued.month, issued.day) == (2023, 11, 1)
        assert {name: str(value) for name, value in item.items()} == given(
            {
                "type": "document",
                "title": this.title,
                "publisher_place": this.labels.place,
                "publisher": this.publisher,
                "language": this.locale,
                "note": this.status,
                "URL": this.url,
                "original_title": this.original_title,
            }
        )


def test_a_citation_has_one_key_in_all_formats_and_no_other_has_it(built: Site) -> None:
    keys: dict[str, str] = {}
    for this in everything(built.corpus):
        folder = built.folder / this.folder
        (entry,) = parse_string((folder / "citation.bib").read_text()).entries
        (record,) = rispy.loads((folder / "citation.ris").read_text())
        (item,) = json.loads((folder / "citation.json").read_text())
        assert entry.key == record["id"] == item["id"]
        assert keys.setdefault(entry.key, this.url) == this.url


def page(built: Site, folder: str) -> html.HtmlElement:
    file = built.folder / folder / "index.html"
    return html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()


def test_pages_link_to_the_files_beside_them(built: Site) -> None:
    for this in everything(built.corpus):
        section = page(built, this.folder).get_element_by_id("cite")
        assert section.findtext("h2") == built.corpus.texts[this.folder[:2]].labels.how_to_cite
        assert [
            (a.text, a.get("href"), a.get("type")) for a in section.findall("p[@class='formats']/a")
        ] == [
            ("BibTeX", "citation.bib", "application/x-bibtex"),
            ("RIS", "citation.ris", "application/x-research-info-systems"),
            ("CSL-JSON", "citation.json", "application/vnd.citationstyles.csl+json"),
        ]
        names = [a.get("download") for a in section.findall("p[@class='formats']/a")]
        (item,) = json.loads((built.folder / this.folder / "citation.json").read_text())
        assert names == [f"{item['id']}.{ending}" for ending in ("bib", "ris", "json")]


def test_the_full_text_says_how_to_cite_it(built: Site) -> None:
    for locale, text in built.corpus.texts.items():
        section = page(built, f"{locale}/").get_element_by_id("cite")
        said = section.findtext("p[@class='citation']", "")
        status = getattr(text.labels.statuses, text.status).name
        assert said.startswith(f"{text.title}. {text.labels.place_and_date}")
        assert said.endswith(f" {status}. {SITE_URL}{locale}/")


def test_metadata(built: Site) -> None:
    for this in everything(built.corpus):
        head = page(built, this.folder).find("head")
        assert head is not None
        assert head.xpath("link[@rel='schema.DC']/@href") == ["http://purl.org/dc/terms/"]
        found = [(e.get("name"), e.get("content")) for e in head.findall("meta")]
        source = f"{SITE_URL}en/{this.folder[3:]}"
        if this.locale == "en":
            assert built.corpus.resolution.published
            source = built.corpus.resolution.published.url
        assert {k: v for k, v in found if k and k.startswith(("DC.", "citation_"))} == given(
            {
                "DC.title": this.title,
                "DC.creator": this.labels.adopted_by,
                "DC.date": "2023-11-01",
                "DC.language": this.locale,
                "DC.publisher": this.publisher,
                "DC.identifier": this.url,
                "DC.type": "Text",
                "DC.source": source,
                "DC.isPartOf": f"{SITE_URL}{this.locale}/" if this.provision else None,
                "citation_title": this.title,
                "citation_author": this.labels.adopted_by,
                "citation_publication_date": "2023/11/01",
                "citation_language": this.locale,
                "citation_publisher": this.publisher,
                "citation_public_url": this.url,
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


def test_a_provision_that_a_translation_leaves_out_is_cited_as_the_original(built: Site) -> None:
    same = [(built.folder / locale / "rec_1/citation.ris").read_text() for locale in ("pl", "en")]
    assert (same[0] == same[1]) == ("rec_1" not in built.corpus.texts["pl"].provisions)


def test_files_say_nothing_of_today(site: Path) -> None:
    assert (site / "pl/cl_5__point_b/citation.bib").read_text() == (
        "@misc{resolution-2023-11-01-pl-cl_5__point_b,\n"
        "  title = {{Rezolucja uczestników wiecu i marszu w Warszawie 1 listopada 2023 roku,"
        " pkt 5(b)}},\n"
        "  author = {{Uczestnicy wiecu i marszu w Warszawie}},\n"
        "  year = {2023},\n"
        "  date = {2023-11-01},\n"
        "  address = {Warszawa},\n"
        "  language = {pl},\n"
        "  note = {Tłumaczenie nieoficjalne},\n"
        f"  url = {{{SITE_URL}pl/cl_5__point_b/}},\n"
        "  origtitle = {{Resolution of Participants of the Rally and March in Warsaw on"
        " November 1, 2023, cl. 5(b)}},\n"
        "}\n"
    )
