"""Checking external addresses, against a server of the test's own; and archived copies."""

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.commands.links import links, main, wrong
from tests.helpers.project import FROZEN


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the address: /get refuses HEAD, /slow never answers in time, /?… leads there."""

    def answer(self) -> None:
        if self.path == "/slow":
            threading.Event().wait(1)
        is_fine = self.path == "/fine" or (self.path == "/get" and self.command == "GET")
        if self.path == "/within":
            type(self).reached = True
        self.send_response(302 if self.path[1:2] == "?" else 200 if is_fine else 404)
        self.send_header("Location", self.path[2:])
        self.end_headers()

    reached = False
    do_GET = do_HEAD = answer  # noqa: N815 - the base's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_came(server: str) -> None:
    assert wrong(f"{server}/fine") == wrong(f"{server}/get") == ""
    assert wrong(f"{server}/none") == "404 Not Found"
    assert "timed out" in wrong(f"{server}/slow", seconds=0.2)
    assert "refused" in wrong("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "10.1.2.3", "169.254.169.254", "[fd00::1]"],
)
def test_no_redirect_leads_within(server: str, host: str) -> None:
    port = urlsplit(server).port
    came = wrong(f"{server}/?http://{host}:{port}/within", seconds=1)
    assert came == f"leads to http://{host}:{port}/within, which is no public address"
    assert not _Handler.reached


def test_other_redirects_are_followed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 0))]
    here = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **k: here(host, *more, **k) if more[0] else public,
    )
    assert wrong(f"{server}/?{server}/fine") == ""
    assert wrong(f"{server}/?{server}/none") == "404 Not Found"


def test_what_strangers_say_is_escaped(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.commands.links.wrong", lambda _: "404 \x1b[2J\n::error::x\u202e")
    assert main(tiny) == 1
    first = capsys.readouterr().out.split("\n")[0]
    right = r"https://example.org/resolution: 404 \u001b[2J\u000a::error::x\u202e"
    assert first.endswith(right)
    assert first.isprintable()


def archive(root: Path) -> str:
    """Give a source's first address an archived copy."""
    file, copy = root / "data/sources.yaml", "https://web.archive.org/web/2020/x"
    text = file.read_text()
    file.write_text(text.replace("        language: be\n", f"        archived: {copy}\n", 1))
    return copy


def test_links_know_their_places(tiny: Path) -> None:
    copy = archive(tiny)
    found = list(links(tiny))
    assert [address for _, _, address in found] == [
        "https://example.org/resolution",
        "https://example.org/count",
        "https://www.example.org/report?a=1&b=2",
        copy,
        "https://example.org",
    ]
    for tree, keys, address in found:
        number, column = tree.place(keys)
        line = (tiny / tree.path).read_text().split("\n")[number - 1]
        assert re.fullmatch(f"(url|archived): {re.escape(address)}", line[column - 1 :])
    assert len(list(links(FROZEN))) > 15


def test_a_file_that_a_project_has_nothing_for_has_no_links(tiny: Path) -> None:
    (tiny / "data/signatories.yaml").unlink()
    assert {tree.path for tree, _, _ in links(tiny)} == {
        "data/resolution.yaml",
        "data/sources.yaml",
    }
