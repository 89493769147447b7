"""Builds that are killed, or refused by the disk: the last good site stays."""

import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.project import THOROUGH
from tests.helpers.runs import broken, built, snapshot


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_succeeds(
    edited: Path, root: Path, steps: tuple[int, int], tmp_path: Path
) -> None:
    before, (every, last) = snapshot(root), steps
    early = [*range(1, last, last // 200), last - 1, last] if THOROUGH else [last // 2, last]
    for step in early:
        assert broken(root, "kill", step).returncode == -9
        assert snapshot(root) == before, step
    right = built(root)
    assert right != before
    late = range(last + 2, every, (every - last) // 20) if THOROUGH else [(last + every) // 2]
    for step in [last + 1, *late]:
        copy = shutil.copytree(edited, tmp_path / str(step), symlinks=True)
        assert broken(copy, "kill", step).returncode == -9
        assert snapshot(copy) == right, step
        assert built(copy) == right


def test_builds_killed_at_any_time_leave_a_whole_site(root: Path, tmp_path: Path) -> None:
    before = snapshot(root)
    cache = root / ".build_cache"
    cache.unlink()
    found = []
    began = time.monotonic()
    right = built(Path(shutil.copytree(root, tmp_path / "timed", symlinks=True)))
    whole = time.monotonic() - began
    for _ in range(60 if THOROUGH else 1):
        # They are killed while they fill it, too, and before there is one.
        shutil.rmtree(cache, ignore_errors=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=root,
            env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(random.uniform(0, 1.3) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        found.append(snapshot(root))
    assert all(site in (before, right) for site in found)
    assert built(root) == right


def test_a_full_disk_is_told_and_leaves_the_last_site(root: Path, steps: tuple[int, int]) -> None:
    before, last = snapshot(root), steps[1]
    for step in range(1, last, last // 40) if THOROUGH else [1, last // 2]:
        run = broken(root, "full", step)
        assert run.returncode == 1
        assert "No space left on device; mend that, and run the command again" in run.stdout
        assert "Traceback" not in run.stderr + run.stdout
        assert snapshot(root) == before
    assert built(root) != before


@pytest.mark.parametrize("size", [100, 5_000, 30_000] if THOROUGH else [5_000])
def test_a_file_that_cannot_be_written_whole_is_told(root: Path, size: int) -> None:
    before = snapshot(root)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert run.returncode == 1
    assert "File too large; mend that" in run.stdout
    assert "Traceback" not in run.stderr + run.stdout
    assert snapshot(root) == before
    assert built(root) != before
