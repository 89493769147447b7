"""What comes of broken data, case by case, each in a process of its own: it may do its worst.

`python -m tests.helpers.outcomes FOLDER` reads the name of a case a line, and answers each in JSON.
"""

import json
import os
import re
import resource
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from scripts.corpus.characters import with_lf
from scripts.corpus.faults import DataError, Fault
from scripts.corpus.parse import parse_text
from scripts.corpus.trees import RESOLUTION, text_path
from scripts.site.settings import checked
from tests.helpers.breaking import FILES, PL, Case, Files
from tests.helpers.broken import cases
from tests.helpers.misread import form, misread, missing, only_pages, unlike
from tests.helpers.outputs import pages_of, searched
from tests.helpers.project import write_settings

EN = text_path("en")
SECONDS = 60
"""On the clock, after which a case is ended: others may be at work on the machine."""


class Outcome(NamedTuple):
    """What came of a case."""

    crash: str = ""
    """What no reader should see: a traceback, or the signal that ended it."""
    faults: int = 0
    """How many; none: pages."""
    wrong: tuple[str, ...] = ()
    """What is wrong with the faults or the pages."""
    times: float = 0
    """How much of the processor it took, in what the sound data take: as busy as the machine is."""
    megabytes: float = 0


def write(root: Path, files: Files) -> None:
    """Make `data/` of a folder hold these files and no others."""
    shutil.rmtree(root / "data", ignore_errors=True)
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.mkdir()
        elif isinstance(content, str):
            file.symlink_to(content)
        else:
            file.write_bytes(content)


def outcome(root: Path, case: Case, known: set[Any], sound: float) -> Outcome:
    """Return what comes of the data in a folder.

    `known` is what sound pages are made of, `sound` the seconds of the processor that they take.
    """
    began = time.process_time()
    faults: list[Fault] = []
    pages: dict[str, str] = {}
    try:
        corpus, _ = checked(root)
        pages = pages_of(corpus) | searched(corpus)
    except DataError as error:
        str(error)
        faults = error.faults
    except Exception:
        return Outcome(crash=traceback.format_exc())
    times = (time.process_time() - began) / sound
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if faults:
        wrong = list(misplaced(root, faults))
    else:
        wrong = [*misread(corpus, pages, known), *missing(pages, case.words)]
        if case.harmless:
            write(root, changed(case.harmless))
            wrong += unlike(pages, pages_of(checked(root)[0]))
    return Outcome("", len(faults), tuple(wrong[:3]), times, megabytes)


def misplaced(root: Path, faults: list[Fault]) -> Iterator[str]:
    """Yield each fault that says no place, or one that its file does not have."""
    lines: dict[str, list[str]] = {}
    for fault in faults:
        if not re.fullmatch(r"[^\n]+?:[1-9]\d*:[1-9]\d*: [^\n]+", str(fault)):
            yield f"no fault: {fault}"
        if fault.path not in lines:
            file = root / fault.path
            # What cannot be read has one place.
            small = file.is_file() and file.stat().st_size < 2_000_000
            raw = file.read_bytes() if small else b""
            lines[fault.path] = with_lf(raw.decode("utf-8", "replace")).split("\n")
        there = lines[fault.path]
        if fault.line > len(there) or fault.column > len(there[fault.line - 1]) + 1:
            yield f"no such place: {fault}"


def changed(change: Callable[[Files], object]) -> Files:
    """Return the files of the data after a change."""
    files: Files = dict(FILES)
    change(files)
    return files


def otherwise(files: Files) -> None:
    """Change the data to what it may become: provisions outdated, missing and gone."""
    files[EN] = FILES[EN].replace(b"\ntitle: >-\n  ", b"\ntitle: >-\n  A ")
    before, _, after = FILES[PL].partition(b"\nheadings:\n")
    files[PL] = before + b"\nprovisions: {}\n" + after[after.index(b"\nrenders:") :]
    gone = b"gone:\n  - {address: x/, to: about/}\n  - {address: about/#x, to: ''}\n"
    files[RESOLUTION] = FILES[RESOLUTION] + gone


def run(root: Path, case: Case, known: set[Any], sound: float) -> Outcome:
    """Return what comes of a case, in a process of its own."""
    write(root, changed(case.change))
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        try:
            signal.alarm(SECONDS)
            os.chdir(root)
            with os.fdopen(sender, "w") as pipe:
                json.dump(outcome(root, case, known, sound), pipe)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)  # What is left to do is the parent's.
    os.close(sender)
    with os.fdopen(receiver) as pipe:
        answer = pipe.read()
    _, status, _ = os.wait4(child, 0)
    if not answer:
        return Outcome(crash=f"ended with the status {status}")
    there = {file.name for file in root.iterdir()}
    if there != {"data", "mkdocs.yml"}:
        return Outcome(crash=f"wrote into the project: {there}")
    return Outcome(*json.loads(answer))


def main() -> None:
    """Answer each name that comes in."""
    root, every = Path(sys.argv[1]), cases()
    write_settings(root)
    known: set[Any] = set()
    for change in (otherwise, lambda files: files):
        write(root, changed(change))
        known.update(*map(form, only_pages(pages_of(checked(root)[0])).values()))
    parse_text.cache_clear()
    began = time.process_time()
    corpus, _ = checked(root)
    pages_of(corpus) | searched(corpus)
    sound = time.process_time() - began
    # The frozen files are parsed by now: a case breaks one or two of them.
    for line in sys.stdin:
        print(json.dumps(run(root, every[json.loads(line)], known, sound)), flush=True)


if __name__ == "__main__":
    main()
