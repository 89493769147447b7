"""What a browser keeps goes with it: nothing of a test is left in the tester's own folders."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import needed
from tests.helpers.engines import ENGINES, reader
from tests.helpers.project import nightly


@nightly  # Each engine is started once more.
@pytest.mark.parametrize("name", ENGINES)
def test_nothing_is_left(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needed(name)
    # Not pytest's folder: Chromium has a socket in it, whose path has 107 bytes at most.
    with TemporaryDirectory() as folder:
        for variable in ("HOME", "TMPDIR"):
            monkeypatch.setenv(variable, folder)
        monkeypatch.setattr("tempfile.tempdir", None)
        with reader(name) as started:
            started.open("data:text/html,words")
            assert started.pdf().startswith(b"%PDF")
        assert list(Path(folder).rglob("*")) == []
