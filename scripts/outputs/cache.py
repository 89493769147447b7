"""What takes long to make is kept, by the hash of everything that it was made of."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import get_ident

FOLDER = ".build_cache"
"""Where a project keeps it."""


class Cache:
    """A folder of files, each named by the SHA-256 of its inputs, and that of its content first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, make: Callable[[], bytes], *inputs: str) -> bytes:
        """Return what `make` made of these inputs, now or in an earlier build.

        `inputs` are all that the result depends on: words, the template, the tool's version.
        """
        kept = b""
        with suppress(OSError):
            kept = self._file(inputs).read_bytes()
        digest, made = kept[:32], kept[32:]
        # A disk may have lost the end of it.
        return made if hashlib.sha256(made).digest() == digest else self.keep(make(), *inputs)

    def has(self, *inputs: str) -> bool:
        """Tell whether something was made of these inputs, be it damaged since."""
        return self._file(inputs).exists()

    def keep(self, made: bytes, *inputs: str) -> bytes:
        """Keep what was made of these inputs; return it."""
        file = self._file(inputs)
        self.folder.mkdir(parents=True, exist_ok=True)
        # Another thread, or another build, may be making the same.
        new = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        new.write_bytes(hashlib.sha256(made).digest() + made)
        new.replace(file)
        return made

    def _file(self, inputs: tuple[str, ...]) -> Path:
        return self.folder / hashlib.sha256("\0".join(inputs).encode()).hexdigest()
