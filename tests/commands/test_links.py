"""Checking external addresses, against a server of the test's own; and archived copies."""

import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.commands.links import links, wrong
from tests.helpers.project import ROOT


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the address: /get refuses HEAD, /slow never answers in time."""

    def answer(self) -> None:
        if self.path == "/slow":
            threading.Event().wait(1)
        is_fine = self.path == "/fine" or (self.path == "/get" and self.command == "GET")
        self.send_response(200 if is_fine else 404)
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815 - the base's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_came(server: str) -> None:
    assert wrong(f"{server}/fine") == wrong(f"{server}/get") == ""
    assert wrong(f"{server}/none") == "404 Not Found"
    assert "timed out" in wrong(f"{server}/slow", seconds=0.2)
    assert "refused" in wrong("http://127.0.0.1:1/")


def archive(root: Path) -> str:
    """Give a source's first address an archived copy."""
    file, copy = root / "data/sources.yaml", "https://web.archive.org/web/2020/x"
    text = file.read_text()
    file.write_text(text.replace("        language: be\n", f"        archived: {copy}\n", 1))
    return copy


def test_links_know_their_places(tiny: Path) -> None:
    copy = archive(tiny)
    found = list(links(tiny))
    assert [link.address for link in found] == [
        "https://example.org/resolution",
        "https://example.org/count",
        "https://www.example.org/report?a=1&b=2",
        copy,
        "https://example.org",
    ]
    for link in found:
        line = (tiny / link.path).read_text().split("\n")[link.line - 1]
        assert re.fullmatch(f"(url|archived): {re.escape(link.address)}", line[link.column - 1 :])
    assert len(list(links(ROOT))) > 15
