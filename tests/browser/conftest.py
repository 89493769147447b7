"""The site in front of a reader of each engine, on a telephone and at a desk."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.engines import NEEDED, Reader, missing, reader
from tests.conftest import serving


@pytest.fixture(scope="session")
def scriptless_url(site: Path) -> Iterator[str]:
    """The address of the same site, whose pages may run no script."""
    with serving(site, scripts=False) as address:
        yield address


@pytest.fixture(scope="session", params=NEEDED)
def engine(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader; each engine is started once."""
    lacks = missing(request.param)
    if lacks and not os.environ.get("CI"):
        pytest.skip(f"no {', '.join(lacks)} here; {request.param} is left out")
    with reader(request.param) as started:
        yield started


@pytest.fixture
def desk(engine: Reader, base_url: str) -> Reader:
    """A reader at a screen of 1280 pixels."""
    engine.base = base_url
    engine.resize(1280)
    return engine


@pytest.fixture(params=[390, 1280])
def any_width(request: pytest.FixtureRequest, engine: Reader, base_url: str) -> Reader:
    """A reader with a telephone, and at a desk."""
    engine.base = base_url
    engine.resize(request.param)
    return engine


@pytest.fixture(params=[390, 1280])
def scriptless(request: pytest.FixtureRequest, engine: Reader, scriptless_url: str) -> Reader:
    """The same, with JavaScript off."""
    engine.base = scriptless_url
    engine.resize(request.param)
    return engine


@pytest.fixture
def site_on_disk(site: Path) -> str:
    """The address of the folder itself."""
    return site.as_uri()
