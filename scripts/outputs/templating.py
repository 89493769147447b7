"""How templates are read: words are escaped, and what is not there is an error."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree

from scripts.corpus.model import Colours
from scripts.shown.languages import direction, kilobytes, language_name, long_date
from scripts.shown.typesetting import directed, isolated, typeset, unbroken
from scripts.shown.words import has_spaces


def environment(folder: Path) -> Environment:
    """Return what renders the templates of a folder."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    of_languages = (direction, has_spaces, kilobytes, language_name, long_date)
    of_words = (directed, isolated, typeset, unbroken)
    templates.globals |= {f.__name__: f for f in (*of_languages, *of_words)}
    return templates


def indented(xml: str) -> bytes:
    """Return XML in UTF-8 with an element a line; what has words is as it is."""
    document = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    etree.indent(document)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True) + b"\n"


def coloured(style: str, colours: Colours) -> str:
    """Return CSS or SVG with the data's colours: `var(--data-accent)` is `accent`."""
    return re.sub(r"var\(--data-(\w+)\)", lambda match: str(getattr(colours, match[1])), style)
