"""What a mirror on this machine bears: `make load`, with wrk."""

import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.helpers.mirror import mirror
from tests.helpers.project import ROOT
from tests.helpers.weight import published

# An answer without content, by the same server: as fast as an answer can be here.
BOUND = {"location ~": "location = /bound { return 204; }\nlocation ~"}
SLOW = 8600
"""Connections that closed a mirror with 4096 for each of two workers."""
FIGURES = re.compile(r"50% +(\S+).*99% +(\S+).*Requests/sec: +(\S+)", re.DOTALL)


def load(address: str) -> str:
    """Ask for an address for 10 seconds, 200 connections at a time; return what wrk says."""
    wrk = ["wrk", "--latency", "-t2", "-c200", "-d10s", "-H", "Accept-Encoding: br", address]
    return subprocess.run(wrk, capture_output=True, text=True, check=True).stdout


def answered(port: int) -> int:
    """Hold connections open whose request never ends; return how many of 20 readers get answers."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    number = 0
    with ExitStack() as stack:
        for _ in range(SLOW):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            line.sendall(b"GET /pl/ HTTP/1.1\r\nX: ")
        for _ in range(20):
            reader = HTTPConnection("127.0.0.1", port, timeout=5)
            with closing(reader), suppress(OSError, HTTPException):
                reader.request("HEAD", "/pl/")
                number += reader.getresponse().status == 200
    return number


def main() -> None:
    """Print a line for each address; exit with 1 if anything but the 404 failed."""
    if not shutil.which("wrk"):
        sys.exit("There is no wrk here: apt-get install wrk")
    failed = False
    with tempfile.TemporaryDirectory() as folder, mirror(Path(folder), ROOT / "site", BOUND) as at:
        print(f"{'':28}{'requests/s':>12}{'p50':>10}{'p99':>10}  errors")
        style = published(ROOT / "site", "site.css")
        for path in ("pl/", style, "pl/card.png", "no/such/page/", "bound"):
            said = load(f"http://127.0.0.1:{at['8080']}/{path}")
            figures = FIGURES.search(said)
            assert figures, said
            half, most, rate = figures.groups()
            errors = re.findall(r"Socket errors.*|Non-2xx.*", said)
            failed |= bool(errors) and path != "no/such/page/"
            print(f"/{path:27}{rate:>12}{half:>10}{most:>10}  {', '.join(errors) or 'none'}")
        number = answered(at["8080"])
        print(f"{number} of 20 readers are answered beside {SLOW} slow connections")
        failed |= number < 20
    sys.exit(failed)


if __name__ == "__main__":
    main()
