"""Cards are drawn once, by other processes where they are many, and not held in memory."""

import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from scripts.build import begin
from scripts.corpus.load import load
from scripts.outputs import cards as module
from scripts.outputs.cache import Cache
from scripts.outputs.cards import TEMPLATE, Card, cards, drawn
from scripts.shown.show import show
from tests.helpers.project import ROOT, SITE_URL

MEGABYTE = 1_000_000


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """Which cards are drawn, each as a megabyte."""
    drawn: list[Card] = []

    def draw_nothing(cards: Sequence[Card]) -> list[bytes]:
        drawn.extend(cards)
        return [bytes(MEGABYTE) for _ in cards]

    monkeypatch.setattr(module, "draw", draw_nothing)
    return drawn


def test_a_card_is_drawn_anew_only_when_it_changes(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draws: list[Card]
) -> None:
    cache = Cache(tmp_path / "cache")

    def number(site_url: str = SITE_URL) -> int:
        draws.clear()
        found = cards(show(load(tiny), site_url))
        made = dict(drawn(found, cache))
        assert made.keys() == found.keys()
        assert set(made.values()) == {bytes(MEGABYTE)}
        return len(draws)

    every = number()
    assert every == 1 + 2 * (6 + 5)
    assert number() == 0
    text = tiny / "data/text/be.yaml"
    text.write_text(text.read_text().replace("Падпункт.", "Падпункт!"))
    assert number() == 1
    assert draws[0].words[-1] == ("be", "Падпункт!")
    # Not that of the earlier words, which nobody asks for any more.
    one = max((tmp_path / "cache").iterdir(), key=lambda file: file.stat().st_mtime_ns)
    one.write_bytes(one.read_bytes()[:-1])
    assert number() == 1
    assert number("https://elsewhere.example/") == every
    template = tmp_path / "cards.typ"
    template.write_text(TEMPLATE.read_text() + "// changed")
    monkeypatch.setattr(module, "TEMPLATE", template)
    assert number() == every


@pytest.mark.usefixtures("draws")
def test_pictures_are_not_held_in_memory(tiny: Path) -> None:
    (tiny / ".build_cache").unlink(missing_ok=True)
    built = begin(tiny, SITE_URL)
    tracemalloc.start()
    built.finish()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    written = [*tiny.glob("docs/*/**/card.png"), tiny / "docs/card-landing.png"]
    assert [file.stat().st_size for file in written] == [MEGABYTE] * 23
    assert most < 12 * MEGABYTE  # Those of a compilation, twice.


def test_other_processes_draw_the_same(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = cards(show(load(tiny), SITE_URL))
    here = dict(drawn(found, Cache(tmp_path / "here")))
    monkeypatch.setattr(module, "_MANY", 1)
    pictures, there = drawn(found, Cache(tmp_path / "there")), {}
    with monkeypatch.context() as context:  # What they keep is all that there is.
        context.delattr(module, "draw")
        there = dict(pictures)
    assert there == here


WORKS = """
import os, time
from scripts.outputs.processes import workers
if __name__ == "__main__":
    with workers(1) as processes:
        print(processes.submit(os.getpid).result(), flush=True)
        processes.submit(time.sleep, 60).result()
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_what_works_beside_a_process_ends_with_it(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "works.py").write_text(WORKS)
    with subprocess.Popen(
        [sys.executable, "works.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        beside = int(process.stdout.readline())
        # Ctrl+C is for all processes of a terminal.
        (os.killpg if how == signal.SIGINT else os.kill)(process.pid, how)
        process.wait(20)
    with suppress(ProcessLookupError):
        for _ in range(200):
            os.kill(beside, 0)
            time.sleep(0.1)
        os.kill(beside, signal.SIGKILL)
        pytest.fail("it is left")
