"""Texts -> Akoma Ntoso 3.0 (OASIS LegalDocML), for databases of legal documents."""

from collections.abc import Iterator, Sequence

from lxml import etree

from scripts.corpus.eids import ABBREVIATIONS, NAMES, Container
from scripts.outputs.editions.akn_collection import collection
from scripts.outputs.editions.akn_meta import LANG, E, Element, component, meta
from scripts.shown.text import Paragraph, Section, Shown, ShownProvision, ShownText

EDITORIAL = {"status": "editorial"}
# The elements of the hierarchy that eIds can name; what else there is becomes an hcontainer.
HIERARCHY = {*ABBREVIATIONS.values(), *NAMES} - {
    "adoption", "attachment", "citation", "conclusions", "dispatch", "formula", "item", "preamble",
    "recital",
}  # fmt: skip


def akn(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return one text as a statement; several as a collection that refers to each."""
    document = _statement(shown, texts[0]) if len(texts) == 1 else collection(shown, texts)
    # Only what has elements in it is indented: the words are as they are in the data.
    etree.indent(document)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True) + b"\n"


def _statement(shown: Shown, this: ShownText) -> Element:
    language = {LANG: this.locale}
    colophon = (f"{label}: {value}" for label, value in this.colophon)
    parts: dict[Container, list[Section]] = {}
    for section in this.sections:
        parts.setdefault(section.container, []).append(section)
    preamble = [e for section in parts.get("preamble", ()) for e in _preamble(section, this)]
    head, body, number = meta(shown, this), E.mainBody(language), 0
    for section in parts.get("body", ()):
        number += bool(section.heading)
        body.extend(_heading(section, this, f"body__p_{number}"))
        body.extend(_part(p, this) for p in section.provisions)
    conclusions = [
        E.blockContainer({"eId": p.eId}, *_paragraph(p, this))
        for section in parts.get("conclusions", ())
        for p in section.rows
    ]
    attachments = [
        _attachment(p, this, component(head, p.eId), _heading(section, this) if not n else [])
        for section in parts.get("attachment", ())
        for n, p in enumerate(section.provisions)
    ]
    return E.akomaNtoso(
        E.statement(
            {"name": shown.corpus.resolution.subtype},
            head,
            E.coverPage(
                {LANG: this.editorial}, *(E.p(E.remark(EDITORIAL, line)) for line in colophon)
            ),
            E.preface(language, *_title(this)),
            *([E.preamble({"eId": "preamble"} | language, *preamble)] if preamble else ()),
            body,
            *([E.conclusions(language, *conclusions)] if conclusions else ()),
            *([E.attachments(*attachments)] if attachments else ()),
        )
    )


def _heading(section: Section, this: ShownText, eid: str = "") -> list[Element]:
    if not section.heading:
        return []
    return _paragraph(section.heading, this, {"eId": eid} if eid else None)


def _preamble(section: Section, this: ShownText) -> Iterator[Element]:
    """Yield recitals, under their heading, and what else there is as formulas."""
    recitals = [p for p in section.provisions if p.kind == "recital"]
    for number, p in enumerate((p for p in section.provisions if p not in recitals), 1):
        name = {"eId": f"preamble__formula_{number}", "name": "opening"}
        yield E.formula(name, *_paragraph(p, this))
    if recitals:
        heading = _heading(section, this)
        yield E.recitals(
            {"eId": "recs"},
            *([E.intro({"eId": "recs__intro"}, *heading)] if heading else ()),
            *(E.recital({"eId": p.eId}, *_number(p, this), *_paragraph(p, this)) for p in recitals),
        )


def _part(provision: ShownProvision, this: ShownText) -> Element:
    """Return a provision with its number as it is printed, and its parts."""
    kind, eid = provision.kind, {"eId": provision.eId}
    element = E(kind, eid) if kind in HIERARCHY else E.hcontainer(eid | {"name": kind})
    element.extend(_above(provision, this))
    within = "intro" if provision.parts else "content"
    words = _paragraph(provision, this)
    if words or not provision.parts:
        element.append(E(within, {"eId": f"{provision.eId}__{within}"}, *(words or [E.p()])))
    element.extend(_part(part, this) for part in provision.parts)
    return element


def _attachment(
    provision: ShownProvision, this: ShownText, head: Element, before: list[Element]
) -> Element:
    """Return an attachment: a document of its own, after a heading that stands above several."""
    words = [*_paragraph(provision, this), *(_part(part, this) for part in provision.parts)]
    preface = [E.preface(*before)] if before else []
    document = E.doc({"name": provision.kind}, head, *preface, E.mainBody(*words or [E.p()]))
    return E.attachment(
        {"eId": provision.eId, LANG: this.locale}, *_above(provision, this), document
    )


def _above(provision: ShownProvision, this: ShownText) -> list[Element]:
    """Return the number and the heading of a provision."""
    own = provision.heading
    heading = [E.heading(_foreign(own, this), own.words)] if own else []
    return [*_number(provision, this), *heading]


def _number(provision: ShownProvision, this: ShownText) -> list[Element]:
    foreign = _foreign(provision, this) if provision.own_number else {}
    return [E.num(foreign, provision.mark)] if provision.mark else []


def _paragraph(
    paragraph: Paragraph, this: ShownText, attributes: dict[str, str] | None = None
) -> list[Element]:
    """Return the words, after a notice if they are the original's or outdated."""
    attributes = (attributes or {}) | _foreign(paragraph, this)
    return [*_notice(paragraph, this), *(E.p(attributes, line) for line in paragraph.lines)]


def _title(this: ShownText) -> list[Element]:
    title = E.longTitle(E.p(_foreign(this.title, this), E.docTitle(this.title.words)))
    return [*_notice(this.title, this), title]


def _foreign(paragraph: Paragraph, this: ShownText) -> dict[str, str]:
    return {LANG: paragraph.language} if paragraph.language != this.locale else {}


def _notice(paragraph: Paragraph, this: ShownText) -> list[Element]:
    if not paragraph.notice:
        return []
    foreign = {LANG: this.editorial} if this.editorial != this.locale else {}
    return [E.p(foreign, E.remark(EDITORIAL, paragraph.notice))]
