"""What takes long to make is kept, by the hash of everything that it was made of."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from threading import get_ident


class Cache:
    """A folder of files, each named by the SHA-256 of its inputs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, make: Callable[[], bytes], *inputs: str) -> bytes:
        """Return what `make` made of these inputs, now or in an earlier build.

        `inputs` are all that the result depends on: words, the template, the tool's version.
        """
        name = hashlib.sha256("\0".join(inputs).encode()).hexdigest()
        file = self.folder / name
        if file.is_file():
            return file.read_bytes()
        made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        # Another thread, or another build, may be making the same.
        new = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        new.write_bytes(made)
        new.replace(file)
        return made
