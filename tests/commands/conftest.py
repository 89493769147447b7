"""What the tests of commands share: frozen data to change, a copy of the site to verify."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.mirror import mirror
from tests.helpers.project import FROZEN


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A copy of the frozen data."""
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose public key is not there until a test makes it."""
    (tmp_path / "repository/docs").mkdir(parents=True)
    return tmp_path / "repository"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the frozen site."""
    return shutil.copytree(site, tmp_path_factory.mktemp("copy") / "site")


@pytest.fixture(scope="module")
def served(nginx: None, copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a mirror that serves the copy."""
    with mirror(tmp_path_factory.mktemp("served"), copy) as ports:
        yield f"http://127.0.0.1:{ports['8080']}"
