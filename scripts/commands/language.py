"""Begin a language: `make language LOCALE=uk` writes data/text/uk.yaml and says what is to do."""

import re
from datetime import date
from pathlib import Path

import babel

from scripts.corpus.faults import DataError, Fault, UsageError
from scripts.corpus.load import load
from scripts.corpus.model import Corpus
from scripts.corpus.trees import text_path
from scripts.corpus.values import Locale, check_locale

_HEAD = """\
# yaml-language-server: $schema=../../schemas/text.json
#
# {name}. A provision that is not here is shown in the original, and said to be.
#
# To translate one, take the '# ' from before its name, write the words on the line below it,
# with four spaces before them, and run: make confirm LOCALE={locale} ID=<its name>

name: {name}
status: unofficial
# Labels and editorial words below are still in this language. Take this line out when they are
# translated; until then pages say it to browsers and screen readers.
editorial_in: {original}

# Still the original's words. Translate these in the same way: title, recitals, operative.
title: >-
  {title}
headings:
  recitals: >-
    {recitals}
  operative: >-
    {operative}
provisions:
"""
_PROVISION = """\
  # {words}
  # {eid}: >-
  #
"""
_REST = """\

# Which words of the original each of these renders: make confirm writes it.
renders:

changes:
  "{day}": Nothing is translated yet.
"""
# What is not taken over: a new text has its own, above.
_OWN = {"name", "status", "title", "headings", "provisions", "renders", "changes", "choices"}


def template(corpus: Corpus, original: str, locale: Locale, name: str, day: date) -> str:
    """Return a text of which nothing is translated, as YAML.

    `original` is the file of the original, whose labels and editorial words are taken over.
    """
    text = corpus.original
    headings = text.headings.model_dump()
    head = _HEAD.format(
        name=name,
        locale=locale,
        original=corpus.resolution.original,
        title=text.title,
        **headings,
    )
    provisions = "".join(
        _PROVISION.format(words=text.provisions[p.eId], eid=p.eId)
        for p in corpus.resolution.provisions
    )
    # A part begins with a key at the margin; comments are the file's own.
    parts = re.split(r"(?m)^(?=[a-z_]+:)", re.sub(r"(?m)^#.*\n", "", original))
    taken = (part for part in parts if part.partition(":")[0] not in _OWN)
    return head + provisions + _REST.format(day=day) + "".join(taken)


def begin(root: Path, locale: str, day: date) -> str:
    """Write the text of a new language in the folder `root`; return what is to be done next.

    Raises DataError if there is no such language, or its text is there, or the data has faults.
    """
    path = text_path(locale)
    try:
        name = babel.Locale.parse(check_locale(locale), sep="-").get_display_name() or locale
    except ValueError as error:
        raise DataError([Fault(path, 1, 1, f"the file's name: {error}")]) from error
    if (root / path).exists():
        raise DataError([Fault(path, 1, 1, "is there already; translate it, or delete it first")])
    corpus = load(root)
    name = name[0].upper() + name[1:]
    original = (root / text_path(corpus.resolution.original)).read_text(encoding="utf-8")
    (root / path).write_text(template(corpus, original, locale, name, day), encoding="utf-8")
    return (
        f"{path} is written. Add to mkdocs.yml, where the languages are:\n"
        f"        - {{locale: {locale}, name: {name}}}"
    )


def main(root: Path, locale: str = "") -> None:
    """Begin a language in the folder `root`, and say what is to be done next."""
    if not locale:
        raise UsageError("say which language, by its tag (BCP 47): make language LOCALE=uk")
    print(begin(root, locale, date.today()))
