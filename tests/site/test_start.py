"""`server/mirror`: what it refuses before nginx starts, and where nginx listens."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.mirror import HAS_IPV6, Server
from tests.helpers.project import ROOT

HOSTILE = (
    '  Referrer-Policy: no-referrer" always; root /; add_header X "',
    "  Referrer-Policy: $http_cookie",
    "  Referrer-Policy: no-referrer\\",
    "  Referrer-Policy: no-referrer\r",
    "  Referrer-Policy: no-referrer\x1b[2J",
    "  X;root /;: y",
    "  Set-Cookie: reader=1",
    "root /;",
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A small mirror in a folder that everybody may read, unlike those of tests."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        shutil.copytree(ROOT / "server", root / "server", ignore=shutil.ignore_patterns("run"))
        (root / "site/pl").mkdir(parents=True)
        (root / "site/pl/index.html").write_text("page")
        (root / "site/_headers").write_text(
            "/*\n  Referrer-Policy: no-referrer\n/assets/*\n  X: y\n"
        )
        yield root


def start(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run server/mirror with nginx's -v, which ends where nginx would begin."""
    environ = {name: value for name, value in os.environ.items() if name != "NGINX_USER"}
    return subprocess.run(
        [folder / "server/mirror", "-v"],
        env={**environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_header_that_is_not_ours_does_not_reach_nginx(nginx: None, folder: Path) -> None:
    """Root reads what a stranger wrote."""
    assert start(folder).returncode == 0
    assert (folder / "server/run/headers.conf").read_text() == (
        'add_header Referrer-Policy "no-referrer" always;\n'
    )
    lines = ["/*", *HOSTILE, "  X-Content-Type-Options: nosniff", ""]
    (folder / "site/_headers").write_bytes("\n".join(lines).encode())
    run = start(folder)
    assert (run.returncode, run.stdout) == (1, "")
    said = run.stderr.splitlines()
    assert len(said) == len(HOSTILE)
    for number, line in enumerate(said, 2):
        assert line.startswith(f"site/_headers:{number}:1: ")
        assert line.endswith(" is no header of ours: make site")
        assert line.isprintable()
    assert "nosniff" in (folder / "server/run/headers.conf").read_text()
    assert len((folder / "server/run/headers.conf").read_text().splitlines()) == 1


def test_of_redirects_nothing_but_two_letters_and_a_tag_reaches_nginx(
    nginx: None, folder: Path
) -> None:
    lines = ["/by /be/ 301", "/x /be/ 301", "/by /be/;}/ 301", "/by /be/ 301;", "/by /a$b/ 301"]
    (folder / "site/_redirects").write_text("\n".join(lines))
    assert start(folder).returncode == 0
    written = (folder / "server/run/redirects.conf").read_text()
    assert written == "rewrite ^/by(?:/(.*))?$ /be/$1 permanent;\n"


def test_of_an_onion_address_nothing_but_the_name_reaches_nginx(nginx: None, folder: Path) -> None:
    name = f"http://{'a' * 55}d.onion"
    for line, said in (
        (f"{name}/", f'add_header Onion-Location "{name}$request_uri";'),
        (f"{name}/a/$http_cookie", f'add_header Onion-Location "{name}$request_uri";'),
        (f'{name}"; root /; #/', None),
        (f"{name}$http_cookie/", None),
        (f"https://{'a' * 55}d.onion/", None),
        ("http://mirror.example/", None),
    ):
        (folder / "site/_headers").write_text(f"/*\n/pl/\n  Onion-Location: {line}\n")
        assert start(folder).returncode == 0
        assert (folder / "server/run/headers.conf").read_text().splitlines() == [said] * bool(said)


def test_what_a_crash_left_of_the_socket_is_not_in_the_way(nginx: None, folder: Path) -> None:
    (folder / "server/run").mkdir()
    (folder / "server/run/onion.sock").touch()
    run = start(folder, LISTEN="unix:server/run/onion.sock")
    assert (run.returncode, run.stderr.startswith("nginx version")) == (0, True)
    conf = (folder / "server/run/listen.conf").read_text()
    assert conf == "listen unix:server/run/onion.sock;\n"
    assert not (folder / "server/run/onion.sock").exists()


def test_it_listens_on_this_machine_alone_unless_told(nginx: None, folder: Path) -> None:
    here = ["127.0.0.1:8080"] + ["[::1]:8080"] * HAS_IPV6
    for given, addresses in (
        ({}, here),
        ({"LISTEN": ""}, here),
        ({"LISTEN": "0.0.0.0:80 [::]:80"}, ["0.0.0.0:80", "[::]:80"]),
    ):
        run = start(folder, **given)
        assert run.stdout.splitlines() == [f"site/ is on http://{at}/" for at in addresses]
        conf = (folder / "server/run/listen.conf").read_text()
        assert conf == "".join(f"listen {address};\n" for address in addresses)
    run = start(folder, LISTEN="8080; root /")
    assert (run.returncode, "is no list of addresses" in run.stderr) == (1, True)


def test_no_other_address_answers(server: Server) -> None:
    port = server.ports["8080"]
    with socket.create_connection(("127.0.0.1", port)), socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", port)) != 0


def test_what_nginx_may_not_read_is_named(nginx: None, folder: Path) -> None:
    (folder / "outside").write_text("x")
    (folder / "site/link").symlink_to(folder / "outside")
    (folder / "site/secret").write_text("x")
    (folder / "site/secret").chmod(0)
    (folder / "site/pl").chmod(0)
    run = start(folder)
    assert (run.returncode, run.stdout) == (1, "")
    assert "may not read them" in run.stderr
    for name in ("link", "secret", "pl"):
        assert f"{folder}/site/{name}" in run.stderr
    (folder / "site/link").unlink()
    (folder / "site/secret").unlink()
    (folder / "site/pl").chmod(0o755)
    assert start(folder).returncode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="nobody but root starts nginx as another user")
def test_a_folder_for_root_alone_is_named(nginx: None, folder: Path) -> None:
    folder.chmod(0o700)
    run = start(folder)
    assert (run.returncode, run.stdout) == (1, "")
    assert "nobody may not read them" in run.stderr
    assert f"{folder}/site/" in run.stderr


def test_without_nginx_it_says_what_to_install(folder: Path) -> None:
    script = folder / "server/mirror"
    script.write_text(script.read_text().replace("PATH=$PATH:/usr/sbin\n", ""))
    for tool in ("sh", "dirname"):
        (folder / tool).symlink_to(str(shutil.which(tool)))
    run = start(folder, PATH=str(folder))
    assert (run.returncode, run.stdout) == (1, "")
    assert "apt-get install nginx libnginx-mod-http-brotli-static" in run.stderr
