"""All texts -> an Akoma Ntoso collection: a work of its own, which refers to each of them.

It does not hold them: eIds, which are unique in a document, would have to be others than theirs.
"""

from collections.abc import Sequence

from scripts.outputs.editions.akn_meta import (
    LANG,
    E,
    Element,
    alpha3,
    names,
    references,
    work,
    work_names,
)
from scripts.shown.text import Shown, ShownText


def collection(shown: Shown, texts: Sequence[ShownText]) -> Element:
    """Return the document of the collection."""
    body = E.collectionBody()
    for number, this in enumerate(texts, 1):
        component = E.component({"eId": f"cmp_{number}", LANG: this.locale})
        address = f"{shown.site_url}resolution-{this.locale}.xml"
        component.append(
            E.documentRef(eId=f"cmp_{number}__ref_1", href=address, showAs=this.title.words)
        )
        body.append(component)
    name = {"name": shown.corpus.resolution.subtype}
    return E.akomaNtoso(E.documentCollection(name, _meta(shown, texts), body))


def _meta(shown: Shown, texts: Sequence[ShownText]) -> Element:
    corpus, site_url = shown.corpus, shown.site_url
    iri, day = work(corpus, "documentCollection"), max(this.updated for this in texts)
    name, url, title = f"{iri}/mul@{day}", f"{site_url}resolution.xml", texts[0].title.words
    languages = (E.FRBRlanguage(language=alpha3(this.locale)) for this in texts)
    return E.meta(
        E.identification(
            {"source": "#site"},
            E.FRBRWork(*work_names(corpus, iri, site_url, title)),
            E.FRBRExpression(*names(name, site_url, day, "#site", title), *languages),
            E.FRBRManifestation(*names(f"{name}.xml", url, day, "#site", title)),
        ),
        references(shown, texts[0]),
    )
