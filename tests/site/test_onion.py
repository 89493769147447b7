"""An onion service: tor, which has no network here; nginx's socket; what pages say; `verify`."""

import re
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts.commands._ask import CopyError, ask
from scripts.commands._served import odd_headers, policy_of
from scripts.commands.mirror import main as verify
from scripts.site import sums
from scripts.site.settings import read
from tests.helpers.mirror import Server, mirror
from tests.helpers.onion import NAME, ONION_URL, proxy
from tests.helpers.project import ROOT, SITE_URL, build, copy_tiny

META = re.compile(rb'<meta http-equiv="onion-location" content="([^"]*)">\n')
DEBIAN = "/usr/share/tor/tor-service-defaults-torrc"
"""What Debian's service reads before /etc/tor/torrc."""


def offline(*arguments: str | Path) -> list[str | Path]:
    """Return a command that starts tor, which neither makes nor takes a connection."""
    return ["tor", *arguments, "--DisableNetwork", "1"]


@pytest.fixture
def torrc(tor: None, tmp_path: Path) -> Path:
    """The configuration of server/, below another folder."""
    text = (ROOT / "server/torrc").read_text()
    for folder, name in (("/var/lib/tor/", "resolution/"), ("/run/resolution/", "onion.sock")):
        assert text.count(f"{folder}{name}") == 1
        text = text.replace(f"{folder}{name}", f'"{tmp_path}/{name}"')
    (tmp_path / "torrc").write_text(text)
    return tmp_path / "torrc"


def test_tor_takes_the_configuration_and_makes_an_address(
    torrc: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = offline("--defaults-torrc", "/dev/null", "-f", torrc)
    checked = subprocess.run([*command, "--verify-config"], capture_output=True, check=False)
    assert checked.returncode == 0
    command += ["--DataDirectory", torrc.with_name("data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            hostname = torrc.with_name("resolution") / "hostname"
            for _ in range(200):
                if hostname.exists() and hostname.read_text().endswith("\n"):
                    break
                time.sleep(0.1)
        finally:
            process.terminate()
        said = process.communicate(timeout=60)[0]
    assert "DisableNetwork is set. Tor will not make or accept non-control network" in said
    monkeypatch.setenv("ONION_URL", f"http://{hostname.read_text().strip()}/")
    assert re.fullmatch(r"http://[a-z2-7]{56}\.onion/", read(tiny).onion_url)
    torrc.write_text(torrc.read_text().replace("HiddenServicePort 80", "HiddenServicePort x"))
    assert subprocess.run([*command, "--verify-config"], capture_output=True).returncode == 1


def test_as_debian_starts_it_tor_has_the_service_alone(tor: None) -> None:
    """No port is open for who would ask Tor through this machine."""
    command = offline("--defaults-torrc", DEBIAN, "-f", ROOT / "server/torrc")
    said = subprocess.check_output([*command, "--dump-config", "short"], text=True)
    assert [line for line in said.splitlines() if "Port" in line] == [
        "HiddenServicePort 80 unix:/run/resolution/onion.sock",
        "SocksPort 0",
    ]


@pytest.fixture(scope="module")
def sites(
    new_project: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The tiny site without an onion service, and with one."""
    root = copy_tiny(tmp_path_factory.mktemp("onion") / "project")
    plain = build(root, SITE_URL=SITE_URL).rename(root / "plain")
    return plain, build(root, SITE_URL=SITE_URL, ONION_URL=ONION_URL)


@pytest.fixture(scope="module")
def served(
    nginx: None, sites: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A mirror of the site with an onion service."""
    folder = tmp_path_factory.mktemp("served")
    with mirror(folder, sites[1]) as ports:
        yield Server(folder, ports)


def pages(site: Path) -> list[str]:
    """Return the addresses of the pages of a site, below it."""
    found = (str(file.parent.relative_to(site)) + "/" for file in site.rglob("index.html"))
    return sorted("" if page == "./" else page for page in found)


def test_each_page_names_itself_there_and_nothing_else_differs(sites: tuple[Path, Path]) -> None:
    plain, onion = sites
    assert len(pages(onion)) > 10
    found = dict[str, list[bytes]]()
    for path in {*sums.paths(plain), *sums.paths(onion)}:
        if path.endswith((".br", ".gz")):
            continue
        content = (onion / path).read_bytes()
        found |= {path: names} if (names := META.findall(content)) else {}
        if path != "_headers":
            assert META.sub(b"", content) == (plain / path).read_bytes()
    assert found == {f"{page}index.html": [f"{ONION_URL}{page}".encode()] for page in pages(onion)}
    headers = (onion / "_headers").read_text().removeprefix((plain / "_headers").read_text())
    listed = sorted(pages(onion), key=lambda page: f"{page}index.html")
    lines = (f"/{page}\n  Onion-Location: {ONION_URL}{page}\n" for page in listed)
    assert headers == "".join(lines)


def test_a_mirror_says_it_with_each_page(served: Server, sites: tuple[Path, Path]) -> None:
    for page in pages(sites[1]):
        assert served.ask(f"/{page}").headers["Onion-Location"] == f"{ONION_URL}{page}"
    assert "Onion-Location" not in served.ask("/no/such/page/").headers


def connected(server: Server) -> socket.socket:
    """Return a connection as tor makes one."""
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(10)
    line.connect(str(server.folder / "server/run/onion.sock"))
    return line


def test_by_the_socket_the_answers_are_those_of_any_mirror(served: Server) -> None:
    for path, method in (("/en/", "GET"), ("/no/such/page/", "GET"), ("/", "POST"), ("/en", "GET")):
        connection = HTTPConnection(NAME)
        connection.sock = connected(served)
        connection.request(method, path)
        response = connection.getresponse()
        came = response.status, dict(response.getheaders()), response.read()
        connection.close()
        there = served.ask(path, method)
        there.headers["Date"] = came[1]["Date"]
        assert came == there
    assert served.said() == []
    # tor is another user.
    assert stat.S_IMODE((served.folder / "server/run/onion.sock").stat().st_mode) == 0o666


def test_in_the_unit_nginx_listens_where_tor_connects() -> None:
    unit = (ROOT / "server/resolution.service").read_text().splitlines()
    assert {
        "RuntimeDirectory=resolution",
        "BindPaths=%t/resolution:/srv/resolution/server/run",
        '# Environment="LISTEN=127.0.0.1:8080 unix:server/run/onion.sock"',
    } <= {*unit}
    assert "unix:/run/resolution/onion.sock\n" in (ROOT / "server/torrc").read_text()


def test_readers_by_the_socket_are_not_told_apart_nor_counted(nginx: None, tmp_path: Path) -> None:
    """They would all be one address to nginx, and share what one may have."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_headers").write_text("/*\n")
    with (tmp_path / "site/large").open("wb") as large:
        large.truncate(50_000_000)
    changes = {
        "limit_conn readers 256;": "limit_conn readers 1;",
        "include run/headers.conf;": "add_header X-From $remote_addr;",
    }
    folder = tmp_path / "few"
    folder.mkdir()
    with mirror(folder, tmp_path / "site", changes) as ports, ExitStack() as stack:
        for _ in range(3):
            line = stack.enter_context(connected(Server(folder, ports)))
            line.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            head = line.recv(1000)
            assert head.startswith(b"HTTP/1.1 200")
            assert b"\r\nX-From: unix:\r\n" in head


def test_a_mirror_is_checked_by_a_socks_proxy(
    tmp_path: Path,
    served: Server,
    sites: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No name is asked of anybody else."""
    found, known = set[str](), socket.getaddrinfo

    def look_up(host: str, *more: int) -> object:
        found.add(host)
        return known(host, *more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    (tmp_path / "site").mkdir()
    shutil.copy(sites[1] / "_headers", tmp_path / "site")
    with proxy(served.folder / "server/run/onion.sock") as socks:
        monkeypatch.setenv("socks_proxy", socks.address)
        assert verify(tmp_path, ONION_URL) == 0
        assert verify(tmp_path, f"http://{NAME}:8080/en/") == 1
    said = capsys.readouterr()
    assert said.out.endswith("(not signed: a forger can make them): nothing wrong\n")
    assert said.err == "SHA256SUMS: is missing (404)\n"
    asked = b"\4\1%b\0\0\0\1\0" + NAME.encode() + b"\0"
    assert socks.asked == {asked % b"\0\x50", asked % b"\x1f\x90"}
    assert found == {"127.0.0.1"}


@pytest.mark.parametrize("answer", [b"\0\x5b\0\0\0\0\0\0", b"\0\x5a", b"", b"HTTP/1.1 400"])
def test_a_proxy_that_leads_nowhere(
    tmp_path: Path, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(tmp_path / "none", answer) as socks:
        monkeypatch.setenv("socks_proxy", socks.address)
        with pytest.raises(CopyError) as raised:
            ask(ONION_URL, "x")
    at = socks.address.removeprefix("socks://")
    assert str(raised.value) == f"does not answer ('SOCKS proxy {at} finds no way')"


@pytest.mark.parametrize("given", ["socks://127.0.0.1:1", "127.0.0.1:1", "socks://", "socks://a:b"])
def test_without_a_proxy_nothing_is_asked(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("socks_proxy", given)
    with pytest.raises(CopyError, match=r"does not answer \((\"|')?(SOCKS proxy |ValueError)"):
        ask(ONION_URL, "x")


def test_another_onion_service_is_named(sites: tuple[Path, Path]) -> None:
    """Readers who are led there read another copy."""
    for site, what in zip(sites, ("no header of a mirror", "not as in _headers"), strict=True):
        policy = policy_of(site, sums.parse((site / sums.SUMS).read_bytes()))
        for value in (f"http://b{NAME[1:]}/en/", f"http://{NAME}.example/", ""):
            odd = [(f"Onion-Location is {what}", value)]
            assert list(odd_headers([("Onion-Location", value)], policy)) == odd
    assert list(odd_headers([("Onion-Location", f"{ONION_URL}en/")], policy)) == []
