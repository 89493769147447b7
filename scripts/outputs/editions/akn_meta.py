"""What a text's Akoma Ntoso says of it: names, dates, versions, organizations, sources.

IRIs follow the OASIS naming convention 1.0: a work `/akn/pl/statement/resolution/2023-11-01`,
an expression `…/pol@2026-11-22`, a manifestation `….xml`. The convention wants a country: it is
the one where the meeting was held, as no state adopted the resolution.
"""

from datetime import date

from babel.core import get_global
from lxml import etree
from lxml.builder import ElementMaker

from scripts.corpus.model import Corpus
from scripts.corpus.values import Locale
from scripts.shown.text import Shown, ShownText

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def work(corpus: Corpus, kind: str = "statement") -> str:
    """Return the IRI of the resolution, whatever the language."""
    resolution = corpus.resolution
    return f"/akn/{resolution.country}/{kind}/{resolution.subtype}/{resolution.adopted}"


def expression(corpus: Corpus, this: ShownText) -> str:
    """Return the IRI of a text: an original is of the day of adoption."""
    day = this.updated if this.is_translation else corpus.resolution.adopted
    return f"{work(corpus)}/{alpha3(this.locale)}@{day}"


def alpha3(locale: Locale) -> str:
    """Return a language's code of three letters (ISO 639-2), as the convention wants it."""
    language = locale.partition("-")[0]
    codes = get_global("language_aliases").items()
    return next((c for c, name in codes if name == language and len(c) == 3), language)


def meta(shown: Shown, this: ShownText) -> Element:
    """Return the metadata of a text."""
    corpus, site_url = shown.corpus, shown.site_url
    name = expression(corpus, this)
    language, author = [E.FRBRlanguage(language=alpha3(this.locale))], "#participants"
    if this.is_translation:
        original, author = corpus.resolution.original, "#site"
        source = f"{work(corpus)}/{alpha3(original)}@{corpus.resolution.adopted}"
        authoritative = str(this.text.status == "official").lower()
        language.append(
            E.FRBRtranslation(
                href=source, fromLanguage=alpha3(original), authoritative=authoritative, by=author
            )
        )
    url, day = f"{site_url}resolution-{this.locale}.xml", name.rpartition("@")[2]
    version = E.FRBRversionNumber(value=this.version)
    return E.meta(
        E.identification(
            {"source": "#site"},
            E.FRBRWork(*work_names(corpus, work(corpus), site_url)),
            E.FRBRExpression(*names(name, this.url, day, author), version, *language),
            E.FRBRManifestation(*names(f"{name}.xml", url, this.updated, "#site")),
        ),
        *_sources(corpus),
        references(shown, this),
    )


def work_names(corpus: Corpus, iri: str, url: str) -> list[Element]:
    """Return the names and dates of a work."""
    common = names(iri, url, corpus.resolution.adopted, "#participants")
    return [
        *common,
        E.FRBRcountry(value=corpus.resolution.country),
        E.FRBRsubtype(value=corpus.resolution.subtype),
    ]


def names(iri: str, url: str, day: date | str, author: str) -> list[Element]:
    """Return what a work, an expression and a manifestation have in common."""
    name = iri.removesuffix(".xml")
    return [
        E.FRBRthis(value=f"{name}/!main{iri.removeprefix(name)}"),
        E.FRBRuri(value=iri),
        E.FRBRalias(value=url, name="permalink"),
        E.FRBRdate(date=str(day), name="version" if "@" in iri else "adoption"),
        E.FRBRauthor(href=author),
    ]


def _sources(corpus: Corpus) -> list[Element]:
    """Return which provision cites which source, if any does."""
    cited = [(p.eId, source) for p in corpus.resolution.provisions for source in p.cites]
    implicit = (E.implicitReference({"for": f"#{e}", "href": f"#{s}"}) for e, s in cited)
    references = E.otherReferences({"source": "#site"}, *implicit)
    return [E.analysis({"source": "#site"}, references)] if cited else []


def references(shown: Shown, this: ShownText) -> Element:
    """Return the organizations and the sources, by the names that they have in the data."""
    corpus, text = shown.corpus, this.text
    organizations = {**corpus.signatories, **corpus.bodies}

    def organization(eid: str, shown: str) -> Element:
        href = f"/akn/ontology/organization/{corpus.resolution.country}/{eid}"
        return E.TLCOrganization(eId=eid, href=href, showAs=shown)

    return E.references(
        {"source": "#site"},
        organization("participants", text.labels.adopted_by),
        organization("site", shown.site_url),
        *(organization(name, text.organizations[name].name) for name in organizations),
        *(
            E.TLCReference(
                name="source",
                eId=source.id,
                href=next((a.url for a in source.addresses if a.verified), f"#{source.id}"),
                showAs=text.sources[source.id].title,
            )
            for source in corpus.sources.values()
        ),
    )
