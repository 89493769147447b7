"""A locale's search file: what docs/assets/search.js reads, once a reader searches."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from scripts.corpus.eids import kind
from scripts.corpus.labels import AboutLabels
from scripts.corpus.model import Source
from scripts.corpus.text import Text
from scripts.corpus.values import Locale
from scripts.shown.languages import long_date
from scripts.shown.text import Paragraph, ShownProvision, ShownText
from scripts.shown.typesetting import plain


def search(this: ShownText) -> str:
    """Return `search.json` of a text: its synonyms, and an entry for each thing to find.

    An entry has its `address` below the locale, its `title`, its own `words`, and `more`:
    what is said elsewhere of the same thing, which counts for less. `lang` is the language of
    the words where it is not the locale's own. `found`, `none` and `elsewhere` are what the
    dialog says of the entries that were found.
    """
    text, corpus = this.text, this.corpus
    about = (name for name in AboutLabels.model_fields if name != "terms" or text.terms)
    entries = [
        *(_provision(this, provision) for provision in this.provisions),
        *(entry for provision in this.provisions for entry in _foreign(this, provision)),
        _heading(this, this.title, "#page-text"),
        *(_heading(this, s.heading, f"#{s.heading.name}") for s in this.sections if s.heading),
        *(_source(text, source, this.editorial) for source in corpus.sources.values()),
        *(_organization(text, name) for name in (*corpus.signatories, *corpus.bodies)),
        *(_about(this, section) for section in about),
        *(_page(text, page) for page in corpus.pages if page not in ("index", "about")),
    ]
    content = {
        "found": text.labels.search_found,
        "none": text.labels.search_none,
        "elsewhere": text.labels.search_elsewhere,
        "synonyms": dict(text.synonyms),
        "entries": entries,
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def _entry(address: str, title: str, words: str, more: Iterable[str] = ()) -> dict[str, Any]:
    return {"address": address, "title": title, "words": words, "more": list(more)}


def _provision(this: ShownText, provision: ShownProvision) -> dict[str, Any]:
    text, corpus = this.text, this.corpus
    more = [plain(text.notes[note.id]) for note in provision.notes]
    for source in map(corpus.sources.__getitem__, provision.cites):
        issuer, title = text.organizations[source.issuer].name, text.sources[source.id].title
        more.append(", ".join((issuer, *(i.value for i in source.identifiers), title)))
    if provision.parent:  # A point is asked for as a clause, too.
        clause = this.text.labels.provisions[kind(provision.parent)]
        more.append(clause.name.format(number=provision.number))
    # What is an item has its number in the title.
    above = [] if provision.item else provision.above
    own = [words for words, language in above if language == provision.language]
    words = "\n".join((*own, *provision.lines))
    entry = _entry(f"#{provision.eId}", provision.title, words, more)
    return _in_language(this, provision.language, entry)


def _foreign(this: ShownText, provision: ShownProvision) -> Iterator[dict[str, Any]]:
    """Yield its number and its heading, if they are not in the language of its words."""
    for words, language in provision.above:
        if language != provision.language:
            entry = _entry(f"#{provision.eId}", provision.title, words)
            yield _in_language(this, language, entry)


def _heading(this: ShownText, heading: Paragraph, address: str) -> dict[str, Any]:
    entry = _entry(address, this.labels.title_and_headings, heading.words)
    return _in_language(this, heading.language, entry)


def _in_language(this: ShownText, language: Locale, entry: dict[str, Any]) -> dict[str, Any]:
    return entry if language == this.locale else {**entry, "lang": language}


def _source(text: Text, source: Source, locale: Locale) -> dict[str, Any]:
    words = text.sources[source.id]
    parts = [text.organizations[source.issuer].name, *(i.value for i in source.identifiers)]
    parts += [long_date(source.date, locale)] if source.date else []
    more = [plain(words.details)] if words.details else []
    return _entry(f"sources/#{source.id}", words.title, ", ".join((*parts, *source.authors)), more)


def _organization(text: Text, name: str) -> dict[str, Any]:
    words = text.organizations[name]
    return _entry(f"signatories/#{name}", words.name, words.description or "")


def _about(this: ShownText, section: str) -> dict[str, Any]:
    text, more = this.text, list[str]()
    if section == "origin":
        more = [text.notes[note.id] for note in this.corpus.notes.get(None, [])]
    elif section == "translations":
        more = list(text.choices)
    words = ", ".join(text.terms.values()) if section == "terms" else getattr(text.about, section)
    title = getattr(text.labels.about, section)
    return _entry(f"about/#{section}", title, plain(words), map(plain, more))


def _page(text: Text, page: str) -> dict[str, Any]:
    # Only of the files there is nothing else to find.
    words = text.labels.downloads_description if page == "downloads" else ""
    return _entry(f"{page}/", getattr(text.labels.pages, page), words)
