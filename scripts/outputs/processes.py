"""Processes that work beside this one, on other cores; what they take of memory goes with them."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def workers(number: int | None) -> ProcessPoolExecutor:
    """Return so many processes, which start once there is work: each takes a third of a second.

    They end with this one, however it ends: those of ProcessPoolExecutor alone would wait for ever
    for work of one that was killed.
    """
    return ProcessPoolExecutor(number, get_context("spawn"), _begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends them without a word.
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent
    parent.join()
    os._exit(1)
