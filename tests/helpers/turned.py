"""The frozen document as if its original were Hebrew: all but the letters of most of its words."""

from dataclasses import replace

from scripts.corpus.corpus import Corpus
from scripts.corpus.text import Text
from tests.helpers.frozen import CORPUS


def turned(**more: object) -> Corpus:
    """Return it: its pages run from right to left, and it cites what is English.

    Its Polish text leaves clause 1 out; `more` are values that the Hebrew one has.
    """
    resolution = CORPUS.resolution.model_copy(update={"original": "he"})
    hebrew = _like(CORPUS.original, title="החלטה", name="עברית", **more)
    polish = CORPUS.texts["pl"]
    few = {eid: words for eid, words in polish.provisions.items() if eid != "cl_1"}
    texts = {"he": hebrew, "pl": _like(polish, provisions=few)}
    return replace(CORPUS, resolution=resolution, texts=texts)


def _like(text: Text, **more: object) -> Text:
    return Text(**{name: getattr(text, name) for name in Text.model_fields} | more)
