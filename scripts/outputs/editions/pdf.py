"""Texts -> PDF/UA-1 (ISO 14289-1), A4, tagged: to print, and to attach to a letter."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from scripts.corpus.values import Locale
from scripts.outputs import fonts
from scripts.outputs.cache import Cache
from scripts.outputs.processes import workers
from scripts.shown.languages import direction
from scripts.shown.text import Paragraph, ShownProvision, ShownText
from scripts.shown.typesetting import pieces

_TEMPLATE = Path(__file__).with_name("pdf.typ")
_TOOLS = [
    *(file.read_text(encoding="utf-8") for file in (Path(__file__), _TEMPLATE)),
    *fonts.TOOLS,
]
_LONG = 100_000
"""Characters of texts that a process of their own sets: with it goes what Typst keeps in memory,
hundreds of MB."""


def pdf(texts: Sequence[ShownText], cache: Cache) -> bytes:
    """Return the texts, one after the other, each from a new page.

    Lines are not hyphenated: a copied word would have a hyphen in it. Of several texts those are
    left out that cannot be set. Raises NoFontError if none can: Typst refuses what would break the
    standard, as a letter that no font has.
    """
    if len(texts) == 1:
        return _set(texts, cache)
    can_be_set, why = [], None
    for this in texts:
        try:
            _set([this], cache)
            can_be_set.append(this)
        except fonts.NoFontError as error:
            why = error
    if why and not can_be_set:
        raise why
    return _set(can_be_set, cache)


def _set(texts: Sequence[ShownText], cache: Cache) -> bytes:
    used = {locale for this in texts for locale in (this.locale, this.editorial)}
    used |= {p.language for this in texts for p in this.paragraphs.values()}
    languages = sorted(used)
    for locale in languages:
        if what := fonts.lacking(locale):
            raise fonts.NoFontError(what)
    inputs = {
        "texts": json.dumps([_text(this) for this in texts], ensure_ascii=False),
        "accent": texts[0].corpus.resolution.colours.accent,
    }
    made_of = [*inputs.values(), *map(fonts.identity, languages), *_TOOLS]
    return cache.get(lambda: _compile(inputs, languages), *made_of)


def _compile(inputs: dict[str, str], languages: Sequence[Locale]) -> bytes:
    if len(inputs["texts"]) < _LONG:
        return _by_typst(inputs, languages)
    with workers(1) as process:
        return process.submit(_by_typst, inputs, languages).result()


def _by_typst(inputs: dict[str, str], languages: Sequence[Locale]) -> bytes:
    try:
        return fonts.compiled(_TEMPLATE, languages, inputs, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        what = f"{error.message}; take another letter, or a font that has it"
        raise fonts.NoFontError(what) from error


def _text(this: ShownText) -> dict[str, object]:
    """Return what the template reads of a text."""
    labels, day, paragraphs = this.labels, this.updated, this.paragraphs.values()
    return {
        "said": {
            "locale": this.locale,
            "editorial": this.editorial,
            "notices": {p.name: p.notice for p in paragraphs if p.notice},
            "languages": {p.name: p.language for p in paragraphs if p.language != this.locale},
        },
        "title": pieces(this.title.words),
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
        "rtl": direction(this.editorial) == "rtl",
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
        "item": this.item,
        "above": [(pieces(words), language) for words, language in this.above],
        "parts": list(map(_provision, this.parts)),
    }


def _words(this: Paragraph) -> dict[str, object]:
    """Return each paragraph of the words as the pieces that a line does not break."""
    return {"name": this.name, "lines": list(map(pieces, this.lines))}
