"""Corrections as they come: the body of an issue, a letter, or a proofreader's filled table."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scripts.corpus.characters import with_lf
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, nearest
from scripts.corpus.values import LOCALE, Locale
from scripts.shown.version import version

FORM = "form"
"""What faults call standard input."""
_PLACE = re.compile(rf"(?:.*/|)(?P<locale>{LOCALE})/#?(?P<name>[a-z0-9_]+)/?")


class Correction(NamedTuple):
    """Words of a paragraph, which stand in it once, and what is to stand there instead."""

    locale: Locale
    name: str
    """Of the paragraph, as in Text.paragraphs."""
    now: re.Pattern[str]
    right: str
    line: int
    """Of the form, where the right words stand."""


Answers = dict[str, tuple[int, str]]
"""What stands in the fields of a form, and in which line."""


def corrections(corpus: Corpus, given: str) -> list[Correction]:
    """Return the corrections that are given; raise DataError with what is wrong with them."""
    given = with_lf(unicodedata.normalize("NFC", given.removeprefix("\ufeff")))
    found, faults = list[Correction](), list[Fault]()
    fields = called(corpus)
    is_table = fields.get(re.split("[,;\t]", given, maxsplit=1)[0].strip('"')) == "place"
    for answers in _rows(given, fields) if is_table else [_answers(given, fields)]:
        try:
            found += _correction(corpus, answers, is_table)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    if not found:
        raise DataError([Fault(FORM, 1, 1, "corrects nothing; write what would be right")])
    return found


def called(corpus: Corpus) -> dict[str, str]:
    """Return the fields, by what they are called in a language, or in all as in the issue form."""
    forms = [text.labels.form.model_dump() for text in corpus.texts.values()]
    one = {name: key for form in forms for key, name in form.items()}
    return one | {" · ".join(dict.fromkeys(form[key] for form in forms)): key for key in forms[0]}


def _answers(given: str, fields: Mapping[str, str]) -> Answers:
    """Return the answers below the headings of an issue or a letter."""
    answers: Answers = {}
    key = ""
    for number, line in enumerate(given.split("\n"), 1):
        if line == "-- ":  # A letter's signature follows (RFC 3676, section 4.3).
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
    """Yield the answers in each row of a table; programs part its cells by one of three signs."""
    delimiter = max(",;\t", key=given.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(given), delimiter=delimiter)
    keys = [fields.get(cell.strip(), cell) for cell in next(rows)]
    begin = rows.line_num + 1
    try:
        for row in rows:
            yield {key: (begin, cell.strip()) for key, cell in zip(keys, row, strict=False)}
            begin = rows.line_num + 1
    except csv.Error as error:
        what = (
            f"is no table ({error}); save it as CSV, with a quotation mark at both ends of a cell"
        )
        raise DataError([Fault(FORM, begin, 1, what)]) from error


def _correction(corpus: Corpus, answers: Answers, is_table: bool) -> Iterator[Correction]:
    """Yield what is corrected: nothing, in a row of a table that was left as it is."""
    names = corpus.original.labels.form.model_dump()

    def fault(key: str, what: str) -> DataError:
        return DataError([Fault(FORM, answers.get(key, (1, ""))[0], 1, f"{names[key]}: {what}")])

    said = {key: answers.get(key, (1, ""))[1] for key in names}
    if is_table and not said["place"]:  # A term, or what the translator chose between.
        if said["right"]:
            raise fault("right", "is of no paragraph; change the data by hand")
        return
    empty = [key for key in names if not said[key] and key not in {"version", "why"}]
    if not is_table and empty:
        right = "write below a line '### {}' what belongs there"
        each = [fault(key, f"is missing; {right.format(names[key])}") for key in empty]
        raise DataError([error.faults[0] for error in each])
    place = _PLACE.fullmatch(said["place"])
    if not place or place["locale"] not in corpus.texts:
        raise fault(
            "place", "is no address of a provision, as /en/cl_3/; change other words by hand"
        )
    locale, name = place["locale"], place["name"]
    text, adopted = corpus.texts[locale], corpus.original.paragraphs
    if not is_table and said["language"] != text.name:
        raise fault("language", f"is '{said['language']}', but the place is in {text.name}")
    if locale == corpus.resolution.original:
        raise fault("place", "is the original, whose words are never changed")
    if name not in adopted:
        raise fault("place", f"no paragraph '{name}'{nearest(name, list(adopted))}")
    words = text.paragraphs.get(name, "")
    if is_table and not said["right"]:
        if said["now"].split() != words.split():
            raise fault("now", "differs from the text; write what would be right beside it")
        return
    if not words:
        raise fault("place", f"'{name}' has no words in {text.name}; translate it first")
    now = re.compile(r"[^\S\n]+".join(map(re.escape, said["now"].split())))
    present = now.findall(words) if said["now"] else []
    if not present:
        old = f" (the form is of {said['version']})" if said["version"] else ""
        what = f"these words are not in {name} of {version(text)}{old}; copy them from there"
        raise fault("now", what)
    if len(present) > 1:
        times = f"these words are {len(present)} times in {name}"
        raise fault("now", f"{times}; give more of those around")
    right = re.sub(r"[ \t\n]+", " ", said["right"]).strip()
    for kept in re.findall(r"\S+(?:\u00a0\S+)+", present[0]):  # They get lost on the way.
        right = right.replace(kept.replace("\u00a0", " "), kept)
    if right == present[0]:
        raise fault("right", "is what stands there already")
    yield Correction(locale, name, now, right, answers["right"][0])
