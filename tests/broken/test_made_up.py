"""Made-up data: whatever it is, it gives faults with places, or pages that say what it says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError
from scripts.corpus.parse import parse
from scripts.corpus.trees import Keys
from scripts.outputs.editions.json_ import json_
from scripts.outputs.editions.text import text
from scripts.shown.show import show
from scripts.site.settings import checked
from tests.helpers.breaking import FILES, TREES, at, below, put
from tests.helpers.misread import form, misread, only_pages
from tests.helpers.outcomes import changed, misplaced, otherwise, write
from tests.helpers.outputs import pages_of
from tests.helpers.project import SITE_URL, THOROUGH, write_settings

few = settings(
    max_examples=3000 if THOROUGH else 50,
    derandomize=not THOROUGH,
    database=None,
    deadline=None,
)

# What is more than a letter to YAML, HTML, Markdown, Jinja, Typst, or a reader's eyes.
SIGNS = [
    "a", "word ", "я", "ў", " ", "  ", "\n", "\n  ", "\n- ", ": ", "- ", "? ", "[", "]", "{", "}",
    "<", ">", "&", '"', "'", "`", "\\", "|", "#", " # ", "%", "@", "!", "!!str ", "*", "&a", "_",
    "<b>", "</p>", "<!--", "-->", "]]>", "&lt;", "{{", "}}", "{%", "%}", "{: .x }", "$", "~", "==",
    "---\n", "...\n", "\t", "\r", "\0", "\u200b", "\u202e", "\ufeff", "\u0301", "\u2028", "1",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(SIGNS)).map("".join) | st.text()
# Words that nothing is wrong with, so that pages come of them.
FINE = st.lists(st.sampled_from([sign.strip() for sign in SIGNS if sign.isprintable()]))
FINE_WORDS = FINE.map(lambda signs: " ".join(" ".join(signs).split()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | WORDS | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.integers(), inner),
    max_leaves=8,
)
PLACES = [(path, keys) for path, tree in TREES.items() for keys in below(tree, ())]
PROVISIONS = [(path, keys) for path, keys in PLACES if keys[0] == "provisions" and len(keys) == 2]
PROVISIONS = [(path, keys) for path, keys in PROVISIONS if isinstance(at(TREES[path], keys), str)]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project to break."""
    root = tmp_path_factory.mktemp("made_up")
    write_settings(root)
    write(root, dict(FILES))
    return root


@pytest.fixture(scope="module")
def known(made_up: Path) -> set[Any]:
    """What pages are made of."""
    made: set[Any] = set()
    for change in (otherwise, lambda files: files):
        write(made_up, changed(change))
        made.update(*map(form, only_pages(pages_of(checked(made_up)[0])).values()))
    return made


def corpus_or_faults(root: Path) -> Corpus | None:
    """Return what loads; or None, having seen that each fault has a place in its file."""
    try:
        return checked(root)[0]
    except DataError as error:
        faults = error.faults
    assert faults
    assert list(misplaced(root, faults)) == []
    return None


@few
@given(content=WORDS.map(str.encode) | st.binary())
def test_any_file_is_read_or_has_faults(made_up: Path, content: bytes) -> None:
    (made_up / "x.yaml").write_bytes(content)
    tree, faults = parse(made_up, "x.yaml")
    assert tree or faults
    assert list(misplaced(made_up, faults)) == []


@few
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_any_value_in_any_place(made_up: Path, place: tuple[str, Keys], value: object) -> None:
    write(made_up, changed(put(*place, value).change))
    corpus_or_faults(made_up)


@few
@given(place=st.sampled_from(PROVISIONS), words=FINE_WORDS | WORDS)
def test_any_words_are_adopted_as_they_are(
    made_up: Path, known: set[Any], place: tuple[str, Keys], words: str
) -> None:
    write(made_up, changed(put(*place, words).change))
    corpus = corpus_or_faults(made_up)
    if not corpus:
        return
    locale, eid = Path(place[0]).stem, str(place[1][1])
    assert corpus.texts[locale].provisions[eid] == words
    assert list(misread(corpus, pages_of(corpus), known)) == []
    shown = show(corpus, SITE_URL)
    made = shown.texts[locale]
    plain = re.sub(r"\n *", " ", text(made).decode())
    assert all(line in plain for line in words.split("\n"))
    (said,) = json.loads(json_(shown, [made]))["texts"]
    assert words in [provision["words"] for provision in said["provisions"]]
