"""A sheet for a proofreader: `make review LOCALE=pl` writes review-pl.pdf and review-pl.csv.

Both have the original and the translation side by side. The PDF has room for remarks by hand; the
table is filled in with any spreadsheet, and goes back by `make apply < review-pl.csv`.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.numbers import get_decimal_symbol

from scripts.corpus.faults import UsageError, nearest
from scripts.corpus.load import load
from scripts.corpus.text import is_words
from scripts.corpus.values import FOREIGN, Locale
from scripts.outputs import fonts
from scripts.shown.languages import cldr
from scripts.shown.show import show
from scripts.shown.text import Shown, ShownProvision, ShownText


class Row(NamedTuple):
    """What is compared; without a place, it is corrected by hand."""

    place: str
    name: str
    """What the translation calls it."""
    original: str
    own: str


def rows(shown: Shown, own: ShownText) -> Iterator[Row]:
    """Yield numbers and paragraphs in the order of the text, then the terms, then the choices."""
    marks = {p.eId: p.mark for p in shown.original.provisions}
    for paragraph in own.paragraphs.values():
        original = shown.original.paragraphs[paragraph.name].words
        name = paragraph.title if isinstance(paragraph, ShownProvision) else ""
        words = "" if paragraph.state == "missing" else paragraph.words
        if isinstance(paragraph, ShownProvision) and is_words(paragraph.mark):
            number = own.text.numbers.get(paragraph.eId, "")
            yield Row("", name, marks[paragraph.eId], number)
        if original:
            yield Row(f"/{own.locale}/#{paragraph.name}", name, original, words)
    labels = own.labels
    for term, words in own.text.terms.items():
        yield Row("", labels.about.terms, shown.original.text.terms[term], words)
    for choice in own.text.choices:
        yield Row("", labels.choices, "", FOREIGN.sub(r"\2", choice))


def table(shown: Shown, own: ShownText) -> str:
    """Return the rows as a table (RFC 4180), whose columns have the names of a form's fields."""
    name, file = own.labels.form, io.StringIO()
    # Spreadsheets part cells by what parts no digits in their language.
    writer = csv.writer(file, delimiter=";" if get_decimal_symbol(cldr(own.locale)) == "," else ",")
    original = own.labels.statuses.original.name
    writer.writerow([name.place, original, name.now, name.right, name.why])
    writer.writerows([row.place, row.original, row.own, "", ""] for row in rows(shown, own))
    return file.getvalue()


def sheet(shown: Shown, own: ShownText) -> bytes:
    """Return the rows as a PDF, A4. Raises UsageError where no font here has the letters."""
    labels, locales = own.labels, sorted({shown.original.locale, own.locale, own.editorial})
    if what := "; ".join(filter(None, map(fonts.lacking, locales))):
        raise UsageError(what)
    inputs = {
        "title": [own.title.language, own.title.words],
        "version": own.version,
        "head": [labels.statuses.original.name, own.text.name, labels.form.right],
        "rows": [list(row[1:]) for row in rows(shown, own)],
        "locales": [own.editorial, shown.original.locale, own.locale],
    }
    template = Path(__file__).with_name("review.typ")
    return fonts.compiled(template, locales, {"sheet": json.dumps(inputs, ensure_ascii=False)})


def main(root: Path, locale: Locale = "") -> None:
    """Write both for a translation of the project in the folder `root`, and say where they are."""
    shown = show(load(root), "")
    translations = [code for code in shown.texts if code != shown.original.locale]
    if locale not in translations:
        hint = nearest(locale, translations)
        raise UsageError(f"say which translation: make review LOCALE=…{hint}")
    own, file = shown.texts[locale], root / f"review-{locale}.csv"
    # With a byte order mark, without which Excel takes UTF-8 for something else.
    file.write_text(table(shown, own), encoding="utf-8-sig", newline="")
    file.with_suffix(".pdf").write_bytes(sheet(shown, own))
    print(f"{file.stem}.pdf is to print; fill in {file.name}, and run make apply < {file.name}")
