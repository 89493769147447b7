"""What git brings was written and reviewed by somebody: no link, nothing that is generated."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.helpers.project import ROOT, build, copy_tiny, git

IGNORED = (".build_cache", ".venv", "site", "docs/en", ".mypy_cache", "__pycache__", "server/run")
PDF = "resolution-be.pdf"


def test_git_tracks_nothing_that_is_generated() -> None:
    assert git("ls-files", "--cached", "--ignored", "--exclude-standard") == []
    assert git("check-ignore", "--no-index", *IGNORED) == list(IGNORED)


def test_git_tracks_files_alone() -> None:
    """No link leads out of the checkout, and no submodule brings what nobody reviewed."""
    modes = {line.split()[0] for line in git("ls-files", "--stage")}
    assert modes == {"100644", "100755"}


def test_a_cache_that_was_committed_is_published_by_no_build(tmp_path: Path) -> None:
    """An entry is named by its inputs, so that anybody can write one that a build would take."""
    root = copy_tiny(tmp_path / "repository")
    (root / ".build_cache").unlink()
    for name in (".gitignore", "Makefile"):
        shutil.copy(ROOT / name, root)
    right = (build(root) / PDF).read_bytes()
    kept = next(f for f in (root / ".build_cache").iterdir() if f.read_bytes()[32:] == right)
    kept.write_bytes(hashlib.sha256(b"forged").digest() + b"forged")

    def run(*command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    make = ("make", "-o", "packages", f"BIN={os.path.relpath(Path(sys.executable).parent, root)}")
    assert run("git", "init", "--quiet").returncode == 0
    # What was made here is believed: the entry is one that a build takes.
    assert run(*make, "site").returncode == 0
    assert (root / "site" / PDF).read_bytes() == b"forged"
    shutil.rmtree(root / "site")
    assert run("git", "add", "--force", f".build_cache/{kept.name}").returncode == 0
    refused = run(*make, "site")
    assert refused.returncode == 2
    assert ".build_cache" in refused.stderr
    assert not (root / "site").exists()
    # As when publishing, and from a tarball, of which nobody can tell what was in git.
    shutil.rmtree(root / ".git")
    assert run(*make, "clean", "site").returncode == 0
    assert (root / "site" / PDF).read_bytes() == right


def test_publishing_begins_without_a_cache() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]
    built = [s["run"] for job in jobs.values() for s in job["steps"] if "site" in s.get("run", "")]
    assert "make clean site" in built
    assert "make site" not in built
