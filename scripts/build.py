"""The build script: `python -m scripts build` renders `data/` into `docs/<locale>/`."""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from scripts.corpus.values import LOCALE
from scripts.outputs import cards, qr, writers
from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.pages.render import render
from scripts.shown.show import show
from scripts.shown.text import Shown
from scripts.site.settings import checked, read
from scripts.site.sums import everything
from scripts.site.swap import alone

# In docs/ itself: the folders of locales, and files such as resolution-pl.pdf.
_OURS = re.compile(rf"{LOCALE}|({'|'.join({*writers.STEMS, cards.STEM})})\b.*")


class Built(NamedTuple):
    """A project whose pages and editions are written, while cards are drawn."""

    docs: Path
    shown: Shown
    files: list[str]
    """Paths below `docs` of what is no page, with those of cards."""
    pictures: Iterator[tuple[str, bytes]]

    def finish(self) -> None:
        """Write the cards."""
        for path, picture in self.pictures:
            _put(self.docs / path, picture)


def begin(root: Path, site_url: str | None = None) -> Built:
    """Load, check, render and write the project in the folder `root`, but for its cards.

    They take longest, and nothing else waits for them. `site_url` is where the site will be, if not
    where mkdocs.yml says. Raises DataError, having written nothing, if there are faults.
    """
    shown = show(*checked(root, site_url), read(root).suggest_to)
    cache, every = Cache(root / FOLDER), cards.cards(shown)
    pictures = cards.drawn(every, cache)
    files = writers.write(shown, cache)
    texts = {path: page.encode() for path, page in render(shown, files).items()}
    files |= qr.codes(texts, shown.site_url, cache)
    write(root / "docs", texts | files, every)
    return Built(root / "docs", shown, [*files, *every], pictures)


def build(root: Path, site_url: str | None = None) -> None:
    """Build the project in the folder `root`, whole, as `begin` does."""
    begin(root, site_url).finish()


def write(docs: Path, files: Mapping[str, bytes], others: Iterable[str] = ()) -> None:
    """Make `docs` hold these files, `others` if they are there, and no more of our names.

    A file that has not changed is not touched. One that has is another file: the last site
    may hold the old one. A link is deleted, not followed; `docs` itself may be none.
    """
    if docs.is_symlink():
        raise FileExistsError(errno.EEXIST, "is a link", str(docs))
    paths = {*files, *others}
    for path, entry in list(everything(docs)) if docs.exists() else ():
        if _OURS.fullmatch(path.split("/")[0]) and (entry.is_symlink() or path not in paths):
            Path(entry).unlink()
            with suppress(OSError):  # The folders that are empty now go, too.
                os.removedirs(Path(entry).parent)
    for path, content in files.items():
        _put(docs / path, content)


def _put(file: Path, content: bytes) -> None:
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(content)


def main(root: Path) -> None:
    """Build the project in the folder `root`, alone."""
    with alone(root):
        build(root)
