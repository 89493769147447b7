"""The real data: what is in data/, which tests of code do not look at."""

from scripts.corpus.load import load
from tests.helpers.project import ROOT

CORPUS = load(ROOT)
LOCALES = list(CORPUS.texts)


def adopted() -> list[str]:
    """Return the paragraphs of the resolution as it was published, numbers and bullets included."""
    text = (ROOT / "tests/data/adopted.en.txt").read_text()
    return [paragraph.strip() for paragraph in text.split("\n\n")]
