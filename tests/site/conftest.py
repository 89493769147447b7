"""What the tests of a published site share."""

from pathlib import Path

import pytest

from tests.helpers.headers import published_headers


@pytest.fixture(scope="session")
def headers(site: Path) -> dict[str, str]:
    """The headers of every answer."""
    return published_headers(site)
