"""Share cards in scripts whose letters join."""

from pathlib import Path

from scripts.corpus.load import load
from scripts.outputs.cache import Cache
from scripts.outputs.cards import cards, draw, drawn
from scripts.shown.show import show
from tests.helpers.project import SITE_URL


def test_a_card_is_the_same_whatever_is_drawn_with_it(second: Path, tmp_path: Path) -> None:
    """As after an edit, when a few are drawn anew."""
    every = cards(show(load(second.parent), SITE_URL))
    joined = {path: card for path, card in every.items() if path.startswith(("ar/", "hi/", "el/"))}
    together = dict(drawn(joined, Cache(tmp_path)))
    assert len(together) > 100
    assert together == {path: draw([card])[0] for path, card in joined.items()}
