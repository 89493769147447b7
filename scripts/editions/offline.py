"""Texts -> one page that needs no network and no script, to keep."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.assets import source
from scripts.editions.edition import Edition
from scripts.model import Corpus, named
from scripts.typeset import typeset, unbroken
from scripts.values import direction

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "offline.css").read_text(encoding="utf-8")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def offline(corpus: Corpus, texts: list[Edition]) -> bytes:
    """Return the texts as HTML, side by side where there is room, with the anchors of the site.

    Nothing is loaded, and by its Content-Security-Policy nothing can be.
    """
    page = _ENVIRONMENT.get_template("offline.html").render(
        corpus=corpus,
        texts=texts,
        first=texts[0],
        named=named,
        noticed=lambda name: any(text.notice(name) for text in texts),
        direction=direction,
        policy=f"default-src 'none'; img-src data:; style-src {source(STYLE)}",
        style=STYLE,
        typeset=typeset,
        unbroken=unbroken,
    )
    return page.encode()
