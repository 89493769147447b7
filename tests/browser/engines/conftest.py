"""The site in front of a reader of each engine, on a telephone and at a desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.helpers.engines import ENGINES, Reader, reader
from tests.helpers.serve import serving


@pytest.fixture(scope="session")
def scriptless_url(site: Path) -> Iterator[str]:
    """The address of the same site, whose pages may run no script."""
    with serving(site, scripts=False) as address:
        yield address


@pytest.fixture(scope="session")
def readers() -> Iterator[Callable[[str], Reader]]:
    """What returns an engine's reader, whom it starts once."""
    with ExitStack() as started:
        yield cache(lambda engine: started.enter_context(reader(engine)))


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, readers: Callable[[str], Reader]) -> Reader:
    """A reader of each engine."""
    needed(request.param)
    return readers(request.param)


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
