"""What the build script makes of a corpus, for the site of the tests."""

from collections.abc import Mapping

from scripts.corpus.corpus import Corpus
from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.pages.render import render
from scripts.outputs.search import search
from scripts.outputs.writers import write
from scripts.shown.show import show
from tests.helpers.project import ROOT, SITE_URL

NOTHING: Mapping[str, bytes] = {}


def made_of(corpus: Corpus, cache: Cache | None = None) -> dict[str, bytes]:
    """Return the editions by their names; `cache` is the real project's if not given."""
    files = write(show(corpus, SITE_URL), cache or Cache(ROOT / FOLDER))
    return {path: file for path, file in files.items() if "/" not in path}


def pages_of(corpus: Corpus, made: Mapping[str, bytes] = NOTHING) -> dict[str, str]:
    """Return the Markdown pages by their paths; `made` are the editions."""
    return render(show(corpus, SITE_URL), made)


def searched(corpus: Corpus) -> dict[str, str]:
    """Return what search reads, by its path, for each text."""
    texts = show(corpus, SITE_URL).texts
    return {f"{locale}/search.json": search(text) for locale, text in texts.items()}
