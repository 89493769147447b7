"""The site that is published, where other tests have that of the frozen project."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.helpers.project import ROOT, SITE_URL, build, copy_project
from tests.helpers.serve import serving


def _copy(root: Path) -> Path:
    copy_project(root)
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copy(ROOT / "docs/assets/icon.svg", root / "docs/assets")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The real site, built strictly."""
    return once("real", lambda root: build(_copy(root), SITE_URL=SITE_URL)) / "site"


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address that it is served from."""
    with serving(site) as address:
        yield address
