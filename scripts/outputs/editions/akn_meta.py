"""What a text's Akoma Ntoso says of it: names, dates, versions, organizations, sources.

IRIs follow the OASIS naming convention 1.0: a work `/akn/pl/statement/resolution/2023-11-01/nn`,
as it has no number, an expression `…/pol@2026-11-22`, a manifestation `….xml`. The convention
wants a country, whoever adopted the document: the data says which.
"""

from copy import deepcopy
from datetime import date

import langcodes
from lxml import etree
from lxml.builder import ElementMaker

from scripts.corpus.corpus import Corpus
from scripts.corpus.values import Locale
from scripts.shown.text import Shown, ShownText

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def work(corpus: Corpus, kind: str = "statement") -> str:
    """Return the IRI of the resolution, whatever the language."""
    resolution = corpus.resolution
    return f"/akn/{resolution.country}/{kind}/{resolution.subtype}/{resolution.adopted}/nn"


def expression(corpus: Corpus, this: ShownText) -> str:
    """Return the IRI of a text: an original is of the day of adoption.

    What its tag has beside the language stands after the day, as two texts may differ by it alone:
    "srp@2026-11-22,Latn".
    """
    day = this.updated if this.is_translation else corpus.resolution.adopted
    _, *rest = this.locale.split("-", 1)
    return ",".join((f"{work(corpus)}/{alpha3(this.locale)}@{day}", *rest))


def alpha3(locale: Locale) -> str:
    """Return a language's code of three letters (ISO 639-2/T), as the convention wants it."""
    language, *_ = locale.split("-")
    return langcodes.Language.get(language, normalize=False).to_alpha3()


def meta(shown: Shown, this: ShownText) -> Element:
    """Return the metadata of a text."""
    corpus, site_url = shown.corpus, shown.site_url
    name = expression(corpus, this)
    language, author = [E.FRBRlanguage(language=alpha3(this.locale))], "#participants"
    if this.is_translation:
        original, author = corpus.resolution.original, "#site"
        source = expression(corpus, shown.original)
        authoritative = str(this.text.status == "official").lower()
        language.append(
            E.FRBRtranslation(
                href=source, fromLanguage=alpha3(original), authoritative=authoritative, by=author
            )
        )
    url, title = f"{site_url}resolution-{this.locale}.xml", this.title.words
    day = this.updated if this.is_translation else corpus.resolution.adopted
    version = E.FRBRversionNumber(value=this.version)
    return E.meta(
        E.identification(
            {"source": "#site"},
            E.FRBRWork(*work_names(corpus, work(corpus), site_url, title)),
            E.FRBRExpression(*names(name, this.url, day, author, title), version, *language),
            E.FRBRManifestation(*names(f"{name}.xml", url, this.updated, "#site", title)),
        ),
        *_sources(corpus),
        references(shown, this),
    )


def component(main: Element, name: str) -> Element:
    """Return the metadata of a part of a document: that of the whole, under the part's name."""
    own = E.meta(deepcopy(main[0]))
    for this in own.iter(f"{{{NAMESPACE}}}FRBRthis"):
        this.set("value", this.get("value", "").replace("!main", f"!{name}"))
    return own


def work_names(corpus: Corpus, iri: str, url: str, title: str) -> list[Element]:
    """Return the names and dates of a work."""
    common = names(iri, url, corpus.resolution.adopted, "#participants", title)
    return [
        *common,
        E.FRBRcountry(value=corpus.resolution.country),
        E.FRBRsubtype(value=corpus.resolution.subtype),
    ]


def names(iri: str, url: str, day: date, author: str, title: str) -> list[Element]:
    """Return what a work, an expression and a manifestation have in common."""
    name = iri.removesuffix(".xml")
    return [
        E.FRBRthis(value=f"{name}/!main{iri.removeprefix(name)}"),
        E.FRBRuri(value=iri),
        E.FRBRalias(value=title, name="title"),
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
