"""`make verify`: copies in folders and at mirrors, sound and hostile, signed and not."""

import gzip
import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from scripts.commands._ask import CopyError, ask, base, unpack
from scripts.commands.mirror import main as verify
from scripts.site.sums import SIGNATURE, SUMS, write
from tests.conftest import ROOT
from tests.mirror import MODULE, mirror
from tests.test_sums import key_pair, needs_minisign

needs_nginx = pytest.mark.skipif(
    not MODULE.exists() and not os.environ.get("CI"), reason="no nginx with brotli here"
)
Said = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose public key is not there until a test makes it."""
    (tmp_path / "repository/docs").mkdir(parents=True)
    return tmp_path / "repository"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real site."""
    return shutil.copytree(site, tmp_path_factory.mktemp("copy") / "site")


@pytest.fixture(scope="module")
def nginx(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a mirror that serves the copy."""
    with mirror(tmp_path_factory.mktemp("nginx"), copy) as ports:
        yield f"http://127.0.0.1:{ports['8080']}"


@pytest.fixture(params=["folder", pytest.param("mirror", marks=needs_nginx)])
def at(request: pytest.FixtureRequest, copy: Path) -> str:
    """Where the copy is."""
    if request.param == "folder":
        return str(copy)
    address: str = request.getfixturevalue("nginx")
    return address


@pytest.fixture
def harmed(copy: Path) -> Iterator[Path]:
    """The copy with a changed page, a changed picture, a missing file, a page changed as .br."""
    files = ("pl/index.html", "en/card.png", "feed.xml", "be/about/index.html.br")
    before = {name: (copy / name).read_bytes() for name in files}
    (copy / files[0]).write_bytes(before[files[0]].replace("Łukaszen".encode(), b"Lukaszen"))
    assert (copy / files[0]).read_bytes() != before[files[0]]
    (copy / files[1]).write_bytes(before[files[1]] + b"\0")
    (copy / files[2]).unlink()
    (copy / files[3]).write_bytes(brotli.compress(b"another page"))
    (copy / "en/extra.html").write_text("not listed")
    yield copy
    (copy / "en/extra.html").unlink()
    for name, content in before.items():
        (copy / name).write_bytes(content)


def test_a_sound_copy(repository: Path, at: str, copy: Path, capsys: Said) -> None:
    assert verify(repository, at) == 0
    every = len((copy / SUMS).read_text().splitlines())
    text = len(list(copy.rglob("*.*.br")))  # Not the sums themselves.
    number = every - 2 * text - len(["_headers", "_redirects"]) if "://" in at else every
    said = f"{number} files checked by its own SHA256SUMS (not signed: a forger can make them)"
    assert capsys.readouterr().out == f"{said}: nothing wrong\n"


def test_what_differs_in_a_folder_is_named(repository: Path, harmed: Path, capsys: Said) -> None:
    assert verify(repository, str(harmed)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [
        "be/about/index.html.br: differs",
        "en/card.png: differs",
        "en/extra.html: is not listed",
        "feed.xml: is missing",
        "pl/index.html: differs",
    ]
    assert lines[-1].endswith(": 5 wrong")


@needs_nginx
def test_what_differs_at_a_mirror_is_named(
    repository: Path, harmed: Path, nginx: str, capsys: Said
) -> None:
    assert verify(repository, f"{nginx}/") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [
        "be/about/index.html: differs, as br",
        "en/card.png: differs",
        "feed.xml: is missing (404), as identity",  # The compressed files are there.
        "pl/index.html: differs, as identity",
    ]
    assert lines[-1].endswith(": 4 wrong")


def test_other_sums_can_be_given(repository: Path, at: str, tmp_path: Path, capsys: Said) -> None:
    """As those of an own build: whoever changes a copy can change its sums with it."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/404.html").write_text("as it was built")
    write(tmp_path / "own")
    assert verify(repository, at, str(tmp_path / "own" / SUMS)) == 1
    said = capsys.readouterr().out
    assert "404.html: differs\n" in said
    assert f"1 files checked by {tmp_path}/own/SHA256SUMS (given): " in said


def test_hostile_sums_are_refused_and_nothing_is_opened(
    repository: Path, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / SUMS).write_text(f"{'0' * 64}  ../secret\n")
    assert verify(repository, str(tmp_path / "copy")) == 1
    said = capsys.readouterr()
    assert said.err.endswith(f": line 1 is refused: '{'0' * 64}  ../secret'\n")
    assert said.out == ""


@needs_minisign
def test_a_signature_must_hold_where_there_is_a_key(
    tmp_path: Path, repository: Path, capsys: Said
) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "index.html").write_text("x")
    write(folder)
    key = key_pair(tmp_path).rename(repository / "docs/minisign.pub")
    other = key_pair(tmp_path, "other")

    def said(**given: str) -> str:
        code, came = verify(repository, str(folder), **given), capsys.readouterr()
        assert (code == 1) == bool(came.err)
        return came.err or came.out

    assert said() == "SHA256SUMS.minisig: is missing\n"
    secret = tmp_path / "minisign.key"
    subprocess.run(["minisign", "-S", "-s", secret, "-m", folder / SUMS], check=True)
    assert f"(signed by {key}): nothing wrong" in said()
    assert said(key=str(other)).startswith("SHA256SUMS.minisig: is no signature of these sums by ")
    assert "there is no key" in said(key=str(tmp_path / "none.pub"))
    # An own build's sums need no signature, unless a key is given too.
    own = shutil.copy(folder / SUMS, tmp_path / "own")
    assert "(given): nothing wrong" in said(given=str(own))
    assert said(given=str(own), key=str(key)) == "SHA256SUMS.minisig: is missing\n"
    # A forger changes a file and its sum.
    signature = (folder / SIGNATURE).read_bytes()
    (folder / "index.html").write_text("y")
    write(folder)
    (folder / SIGNATURE).write_bytes(signature)
    capsys.readouterr()
    assert said().startswith("SHA256SUMS.minisig: is no signature of these sums by ")


def test_without_minisign_no_signature_is_believed(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    (tmp_path / "index.html").write_text("x")
    write(tmp_path)
    for file in (repository / "docs/minisign.pub", tmp_path / SIGNATURE):
        file.write_text("x")
    monkeypatch.setenv("PATH", "")
    assert verify(repository, str(tmp_path)) == 1
    assert "cannot be checked without minisign" in capsys.readouterr().err


LIMIT, BOMB = 100_000, bytes(50_000_000)
HOSTILE: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/fine": (200, {}, b"fine"),
    "/not-index.html": (200, {}, b"fine"),
    "/near": (301, {"Location": "/fine"}, b""),
    "/far": (302, {"Location": "http://localhost:1/fine"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/broken": (500, {}, b""),
    "/large": (200, {}, bytes(LIMIT + 1)),
    "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(BOMB)),
    "/br": (200, {"Content-Encoding": "br"}, brotli.compress(BOMB, quality=1)),
    "/garbage": (200, {"Content-Encoding": "br"}, b"<html>"),
    "/zstd": (200, {"Content-Encoding": "zstd\x1b"}, b""),
}


class _Hostile(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, content = HOSTILE.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Hostile) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none", "is missing (404)"),
        ("broken", "answers 500"),
        ("far", "leads elsewhere: 'http://localhost:1/fine'"),
        ("file", "answers 302"),
        ("round", "answers 302"),
        ("large", "has more than 100000 bytes"),
        ("gzip", "has more than 100000 bytes"),
        ("br", "has more than 100000 bytes"),
        ("garbage", "cannot be unpacked ('br')"),
        ("zstd", r"came in an encoding that was not asked for ('zstd\x1b')"),
    ],
)
def test_a_hostile_mirror(hostile: str, path: str, what: str) -> None:
    for fine in ("fine", "near", "not-index.html"):
        assert ask(hostile, fine) == b"fine"
    encoding = {"gzip": "gzip", "br": "br", "garbage": "br"}.get(path, "identity")
    with pytest.raises(CopyError) as error:
        ask(hostile, path, encoding, limit=LIMIT)
    assert str(error.value) == what


def test_a_bomb_is_not_unpacked() -> None:
    for path, encoding in (("/gzip", "gzip"), ("/br", "br")):
        packed = HOSTILE[path][2]
        assert len(packed) < LIMIT < len(unpack(packed, encoding, LIMIT)) < 4 * LIMIT


def test_a_mirror_that_is_not_there(repository: Path, capsys: Said) -> None:
    assert verify(repository, "http://127.0.0.1:1") == 1
    assert "SHA256SUMS: does not answer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://mirror.example/some/path", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080/", True),
        ("http://mirror.example/", False),
        ("http://192.168.0.1/", False),
        ("http://127.0.0.1.mirror.example/", False),
        ("http://localhost@mirror.example/", False),
        ("ftp://localhost/", False),
        ("file://localhost/etc", False),
    ],
)
def test_addresses_that_are_asked(address: str, *, fine: bool) -> None:
    if fine:
        assert base(address) == address.rstrip("/") + "/"
        return
    with pytest.raises(CopyError, match="is not https://"):
        base(address)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(["AT="], "say where: make verify AT="), (["AT=none"], "none: is no folder, and no address")],
)
def test_make_verify_says_what_it_lacks(arguments: list[str], what: str) -> None:
    command = ["make", "-o", "packages", "verify", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2  # make's own, of any command that fails.
    assert run.stderr.startswith(what)
