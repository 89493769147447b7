"""A clone is the same on every machine, whatever Git is told to do with the ends of lines."""

import subprocess
import sys
from pathlib import Path

from tests.helpers.project import ROOT


def test_a_clone_as_on_windows_has_no_fault(tmp_path: Path) -> None:
    windows = ["--config", "core.autocrlf=true", "--config", "core.eol=crlf"]
    subprocess.run(["git", "clone", "--quiet", *windows, ROOT, tmp_path / "clone"], check=True)
    check = subprocess.run(
        [sys.executable, "-m", "scripts", "check"],
        cwd=tmp_path / "clone",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (check.returncode, check.stderr) == (0, "")
    ends = subprocess.check_output(["git", "ls-files", "--eol"], cwd=tmp_path / "clone", text=True)
    assert not [line for line in ends.splitlines() if "w/crlf" in line or "w/mixed" in line]
