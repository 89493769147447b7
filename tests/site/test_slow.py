"""Connections that are held open by doing little: a few more than a mirror has, on loopback."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.helpers.mirror import Server, mirror

SMALL = {
    "worker_processes auto;": "worker_processes 1;",
    "worker_connections 16384;": "worker_connections 30;",
}
HEAD = b"GET /pl/ HTTP/1.1\r\nHost: x\r\nX: "
BODY = b"POST /pl/ HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n"


@pytest.fixture(scope="module")
def small(nginx: None, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A mirror that has few connections."""
    folder = tmp_path_factory.mktemp("small")
    with mirror(folder, site, SMALL) as ports:
        yield Server(folder, ports)


@contextmanager
def connected(server: Server, number: int, said: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        at = ("127.0.0.1", server.ports["8080"])
        lines = list[socket.socket]()
        for _ in range(number):
            lines.append(stack.enter_context(socket.create_connection(at)))
            lines[-1].sendall(said)  # At once: nginx drops those that have said nothing.
        yield lines


def waits(server: Server, lines: list[socket.socket]) -> float:
    """Return the seconds that a reader waits, who tries again, while lines get a byte a second."""
    began = time.monotonic()
    while (waited := time.monotonic() - began) < 20:
        with suppress(OSError, HTTPException):
            if server.ask("/pl/", "HEAD").status == 200:
                break
        for line in lines:
            with suppress(OSError):
                line.sendall(b"x")
        time.sleep(1)
    return waited


@pytest.mark.parametrize("said", [HEAD, BODY], ids=["head", "body"])
def test_slow_connections_keep_a_reader_out_for_seconds(small: Server, said: bytes) -> None:
    with connected(small, 40, said) as lines:
        assert waits(small, lines) < 15


def test_who_does_not_take_answers_gets_no_more_of_them(nginx: None, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_headers").write_text("/*\n")
    with (tmp_path / "site/large").open("wb") as large:
        large.truncate(50_000_000)
    asked = b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n"
    (tmp_path / "few").mkdir()
    with mirror(
        tmp_path / "few", tmp_path / "site", {"limit_conn readers 256;": "limit_conn readers 3;"}
    ) as ports:
        server = Server(tmp_path / "few", ports)
        with connected(server, 3, asked) as lines:
            for line in lines:
                assert line.recv(12) == b"HTTP/1.1 200"
            assert server.ask("/large", "HEAD").status == 429
        assert server.said() == []
