"""An onion service without Tor's network: its address, and who carries a connection there."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

NAME = f"{'a' * 55}d.onion"
ONION_URL = f"http://{NAME}/"


class Proxy(NamedTuple):
    """A SOCKS proxy: where it listens, and what it was asked, byte by byte."""

    address: str
    asked: set[bytes]


@contextmanager
def proxy(to: Path, answer: bytes = b"\0\x5a\0\0\0\0\0\0") -> Iterator[Proxy]:
    """Run a SOCKS 4A proxy on loopback that leads every name to one unix socket, as tor would."""
    asked: set[bytes] = set()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            said = b""
            while said.count(b"\0", 8) < 2:  # Before it are the port and the address.
                said += self.request.recv(1)
            asked.add(said)
            for byte in answer:
                self.request.sendall(bytes([byte]))
            if answer[1:2] == b"\x5a":
                with socket.socket(socket.AF_UNIX) as line:
                    line.connect(str(to))
                    there = threading.Thread(target=_carry, args=(self.request, line))
                    there.start()
                    _carry(line, self.request)
                    there.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield Proxy(f"socks://127.0.0.1:{server.server_address[1]}", asked)
        server.shutdown()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while piece := one.recv(65536):
            other.sendall(piece)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)
