"""Texts -> PDF/UA-1 (ISO 14289-1), A4, tagged: to print, and to attach to a letter."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import font_source_sans_pro
import typst

from scripts.corpus.faults import DataError, Fault
from scripts.outputs.cache import Cache
from scripts.shown.text import Paragraph, ShownProvision, ShownText

_TEMPLATE = Path(__file__).with_name("pdf.typ")
# Only fonts that the packages bring: with the machine's own, bytes would differ by machine.
_FONTS = Path(font_source_sans_pro.__file__).with_name("files")
_TOOLS = [
    *(file.read_text(encoding="utf-8") for file in (Path(__file__), _TEMPLATE)),
    *(f"{name} {version(name)}" for name in ("typst", "font-source-sans-pro")),
]


def pdf(texts: Sequence[ShownText], cache: Cache) -> bytes:
    """Return the texts, one after the other, each from a new page.

    Lines are not hyphenated: a copied word would have a hyphen in it. Typst refuses what would
    break the standard: raises DataError if no font has a letter of the words.
    """
    content = json.dumps([_text(this) for this in texts], ensure_ascii=False)
    return cache.get(lambda: _compile(content), content, *_TOOLS)


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
        raise DataError([Fault("scripts/outputs/editions/pdf.typ", 1, 1, what)]) from error
    assert isinstance(compiled, bytes)
    return compiled


def _text(this: ShownText) -> dict[str, object]:
    """Return what the template reads of a text."""
    labels, day = this.labels, this.updated
    paragraphs = this.paragraphs.values()

    return {
        "said": {
            "locale": this.locale,
            "editorial": this.editorial,
            "notices": {p.name: p.notice for p in paragraphs if p.notice},
            "languages": {p.name: p.language for p in paragraphs if p.language != this.locale},
        },
        "title": this.title.words,
        "sections": [
            {
                "heading": section.heading and _words(section.heading),
                "provisions": list(map(_provision, section.provisions)),
            }
            for section in this.sections
        ],
        "status": this.status,
        "about": labels.about_edition,
        "colophon": this.colophon,
        "short_title": labels.short_title,
        "place_and_date": labels.place_and_date,
        "description": f"{labels.place_and_date} · {this.status}",
        "version": this.version,
        "author": labels.adopted_by,
        "updated": {"year": day.year, "month": day.month, "day": day.day},
    }


def _provision(this: ShownProvision) -> dict[str, object]:
    return {
        **_words(this),
        "kind": this.kind,
        "mark": this.mark,
        "heading": this.heading and _words(this.heading),
        "parts": list(map(_provision, this.parts)),
    }


def _words(this: Paragraph) -> dict[str, object]:
    return {"name": this.name, "words": this.words, "lines": this.lines}
