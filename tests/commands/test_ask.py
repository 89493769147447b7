"""Asking a mirror for files: one that is hostile, and one that is not there."""

import gzip
import http.server
import re
import socketserver
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat

import brotli
import pytest

from scripts.commands import _ask
from scripts.commands._ask import CopyError, ask, base, unpack
from tests.helpers.onion import NAME, ONION_URL
from tests.helpers.project import PATIENCE

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
    "/more": (200, {"Content-Encoding": "gzip"}, 2 * gzip.compress(b"fine")),
    "/cut": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"fine")[:-1]),
    "/cut-br": (200, {"Content-Encoding": "br"}, brotli.compress(bytes(range(256)))[:-1]),
    "/deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(b"fine")),
    "/cookie": (301, {"Location": "/fine", "Set-Cookie": "a=b"}, b""),
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
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none", "is missing (404)"),
        ("broken", "answers 500"),
        ("far", "leads elsewhere: 'http://localhost:1/fine'"),
        ("file", "leads elsewhere: 'file:///etc/passwd'"),
        ("round", "answers 302"),
        ("large", "has more than 100000 bytes"),
        ("gzip", "has more than 100000 bytes"),
        ("br", "has more than 100000 bytes"),
        ("more", "cannot be unpacked ('gzip')"),
        ("cut", "cannot be unpacked ('gzip')"),
        ("cut-br", "cannot be unpacked ('br')"),
        ("deflate", "came in an encoding that was not asked for ('deflate')"),
        ("garbage", "cannot be unpacked ('br')"),
        ("zstd", r"came in an encoding that was not asked for ('zstd\x1b')"),
    ],
)
def test_a_hostile_mirror(hostile: str, path: str, what: str) -> None:
    for fine in ("fine", "near", "not-index.html"):
        assert ask(hostile, fine).content == b"fine"
    with pytest.raises(CopyError) as error:
        ask(hostile, path, limit=LIMIT)
    assert str(error.value) == what


def test_what_was_not_asked_for_is_not_unpacked(hostile: str) -> None:
    for path, encoding in (("gzip", "identity"), ("br", "gzip")):
        with pytest.raises(CopyError, match="came in an encoding that was not asked for"):
            ask(hostile, path, encoding)


def test_headers_of_redirects_are_seen(hostile: str) -> None:
    assert ("Set-Cookie", "a=b") in ask(hostile, "cookie").headers


@contextmanager
def answering(answer: Callable[[bytes], Iterable[bytes]]) -> Iterator[str]:
    """Run a server that answers a request by pieces until nobody listens; yield its address."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked = self.request.recv(9999)
            with suppress(OSError):
                for piece in answer(asked):
                    self.request.sendall(piece)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        # A thread that sends to nobody may take the kernel two minutes to find out.
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def slowly(content: bytes) -> Iterator[bytes]:
    for byte in content:
        yield bytes([byte])
        time.sleep(0.05)


@pytest.mark.parametrize(
    "pieces",
    [
        lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
        lambda: slowly(b"HTTP/1.1 200 OK\r\n" + 99 * b"X-Name: value\r\n"),
        lambda: chain([b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"], slowly(999 * b"x")),
        lambda: chain([b"HTTP/1.0 200 OK\r\n\r\n"], slowly(999 * b"x")),
        lambda: chain([b"HTTP/1.0 200 OK\r\n\r\n"], repeat(99_999 * b"x")),
    ],
    ids=["continue", "headers", "body", "no-length", "endless"],
)
def test_an_answer_without_an_end_has_one(
    pieces: Callable[[], Iterable[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_ask, "SECONDS", 0.2)
    began = time.monotonic()
    with answering(lambda _: pieces()) as mirror, pytest.raises(CopyError) as error:
        ask(mirror, "x", limit=LIMIT)
    assert str(error.value) in {"takes more than 0.2 seconds", f"has more than {LIMIT} bytes"}
    assert time.monotonic() - began < PATIENCE


def test_it_asks_as_a_browser_does() -> None:
    """Every name, in Safari's order and spelling."""
    said: list[bytes] = []

    def answer(asked: bytes) -> list[bytes]:
        said.append(asked)
        return [b"HTTP/1.0 200 OK\r\n\r\n"]

    with answering(answer) as mirror:
        ask(mirror, "pl/index.html")
    request, *lines = said[0].decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if line)
    assert request == "GET /pl/ HTTP/1.1"
    assert " ".join(headers) == (
        "Host Sec-Fetch-Dest User-Agent Accept Sec-Fetch-Site Sec-Fetch-Mode Accept-Language "
        "Priority Accept-Encoding Connection"
    )
    assert re.fullmatch(r"Mozilla/5\.0 \(Macintosh; .*\) .* Safari/[\d.]+", headers["User-Agent"])


def test_a_proxy_is_asked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[bytes] = []

    def answer(asked: bytes) -> list[bytes]:
        said.append(asked)
        return [b"HTTP/1.1 403 Forbidden\r\n\r\n"]

    with answering(answer) as proxy:
        monkeypatch.setenv("https_proxy", proxy)
        monkeypatch.setenv("no_proxy", "")
        with pytest.raises(CopyError, match="403 Forbidden"):
            ask("https://mirror.example/", "x")
    assert said[0].startswith(b"CONNECT mirror.example:443 HTTP/1.")


def test_a_bomb_is_not_unpacked() -> None:
    for path, encoding in (("/gzip", "gzip"), ("/br", "br")):
        packed = HOSTILE[path][2]
        assert len(packed) < LIMIT < len(unpack(packed, encoding, LIMIT)) < 4 * LIMIT


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://mirror.example/some/path", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080/", True),
        (ONION_URL, True),
        (ONION_URL.replace("http", "https"), False),
        (f"http://{NAME}.example/", False),
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
