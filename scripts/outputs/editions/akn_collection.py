"""All texts -> an Akoma Ntoso collection: a work of its own, which refers to each of them.

It does not hold them: eIds, which are unique in a document, would have to be others than theirs.
"""

from collections.abc import Sequence

from scripts.corpus.model import Corpus
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
from scripts.shown.edition import Edition


def collection(corpus: Corpus, editions: Sequence[Edition], site_url: str) -> Element:
    """Return the document of the collection."""
    components = (_component(n, edition, site_url) for n, edition in enumerate(editions, 1))
    return E.akomaNtoso(
        E.documentCollection(
            {"name": "resolution"},
            _meta(corpus, editions, site_url),
            E.collectionBody(*components),
        )
    )


def _component(number: int, edition: Edition, site_url: str) -> Element:
    reference = E.documentRef(
        eId=f"cmp_{number}__ref_1",
        href=f"{site_url}resolution-{edition.locale}.xml",
        showAs=edition.text.title,
    )
    return E.component({"eId": f"cmp_{number}", LANG: edition.locale}, reference)


def _meta(corpus: Corpus, editions: Sequence[Edition], site_url: str) -> Element:
    iri, day = work(corpus, "documentCollection"), max(edition.updated for edition in editions)
    this, url = f"{iri}/mul@{day}", f"{site_url}resolution.xml"
    languages = (E.FRBRlanguage(language=alpha3(edition.locale)) for edition in editions)
    return E.meta(
        E.identification(
            {"source": "#site"},
            E.FRBRWork(*work_names(corpus, iri, site_url)),
            E.FRBRExpression(*names(this, site_url, day, "#site"), *languages),
            E.FRBRManifestation(*names(f"{this}.xml", url, day, "#site")),
        ),
        references(corpus, editions[0], site_url),
    )
