"""The programs that tests need and PyPI does not have: `python -m tests.tools.programs [NEED …]`.

Root on Debian gets what is not here as Debian's packages; others are told what is left out.
"""

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
LOG = Path(".venv/apt.log")
# What Debian's packages ask before they start a service; 101 is no (invoke-rc.d(8)).
POLICY = Path("/usr/sbin/policy-rc.d")


def browser() -> str | None:
    """Return the path of the machine's Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _has_liberation() -> bool:
    if not shutil.which("fc-list"):
        return False
    command = ["fc-list", ":family=Liberation Sans"]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout)


def _on_path(name: str) -> Callable[[], bool]:
    return lambda: bool(shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin"))


class Need(NamedTuple):
    """What some tests need: what they are, and how to see that each Debian package is here."""

    tests: str
    packages: Mapping[str, Callable[[], bool]]


NEEDS = {
    "browser": Need(
        "the tests in a browser",
        # The library is of the node that Playwright brings.
        {
            "chromium": lambda: bool(browser()),
            "libatomic1": lambda: bool(ctypes.util.find_library("atomic")),
        },
    ),
    "chromium": Need(
        "readers' journeys in Chromium",
        {"chromium": lambda: bool(browser()), "chromium-driver": _on_path("chromedriver")},
    ),
    "firefox": Need("readers' journeys in Firefox", {"firefox-esr": _on_path("firefox-esr")}),
    "webkit": Need(
        "readers' journeys in WebKitGTK",
        {
            "webkit2gtk-driver": _on_path("WebKitWebDriver"),
            "gir1.2-webkit2-4.1": lambda: any(
                Path("/usr/lib").glob("*/girepository-1.0/WebKit2-4.1.*")
            ),
            "python3-gi": Path("/usr/lib/python3/dist-packages/gi").is_dir,
            "xvfb": _on_path("Xvfb"),
        },
    ),
    "looks": Need("how pages look", {"fonts-liberation": _has_liberation}),
    "java": Need("the Nu HTML Checker and EPUBCheck", {"default-jre-headless": _on_path("java")}),
    "nginx": Need(
        "the tests of mirrors",
        {
            "nginx": _on_path("nginx"),
            "libnginx-mod-http-brotli-static": BROTLI.is_file,
            "openssl": _on_path("openssl"),
        },
    ),
    "tor": Need("the tests of an onion service", {"tor": _on_path("tor")}),
    "citing": Need(
        "the programs that people cite with",
        {name: _on_path(name) for name in ("biber", "jabref", "pandoc")},
    ),
    "systemd": Need("the sandbox of a mirror", {"systemd": _on_path("systemd-analyze")}),
    "minisign": Need("the tests of signatures", {"minisign": _on_path("minisign")}),
    "hunspell": Need(
        "the spelling of the translations",
        {
            "hunspell": _on_path("hunspell"),
            "hunspell-pl": Path("/usr/share/hunspell/pl_PL.dic").is_file,
            "hunspell-be": Path("/usr/share/hunspell/be_BY.dic").is_file,
        },
    ),
    "hugo": Need("Hugo, in make bench", {"hugo": _on_path("hugo")}),
    "faketime": Need("a build on another day", {"faketime": _on_path("faketime")}),
}


def missing(*needs: str) -> list[str]:
    """Return the Debian packages that these needs lack here."""
    packages = (row for need in needs for row in NEEDS[need].packages.items())
    return [package for package, is_here in packages if not is_here()]


@contextmanager
def _no_service(policy: Path) -> Iterator[None]:
    """Have Debian's packages start no service; a policy that the machine has is left as it is."""
    if policy.exists():
        yield
        return
    content = "#!/bin/sh\n# While make test installs packages. May be deleted.\nexit 101\n"
    policy.write_text(content, encoding="utf-8")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()


def install(packages: list[str]) -> None:
    """Install Debian packages, and start none of their services, now or with the machine."""
    print(
        f"Installing with apt-get, as root: {' '.join(packages)}. It writes to {LOG}.", flush=True
    )
    commands = [
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", *packages],
        *(["update-rc.d", name, "disable"] for name in ("nginx", "tor") if name in packages),
    ]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with _no_service(POLICY), LOG.open("w", encoding="utf-8") as log:
        for command in commands:
            run = subprocess.run(command, stdout=log, stderr=log, env=env, check=False)
            if run.returncode:
                sys.exit(f"'{' '.join(command)}' failed: {LOG} tells why")


def main(*names: str) -> int:
    """Get what the named needs, or all, lack here, or say what is left out; return the exit code.

    In CI nothing may be left out.
    """
    needs = names or tuple(need for need in NEEDS if need != "hugo")  # No test needs that.
    if (packages := missing(*needs)) and os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages)
    for need in needs:
        if packages := missing(need):
            print(f"Left out: {NEEDS[need].tests}. Debian: apt-get install {' '.join(packages)}")
    return 1 if os.environ.get("CI") and missing(*needs) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
