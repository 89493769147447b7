"""Changes of texts -> an Atom feed (RFC 4287), for followers."""

from collections.abc import Sequence
from pathlib import Path

from scripts.outputs.templating import environment, indented
from scripts.shown.text import Shown, ShownText
from scripts.shown.typesetting import plain

_TEMPLATES = environment(Path(__file__).parent)


def atom(shown: Shown, texts: Sequence[ShownText], url: str) -> bytes:
    """Return a feed (RFC 4287), to be at `url`, of the changes of these texts, newest first.

    Each is in its text's language, and the feed's own words are in the first one's.
    """
    changes = [(day, this) for this in texts for day in this.text.changes]
    feed = _TEMPLATES.get_template("atom.xml").render(
        first=texts[0],
        texts=texts,
        url=url,
        home=texts[0].url if len(texts) == 1 else shown.site_url,
        changes=sorted(changes, key=lambda change: change[0], reverse=True),
        plain=plain,
    )
    return indented(feed)
