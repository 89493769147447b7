"""The unit for systemd: what a mirror may do, and that it can work with no more."""

import os
import re
import shutil
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import pytest

from tests.helpers.mirror import mirror
from tests.helpers.project import ROOT

UNIT = ROOT / "server/resolution.service"
NOBODY = 64713
"""As who a unit of systemd's runs: without a name."""


@pytest.mark.usefixtures("systemd")
def test_a_mirror_is_in_a_sandbox() -> None:
    """systemd-analyze(1): from 0, nothing can go wrong, to 10."""
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    (exposure,) = re.findall(r"Overall exposure level for .*: ([\d.]+)", run.stdout)
    assert run.returncode == 0, exposure
    assert float(exposure) <= 2.0


@pytest.mark.usefixtures("nginx")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
def test_a_mirror_needs_no_rights_but_to_write_into_one_folder(site: Path) -> None:
    """As in the unit, but for the ports below 1024."""
    nobody = [
        "setpriv",
        f"--reuid={NOBODY}",
        f"--regid={NOBODY}",
        "--clear-groups",
        "--no-new-privs",
    ]
    nobody += ["--bounding-set=-all", "--inh-caps=-all"]
    # Others may not look into the folder that tests have.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(site, folder / "built")
        run = folder / "server/run"
        run.mkdir(parents=True)
        os.chown(run, NOBODY, NOBODY)
        with mirror(folder, folder / "built", user=nobody) as ports:
            page = urllib.request.urlopen(f"http://127.0.0.1:{ports['8080']}/pl/").read()
        assert page == (site / "pl/index.html").read_bytes()
        theirs = {file for file in folder.rglob("*") if file.stat().st_uid == NOBODY}
        assert run in theirs
        assert all(file.is_relative_to(run) for file in theirs)
