"""Texts -> one page that needs no network and no script, to keep."""

from collections.abc import Sequence
from pathlib import Path

from scripts.outputs.policy import sealed
from scripts.outputs.templating import coloured, environment
from scripts.shown.text import Shown, ShownText

_FOLDER = Path(__file__).parent
_TEMPLATES = environment(_FOLDER)


def style(shown: Shown) -> str:
    """Return the style of the page."""
    words = (_FOLDER / "offline.css").read_text(encoding="utf-8")
    return coloured(words, shown.corpus.resolution.colours)


def offline(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return the texts as HTML, side by side where there is room, with the anchors of the site.

    Nothing is loaded, and by its Content-Security-Policy nothing can be.
    """
    page = _TEMPLATES.get_template("offline.html").render(
        corpus=shown.corpus,
        texts=texts,
        first=texts[0],
        noticed=lambda name: any(this.paragraphs[name].notice for this in texts),
        policy=sealed(style(shown)),
        style=style(shown),
    )
    return page.encode()
