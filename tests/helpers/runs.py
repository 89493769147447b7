"""A project that is built anew after an edit, as everybody does, or until something ends it."""

import subprocess
import sys
from pathlib import Path

from tests.helpers.project import ROOT, THOROUGH, build

# By day the tiny project, at night the frozen one: a text of it, words of that, and an edit.
LOCALE, OLD, NEW = (
    ("pl", "Wykluczenia możliwości", "Wykluczenia szansy")
    if THOROUGH
    else ("be", "Прынята.", "Прынята!")
)
PAGE = f"{LOCALE}/index.html"

Site = dict[str, bytes]


def snapshot(root: Path) -> Site:
    """Return the published site."""
    files = (p for p in (root / "site").rglob("*") if p.is_file())
    return {p.relative_to(root / "site").as_posix(): p.read_bytes() for p in files}


def built(root: Path) -> Site:
    """Build as everybody does; return the site, which has the edit."""
    assert NEW in (build(root) / PAGE).read_text()
    assert not list(root.glob(".site.*"))
    return snapshot(root)


def broken(root: Path, how: str, step: int) -> subprocess.CompletedProcess[str]:
    """Run a build that is ended at a step."""
    return subprocess.run(
        [sys.executable, "-m", "tests.helpers.broken_run", how, str(step)],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
