"""What a profile keeps of a visit to a mirror: as it is, and were nothing to be stored."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from tests.helpers.mirror import mirror

NO_STORE = {
    '"public, max-age=300"': '"no-store"',
    '"public, max-age=31536000, immutable"': '"no-store"',
}


def kept(browser_type: BrowserType, arguments: dict[str, Any], folder: Path, port: int) -> set[str]:
    """Return what of a new profile has a mirror's address in it after a visit."""
    with browser_type.launch_persistent_context(folder, **arguments) as context:
        for path in ("pl/", "pl/cl_3/"):
            context.pages[0].goto(f"http://127.0.0.1:{port}/{path}", wait_until="networkidle")
    profile, address = folder / "Default", f"127.0.0.1:{port}".encode()
    files = (file for file in profile.rglob("*") if file.is_file())
    return {file.relative_to(profile).parts[0] for file in files if address in file.read_bytes()}


@pytest.mark.parametrize("changes", [{}, NO_STORE], ids=["now", "no-store"])
def test_the_address_is_kept_whatever_may_be_stored(
    nginx: None,
    site: Path,
    tmp_path: Path,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    changes: dict[str, str],
) -> None:
    """`no-store` would keep pages out of a cache, and the visit neither out of the history."""
    (tmp_path / "server").mkdir()
    with mirror(tmp_path / "server", site, changes) as ports:
        names = kept(
            browser_type, browser_type_launch_args, tmp_path / "profile", int(ports["8080"])
        )
    assert {"History", "Favicons"} <= names
    assert changes or "Cache" in names
