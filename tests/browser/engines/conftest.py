"""The site in front of a reader of each engine, on a telephone and at a desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import needed
from tests.helpers.engines import ENGINES, Reader, reader
from tests.helpers.project import of_each
from tests.helpers.serve import serving


@pytest.fixture(scope="session")
def scriptless_url(site: Path) -> Iterator[str]:
    """The address of the same site, whose pages may run no script."""
    with serving(site, scripts=False) as address:
        yield address


Readers = Callable[[str], Reader]


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    """What returns an engine's reader, whom it starts once."""
    with ExitStack() as opened:
        started = cache(lambda engine: opened.enter_context(reader(engine)))

        def readers(engine: str) -> Reader:
            needed(engine)
            return started(engine)

        yield readers


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, readers: Readers) -> Reader:
    """A reader of each engine."""
    return readers(request.param)


@pytest.fixture
def desk(engine: Reader, base_url: str) -> Reader:
    """A reader at a screen of 1280 pixels."""
    engine.base = base_url
    engine.resize(1280)
    return engine


# By day each engine at one of two widths, that of Safari on a telephone.
SIZED = of_each(ENGINES, (390, 1280))


@pytest.fixture(params=SIZED, ids=lambda sized: f"{sized[0]}-{sized[1]}")
def any_width(request: pytest.FixtureRequest, readers: Readers, base_url: str) -> Reader:
    """A reader with a telephone, and at a desk."""
    return _sized(readers, base_url, *request.param)


@pytest.fixture(params=SIZED, ids=lambda sized: f"{sized[0]}-{sized[1]}")
def scriptless(request: pytest.FixtureRequest, readers: Readers, scriptless_url: str) -> Reader:
    """The same, with JavaScript off."""
    return _sized(readers, scriptless_url, *request.param)


def _sized(readers: Readers, base: str, engine: str, width: int) -> Reader:
    reader = readers(engine)
    reader.base = base
    reader.resize(width)
    return reader


@pytest.fixture
def site_on_disk(site: Path) -> str:
    """The address of the folder itself."""
    return site.as_uri()
