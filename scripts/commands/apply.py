"""An editor applies corrections: `make apply < answer.md`.

Standard input is the body of an issue by the form, a letter with the same headings, or the table of
`make review`, filled in. Each changes the words of one paragraph of data/text/<locale>.yaml. What a
proofreader has corrected or ticked is `reviewed`; BY names who, if they wish so.
"""

import difflib
from datetime import date
from pathlib import Path

from scripts.commands._edit import edited, put, read
from scripts.commands._forms import FORM, Correction, corrections
from scripts.commands.quotation import given
from scripts.corpus import wordings
from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, printable
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load
from scripts.corpus.parse import lines
from scripts.corpus.text import to_render
from scripts.corpus.text_rules import paragraphs
from scripts.corpus.trees import text_path
from scripts.shown.names import named


def apply(root: Path, answers: str, today: date, by: str = "") -> list[str]:
    """Apply the corrections in a form's answers to the texts in the folder `root`; return a diff.

    A text has them all in one write, with a line of `changes` for `today`; the paragraphs are
    confirmed, and words that were published kept under `earlier`. `by` is who proofread a table.
    Raises DataError, having written nothing, if there are faults.
    """
    corpus = load(root, today)
    found = corrections(corpus, answers)
    diff, new = list[str](), dict[Path, str]()
    for locale in dict.fromkeys(each.locale for each in found):
        path = text_path(locale)
        old = (root / path).read_bytes().decode()
        these = [each for each in found if each.locale == locale]
        new[root / path] = content = _corrected(root, corpus, these, old, today, by)
        both = old.splitlines(), content.splitlines()
        diff += difflib.unified_diff(*both, path, path, lineterm="", n=0)
    for file, content in new.items():
        put(file, content)
    return list(map(printable, diff))


def _corrected(
    root: Path, corpus: Corpus, found: list[Correction], content: str, today: date, by: str
) -> str:
    """Return the content of a text's file with corrections, all of which are of this text."""
    locale, day = found[0].locale, today.isoformat()
    path, text = text_path(locale), corpus.texts[locale]
    places = paragraphs(read(root, path))
    faults = list[Fault]()
    for each in found:
        *under, name = map(str, places[each.name])
        original = corpus.original.paragraphs[each.name]
        value = short_hash(to_render(corpus.original.numbers, each.name, original))
        try:
            new = edited(content, path, each.name, value, under="renders")
            if each.words != text.paragraphs[each.name]:
                new = edited(new, path, name, each.words, *under)
            if each.is_reviewed:
                said = {"date": day, **({"by": by} if by else {}), "words": short_hash(each.words)}
                new = edited(new, path, each.name, said, under="reviewed")
            # What was published need not be kept yet.
            load(root, instead={path: new})
            content = new
        except DataError as error:
            faults += [Fault(FORM, each.line, 1, fault.what) for fault in error.faults]
    if faults:
        raise DataError(faults)
    found = [each for each in found if each.words != text.paragraphs[each.name]]
    names = (
        named(corpus, locale, each.name, "cite")
        if each.name in corpus.numbers
        else text.labels.title_and_headings
        for each in found
    )
    sentence = text.labels.corrected.format(names=", ".join(dict.fromkeys(names)))
    before = text.changes.get(today, "")
    if found and sentence not in before:
        content = edited(content, path, day, f"{before} {sentence}".strip(), under="changes")
    published, _ = lines(root, wordings.LIST)
    for each in found:
        words = text.paragraphs[each.name]
        if f"{each.locale} {each.name} {short_hash(words)}" in published.data:
            kept = {str(until): old for until, old in text.earlier.get(each.name, {}).items()}
            content = edited(content, path, each.name, {day: words, **kept}, under="earlier")
    load(root, today, {path: content})
    return content


def main(root: Path, by: str = "") -> None:
    """Apply the corrections on standard input to the project in `root`, and print a diff."""
    print("\n".join(apply(root, given("form"), date.today(), by)))
