"""A build works alone, and beside the last good site, whose place it takes at the end, at once."""

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.site import sums

# From fcntl.h and linux/fs.h.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait until no other build is at work in the folder `root`, and keep others waiting.

    The kernel lets go when a process ends, however it ends (flock(2)).
    """
    folder = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work here; this one waits for it.", file=sys.stderr)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def beside(site: Path) -> Path:
    """Return where the next site is built: in a folder that is not there yet.

    What a killed build left is deleted, or put back if it is the last good site. Raises OSError,
    having deleted nothing, if `site` is something else than a folder that is empty or was built:
    in a repository of somebody else's it may be a link to a folder that is dear to whoever builds.
    """
    if what := _other(site):
        raise FileExistsError(errno.EEXIST, what, str(site))
    new, old = site.with_name(f".{site.name}.new"), site.with_name(f".{site.name}.old")
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (new, old):
        _delete(left)
    return new


def link(docs: Path, site: Path, files: Iterable[str]) -> None:
    """Put files of `docs` beside the pages of a site: the same, or copies on another disk."""
    for path in files:
        try:
            os.link(docs / path, site / path)
        except OSError:
            shutil.copyfile(docs / path, site / path)


def _other(site: Path) -> str:
    """Say what is there that no build wrote: nothing, if all of it is in the sums of a build."""
    if site.is_symlink():
        return "is a link"
    if not site.exists():
        return ""
    listed = sums.OWN
    with suppress(OSError, ValueError):
        listed = listed | sums.parse((site / sums.SUMS).read_bytes()).keys()
    others = (path for path, _ in sums.everything(site) if path not in listed)
    return next((f"holds {path}, which no build wrote" for path in others), "")


def publish(new: Path) -> Path:
    """Put a finished site, built where `beside` says, in the place of the last one; return that.

    On Linux there is no moment without a site; elsewhere there is one, between two renames.
    """
    site = new.with_name(new.name.removeprefix(".").removesuffix(".new"))
    if not site.exists():
        return new.rename(site)
    try:
        _exchange(new, site)
    except OSError as error:
        if error.errno not in {errno.ENOSYS, errno.EINVAL}:
            raise
        old = site.with_name(f".{site.name}.old")
        site.rename(old)
        new.rename(site)
        new = old
    _delete(new)
    return site


def _exchange(one: Path, other: Path) -> None:
    """Give two folders each other's name, in one step (renameat2(2), which os does not have)."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _delete(folder: Path) -> None:
    """Delete a folder, even if it may only be read."""
    if folder.is_symlink():
        folder.unlink()
        return
    for inner, _, _ in os.walk(folder):
        Path(inner).chmod(0o700)
    if folder.exists():
        shutil.rmtree(folder)
