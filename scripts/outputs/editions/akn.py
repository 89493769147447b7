"""Texts -> Akoma Ntoso 3.0 (OASIS LegalDocML), for databases of legal documents.

IRIs follow the OASIS naming convention 1.0: a work `/akn/pl/statement/resolution/2023-11-01/nn`,
as it has no number, an expression `…/pol@2026-11-22`, a manifestation `….xml`. The convention
wants a country, whoever adopted the document: the data says which.
"""

from collections.abc import Sequence
from pathlib import Path

import langcodes

from scripts.corpus.corpus import Corpus
from scripts.corpus.eids import ABBREVIATIONS, NAMES
from scripts.corpus.values import Locale
from scripts.outputs.templating import environment, indented
from scripts.shown.text import Shown, ShownText

# The elements of the hierarchy that eIds can name.
HIERARCHY = {*ABBREVIATIONS.values(), *NAMES} - {
    "adoption", "attachment", "citation", "conclusions", "dispatch", "formula", "item", "preamble",
    "recital",
}  # fmt: skip


def akn(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return one text as a statement; several as a collection that refers to each."""
    name = "statement.xml" if len(texts) == 1 else "collection.xml"
    document = _TEMPLATES.get_template(name).render(
        shown=shown,
        corpus=shown.corpus,
        resolution=shown.corpus.resolution,
        texts=texts,
        this=texts[0],
    )
    return indented(document)


def work(corpus: Corpus, kind: str = "statement") -> str:
    """Return the IRI of the resolution, whatever the language."""
    resolution = corpus.resolution
    return f"/akn/{resolution.country}/{kind}/{resolution.subtype}/{resolution.adopted}/nn"


def expression(this: ShownText) -> str:
    """Return the IRI of a text: an original is of the day of adoption.

    What its tag has beside the language stands after the day, as two texts may differ by it alone:
    "srp@2026-11-22,Latn".
    """
    day = this.updated if this.is_translation else this.corpus.resolution.adopted
    _, *rest = this.locale.split("-", 1)
    return ",".join((f"{work(this.corpus)}/{alpha3(this.locale)}@{day}", *rest))


def alpha3(locale: Locale) -> str:
    """Return a language's code of three letters (ISO 639-2/T), as the convention wants it."""
    language, *_ = locale.split("-")
    return langcodes.Language.get(language, normalize=False).to_alpha3()


_TEMPLATES = environment(Path(__file__).with_name("akn_template"))
_TEMPLATES.globals |= {"alpha3": alpha3, "expression": expression, "work": work}
_TEMPLATES.globals["hierarchy"] = HIERARCHY
