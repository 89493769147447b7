"""Texts -> Akoma Ntoso 3.0 (OASIS LegalDocML), for databases of legal documents."""

from collections.abc import Sequence

from lxml import etree

from scripts.corpus.model import Corpus
from scripts.outputs.editions.akn_collection import collection
from scripts.outputs.editions.akn_meta import LANG, E, Element, meta
from scripts.shown.edition import Edition, Passage

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
            E.coverPage(
                {LANG: edition.editorial}, *(E.p(E.remark(EDITORIAL, line)) for line in colophon)
            ),
            E.preface(language, *_title(edition)),
            E.preamble(
                {"eId": "preamble"} | language,
                E.formula({"eId": "preamble__formula_1", "name": "opening"}, *opening),
                E.recitals(
                    {"eId": "recs"},
                    E.intro(
                        {"eId": "recs__intro"}, *_paragraph("recitals", headings.recitals, edition)
                    ),
                    *(_numbered("recital", p, edition) for p in edition.of("recital")),
                ),
            ),
            E.mainBody(
                language,
                *_paragraph("operative", headings.operative, edition, {"eId": "body__p_1"}),
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
    return _paragraph(passage.eId, passage.words, edition)


def _paragraph(
    name: str, words: str, edition: Edition, attributes: dict[str, str] | None = None
) -> list[Element]:
    """Return the words, after a notice if they are the original's or outdated."""
    language = edition.language(name)
    foreign = {LANG: language} if language != edition.locale else {}
    return [*_notice(name, edition), E.p((attributes or {}) | foreign, words)]


def _title(edition: Edition) -> list[Element]:
    language = edition.language("title")
    foreign = {LANG: language} if language != edition.locale else {}
    title = E.longTitle(E.p(foreign, E.docTitle(edition.text.title)))
    return [*_notice("title", edition), title]


def _notice(name: str, edition: Edition) -> list[Element]:
    notice = edition.notice(name)
    foreign = {LANG: edition.editorial} if edition.editorial != edition.locale else {}
    return [E.p(foreign, E.remark(EDITORIAL, notice))] if notice else []
