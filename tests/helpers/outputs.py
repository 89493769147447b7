"""What the build script makes of a corpus, for the site of the tests."""

from collections.abc import Mapping

from scripts.corpus.model import Corpus
from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.editions import editions
from scripts.outputs.pages.render import render
from tests.helpers.project import ROOT, SITE_URL

NOTHING: Mapping[str, bytes] = {}


def made_of(corpus: Corpus, cache: Cache | None = None) -> dict[str, bytes]:
    """Return the editions by their names; `cache` is the real project's if not given."""
    return editions(corpus, SITE_URL, cache or Cache(ROOT / FOLDER))


def pages_of(corpus: Corpus, made: Mapping[str, bytes] = NOTHING) -> dict[str, str]:
    """Return the pages, and what lies beside them, by their paths; `made` are the editions."""
    return render(corpus, SITE_URL, made)
