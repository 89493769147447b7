"""What tests share: projects, what is built of them once for the whole run, and the browser."""

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from tests.helpers.browser import launch_arguments
from tests.helpers.command import Command as Command
from tests.helpers.command import command as command
from tests.helpers.engines import at_home
from tests.helpers.mirror import Server, mirror
from tests.helpers.outputs import made_of
from tests.helpers.project import (
    FROZEN,
    PATIENCE,
    SITE_URL,
    add_hebrew,
    build,
    copy_project,
    copy_tiny,
    share_cache,
    write_tiny,
)
from tests.helpers.serve import serving
from tests.tools import programs

WAITS = {
    "browser", "browser_type", "readers", "java", "citing", "nginx", "tor", "faketime",
    "new_project", "edited", "outcome", "made_up", "second", "rewritten_site", "suggesting",
}  # fmt: skip
"""The fixtures that take seconds: `make quick` leaves out the tests that use one."""


def pytest_configure() -> None:
    """Have patience; let Ctrl+C reach what tests start: it is ignored below a shell's '&'."""
    expect.set_options(timeout=PATIENCE * 1000)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark the tests that wait for a browser, Java, a server, a set-up or a build of their own.

    Files that have one go first: at the end no worker is left alone with a long file.
    """
    for item in items:
        if WAITS.intersection(item.fixturenames) or "setup" in item.path.parts:
            item.add_marker("slow")
    waiting = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in waiting)


@pytest.fixture(scope="session", autouse=True)
def _verify_url() -> None:
    """Instead of pytest-base-url's own, for which the site would be built, whatever is tested."""


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """What fills a folder of a name, once for all workers, and returns it."""
    own = tmp_path_factory.getbasetemp()
    run = own if worker_id == "master" else own.parent

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        with (run / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (run / name).exists():
                half = run / f"{name}.half"
                shutil.rmtree(half, ignore_errors=True)
                fill(half)
                half.rename(run / name)
        return run / name

    return once


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project of its own to test code with: two texts, with all of Markdown's traps."""
    return share_cache(write_tiny(tmp_path / "tiny"))


@pytest.fixture
def changed(tiny: Path) -> Path:
    """The tiny project, after three paragraphs of the original have changed."""
    file = tiny / "data/text/en.yaml"
    text = file.read_text()
    for old, new in (("& more", "& less"), ("Whereas:", "As:"), ("- no list <", "- a list <")):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text)
    return tiny


@pytest.fixture(scope="session", params=["frozen", "tiny"])
def data(request: pytest.FixtureRequest) -> str:
    """The frozen data; and hostile words, provisions left out, a text from right to left."""
    name: str = request.param
    return name


def corpus_of(data: str, once: Once) -> Corpus:
    """Load the frozen data, or the tiny project's."""
    return load(FROZEN if data == "frozen" else once("tiny", lambda to: add_hebrew(write_tiny(to))))


@pytest.fixture(scope="session")
def corpus(data: str, once: Once) -> Corpus:
    """What is loaded of the data."""
    return corpus_of(data, once)


Books = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="session")
def books(once: Once) -> Books:
    """What returns the editions of the frozen data, or of the tiny project's."""

    def write(folder: Path, corpus: Corpus) -> None:
        folder.mkdir()
        for name, content in made_of(corpus).items():
            (folder / name).write_bytes(content)

    def books(data: str) -> dict[str, bytes]:
        folder = once(f"{data}-editions", lambda to: write(to, corpus_of(data, once)))
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    return books


@pytest.fixture(scope="session")
def made(data: str, books: Books) -> dict[str, bytes]:
    """The editions of the corpus."""
    return books(data)


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """What copies all that a build of the frozen site needs, into a folder of its own."""
    return lambda name: copy_project(tmp_path_factory.mktemp(name))


@pytest.fixture
def project(new_project: Callable[[str], Path]) -> Path:
    """Such a copy."""
    return new_project("project")


@pytest.fixture
def tiny_project(new_project: Callable[[str], Path], tmp_path: Path) -> Path:
    """A copy that has the data of the tiny project."""
    return copy_tiny(tmp_path / "project")


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The frozen site, built strictly, for an address that is not the one it is served from.

    All workers share it: a test that changes it copies it.
    """
    return once("frozen", lambda root: build(copy_project(root), SITE_URL=SITE_URL)) / "site"


@pytest.fixture(scope="session")
def suggesting(once: Once) -> Path:
    """The frozen site, where readers can suggest corrections by a form and by a letter."""
    to = {"REPO_URL": "https://github.com/owner/name", "CONTACT": "mailto:someone@example.org"}
    built = once("suggesting", lambda root: build(copy_project(root), SITE_URL=SITE_URL, **to))
    return built / "site"


@pytest.fixture(scope="session")
def host(once: Once) -> Path:
    """A host that has the frozen site in some/path/."""

    def fill(root: Path) -> None:
        site = build(copy_project(root), SITE_URL=f"{SITE_URL}some/path/")
        (root / "host/some").mkdir(parents=True)
        site.rename(root / "host/some/path")
        # Headers are a host's, not a folder's.
        shutil.copy(root / "host/some/path/_headers", root / "host")

    return once("host", fill) / "host"


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address that the site is served from; pytest-playwright opens pages below it."""
    with serving(site) as address:
        yield address


def needed(need: str) -> None:
    """Leave out a test where what it needs is not there, and say so; in CI, let it fail."""
    if not os.environ.get("CI") and (lacks := programs.missing(need)):
        pytest.skip(f"needs {' and '.join(lacks)}")


def _program(name: str) -> Any:
    """Return the fixture of a test that needs a program (`NEEDS` in tests/tools/programs.py)."""
    return pytest.fixture(scope="session", name=name)(lambda: needed(name))


java, nginx, tor, citing, systemd, minisign, faketime = map(
    _program, ("java", "nginx", "tor", "citing", "systemd", "minisign", "faketime")
)


@pytest.fixture(scope="session")
def server(nginx: None, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A mirror at the root of its host; the site was built for another one."""
    folder = tmp_path_factory.mktemp("mirror")
    with mirror(folder, site) as ports:
        yield Server(folder, ports)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs a browser where there is none."""
    if "playwright" in getattr(item, "fixturenames", ()):
        needed("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> Iterator[dict[str, Any]]:
    """How pytest-playwright launches the browser."""
    with at_home() as env:
        yield {**launch_arguments(), "env": env}
