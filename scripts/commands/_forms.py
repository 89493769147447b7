"""Corrections as they come: the body of an issue, a letter, or a proofreader's filled table."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from typing import NamedTuple

from scripts.corpus.characters import with_lf
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, nearest
from scripts.corpus.text import Text
from scripts.corpus.values import LOCALE, Locale

FORM = "form"
"""What faults call standard input."""
_PLACE = re.compile(rf"(?:.*/|)(?P<locale>{LOCALE})/#?(?P<name>[a-z0-9_]+)/?")
TICKS = {"ok", "✓", "✔"}
"""What a proofreader writes beside words that are right."""

Answers = dict[str, tuple[int, str]]
"""What stands in the fields of a form, and in which line."""


class Correction(NamedTuple):
    """What is to stand in a paragraph."""

    locale: Locale
    name: str
    """Of the paragraph, as in Text.paragraphs."""
    words: str
    line: int
    """Of the form, where what would be right stands."""
    is_reviewed: bool
    """Whether a proofreader wrote the words, or ticked them as they stand."""


class Form(NamedTuple):
    """A form, or a row of a table: what stands in its fields, and in which line."""

    names: Mapping[str, str]
    """What faults call the fields."""
    answers: Answers
    is_table: bool

    def said(self, key: str) -> str:
        """Return what stands in a field."""
        return self.answers.get(key, (1, ""))[1]

    def fault(self, what: str, *keys: str) -> DataError:
        """Return that something is wrong with what stands in fields."""
        lines = {key: self.answers.get(key, (1, ""))[0] for key in keys}
        return DataError([Fault(FORM, lines[key], 1, f"{self.names[key]}: {what}") for key in keys])


def corrections(corpus: Corpus, given: str) -> list[Correction]:
    """Return the corrections that are given; raise DataError with what is wrong with them."""
    given = _body(with_lf(unicodedata.normalize("NFC", given.removeprefix("\ufeff"))))
    found, faults = dict[tuple[Locale, str], Correction](), list[Fault]()
    names, fields = corpus.original.labels.form.model_dump(), called(corpus)
    is_table = fields.get(re.split("[,;\t]", given, maxsplit=1)[0].strip('"')) == "place"
    for answers in _rows(given, fields) if is_table else [_answers(given, fields)]:
        try:
            new = _correction(corpus, Form(names, answers, is_table))
            if new and (old := found.setdefault(new[:2], new)) != new:
                what = f"'{new.name}' is corrected on line {old.line} already; keep one"
                faults.append(Fault(FORM, new.line, 1, what))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    if not found:
        raise DataError([Fault(FORM, 1, 1, "corrects nothing; write what would be right")])
    return list(found.values())


def called(corpus: Corpus) -> dict[str, str]:
    """Return the fields, by what they are called in a language, or in all as in the issue form."""
    forms = [text.labels.form.model_dump() for text in corpus.texts.values()]
    one = {name: key for form in forms for key, name in form.items()}
    return one | {" · ".join(dict.fromkeys(form[key] for form in forms)): key for key in forms[0]}


def _body(given: str) -> str:
    """Return what a letter says, if it was saved with its headers (RFC 5322)."""
    if not re.match(r"(?:.+\n)*?content-type:", given, re.IGNORECASE):
        return given
    said = message_from_bytes(given.encode(), policy=policy.default).get_body(("plain",))
    return with_lf(unicodedata.normalize("NFC", said.get_content())) if said else given


def _answers(given: str, fields: Mapping[str, str]) -> Answers:
    """Return the answers below the headings of an issue or a letter."""
    answers, key = dict[str, tuple[int, str]](), ""
    for number, line in enumerate(given.split("\n"), 1):
        if line.rstrip() == "--":  # A letter's signature follows (RFC 3676, section 4.3).
            break
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if heading in fields:
            key = fields[heading]
            if key in answers:
                what = f"'{heading}' stands on line {answers[key][0]} already; keep one"
                raise DataError([Fault(FORM, number, 1, what)])
            answers[key] = (number, "")
        elif key and line.strip():
            at, before = answers[key]
            answers[key] = (at, f"{before}\n{line}") if before else (number, line)
    # What GitHub writes below a heading whose field was left empty.
    return {k: (at, "" if said == "_No response_" else said) for k, (at, said) in answers.items()}


def _rows(given: str, fields: Mapping[str, str]) -> Iterator[Answers]:
    """Yield the rows of a table; programs part its cells by one of three signs."""
    delimiter = max(",;\t", key=given.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(given), delimiter=delimiter)
    keys = [fields.get(cell.strip(), cell) for cell in next(rows)]
    begin = rows.line_num + 1
    try:
        for row in rows:
            yield {key: (begin, cell.strip()) for key, cell in zip(keys, row, strict=False)}
            begin = rows.line_num + 1
    except csv.Error as error:
        right = "save it as CSV, with a quotation mark at both ends of a cell"
        raise DataError([Fault(FORM, begin, 1, f"is no table ({error}); {right}")]) from error


def _correction(corpus: Corpus, form: Form) -> Correction | None:
    """Return what is corrected or ticked; None, if a row of a table was left as it is."""
    right = form.said("right")
    if form.is_table and not form.said("place"):  # A term, or what the translator chose between.
        if right:
            raise form.fault("is of no paragraph; change the data by hand", "right")
        return None
    locale, name = _place(corpus, form)
    words = corpus.texts[locale].paragraphs.get(name, "")
    if form.is_table and (not right or right.lower() in TICKS):
        if form.said("now").split() != words.split():
            raise form.fault("differs from the text; write what would be right beside it", "now")
        if not right or not words:
            return None
    else:
        words = _words(corpus.texts[locale], name, form)
    return Correction(locale, name, words, form.answers["right"][0], form.is_table)


def _place(corpus: Corpus, form: Form) -> tuple[Locale, str]:
    """Return the locale and the name of the paragraph that a form is about."""
    needed = [key for key in form.names if key not in {"version", "why"} and not form.said(key)]
    if needed and not form.is_table:
        raise form.fault("is missing; write it below a line of '###' and this name", *needed)
    place, adopted = _PLACE.fullmatch(form.said("place")), corpus.original.paragraphs
    if not place or place["locale"] not in corpus.texts:
        what = "is no address of a provision, as /en/cl_3/; change other words by hand"
        raise form.fault(what, "place")
    locale, name = place["locale"], place["name"]
    language = corpus.texts[locale].name
    if form.said("language") != language and not form.is_table:
        what = f"is '{form.said('language')}', but the place is in {language}"
        raise form.fault(what, "language")
    if locale == corpus.resolution.original:
        raise form.fault("is the original, whose words are never changed", "place")
    if name not in adopted:
        raise form.fault(f"no paragraph '{name}'{nearest(name, list(adopted))}", "place")
    return locale, name


def _words(text: Text, name: str, form: Form) -> str:
    """Return all words of a paragraph, of which those in question are what would be right."""
    words, asked = text.paragraphs.get(name, ""), form.said("now").split()
    if not words:
        raise form.fault(f"'{name}' has no words in {text.name}; translate it first", "place")
    if asked[: len(words.split())] == words.split():  # What stands below is of no paragraph.
        asked = words.split()
    now = re.compile(r"[^\S\n]+".join(map(re.escape, asked)))
    present = now.findall(words) if asked else []
    if not present:
        old = f" (the form is of {form.said('version')})" if form.said("version") else ""
        what = f"these words are not in {name} of {text.version}{old}; copy them from there"
        raise form.fault(what, "now")
    if len(present) > 1:
        what = f"these words are {len(present)} times in {name}; give more of those around"
        raise form.fault(what, "now")
    right = re.sub(r"[ \t\n]+", " ", form.said("right")).strip()
    for kept in re.findall(r"\S+(?:\u00a0\S+)+", present[0]):  # They get lost on the way.
        right = right.replace(kept.replace("\u00a0", " "), kept)
    if right == present[0]:
        raise form.fault("is what stands there already", "right")
    return now.sub(lambda _: right, words)
