"""Begin a language: `make language LOCALE=uk` writes data/text/uk.yaml and says what is to do."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, TemplateNotFound

from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault, UsageError
from scripts.corpus.load import load
from scripts.corpus.text import is_words
from scripts.corpus.trees import text_path
from scripts.corpus.values import Locale, check_locale
from scripts.shown.languages import language_name
from scripts.site.settings import check_built, line

_FILE = """\
# yaml-language-server: $schema=../../schemas/text.json
#
# {name}. What is not here is shown in the original, and said to be.
#
# To translate something, take the '# ' from before its name, write the words on the line below
# it, with spaces before them, and run: make confirm LOCALE={locale} ID=<its name>

name: "{name}"
status: unofficial
# Labels and editorial words are those of this language, from its file; pages say so to browsers
# and screen readers. Write yours into this file, under the same keys: labels, about, notes,
# sources, organizations, terms, synonyms. When all are here, take this line out.
editorial_in: "{original}"
{labels}
{title}
headings:
{headings}
{numbers}provisions:
{provisions}

# Which words of the original each of these renders: make confirm writes it.
renders:

changes:
  "{day}": Nothing is translated yet.
"""

_NUMBERS = """\
# A number is confirmed with the words that stand below it.
numbers:
{}
"""

_LABELS = """\
# To begin with, what Material for MkDocs has in this language:
# labels:
{}"""
_MATERIAL = {
    "skip": "action.skip",
    "select_language": "select.language",
    "navigation": "nav",
    "search": "search",
    "search_none": "search.result.none",
    "contents": "toc",
    "copied": "clipboard.copied",
    "before": "footer.previous",
    "after": "footer.next",
}
"""By label, the string of Material's that says the same."""


def _labels(locale: Locale) -> str:
    """Return Material's labels in a language, if any, as comments: a page has all, or none."""
    # The strings go into YAML.
    strings = Environment(loader=PackageLoader("material", "templates"))  # noqa: S701
    try:
        said: Any = strings.get_template(f"partials/languages/{locale}.html").module
    except TemplateNotFound:
        return ""
    known = {label: said.t(string) for label, string in _MATERIAL.items()}
    return _LABELS.format("".join(f"#   {k}: {words!r}\n" for k, words in known.items() if words))


def template(corpus: Corpus, locale: Locale, name: str, day: date) -> str:
    """Return a text of which nothing is translated, as YAML, with the original as comments."""
    text, indent = corpus.original, "  "
    numbers = {eid: num for eid, num in text.numbers.items() if is_words(num)}
    return _FILE.format(
        name=name,
        locale=locale,
        original=corpus.resolution.original,
        labels=_labels(locale),
        title=_waiting({"title": text.title}.items()),
        headings=_waiting(text.headings.items(), indent),
        numbers=_NUMBERS.format(_waiting(numbers.items(), indent)) if numbers else "",
        provisions=_waiting(text.provisions.items(), indent),
        day=day,
    )


def _waiting(words: Iterable[tuple[str, str]], indent: str = "") -> str:
    """Return keys that wait for words, each below the words that it is to render."""
    lines: list[str] = []
    for name, original in words:
        paragraphs = original.split("\n")
        style = "|-" if len(paragraphs) > 1 else ">-"  # |- keeps lines, which are paragraphs.
        lines += [*paragraphs, f"{name}: {style}", ""]
    return "\n".join(f"{indent}# {line}".rstrip() for line in lines)


def begin(root: Path, locale: str, day: date) -> str:
    """Write the text of a new language in the folder `root`; return what is to be done next.

    Raises DataError if there is no such language, or its text is there, or the data has faults.
    """
    path = text_path(locale)
    try:
        name = language_name(check_built(check_locale(locale)), locale)
    except ValueError as error:
        raise DataError([Fault(path, 1, 1, f"the file's name: {error}")]) from error
    if (root / path).exists():
        raise DataError([Fault(path, 1, 1, "is there already; translate it, or delete it first")])
    corpus = load(root)
    name = name[0].title() + name[1:]  # Georgian has capitals, and begins no word with one.
    if name in (text.name for text in corpus.texts.values()):  # The CLDR has no name of a variant.
        name += f" ({locale.rpartition('-')[2]})"
    (root / path).write_text(template(corpus, locale, name, day), encoding="utf-8")
    added = line(locale, name)
    return f"{path} is written. Add to mkdocs.yml, where the languages are:\n        {added}"


def main(root: Path, locale: str = "") -> None:
    """Begin a language in the folder `root`, and say what is to be done next."""
    if not locale:
        raise UsageError("say which language, by its tag (BCP 47): make language LOCALE=uk")
    print(begin(root, locale, date.today()))
