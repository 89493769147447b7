"""A text -> EPUB 3.3, for e-readers."""

import io
import zipfile
from pathlib import Path

from scripts.corpus.text import is_words
from scripts.outputs.cache import Cache
from scripts.outputs.cards import cover
from scripts.outputs.templating import environment
from scripts.shown.text import ShownText

_TEMPLATES = environment(Path(__file__).with_name("epub_template"))
_TEMPLATES.globals["is_words"] = is_words
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


def epub(this: ShownText, cache: Cache) -> bytes:
    """Return a text as an EPUB publication, with a cover, navigation and accessibility metadata.

    It says what can be perceived how (schema.org, as EPUB Accessibility 1.1 wants it), and
    claims no conformance that nobody has certified.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path in _FILES:
            template = _TEMPLATES.get_template(path)
            content = template.render(this=this, labels=this.labels)
            how = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(_entry(path), content, how)
        archive.writestr(_entry("cover.png"), cover(this, cache))
    return file.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _DAY)
    entry.external_attr = 0o644 << 16
    return entry
