"""The project that builds are broken in."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.helpers.project import THOROUGH, build, copy_project, copy_tiny
from tests.helpers.runs import LOCALE, NEW, OLD, broken, built


@pytest.fixture(scope="session")
def edited(once: Once) -> Path:
    """A project that was built, and edited since."""

    def fill(root: Path) -> None:
        build((copy_project if THOROUGH else copy_tiny)(root))
        text = root / f"data/text/{LOCALE}.yaml"
        text.write_text(text.read_text().replace(OLD, NEW))

    return once("edited", fill)


@pytest.fixture
def root(edited: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(edited, tmp_path / "root", symlinks=True))


@pytest.fixture(scope="module")
def steps(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int]:
    """How many steps a build takes, and at which one the site is published."""
    folder = tmp_path_factory.mktemp("counted")
    # What a build keeps are further steps, once.
    built(Path(shutil.copytree(edited, folder / "before", symlinks=True)))
    copy = shutil.copytree(edited, folder / "root", symlinks=True)
    every, published = map(int, broken(copy, "count", 0).stdout.split())
    assert 300 < published < every
    return every, published
