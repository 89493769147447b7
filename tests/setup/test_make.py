"""What is given to make is words, and make clean deletes what git would, without git."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.project import ROOT, copy_project, git

EVIL = "`touch run`$(touch run)$(shell touch run)${shell touch run}\";touch run;'\"*'|touch run"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with the Makefile, in which each program writes down what it was given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("scripts/setup", "scripts/sign", ".venv/bin/python"):
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(
            "#!/usr/bin/env python3\n"
            "import json, os, pathlib, sys\n"
            "given = {'arguments': sys.argv[1:], 'env': dict(os.environ)}\n"
            f"pathlib.Path('{program.name}.json').write_text(json.dumps(given))\n"
        )
        program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "variable", "program", "arguments"),
    [
        ("verify", "AT", "python", ["-m", "scripts", "mirror", EVIL, "", "", ""]),
        ("verify", "SUMS", "python", ["-m", "scripts", "mirror", "", EVIL, "", ""]),
        ("verify", "PUBKEY", "python", ["-m", "scripts", "mirror", "", "", EVIL, ""]),
        ("verify", "SITE_URL", "python", ["-m", "scripts", "mirror", "", "", "", EVIL]),
        ("confirm", "LOCALE", "python", ["-m", "scripts", "confirm", EVIL]),
        ("confirm", "ID", "python", ["-m", "scripts", "confirm", "", *EVIL.split()]),
        ("language", "LOCALE", "python", ["-m", "scripts", "language", EVIL]),
        ("apply", "BY", "python", ["-m", "scripts", "apply", EVIL]),
        ("review", "LOCALE", "python", ["-m", "scripts", "review", EVIL]),
        ("sign", "KEY", "sign", [EVIL]),
        (
            "serve",
            "PORT",
            "python",
            ["-m", "scripts", "mkdocs", "serve", "--dev-addr", f"localhost:{EVIL}"],
        ),
        ("site", "SITE_URL", "python", ["-m", "scripts", "mkdocs", "build", "--strict"]),
        ("site", "REPO_URL", "python", ["-m", "scripts", "mkdocs", "build", "--strict"]),
        ("site", "CONTACT", "python", ["-m", "scripts", "mkdocs", "build", "--strict"]),
        ("site", "ONION_URL", "python", ["-m", "scripts", "mkdocs", "build", "--strict"]),
        ("site", "SOURCE_DATE_EPOCH", "python", ["-m", "scripts", "mkdocs", "build", "--strict"]),
        ("site", "PYTHON", "setup", ["requirements.txt"]),
    ],
)
@pytest.mark.parametrize("as_argument", [True, False])
def test_what_is_given_is_words(
    made: Path, command: str, variable: str, program: str, arguments: list[str], as_argument: bool
) -> None:
    call = ["make", command, *([f"{variable}={EVIL}"] if as_argument else [])]
    env = {"PATH": os.environ["PATH"], "HOME": "/home", **({} if as_argument else {variable: EVIL})}
    subprocess.run(call, cwd=made, env=env, check=True, capture_output=True)
    given = json.loads((made / f"{program}.json").read_text())
    assert given["arguments"] == arguments
    assert given["env"][variable] == EVIL
    assert not (made / "run").exists()


def test_what_is_not_given_has_a_default(made: Path) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": "/home/someone"}
    for command, program, last in (
        ("serve", "python", "localhost:8000"),
        ("sign", "sign", "/home/someone/.minisign/minisign.key"),
    ):
        subprocess.run(["make", command], cwd=made, env=env, check=True, capture_output=True)
        assert json.loads((made / f"{program}.json").read_text())["arguments"][-1] == last


def test_commands_say_what_they_lack(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.copy(ROOT / "Makefile", root)
    (root / ".venv").symlink_to(sys.prefix)
    begun = "data/text/uk.yaml is written. Add to mkdocs.yml, where the languages are:"
    for arguments, what in (
        ("language", "say which language, by its tag (BCP 47): make language LOCALE=uk"),
        ("language LOCALE=by", "data/text/by.yaml:1:1: the file's name: 'by' is a country;"),
        ("language LOCALE=uk", begun),
        ("confirm", "say which text, and which of it: make confirm LOCALE=pl ID=cl_3"),
        ("confirm ID=title", "say which text, and which of it: make confirm LOCALE=pl ID=cl_3"),
        ("confirm LOCALE=pl ID=rec1", "no paragraph 'rec1'; did you mean 'rec_1'?"),
        ("confirm LOCALE=pl ID=nope", "no paragraph 'nope'; known: adoption, cl_1, cl_2, cl_3,"),
        ("confirm LOCALE=uk ID=title", "'title' has no words here; translate it first"),
        ("confirm LOCALE=zz ID=title", "data/text/zz.yaml:1:1: no such file; it is needed"),
        ("verify", "say where: make verify AT=https://… or AT=folder"),
    ):
        command = ["make", "-o", "packages", *arguments.split()]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert what in (run.stdout if what == begun else run.stderr)
        assert run.returncode == (0 if what == begun else 2)
        assert "Traceback" not in run.stderr


def files(root: Path) -> set[str]:
    """Return the paths of all files below a folder, but for git's own."""
    found = (file.relative_to(root) for file in root.rglob("*") if file.is_file())
    return {file.as_posix() for file in found if file.parts[0] != ".git"}


def test_clean_deletes_what_git_ignores_and_nothing_else(tmp_path: Path) -> None:
    for name in git("ls-files"):
        if name.startswith("docs/") or "/" not in name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    for name in ("docs/minisign.pub", "docs/SHA256SUMS.minisig", "notes"):
        (tmp_path / name).touch()
    before = files(tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    ignored = (tmp_path / ".gitignore").read_text().splitlines()
    patterns = [line.strip("/") for line in ignored if not line.startswith("!")]
    made = {
        *(name.replace("*", "made") + "/made" for name in patterns if name != "docs/*"),
        *("docs/pl/index.md", "docs/feed.xml", "scripts/shown/__pycache__/made.pyc"),
    }
    for name in made:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard"]
    assert {*subprocess.check_output(command, cwd=tmp_path, text=True).splitlines()} == made
    shutil.rmtree(tmp_path / ".git")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert files(tmp_path) == before
