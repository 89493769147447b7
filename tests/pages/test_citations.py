"""Citation files, metadata and linked data of the built site, read by parsers made for them.

Everything is read twice: of the frozen site, and of one whose words are hostile to every format
and whose Polish text leaves a recital out.
"""

import json
from datetime import date
from pathlib import Path

import mwparserfromhell
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from citeproc.source.json import CiteProcJSON
from lxml import html

from scripts.outputs.citations import wikipedia
from scripts.shown.citation import Cited
from tests.helpers.cited import Site, everything, given
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL


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
                "organization": this.publisher,
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
                "type_of_reference": "ELEC",
                "title": this.title,
                "authors": [this.labels.adopted_by.replace(" ", "\xa0") + ","],
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


def test_wikipedia(built: Site) -> None:
    for this in everything(built.corpus):
        if not this.provision:
            continue
        names = built.corpus.texts[this.folder[:2]].labels.wikipedia
        (button,) = page(built, this.folder).xpath("//button[@data-copy='template']")
        code = mwparserfromhell.parse(button.get("value"))
        (node,) = code.filter_templates()
        assert code.nodes == [node]  # All of it.
        assert str(node.name).strip() == names.template
        given = {str(p.name): p.value.strip_code(normalize=True).strip() for p in node.params}
        assert given == {
            "url": this.url,
            names.title: " ".join(this.title.split()),
            names.author: " ".join(this.labels.adopted_by.split()),
            names.date: "2023-11-01",
            names.language: this.locale,
            names.accessed: "",
        }
        plain = (mwparserfromhell.nodes.Text, mwparserfromhell.nodes.HTMLEntity)
        links = mwparserfromhell.nodes.ExternalLink
        for param in node.params:
            kinds = links if param.name == "url" else plain
            parts = [part for part in param.value.nodes if str(part).strip()]
            assert all(isinstance(part, kinds) for part in parts), param


def test_wikipedia_in_its_own_words(site: Path) -> None:
    (button,) = page(Site(site, CORPUS), "pl/cl_3/").xpath("//button[@data-copy='template']")
    assert button.get("value") == (
        f"{{{{cytuj stronę |url={SITE_URL}pl/cl_3/ |tytuł=Rezolucja uczestników wiecu i marszu"
        " w Warszawie 1 listopada 2023 roku, pkt 3 |autor=Uczestnicy wiecu i marszu w Warszawie"
        " |data=2023-11-01 |język=pl |data dostępu=}}"
    )


def test_wikipedia_has_no_emphasis_that_the_words_have_not() -> None:
    names = CORPUS.texts["en"].labels.wikipedia
    title = "The ''so-called'' '''law''' | a"
    this = Cited("", title, None, "", date(2023, 11, 1), "", None, "en", "", "", None, "", "")
    (node,) = mwparserfromhell.parse(wikipedia(this, names)).filter_templates()
    assert node.get("title").value.filter_tags() == []
    assert node.get("title").value.strip_code(normalize=True).strip() == title


def page(built: Site, folder: str) -> html.HtmlElement:
    file = built.folder / folder / "index.html"
    return html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()


def test_pages_link_to_the_files_beside_them(built: Site) -> None:
    for this in everything(built.corpus):
        section = page(built, this.folder).get_element_by_id("cite")
        assert section.findtext("h2") == built.corpus.texts[this.folder[:2]].labels.how_to_cite
        links = [(a.text, a.get("href")) for a in section.findall("p[@class='formats']/a")]
        assert links == [
            ("BibTeX", "citation.bib"),
            ("RIS", "citation.ris"),
            ("CSL-JSON", "citation.json"),
        ]
        names = [a.get("download") for a in section.findall("p[@class='formats']/a")]
        (item,) = json.loads((built.folder / this.folder / "citation.json").read_text())
        assert names == [f"{item['id']}.{ending}" for ending in ("bib", "ris", "json")]


def test_the_full_text_says_how_to_cite_it(built: Site) -> None:
    for locale, text in built.corpus.texts.items():
        section = page(built, f"{locale}/").get_element_by_id("cite")
        (citation,) = section.find_class("citation")
        said = citation.text_content()
        status = getattr(text.labels.statuses, text.status).name
        assert said.startswith(f"{text.title}. {text.labels.place_and_date}")
        assert said.endswith(f" {status}. {SITE_URL}{locale}/")


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
