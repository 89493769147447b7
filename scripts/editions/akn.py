"""Texts -> Akoma Ntoso 3.0 (OASIS LegalDocML), for databases of legal documents."""

from collections.abc import Sequence

from lxml import etree

from scripts.editions.akn_collection import collection
from scripts.editions.akn_meta import LANG, E, Element, meta
from scripts.editions.edition import Edition, Passage
from scripts.model import Corpus

EDITORIAL = {"status": "editorial"}


def akn(corpus: Corpus, editions: Sequence[Edition], site_url: str) -> bytes:
    """Return one text as a statement; several as a collection that refers to each."""
    if len(editions) == 1:
        document = _statement(corpus, editions[0], site_url)
    else:
        document = collection(corpus, editions, site_url)
    # Only what has elements in it is indented: the words are as they are in the data.
    etree.indent(document)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True) + b"\n"


def _statement(corpus: Corpus, edition: Edition, site_url: str) -> Element:
    headings, language = edition.text.headings, {LANG: edition.locale}
    colophon = (f"{label}: {value}" for label, value in edition.colophon)
    opening = [word for p in edition.of("preamble") for word in _words(p, edition)]
    return E.akomaNtoso(
        E.statement(
            {"name": "resolution"},
            meta(corpus, edition, site_url),
            E.coverPage(language, *(E.p(E.remark(EDITORIAL, line)) for line in colophon)),
            E.preface(language, E.longTitle(E.p(E.docTitle(edition.text.title)))),
            E.preamble(
                {"eId": "preamble"} | language,
                E.formula({"eId": "preamble__formula_1", "name": "opening"}, *opening),
                E.recitals(
                    {"eId": "recs"},
                    E.intro({"eId": "recs__intro"}, E.p(headings.recitals)),
                    *(_numbered("recital", p, edition) for p in edition.of("recital")),
                ),
            ),
            E.mainBody(
                language,
                E.p({"eId": "body__p_1"}, headings.operative),
                *(_clause(p, edition) for p in edition.of("clause")),
            ),
            E.conclusions(
                language,
                *(
                    E.blockContainer({"eId": p.eId}, *_words(p, edition))
                    for p in edition.of("dispatch", "adoption")
                ),
            ),
        )
    )


def _clause(clause: Passage, edition: Edition) -> Element:
    points = edition.points(clause)
    element = _numbered("clause", clause, edition, "intro" if points else "content")
    element.extend(_numbered("point", point, edition, "content") for point in points)
    return element


def _numbered(tag: str, passage: Passage, edition: Edition, within: str = "") -> Element:
    """Return a provision with its number as it is printed: a point has a bullet."""
    number = "•" if passage.kind == "point" else f"{passage.number}."
    words = _words(passage, edition)
    if within:
        words = [E(within, {"eId": f"{passage.eId}__{within}"}, *words)]
    return E(tag, {"eId": passage.eId}, E.num(number), *words)


def _words(passage: Passage, edition: Edition) -> list[Element]:
    """Return the words; if they are the original's, with their language, after a notice."""
    if passage.language == edition.locale:
        return [E.p(passage.words)]
    notice = E.p(E.remark(EDITORIAL, edition.text.labels.missing))
    return [notice, E.p({LANG: passage.language}, passage.words)]
