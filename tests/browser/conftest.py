"""What tests in a browser share: one page, as a new one takes longer than most; earlier words."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Once
from tests.helpers.earlier import rewrite
from tests.helpers.project import build, copy_tiny

Shared = Callable[[bool], Page]


@pytest.fixture(scope="session")
def rewritten_site(once: Once) -> Path:
    """The site of the tiny project, of which two paragraphs have earlier wordings."""
    return once("rewritten", lambda root: build(rewrite(copy_tiny(root)))) / "site"


@pytest.fixture(scope="session")
def shared(browser: Browser, base_url: str) -> Iterator[Shared]:
    """What returns the page with JavaScript, or that without, as a new one is but for the cache."""
    with ExitStack() as opened:

        @cache
        def tab(scripts: bool) -> Page:
            context = browser.new_context(
                base_url=base_url,
                java_script_enabled=scripts,
                permissions=["clipboard-read", "clipboard-write"],
            )
            return opened.enter_context(context).new_page()

        def shared(scripts: bool) -> Page:
            page = tab(scripts)
            page.goto("about:blank")  # What was opened, chosen or typed is gone.
            page.set_viewport_size({"width": 1280, "height": 720})
            page.emulate_media(
                media="null", color_scheme="null", forced_colors="null", contrast="null"
            )
            return page

        yield shared


@pytest.fixture
def page(shared: Shared) -> Page:
    """A page with JavaScript. Who listens, or sets what outlasts a test, takes a fresh one."""
    return shared(True)


@pytest.fixture
def without_js(shared: Shared) -> Page:
    """A page without."""
    return shared(False)


@pytest.fixture(params=[True, False], ids=["js", "no-js"])
def either(request: pytest.FixtureRequest, shared: Shared) -> Page:
    """A page with, and one without."""
    return shared(request.param)


@pytest.fixture
def fresh(context: BrowserContext) -> Page:
    """A page for one test."""
    return context.new_page()
