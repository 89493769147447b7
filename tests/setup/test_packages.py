"""Set-up is done again whenever what is there may not be whole, or not of here, and only then."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from tests.helpers.project import ROOT

BUILD, TEST = "requirements.txt", "requirements-test.txt"


def wheel(root: Path, name: str, **modules: str) -> str:
    """Make a package of a module that says its name, and others; return its line of a lock."""
    file, info = root / f"wheels/{name}-1-py3-none-any.whl", f"{name}-1.dist-info"
    file.parent.mkdir(exist_ok=True)
    contents = {
        **{f"{module}.py": content for module, content in modules.items()},
        f"{name}.py": f"print('{name}')",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(file, "w") as archive:
        for path, content in contents.items():  # Without the clock, so that it is the same again.
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return f"{name}==1 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment to be copied: to make one takes seconds."""
    folder = tmp_path_factory.mktemp("template")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def project(tmp_path: Path, template: Path) -> Path:
    """A project of one package, and of another for its tests."""
    root = tmp_path / "project"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup", root / "scripts")
    one = wheel(root, "one")
    (root / BUILD).write_text(one)
    (root / TEST).write_text(one + wheel(root, "two"))
    (root / "template").symlink_to(template)
    python(root)
    return root


def environment(root: Path, **env: str) -> dict[str, str]:
    """Return an environment in which pip asks no network."""
    pip = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": (root / "wheels").as_uri(),
        "PIP_CONFIG_FILE": "/dev/null",
    }
    return {"PATH": os.environ["PATH"], "PYTHON": "./python", **pip, **env}


def run(root: Path, lock: str = BUILD, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up."""
    command = [str(root / "scripts/setup"), lock]
    env = environment(root, **env)
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def sets_up(root: Path, lock: str = BUILD, **env: str) -> bool:
    """Tell whether a run had anything to do, when it is done and its packages work."""
    done = run(root, lock, **env)
    assert done.returncode == 0, done.stderr
    for name in ("one", "two") if lock == TEST else ("one",):
        command = [str(root / ".venv/bin/python"), "-m", name]
        assert subprocess.check_output(command, text=True) == f"{name}\n"
        # What pip writes last.
        assert len(list(root.glob(f".venv/lib/*/site-packages/{name}-1.dist-info/INSTALLER"))) == 1
    return done.stdout.startswith("Setting up .venv/")


def python(root: Path, name: str = "python", version: str = "3.98.0") -> str:
    """Write a Python that says to be of a version, and copies environments; return its path."""
    (root / name).write_text(
        f"""#!/bin/sh
if [ "$1" = -c ]; then
    exec '{sys.executable}' -c "
import sys
sys.version, sys.version_info = '{version} (main)', ({version.replace(".", ", ")})
$2"
fi
[ "$*" = "-m venv --clear .venv" ] || exit 2
rm -rf .venv
cp -R template/ .venv
"""
    )
    (root / name).chmod(0o755)
    return f"./{name}"


def test_packages_are_set_up_once_and_added_to(project: Path) -> None:
    assert sets_up(project)
    in_use = project / ".venv/in-use"
    in_use.touch()
    assert not sets_up(project)
    assert sets_up(project, TEST)
    assert in_use.exists()
    assert not sets_up(project, TEST)
    assert not sets_up(project)


def test_nothing_is_built_from_its_source(project: Path) -> None:
    """To build a package is to run what it says, with tools that no lock names."""
    archive = project / "wheels/one-1.tar.gz"
    for file in (project / "wheels").glob("one-1-*"):
        file.unlink()
    (project / "one-1").mkdir()
    (project / "one-1/setup.py").write_text(f"open({str(project / 'ran')!r}, 'w')\n")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(project / "one-1", "one-1")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    (project / BUILD).write_text(f"one==1 --hash=sha256:{digest}\n")
    done = run(project)
    assert done.returncode != 0
    assert "No matching distribution found for one==1" in done.stderr
    assert not (project / "ran").exists()


def test_a_renamed_checkout_and_another_lock_are_set_up_again(project: Path) -> None:
    sets_up(project)
    project = project.rename(project.with_name("renamed"))
    assert sets_up(project)
    assert not sets_up(project)
    with (project / BUILD).open("a") as lock:
        lock.write("# Another.\n")
    assert sets_up(project)


def test_another_python_replaces_the_environment(project: Path) -> None:
    sets_up(project, PYTHON=sys.executable)
    (project / ".venv/of-the-old").touch()
    new = python(project, "new", "3.99.0")
    assert sets_up(project, PYTHON=new)
    assert not (project / ".venv/of-the-old").exists()
    assert not sets_up(project, PYTHON=new)


def test_a_python_that_cannot_be_used_is_one_line(project: Path) -> None:
    old = python(project, "old", "3.10.13")
    for name, what in ((old, f"{old} is Python 3.10.13, and"), ("none", "There is no 'none'")):
        done = run(project, PYTHON=name)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(what)
        assert done.stderr.endswith("make PYTHON=…\n")
        assert done.stderr.count("\n") == 1
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("lock", [BUILD, TEST])
def test_what_was_interrupted_is_set_up_again(project: Path, lock: str) -> None:
    if lock == TEST:
        sets_up(project)
    name = "one" if lock == BUILD else "two"
    # What pip compiles for seconds, when it takes the package for installed, and has not finished.
    (project / lock).write_text(wheel(project, name, slow="x = 1\n" * 300_000))
    process = subprocess.Popen(
        [project / "scripts/setup", lock], env=environment(project), start_new_session=True
    )
    while not list(project.glob(f".venv/lib/*/site-packages/{name}-1.dist-info/METADATA")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait() != 0
    one = wheel(project, "one")
    (project / BUILD).write_text(one)
    (project / TEST).write_text(one + wheel(project, "two"))
    assert sets_up(project, lock)
    assert not sets_up(project, lock)


def test_what_a_full_disk_ended_is_set_up_again(project: Path) -> None:
    large = "#" * 8_000_000
    (project / BUILD).write_text(wheel(project, "one", large=large))
    # What a process may write to one file ends as a disk does.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(large) // 2, hard))
    try:
        done = run(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert done.returncode != 0
    assert "File too large" in done.stderr
    assert sets_up(project)
    assert not sets_up(project)
