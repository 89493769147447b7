"""What the tests of the second document share."""

from pathlib import Path

import pytest

from tests.conftest import Once
from tests.helpers.project import SITE_URL, build
from tests.helpers.udhr import write


@pytest.fixture(scope="session")
def second(once: Once) -> Path:
    """The site, built strictly."""
    return once("second", lambda root: build(write(root), SITE_URL=SITE_URL)) / "site"
