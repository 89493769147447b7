"""`SHA256SUMS`: the SHA-256 of every file of the site, in the format of coreutils' sha256sum."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"
OWN = {SUMS, SIGNATURE, f"{SUMS}.br", f"{SUMS}.gz"}
"""What they do not list: themselves and their signature."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def write(site: Path) -> None:
    """Write `SHA256SUMS` over all files of `site`, by path, but itself and its signature.

    A signature of other sums is not published: it would call a sound copy forged. `make sign`
    has written into it which sums it is of.
    """
    listed = (f"{sha256(site / path)}  {path}\n" for path in paths(site))
    content = "".join(listed).encode()
    (site / SUMS).write_bytes(content)
    signature = site / SIGNATURE
    digits = hashlib.sha256(content).hexdigest().encode()
    if signature.is_file() and digits not in signature.read_bytes():
        signature.unlink()
        print(f"{SIGNATURE} names other sums, or none: it is left out", file=sys.stderr)


def paths(site: Path) -> list[str]:
    """Return the paths of the files that sums are of, sorted."""
    return sorted({path for path, _ in everything(site)} - OWN)


def everything(folder: str | Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is below a folder but folders, by path; no link is followed.

    Raises OSError where that cannot be seen.
    """
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from everything(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def parse(content: bytes) -> dict[str, str]:
    """Return the SHA-256 by path that sums list.

    Whoever runs a mirror may have written them: raises ValueError if a line is none of ours, or
    names a file outside of the site.
    """
    sums: dict[str, str] = {}
    lines = content.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match or not _is_below(match[2]) or match[2] in sums:
            raise ValueError(f"line {number} is refused: {line[:200]!a}")
        sums[match[2]] = match[1]
    return sums


def _is_below(path: str) -> bool:
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not {"", ".", ".."} & set(parts)
