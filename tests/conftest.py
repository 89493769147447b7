"""What tests share: a tiny project, the built site, a server for it, and the browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.assets import assets
from scripts.cache import Cache
from scripts.editions import editions
from scripts.labels import Labels
from scripts.load import load
from scripts.model import Corpus

ROOT = Path(__file__).parents[1]
SITE_URL = "https://resolution.example/"
TINY = ROOT / "tests/tiny"
THOROUGH = os.environ.get("THOROUGH") == "1"
"""Whether to take hours for more of the same, as every night."""
PLACES = {
    f"{form}{kind}": " {number}"
    for form in ("", "link_", "cite_")
    for kind in ("recital", "clause", "point")
} | {
    "citation": " {title} {place_and_date} {status} {address}",
    "accessed": " {date}",
    "search_found": " {number}",
    "quotation": " {words}",
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project of its own to test code with: two texts, with all of Markdown's traps."""
    root = tmp_path / "tiny"
    shutil.copytree(TINY, root)
    for file in (root / "data/text").iterdir():
        lines = ["labels:"]
        for key in Labels.model_fields:
            lines.append(f"  {key}: '{file.stem}-{key.replace('_', '-')}{PLACES.get(key, '')}'")
        file.write_text(file.read_text() + "\n".join(lines) + "\n")
    return root


def add_hebrew(root: Path) -> None:
    """Add a text that is written from right to left and leaves almost everything out."""
    text = (root / "data/text/be.yaml").read_text()
    before, _, after = text.partition("\nprovisions:\n")
    before = before.replace("name: Беларуская", "name: עברית").replace("Рэзалюцыя", "החלטה")
    rest = after[after.index("\nchoices:") :]
    (root / "data/text/he.yaml").write_text(f"{before}\nprovisions:\n  adoption: התקבל.{rest}")


@pytest.fixture(params=["real", "tiny"])
def corpus(request: pytest.FixtureRequest, tiny: Path) -> Corpus:
    """The real data; and hostile words, provisions left out, a text from right to left."""
    add_hebrew(tiny)
    return load(ROOT if request.param == "real" else tiny)


@pytest.fixture
def made(corpus: Corpus, tmp_path: Path) -> dict[str, bytes]:
    """The editions of the corpus."""
    return editions(corpus, SITE_URL, Cache(tmp_path / "cache"))


def copy_project(to: Path) -> Path:
    """Copy what a build of the real site needs."""
    for name in ("data", "docs/assets", "docs/icons", "overrides", "scripts"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("hooks.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, to / name)
    # What was made of the same inputs need not be made again for each test.
    (ROOT / ".build_cache").mkdir(exist_ok=True)
    (to / ".build_cache").symlink_to(ROOT / ".build_cache")
    return to


def mkdocs(root: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a project."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly, for an address that is not the one it is served from."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    run = mkdocs(root, SITE_URL=SITE_URL)
    assert run.returncode == 0, run.stderr
    return root / "site"


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host that has the real site in some/path/."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    run = mkdocs(root, SITE_URL=f"{SITE_URL}some/path/")
    assert run.returncode == 0, run.stderr
    (root / "host/some").mkdir(parents=True)
    (root / "site").rename(root / "host/some/path")
    return root / "host"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own 404 page, as the servers of static sites do."""

    def send_head(self) -> Any:
        """Send a file as it was compressed, to who takes that."""
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        compressed = path.with_name(path.name + ".br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not compressed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(compressed.stat().st_size))
        self.end_headers()
        return compressed.open("rb")

    def send_error(self, code: int, message: str | None = None, *_: Any) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


class _Slow(_Handler):
    """Pauses in the middle of each page, as bad lines do."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file."""
        content = source.read()
        if self.path.endswith("/"):
            half, content = content[: len(content) // 2], content[len(content) // 2 :]
            outputfile.write(half)
            time.sleep(1)
        outputfile.write(content)


class _Scriptless(_Handler):
    """Forbids pages their scripts, as if JavaScript were off, while a driver's still run."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()


@contextmanager
def serving(folder: Path, *, slowly: bool = False, scripts: bool = True) -> Iterator[str]:
    """Serve a folder; return the address."""
    kind = _Slow if slowly else _Handler if scripts else _Scriptless
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@functools.cache
def published(name: str) -> str:
    """Return the address below the site's of a file of docs/assets/."""
    return f"assets/{assets(ROOT / 'docs/assets')[name].name}"


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address that the site is served from; pytest-playwright opens pages below it."""
    with serving(site) as address:
        yield address


def wait_for_script(page: Page) -> None:
    """Wait until the script has shown its controls, where there are any."""
    for control in page.locator(".find").all():
        expect(control).to_be_visible()


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true.

    Playwright's own wait asks in the page, whose policy allows that no second time.
    """
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def open_search(page: Page) -> None:
    """Open it with its keys."""
    wait_for_script(page)
    page.keyboard.press("Control+k")


def launch_arguments() -> dict[str, Any]:
    """Return how to launch the machine's Chromium, without its own traffic.

    Where there is none, Playwright's is launched.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    return {
        "executable_path": next(filter(None, map(shutil.which, names)), None),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright launches the browser."""
    return launch_arguments()


@pytest.fixture(params=[True, False], ids=["js", "no-js"])
def either(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page with JavaScript, and one without."""
    context = browser.new_context(base_url=base_url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_js(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()
