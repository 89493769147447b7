"""One commit gives one site: on other days, in other places, by other users, the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.site.sums import SIGNATURE, SUMS, sha256
from tests.helpers.project import ROOT, SITE_URL, copy_project

pytestmark = pytest.mark.usefixtures("faketime")
IS_ROOT = os.geteuid() == 0
# Nobody, who may still read what is this user's alone: Python may be.
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
NOBODY += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]


class Circumstances(NamedTuple):
    """What a build must not depend on."""

    day: str
    env: dict[str, str]
    umask: int
    user: list[str]

    def run(self, *arguments: str, cwd: Path) -> str:
        """Run Python; return what it prints."""
        command = [*self.user, "faketime", self.day, sys.executable, *arguments]
        env = {"PATH": os.environ["PATH"], "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
        run = subprocess.run(
            command,
            cwd=cwd,
            env={**env, **self.env},
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout


HERE = Circumstances(
    "2019-12-31 23:59:58",
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    0o022,
    [],
)
# Whoever reads or writes a file without saying its encoding has ASCII there.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
THERE = Circumstances(
    "2031-03-04 05:06:07",
    {"TZ": "America/New_York", **ASCII, "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1"},
    0o077,
    NOBODY if IS_ROOT else [],
)
WHICH = """
import locale, os, time
umask = os.umask(0)
print(time.strftime("%Y"), time.tzname[0], locale.getpreferredencoding(), umask, hash("x"))
"""


def project(folder: Path) -> Path:
    """Copy what a build needs, with nothing made before."""
    folder.mkdir(parents=True)
    copy_project(folder)
    (folder / ".build_cache").unlink()
    return folder


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """The second one has the first one's signature, as if it had been committed since."""
    first, second = project(tmp_path / "first"), project(tmp_path / "ó" / "second one")
    for root in (first, second):
        (root / "docs/minisign.pub").write_text("a public key")
    HERE.run("-m", "mkdocs", "build", "--strict", cwd=first)
    expected = files(first / "site")
    signature = f"trusted comment: {sha256(first / 'site' / SUMS)}".encode()
    (second / "docs" / SIGNATURE).write_bytes(signature)
    THERE.run("-m", "mkdocs", "build", "--strict", cwd=second)
    made = files(second / "site")
    assert [path for path in expected if made.get(path) != expected[path]] == []
    assert made.keys() - expected.keys() == {SIGNATURE}
    assert {
        SUMS,
        "minisign.pub",
        "pl/index.html.gz",
        "sitemap.xml.gz",
        "resolution.pdf",
    } < expected.keys()


def test_the_circumstances_are_others(tmp_path: Path) -> None:
    here, there = (c.run("-c", WHICH, cwd=tmp_path).split() for c in (HERE, THERE))
    assert not set(here) & set(there)
    assert (here[:2], there[:2]) == (["2019", "JST"], ["2031", "EST"])


@pytest.mark.skipif(not IS_ROOT, reason="only root can be another user: both builds are by one")
def test_the_user_is_another(tmp_path: Path) -> None:
    who = "import os; print(os.geteuid())"
    assert [c.run("-c", who, cwd=tmp_path) for c in (HERE, THERE)] == ["0\n", "65534\n"]


@pytest.mark.parametrize(
    ("git", "given", "epoch"),
    [
        ("echo 1700000000", {}, "1700000000"),
        ("exit 128", {}, "0"),
        ("echo 2", {"SOURCE_DATE_EPOCH": "3"}, "3"),
    ],
    ids=["commit", "tarball", "given"],
)
def test_the_clock_of_a_build_is_its_commit(
    tmp_path: Path, git: str, given: dict[str, str], epoch: str
) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    git = f'[ "$1" = log ] || exit 0\n{git}'
    for name, does in (("git", git), ("python", "echo $SOURCE_DATE_EPOCH")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "SITE_URL": SITE_URL, **given}
    command = ["make", "-s", "-o", "packages", "site", "BIN=."]
    run = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert run.stdout == f"{epoch}\n"
