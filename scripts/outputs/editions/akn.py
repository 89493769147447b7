"""Texts -> Akoma Ntoso 3.0 (OASIS LegalDocML), for databases of legal documents."""

from collections.abc import Sequence

from lxml import etree

from scripts.corpus.model import Kind
from scripts.outputs.editions.akn_collection import collection
from scripts.outputs.editions.akn_meta import LANG, E, Element, meta
from scripts.shown.text import Paragraph, Section, Shown, ShownProvision, ShownText

EDITORIAL = {"status": "editorial"}


def akn(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return one text as a statement; several as a collection that refers to each."""
    document = _statement(shown, texts[0]) if len(texts) == 1 else collection(shown, texts)
    # Only what has elements in it is indented: the words are as they are in the data.
    etree.indent(document)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True) + b"\n"


def _statement(shown: Shown, this: ShownText) -> Element:
    language = {LANG: this.locale}
    colophon = (f"{label}: {value}" for label, value in this.colophon)

    def sections(*kinds: Kind) -> list[Section]:
        return [section for section in this.sections if section.provisions[0].kind in kinds]

    def words(*kinds: Kind) -> list[ShownProvision]:
        return [provision for section in sections(*kinds) for provision in section.provisions]

    def heading(kind: Kind, attributes: dict[str, str] | None = None) -> list[Element]:
        above = (section.heading for section in sections(kind) if section.heading)
        return [e for words in above for e in _paragraph(words, this, attributes)]

    opening = [e for p in words("preamble") for e in _paragraph(p, this)]
    return E.akomaNtoso(
        E.statement(
            {"name": "resolution"},
            meta(shown, this),
            E.coverPage(
                {LANG: this.editorial}, *(E.p(E.remark(EDITORIAL, line)) for line in colophon)
            ),
            E.preface(language, *_title(this)),
            E.preamble(
                {"eId": "preamble"} | language,
                E.formula({"eId": "preamble__formula_1", "name": "opening"}, *opening),
                E.recitals(
                    {"eId": "recs"},
                    E.intro({"eId": "recs__intro"}, *heading("recital")),
                    *(_numbered("recital", p, this) for p in words("recital")),
                ),
            ),
            E.mainBody(
                language,
                *heading("clause", {"eId": "body__p_1"}),
                *(_clause(p, this) for p in words("clause")),
            ),
            E.conclusions(
                language,
                *(
                    E.blockContainer({"eId": p.eId}, *_paragraph(p, this))
                    for p in words("dispatch", "adoption")
                ),
            ),
        )
    )


def _clause(clause: ShownProvision, this: ShownText) -> Element:
    element = _numbered("clause", clause, this, "intro" if clause.points else "content")
    element.extend(_numbered("point", point, this, "content") for point in clause.points)
    return element


def _numbered(tag: str, provision: ShownProvision, this: ShownText, within: str = "") -> Element:
    """Return a provision with its number as it is printed: a point has a bullet."""
    words = _paragraph(provision, this)
    if within:
        words = [E(within, {"eId": f"{provision.eId}__{within}"}, *words)]
    return E(tag, {"eId": provision.eId}, E.num(provision.mark), *words)


def _paragraph(
    paragraph: Paragraph, this: ShownText, attributes: dict[str, str] | None = None
) -> list[Element]:
    """Return the words, after a notice if they are the original's or outdated."""
    words = E.p((attributes or {}) | _foreign(paragraph, this), paragraph.words)
    return [*_notice(paragraph, this), words]


def _title(this: ShownText) -> list[Element]:
    title = E.longTitle(E.p(_foreign(this.title, this), E.docTitle(this.title.words)))
    return [*_notice(this.title, this), title]


def _foreign(paragraph: Paragraph, this: ShownText) -> dict[str, str]:
    return {LANG: paragraph.language} if paragraph.language != this.locale else {}


def _notice(paragraph: Paragraph, this: ShownText) -> list[Element]:
    foreign = {LANG: this.editorial} if this.editorial != this.locale else {}
    notice = E.p(foreign, E.remark(EDITORIAL, paragraph.notice))
    return [notice] if paragraph.notice else []
