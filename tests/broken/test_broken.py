"""Broken data gives faults, each with its place, at once; or pages that say what it says."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.helpers.breaking import Case
from tests.helpers.broken import cases
from tests.helpers.outcomes import Outcome
from tests.helpers.project import ROOT

CASES = cases()
# What is large or deep takes no more than so many times what sound data take, and so much memory.
TIMES, MEGABYTES = 12, 300

Run = Callable[[str], Outcome]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """What tells the outcome of a case, by its name."""
    command = [
        sys.executable,
        "-m",
        "tests.helpers.outcomes",
        str(tmp_path_factory.mktemp("broken")),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asked, answered = process.stdin, process.stdout
        assert asked
        assert answered

        def ask(name: str) -> Outcome:
            print(json.dumps(name), file=asked, flush=True)
            return Outcome(*json.loads(answered.readline()))

        yield ask
        asked.close()


def test_there_are_enough() -> None:
    assert len(CASES) >= 200
    assert sum(case.expected != "either" for case in CASES.values()) >= 200


@pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES)
def test_broken(name: str, case: Case, outcome: Run) -> None:
    came = outcome(name)
    assert came.crash == ""
    assert list(came.wrong) == []
    assert came.times < TIMES
    assert came.megabytes < MEGABYTES
    if case.expected != "either":
        assert (came.faults > 0) == (case.expected == "faults")
