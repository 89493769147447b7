"""A verb of the command line, run in the tests' own process."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.__main__ import run

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """What runs a verb on a project: the exit code, and what is said and complained of."""

    def command(root: Path, *arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsys.readouterr()
        return run(root, *arguments), *capsys.readouterr()

    return command
