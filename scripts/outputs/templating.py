"""How templates are read: words are escaped, and what is not there is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.shown.languages import direction, kilobytes, language_name, long_date
from scripts.shown.typesetting import typeset, unbroken


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
    functions = (direction, kilobytes, language_name, long_date, typeset, unbroken)
    templates.globals |= {function.__name__: function for function in functions}
    return templates
