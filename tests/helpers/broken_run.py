"""Run a build of MkDocs that something ends at a given step: `… broken_run HOW STEP`.

A step is a change of the file system: a file opened to be written, something renamed, made or
deleted. HOW is `kill` (SIGKILL, as `kill -9`), `full` (each further file to be written is refused,
as by a full disk) or `count` (nothing is ended; the number of steps is printed, and at which one
the site is published).
"""

import errno
import os
import runpy
import signal
import sys

_CHANGES = {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}


def main(how: str, last: int) -> None:
    """Build, until step `last`."""
    steps = published = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps, published
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE
        # Publishing exchanges two folders by a call of the system's own library.
        if not opened and event not in _CHANGES | {"ctypes.dlsym"}:
            return
        steps += 1
        published = steps if event == "ctypes.dlsym" else published
        if how == "kill" and steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "full" and steps >= last and opened:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

    sys.addaudithook(hook)
    sys.argv = ["mkdocs", "build", "--strict"]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    finally:
        if how == "count":
            print(steps, published)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
