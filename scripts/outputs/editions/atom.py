"""Changes of texts -> an Atom feed (RFC 4287), for followers."""

from collections.abc import Sequence
from datetime import date

from lxml import etree
from lxml.builder import ElementMaker
from markupsafe import Markup

from scripts.shown.languages import long_date
from scripts.shown.text import Shown, ShownText
from scripts.shown.typesetting import plain
from scripts.shown.words import has_spaces

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def atom(shown: Shown, texts: Sequence[ShownText], url: str) -> bytes:
    """Return a feed of the changes of these texts, each in its text's language, newest first.

    `url` is where the feed will be. Its own words are in the first text's language.
    """
    labels, language = texts[0].labels, {LANG: texts[0].editorial}
    home = texts[0].url if len(texts) == 1 else shown.site_url
    site = f"{labels.short_title}, {labels.place_and_date}"
    changes = sorted(
        ((day, this) for this in texts for day in this.text.changes),
        key=lambda change: change[0],
        reverse=True,
    )
    feed = E.feed(
        language,
        E.id(url),
        E.title(f"{site}: {labels.changes}"),
        E.updated(_noon(max(this.updated for this in texts))),
        E.author(E.name(site), E.uri(home)),
        E.link(rel="self", href=url, type="application/atom+xml"),
        E.link(rel="alternate", href=home, type="text/html"),
        *(_entry(this, day) for day, this in changes),
    )
    etree.indent(feed)
    return etree.tostring(feed, encoding="UTF-8", xml_declaration=True) + b"\n"


def _entry(this: ShownText, day: date) -> etree._Element:
    """Return a change. Its id is its address on the page of downloads, which lists changes."""
    text, address = this.text, f"{this.url}downloads/#changed-{day}"
    return E.entry(
        {LANG: this.editorial},
        E.id(address),
        E.title(f"{text.name}: {text.labels.changes}, {long_date(day, this.editorial)}"),
        E.updated(_noon(day)),
        E.link(rel="alternate", href=address, hreflang=this.locale, type="text/html"),
        _content(this, day),
    )


def _content(this: ShownText, day: date) -> etree._Element:
    """Return what is said of a change and, in HTML, the words that it changed, if it did any."""
    said, changed = plain(this.text.changes[day]), list(this.changed(day))
    if not changed:
        return E.content(said, type="text")
    forms = {
        "": Markup('<span lang="{lang}">{words}</span>'),
        "del": Markup('[{labels.removed}: <del lang="{lang}">{words}</del>]'),
        "ins": Markup('[{labels.added}: <ins lang="{lang}">{words}</ins>]'),
    }
    content = Markup("<p>{}</p>").format(said)
    for name, wording in changed:
        space = Markup(" ") if has_spaces(wording.language) else Markup("")
        parts = (
            forms[kind].format(lang=wording.language, words=words, labels=this.labels)
            for kind, words in wording.differences
        )
        quoted = space.join(parts)
        content += Markup("<p>{}:</p><blockquote>{}</blockquote>").format(name, quoted)
    return E.content(content, type="html")


def _noon(day: date) -> str:
    """Return a day with a time, as RFC 3339 wants it: noon, which is that day in America, too."""
    return f"{day}T12:00:00Z"
