"""A text -> EPUB 3.3, for e-readers."""

import io
import zipfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.shown.languages import direction
from scripts.shown.text import ShownText

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("epub_template")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# In the order of the archive: the media type is the first file, and not compressed (OCF 3.3, 4.2).
_FILES = (
    "mimetype",
    "META-INF/container.xml",
    "package.opf",
    "nav.xhtml",
    "text.xhtml",
    "style.css",
)
# A ZIP file has no earlier day, and a build's own would make other bytes of the same data.
_DAY = (1980, 1, 1, 0, 0, 0)


def epub(this: ShownText) -> bytes:
    """Return a text as an EPUB publication, with navigation and accessibility metadata.

    It says what can be perceived how (schema.org, as EPUB Accessibility 1.1 wants it), and
    claims no conformance that nobody has certified.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path in _FILES:
            template = _ENVIRONMENT.get_template(path)
            content = template.render(
                this=this, text=this.text, labels=this.labels, direction=direction
            )
            how = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(path, _DAY)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, how)
    return file.getvalue()
