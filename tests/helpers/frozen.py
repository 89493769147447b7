"""The frozen project: its data, and what is published of it."""

from itertools import cycle

from scripts.corpus.load import load
from tests.helpers.project import FROZEN, THOROUGH

CORPUS = load(FROZEN)
LOCALES = list(CORPUS.texts)
EIDS = [provision.eId for provision in CORPUS.resolution.provisions]
# By day one provision of each kind.
_OF_EACH_KIND = {provision.kind: provision.eId for provision in CORPUS.resolution.provisions}
SOME_EIDS = EIDS if THOROUGH else [*_OF_EACH_KIND.values()]
PAGES = [
    "",
    "parallel/",
    "sources/",
    "signatories/",
    "about/",
    "downloads/",
    *(f"{eid}/" for eid in EIDS),
]

TEXTS = ["", *(f"-{locale}" for locale in LOCALES)]

# The promise: addresses that will answer for ever.
ADDRESSES = ["", *(f"{locale}/{page}" for locale in LOCALES for page in PAGES)]

# Of each language, and of all.
EDITIONS = [
    *(f"resolution-{locale}.{end}" for locale in LOCALES for end in ("epub", "txt")),
    *(f"resolution{text}.{end}" for text in TEXTS for end in ("pdf", "html", "json", "xml")),
    *(f"feed{text}.xml" for text in TEXTS),
    "resolution.schema.json",
]


KINDS = ["", "cl_5/", "parallel/", "sources/", "signatories/", "about/"]
EVERY_PAGE = [*ADDRESSES, "404.html"]
# By day one page of each kind, each in another language, so that each language has some.
BY_DAY = [
    "",
    "404.html",
    *(
        f"{locale}/{kind}"
        for locale, kind in zip(cycle(LOCALES), [*KINDS, "rec_1/", "downloads/"], strict=False)
    ),
]
SOME_PAGES = EVERY_PAGE if THOROUGH else BY_DAY
EVERY_KIND = [f"{locale}/{kind}" for locale in LOCALES for kind in KINDS]
