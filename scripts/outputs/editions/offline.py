"""Texts -> one page that needs no network and no script, to keep."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.outputs.policy import sealed
from scripts.shown.languages import direction
from scripts.shown.text import Shown, ShownText
from scripts.shown.typesetting import typeset

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "offline.css").read_text(encoding="utf-8")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def offline(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return the texts as HTML, side by side where there is room, with the anchors of the site.

    Nothing is loaded, and by its Content-Security-Policy nothing can be.
    """
    page = _ENVIRONMENT.get_template("offline.html").render(
        corpus=shown.corpus,
        texts=texts,
        first=texts[0],
        noticed=lambda name: any(this.paragraphs[name].notice for this in texts),
        direction=direction,
        policy=sealed(STYLE),
        style=STYLE,
        typeset=typeset,
    )
    return page.encode()
