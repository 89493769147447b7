"""Asking a mirror for files: one that is hostile, and one that is not there."""

import gzip
import http.server
import threading
from collections.abc import Iterator

import brotli
import pytest

from scripts.commands._ask import CopyError, ask, base, unpack

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
