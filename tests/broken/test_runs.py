"""Builds that are killed, refused by the disk, or run at once: the last good site stays."""

import os
import random
import resource
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.site.swap import alone, beside, publish
from tests.helpers.project import ROOT, THOROUGH, copy_project, mkdocs
from tests.helpers.serve import serving

WORDS = "Wykluczenia możliwości", "Wykluczenia szansy"

Site = dict[str, bytes]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, and edited since."""
    root = copy_project(tmp_path_factory.mktemp("edited"))
    assert mkdocs(root).returncode == 0
    text = root / "data/text/pl.yaml"
    text.write_text(text.read_text().replace(*WORDS))
    return root


@pytest.fixture
def root(edited: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(edited, tmp_path / "root", symlinks=True))


@pytest.fixture(scope="module")
def steps(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int]:
    """How many steps a build takes, and at which one the site is published."""
    folder = tmp_path_factory.mktemp("counted")
    # What a build keeps are further steps, once.
    built(Path(shutil.copytree(edited, folder / "before", symlinks=True)))
    copy = shutil.copytree(edited, folder / "root", symlinks=True)
    every, published = map(int, broken(copy, "count", 0).stdout.split())
    assert 1000 < published < every
    return every, published


def snapshot(root: Path) -> Site:
    """Return the published site."""
    files = (p for p in (root / "site").rglob("*") if p.is_file())
    return {p.relative_to(root / "site").as_posix(): p.read_bytes() for p in files}


def built(root: Path) -> Site:
    """Build as everybody does; return the site, which has the edit."""
    run = mkdocs(root)
    assert run.returncode == 0, run.stderr
    assert WORDS[1] in (root / "site/pl/index.html").read_text()
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


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_succeeds(
    edited: Path, root: Path, steps: tuple[int, int], tmp_path: Path
) -> None:
    before, (every, last) = snapshot(root), steps
    early = [*range(1, last, last // (200 if THOROUGH else 6)), last - 1, last]
    for step in early:
        assert broken(root, "kill", step).returncode == -9
        assert snapshot(root) == before, step
    right = built(root)
    assert right != before
    for step in [last + 1, *range(last + 2, every, (every - last) // (20 if THOROUGH else 3))]:
        copy = shutil.copytree(edited, tmp_path / str(step), symlinks=True)
        assert broken(copy, "kill", step).returncode == -9
        assert snapshot(copy) == right, step
        assert built(copy) == right


def test_builds_killed_at_any_time_leave_a_whole_site(root: Path, tmp_path: Path) -> None:
    before = snapshot(root)
    cache = root / ".build_cache"
    cache.unlink()
    cache.mkdir()
    found = []
    began = time.monotonic()
    right = built(Path(shutil.copytree(root, tmp_path / "timed", symlinks=True)))
    whole = time.monotonic() - began
    for _ in range(60 if THOROUGH else 3):
        shutil.rmtree(cache)  # They are killed while they fill it, too.
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=root,
            env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(random.uniform(0.1, 1.3) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        found.append(snapshot(root))
    assert all(site in (before, right) for site in found)
    assert built(root) == right


def test_a_full_disk_is_told_and_leaves_the_last_site(root: Path, steps: tuple[int, int]) -> None:
    before, last = snapshot(root), steps[1]
    for step in range(1, last, last // (40 if THOROUGH else 4)):
        run = broken(root, "full", step)
        assert run.returncode == 1
        assert "No space left on device; mend that, and run the command again" in run.stdout
        assert "Traceback" not in run.stderr + run.stdout
        assert snapshot(root) == before
    assert built(root) != before


@pytest.mark.parametrize("size", [100, 5_000, 30_000])
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


def without_power(root: Path) -> subprocess.CompletedProcess[str]:
    """Build as somebody whom permissions bind, whoever runs the tests."""
    drop = ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    return subprocess.run(
        [*(drop if os.geteuid() == 0 else []), sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def read_only(root: Path) -> Iterator[Path]:
    """The same project, whose site may only be read."""
    folders = [root / "site", *(p for p in (root / "site").rglob("*") if p.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield root
    root.chmod(0o755)
    for folder in folders:
        if folder.exists():
            folder.chmod(0o755)


def test_a_site_that_may_only_be_read_is_replaced(read_only: Path) -> None:
    run = without_power(read_only)
    assert run.returncode == 0, run.stderr
    assert WORDS[1] in (read_only / "site/pl/index.html").read_text()
    assert not list(read_only.glob(".site.*"))


def test_a_project_that_may_only_be_read_is_told_and_keeps_its_site(read_only: Path) -> None:
    before = snapshot(read_only)
    read_only.chmod(0o555)
    run = without_power(read_only)
    assert run.returncode == 1
    assert "Permission denied; mend that" in run.stdout
    assert "Traceback" not in run.stderr + run.stdout
    assert snapshot(read_only) == before
    read_only.chmod(0o755)
    assert built(read_only) != before


def start(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_build_waits_for_the_first(root: Path) -> None:
    before = snapshot(root)
    with alone(root):
        second = start(root)
        assert second.stderr
        assert second.stderr.readline() == "Another build is at work here; this one waits for it.\n"
        assert snapshot(root) == before
    assert second.wait(60) == 0
    second.stderr.close()
    assert snapshot(root) == built(root)


def test_builds_at_once_harm_neither_each_other_nor_readers(root: Path) -> None:
    before = (root / "site/pl/index.html").read_bytes()
    seen: set[bytes] = set()
    done = threading.Event()

    def read(address: str) -> None:
        while not done.is_set():
            with urllib.request.urlopen(f"{address}/pl/") as page:
                seen.add(page.read())

    with serving(root / "site") as address:
        reader = threading.Thread(target=read, args=(address,))
        reader.start()
        builds = [start(root) for _ in range(3)]
        said = [build.communicate(timeout=120)[1] for build in builds]
        done.set()
        reader.join()
    assert [build.returncode for build in builds] == [0, 0, 0], said
    after = built(root)
    assert snapshot(root) == after
    assert seen == {before, after["pl/index.html"]}


def test_where_folders_cannot_be_exchanged_the_last_site_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    for name in ("first", "second"):
        new = beside(site)
        new.mkdir()
        (new / "page").write_text(name)
        if name == "second":
            monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: None)
        publish(new)
        assert [p.name for p in tmp_path.iterdir()] == ["site"]
        assert (site / "page").read_text() == name
    site.rename(tmp_path / ".site.old")  # Killed between the two renames.
    beside(site)
    assert (site / "page").read_text() == "second"


def test_a_site_that_is_a_link_stays_one(root: Path) -> None:
    (root / "site").rename(root / "real")
    (root / "site").symlink_to("real")
    after = built(root)
    assert (root / "site").readlink() == Path("real")
    assert WORDS[1].encode() in after["pl/index.html"]
    assert built(root) == after


def test_what_is_deployed_is_the_site(root: Path) -> None:
    """By `mkdocs gh-deploy`, into a branch of a repository here."""
    there = root / "there.git"
    env = {"PATH": os.environ["PATH"], "NO_MKDOCS_2_WARNING": "1", "HOME": str(root)}
    names = {
        f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }

    def run(*command: str | Path) -> str:
        said = subprocess.run(
            command, cwd=root, env=env | names, capture_output=True, text=True, check=True
        )
        return said.stdout

    run("git", "init", "--quiet", "--bare", there)
    run("git", "init", "--quiet")
    run("git", "remote", "add", "origin", there)
    run("git", "commit", "--quiet", "--allow-empty", "-m", "x")
    run(sys.executable, "-m", "mkdocs", "gh-deploy", "--quiet")
    deployed = run("git", "--git-dir", there, "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert set(deployed) - {".nojekyll"} == set(snapshot(root))
    assert {"SHA256SUMS", "pl/index.html.br"} < set(deployed)
    assert snapshot(root) == built(root)
