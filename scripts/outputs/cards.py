"""Corpus -> share cards, which other sites show where a page is linked to, and covers of books."""

import io
import json
import os
import sys
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageColor
from pypdfium2 import PdfDocument

from scripts.corpus.values import Colour, Locale
from scripts.outputs import fonts
from scripts.outputs.cache import Cache
from scripts.outputs.processes import workers
from scripts.shown.names import state_name
from scripts.shown.text import Paragraph, Shown, ShownProvision, ShownText
from scripts.shown.typesetting import pieces
from scripts.shown.words import has_spaces, segments

TEMPLATE = Path(__file__).with_suffix(".typ")
_TOOLS = (
    Path(__file__).read_text(encoding="utf-8"),
    *fonts.TOOLS,
    *(f"{name} {version(name)}" for name in ("pillow", "pypdfium2")),
)
STEM = "card"
"""How the names of its files begin."""

# The colours of the template besides the accent; how many shades each has towards white, which
# make 16 colours with it: half a byte a pixel.
_COLOURS = ("#1b1b1f", "#595961")
_SHADES = 5

# Within a piece no line ends, nor at a hyphen.
_UNBROKEN = str.maketrans({" ": "\N{NO-BREAK SPACE}", "-": "-\N{WORD JOINER}"})

_MANY = 50
"""Cards that other processes draw: to start one takes as long as thirty."""


Words = tuple[tuple[Locale, str], ...]
"""Words, each after its language."""


@dataclass(frozen=True)
class Card:
    """What stands on a card: adopted words, and ours in the corners."""

    language: Locale
    """The language of the corners."""
    words: Words
    """Paragraphs of adopted words."""
    name: Words
    """Of the page: on that of a text its language's, on the landing those of all."""
    host: str
    accent: Colour
    status: str = ""
    work: str = ""
    cover: bool = False
    """True: as the landing looks."""
    height: int = 630
    """In pixels; the width is 1200."""

    def data(self) -> str:
        """Return the card as the template reads it: each piece of the words stays on a line."""
        rows = []
        for locale, words in self.words:
            spaced = has_spaces(locale)
            cut = pieces(words) if spaced else segments(words, locale)
            whole = [piece if piece == " " else piece.translate(_UNBROKEN) for piece in cut]
            rows.append((locale, whole, " " if spaced else ""))
        return json.dumps(vars(self) | {"words": rows}, ensure_ascii=False)

    @property
    def languages(self) -> set[Locale]:
        """The languages that are on it."""
        return {self.language, *(locale for locale, _ in (*self.words, *self.name))}


def cover(this: ShownText, cache: Cache) -> bytes:
    """Return the cover of a text as a book, PNG."""
    card = _card(this, (this.locale, this.text.name))
    name = (*card.name, *_settable([(this.editorial, card.status)]))
    card = replace(card, name=name, status="", work="", cover=True, height=1920)
    return dict(drawn({"": card}, cache))[""]


def drawn(cards: Mapping[str, Card], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Yield the picture of each card, PNG, by its path, one at a time: all take much memory.

    A card is drawn anew only when something on it has changed, or what draws it: where many are,
    other processes begin at once.
    """
    template = TEMPLATE.read_text(encoding="utf-8")
    made_of = {
        card: (*_TOOLS, template, *map(fonts.identity, sorted(card.languages)), card.data())
        for card in cards.values()
    }
    new = [(card, inputs) for card, inputs in made_of.items() if not cache.has(*inputs)]
    # Some together, as Typst then sets up once; few, as it keeps in memory what it has set. Those
    # whose letters join alone: where Typst parts a line depends on what was set before.
    parts = [[row] for row in new if fonts.need_noto(row[0].languages)]
    others = [row for row in new if not fonts.need_noto(row[0].languages)]
    parts += [others[i : i + 8] for i in range(0, len(others), 8)]
    kept: Iterator[None] = map(partial(_keep, cache), parts)
    if len(new) >= _MANY:
        processes = workers(os.cpu_count())
        kept = processes.map(partial(_keep, cache), parts)
        processes.shutdown(wait=False)

    def pictures() -> Iterator[tuple[str, bytes]]:
        deque(kept, 0)
        for path, card in cards.items():
            # What it has lost since is drawn alone.
            yield path, cache.get(lambda: draw([card])[0], *made_of[card])  # noqa: B023 - called at once

    return pictures()


def _keep(cache: Cache, part: Sequence[tuple[Card, tuple[str, ...]]]) -> None:
    pictures = draw([card for card, _ in part])
    for (_, inputs), picture in zip(part, pictures, strict=True):
        cache.keep(picture, *inputs)


def cards(shown: Shown) -> dict[str, Card]:
    """Return {path below docs/: card}: of every page in every language, and of the landing.

    Words that no font here can set are left out, which is told in a line.
    """
    texts, first = shown.texts, shown.original
    titles = [this.title for this in texts.values() if this.title.state != "missing"]
    words = _words(titles if len(titles) <= 4 else [first.title])
    languages = _settable((locale, this.text.name) for locale, this in texts.items())
    host, accent = urlsplit(shown.site_url).hostname or "", shown.corpus.resolution.colours.accent
    # Not card.png: mkdocs-static-i18n would put that of the default language in its place.
    found = {"card-landing.png": Card(first.locale, words, languages, host, accent, cover=True)}
    for locale, this in texts.items():
        if what := fonts.lacking(locale):
            print(f"cards in {locale}/ have no words: {what}", file=sys.stderr)
        _, *pages = shown.corpus.pages
        names = {f"{page}/": getattr(this.labels.pages, page) for page in pages}
        gone = [gone.address for gone in shown.corpus.resolution.gone if "#" not in gone.address]
        names |= dict.fromkeys(gone, this.labels.gone_title)
        found[f"{locale}/card.png"] = _card(this, (locale, this.text.name))
        for path, name in names.items():
            found[f"{locale}/{path}card.png"] = _card(this, (this.editorial, name))
        for provision in this.provisions:
            name = (this.editorial, provision.title)
            found[f"{locale}/{provision.eId}/card.png"] = _card(this, name, provision)
    return found


def _card(
    this: ShownText, name: tuple[Locale, str], provision: ShownProvision | None = None
) -> Card:
    """Return the card of a provision, or of a page about the whole, which has its title."""
    words, status = _words([this.title]), state_name(this.labels, this.text.status)
    if provision:
        heading = [provision.heading] if provision.heading else []
        words = _words((*provision.under, *heading, *provision.said))
        status = provision.status
    work = f"{this.labels.short_title}, {this.labels.place_and_date}"
    if fonts.lacking(this.editorial):
        status = work = ""
    host, accent = urlsplit(this.url).hostname or "", this.corpus.resolution.colours.accent
    return Card(this.editorial, words, _settable([name]), host, accent, status, work)


def _words(paragraphs: Iterable[Paragraph]) -> Words:
    return _settable((paragraph.language, paragraph.words) for paragraph in paragraphs)


def _settable(words: Iterable[tuple[Locale, str]]) -> Words:
    return tuple(row for row in words if not fonts.lacking(row[0]))


def draw(cards: Sequence[Card]) -> list[bytes]:
    """Return the picture of each card, as PNG."""
    languages = set[Locale]().union(*(card.languages for card in cards))
    inputs = {"cards": f"[{','.join(card.data() for card in cards)}]"}
    # As PDF: a PNG of Typst's has every shade, which costs twice the time until it has few.
    drawn = fonts.compiled(TEMPLATE, languages, inputs, pdf_tags=False)
    with PdfDocument(drawn) as pages:
        pictures = [page.render().to_pil() for page in pages]  # A pixel each pt.
    return [_png(picture, card.accent) for picture, card in zip(pictures, cards, strict=True)]


def _png(picture: Image.Image, accent: Colour) -> bytes:
    """Return a picture with the few shades that its letters need."""
    colours = [
        255 - (255 - channel) * shade // _SHADES
        for colour in map(ImageColor.getrgb, (*_COLOURS, accent))
        for shade in range(1, _SHADES + 1)
        for channel in colour
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([255, 255, 255, *colours])
    written = io.BytesIO()
    picture = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    # Runs of white: to look for other repeats takes twice the time, for 1 % of the bytes.
    picture.save(written, "PNG", compress_type=zlib.Z_RLE)
    return written.getvalue()
