"""Builds without permissions, or several at once; links; what is deployed."""

import os
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.site import sums
from scripts.site.swap import alone, beside, publish
from tests.helpers.runs import NEW, PAGE, built, snapshot
from tests.helpers.serve import serving


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
    assert NEW in (read_only / "site" / PAGE).read_text()
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
    before = (root / "site" / PAGE).read_bytes()
    seen: set[bytes] = set()
    done = threading.Event()

    def read(address: str) -> None:
        while not done.is_set():
            with urllib.request.urlopen(f"{address}/{PAGE}") as page:
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
    assert seen == {before, after[PAGE]}


def test_where_folders_cannot_be_exchanged_the_last_site_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    for name in ("first", "second"):
        new = beside(site)
        new.mkdir()
        (new / "page").write_text(name)
        sums.write(new)
        if name == "second":
            monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: None)
        publish(new)
        assert [p.name for p in tmp_path.iterdir()] == ["site"]
        assert (site / "page").read_text() == name
    site.rename(tmp_path / ".site.old")  # Killed between the two renames.
    beside(site)
    assert (site / "page").read_text() == "second"


def notes(root: Path) -> None:
    (root / "site/notes.txt").write_text("mine")


def foreign(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site/mine").mkdir(parents=True)
    (root / "site/mine/SHA256SUMS").write_text(f"{64 * '0'}  a.iso\n")


def link(root: Path) -> None:
    (root / "site").rename(root / "real")
    (root / "site").symlink_to("real")


def link_to_nothing(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site").symlink_to("nowhere")


def link_within(root: Path) -> None:
    (root / "site/en").rename(root / "en")
    (root / "site/en").symlink_to("../en")


REFUSED = {
    notes: "holds notes.txt, which no build wrote",
    foreign: "holds mine/SHA256SUMS, which no build wrote",
    link: "is a link",
    link_to_nothing: "is a link",
    link_within: "holds en, which no build wrote",
}


@pytest.mark.parametrize(("make", "what"), REFUSED.items(), ids=lambda x: getattr(x, "__name__", x))
def test_what_is_no_earlier_build_is_not_deleted(
    root: Path, make: Callable[[Path], None], what: str
) -> None:
    make(root)
    (root / ".nowhere.old").mkdir()
    before = snapshot(root.parent)
    run = without_power(root)
    assert run.returncode == 1
    assert f"site: {what}; mend that, and run the command again" in run.stdout
    assert snapshot(root.parent) == before
    assert (root / ".nowhere.old").exists()


def test_an_empty_folder_is_filled(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site").mkdir()
    assert "SHA256SUMS" in built(root)


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
    assert {"SHA256SUMS", f"{PAGE}.br"} < set(deployed)
    assert snapshot(root) == built(root)
