"""What the tests of editions share: corpora, and what every edition of them must say."""

import hashlib
import json
from typing import NamedTuple

from scripts.corpus.model import Corpus, Text
from tests.helpers.project import SITE_URL


class Said(NamedTuple):
    """A paragraph of the resolution, and its language."""

    name: str
    """title, recitals, operative, or an eId."""
    words: str
    language: str


def said(corpus: Corpus, locale: str) -> list[Said]:
    """Every paragraph of a text in order, taken from the data without the code under test."""
    text = corpus.texts[locale]
    paragraphs = [Said("title", text.title, locale)]
    for eid in (p.eId for p in corpus.resolution.provisions):
        if eid == "rec_1":
            paragraphs.append(Said("recitals", text.headings["recitals"], locale))
        if eid == "cl_1":
            paragraphs.append(Said("operative", text.headings["operative"], locale))
        own = text.provisions.get(eid)
        language = locale if own else "en"
        paragraphs.append(Said(eid, own or corpus.texts["en"].provisions[eid], language))
    return paragraphs


def missing(corpus: Corpus, locale: str) -> int:
    """How many provisions a text leaves out."""
    return sum(paragraph.language != locale for paragraph in said(corpus, locale))


def facts(corpus: Corpus, locale: str) -> list[str]:
    """What every edition tells besides the words, in the reader's language."""
    text = corpus.texts[locale]
    return [
        text.labels.place_and_date,
        getattr(text.labels.statuses, text.status).name,
        getattr(text.labels.statuses, text.status).explained,
        *([corpus.resolution.published.url] if corpus.resolution.published else []),
        f"{SITE_URL}{locale}/",
        *([f"{SITE_URL}en/"] if locale != "en" else []),
    ]


def version(text: Text) -> str:
    """Return the version of a text by the rule that is published."""
    words = {
        "title": text.title,
        "headings": {
            "recitals": text.headings["recitals"],
            "operative": text.headings["operative"],
        },
        "provisions": dict(text.provisions),
    }
    content = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    return f"{max(text.changes)}-{hashlib.sha256(content).hexdigest()[:8]}"
