"""Texts -> PDF/UA-1 (ISO 14289-1), A4, tagged: to print, and to attach to a letter."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import font_source_sans_pro
import typst

from scripts.cache import Cache
from scripts.editions.edition import Edition, Passage
from scripts.load import DataError
from scripts.read import Fault
from scripts.typeset import pieces

_TEMPLATE = Path(__file__).with_name("pdf.typ")
# Only fonts that the packages bring: with the machine's own, bytes would differ by machine.
_FONTS = Path(font_source_sans_pro.__file__).with_name("files")
_TOOLS = [
    *(file.read_text(encoding="utf-8") for file in (Path(__file__), _TEMPLATE)),
    *(f"{name} {version(name)}" for name in ("typst", "font-source-sans-pro")),
]


def pdf(editions: Sequence[Edition], cache: Cache) -> bytes:
    """Return the texts, one after the other, each from a new page.

    Lines are not hyphenated: a copied word would have a hyphen in it. Typst refuses what would
    break the standard: raises DataError if no font has a letter of the words.
    """
    texts = json.dumps([_text(edition) for edition in editions], ensure_ascii=False)
    return cache.get(lambda: _compile(texts), texts, *_TOOLS)


def _compile(texts: str) -> bytes:
    try:
        compiled = typst.compile(
            _TEMPLATE,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[_FONTS]),
            sys_inputs={"texts": texts},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        what = f"{error.message}; take a font that has it"
        raise DataError([Fault("scripts/editions/pdf.typ", 1, 1, what)]) from error
    assert isinstance(compiled, bytes)
    return compiled


def _passage(passage: Passage) -> dict[str, object]:
    return passage.model_dump() | {"words": pieces(passage.words)}


def _text(edition: Edition) -> dict[str, object]:
    """Return what the template reads of a text."""
    text, labels, day = edition.text, edition.text.labels, edition.updated
    return {
        "said": {
            "locale": edition.locale,
            "editorial": edition.editorial,
            "notices": {name: edition.notice(name) for name in edition.missing | edition.outdated},
            "languages": {name: edition.language(name) for name in edition.missing},
        },
        "title": pieces(text.title),
        "headings": {name: pieces(words) for name, words in text.headings},
        "passages": [
            _passage(passage) | {"points": [_passage(p) for p in edition.points(passage)]}
            for passage in edition.passages
        ],
        "status": edition.status,
        "about": labels.about_edition,
        "colophon": edition.colophon,
        "short_title": labels.short_title,
        "place_and_date": labels.place_and_date,
        "description": f"{labels.place_and_date} · {edition.status}",
        "version": edition.version,
        "author": labels.adopted_by,
        "updated": {"year": day.year, "month": day.month, "day": day.day},
    }
