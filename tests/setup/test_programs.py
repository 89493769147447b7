"""Root gets what tests need, in one line and without services; others are told what is left out."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import programs

Debian = Callable[[int], None]


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Debian:
    """A Debian without nginx, which `apt-get` puts there, having asked whether services start."""
    bin_, policy = tmp_path / "bin", tmp_path / "policy-rc.d"
    bin_.mkdir()
    for name in ("apt-get", "update-rc.d"):
        (bin_ / name).write_text(
            f"""#!/bin/sh
cd "{tmp_path}" && exec >>calls
echo {name} "$@"
echo what it prints >&2
if [ "$1" = install ]; then
    ./policy-rc.d nginx start
    echo "policy $?"
    [ ! -e full ] && touch nginx
fi
"""
        )
        (bin_ / name).chmod(0o755)
    need = programs.Need("the tests of mirrors", {"nginx": (tmp_path / "nginx").is_file})
    monkeypatch.setattr(programs, "NEEDS", {"nginx": need})
    monkeypatch.setattr(programs, "LOG", tmp_path / "apt.log")
    monkeypatch.setattr(programs, "POLICY", policy)
    monkeypatch.setenv("PATH", f"{bin_}:{os.environ['PATH']}")
    monkeypatch.delenv("CI", raising=False)
    return lambda uid: monkeypatch.setattr(os, "geteuid", lambda: uid)


def test_root_installs_and_starts_no_service(
    debian: Debian, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    debian(0)
    assert programs.main() == 0
    line = f"Installing with apt-get, as root: nginx. It writes to {tmp_path}/apt.log.\n"
    assert capsys.readouterr().out == line
    assert (tmp_path / "calls").read_text().splitlines() == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends nginx",
        "policy 101",
        "update-rc.d nginx disable",
    ]
    assert (tmp_path / "apt.log").read_text() == "what it prints\n" * 3
    assert not (tmp_path / "policy-rc.d").exists()
    assert programs.main() == 0
    assert capsys.readouterr().out == ""


def test_a_policy_of_the_machine_stays(debian: Debian, tmp_path: Path) -> None:
    debian(0)
    policy = tmp_path / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 104\n")
    policy.chmod(0o700)
    programs.main()
    assert "policy 104" in (tmp_path / "calls").read_text()
    assert policy.read_text() == "#!/bin/sh\nexit 104\n"


def test_a_failure_names_the_file_that_tells_why(debian: Debian, tmp_path: Path) -> None:
    debian(0)
    (tmp_path / "full").touch()
    with pytest.raises(SystemExit, match=r"nginx' failed: .*/apt\.log tells why$"):
        programs.main()
    assert not (tmp_path / "policy-rc.d").exists()


def test_others_are_told_what_is_left_out_but_never_in_ci(
    debian: Debian, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    debian(1000)
    assert programs.main() == 0
    left_out = "Left out: the tests of mirrors. Debian: apt-get install nginx\n"
    assert capsys.readouterr().out == left_out
    monkeypatch.setenv("CI", "true")
    assert programs.main() == 1


def test_a_program_that_is_not_on_the_path_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "chromium" in programs.missing("browser")
    assert programs.missing("java", "minisign") == ["default-jre-headless", "minisign"]
