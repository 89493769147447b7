"""Changes of texts -> an Atom feed (RFC 4287), for followers."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from lxml import etree
from lxml.builder import ElementMaker

from scripts.corpus.values import FOREIGN
from scripts.shown.edition import Edition

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def atom(editions: Sequence[Edition], url: str, home: str) -> bytes:
    """Return a feed of the changes of these texts, each in its text's language, newest first.

    `url` is where the feed will be, `home` the page that it is of. Its own words are in the
    first text's language.
    """
    labels, language = editions[0].text.labels, {LANG: editions[0].editorial}
    site = f"{labels.short_title}, {labels.place_and_date}"
    changes = sorted(
        ((day, edition) for edition in editions for day in edition.text.changes),
        key=lambda change: change[0],
        reverse=True,
    )
    feed = E.feed(
        language,
        E.id(url),
        E.title(f"{site}: {labels.changes}"),
        E.updated(_midnight(max(edition.updated for edition in editions))),
        E.author(E.name(site), E.uri(home)),
        E.link(rel="self", href=url, type="application/atom+xml"),
        E.link(rel="alternate", href=home, type="text/html"),
        *(_entry(edition, day) for day, edition in changes),
    )
    etree.indent(feed)
    return etree.tostring(feed, encoding="UTF-8", xml_declaration=True) + b"\n"


def _entry(edition: Edition, day: date) -> etree._Element:
    """Return a change. Its id is its address on the page of downloads, which lists changes."""
    text, address = edition.text, f"{edition.url}downloads/#changed-{day}"
    shown = format_date(day, "long", locale=edition.locale.replace("-", "_"))
    return E.entry(
        {LANG: edition.editorial},
        E.id(address),
        E.title(f"{text.name}: {text.labels.changes}, {shown}"),
        E.updated(_midnight(day)),
        E.link(rel="alternate", href=address, hreflang=edition.locale, type="text/html"),
        E.content(FOREIGN.sub(r"\2", text.changes[day]), type="text"),
    )


def _midnight(day: date) -> str:
    """Return a day as RFC 3339 wants it, with a time: data has days only."""
    return f"{day}T00:00:00Z"
