"""Mirrors: what Debian's nginx answers as server/ tells it to, and the site on it in a browser."""

import gzip
import http.client
import io
import re
import shutil
import socket
from pathlib import Path

import brotli
import pytest
from PIL import Image

from tests.helpers.frozen import LOCALES
from tests.helpers.mirror import HAS_IPV6, Server, mirror
from tests.helpers.weight import published

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"
TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
}


def files(site: Path) -> list[str]:
    """Return the addresses of the files that are published, from the site's root."""
    every = (file for file in site.rglob("*.*") if file.suffix not in {".br", ".gz"})
    return [f"/{file.relative_to(site).as_posix()}" for file in every]


def test_every_kind_of_answer_has_the_headers(server: Server, headers: dict[str, str]) -> None:
    etag = server.ask("/pl/").headers["ETag"]
    answers = {
        200: server.ask("/pl/"),
        206: server.ask("/pl/", Range="bytes=0-9"),
        301: server.ask("/pl"),
        304: server.ask("/pl/", If_None_Match=etag),
        400: server.ask("/pl/", Host=""),
        404: server.ask("/no/such/page/"),
        405: server.ask("/pl/", "POST"),
        414: server.ask("/" + 40_000 * "a"),
        416: server.ask("/pl/", Range="bytes=99999999-"),
    }
    for status, answer in answers.items():
        assert answer.status == status
        assert (status, {name: answer.headers.get(name) for name in headers}) == (status, headers)
        assert answer.headers["Cache-Control"] == SHORTLY
        assert answer.headers["Server"] == "nginx"
        assert not re.search(rb"nginx/", answer.content)
    assert answers[301].headers["Location"] == "/pl/"
    assert answers[405].headers["Allow"] == "GET, HEAD"
    assert not any("Set-Cookie" in answer.headers for answer in answers.values())


def test_files_are_sent_as_they_were_compressed(server: Server, site: Path) -> None:
    for path in files(site):
        content = (site / path[1:]).read_bytes()
        for accepted, encoding in (
            ("", None),
            ("identity", None),
            ("gzip", "gzip"),
            ("br;q=0, gzip", "gzip"),
            ("br", "br"),
            ("gzip, deflate, br, zstd", "br"),
        ):
            answer = server.ask(path, Accept_Encoding=accepted)
            assert answer.status == 200
            if not (site / f"{path[1:]}.br").exists():
                assert answer.headers.get("Content-Encoding") is None
                assert answer.content == content
                continue
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert (path, answer.headers.get("Content-Encoding")) == (path, encoding)
            decoded = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
            assert decoded(answer.content) == content


def test_files_are_sent_compressed_to_a_cdn_in_front(server: Server) -> None:
    answer = server.ask("/pl/", Accept_Encoding="gzip", Via="1.1 cdn.example")
    assert answer.headers["Content-Encoding"] == "gzip"
    asked = b"GET /pl/ HTTP/1.0\r\nHost: x\r\nAccept-Encoding: gzip\r\nVia: 1.0 x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.ports["8080"])) as connection:
        connection.sendall(asked)
        assert b"\r\nContent-Encoding: gzip\r\n" in connection.recv(2000)


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_content_types(server: Server, site: Path, accepted: str) -> None:
    for path in files(site):
        said = server.ask(path, "HEAD", Accept_Encoding=accepted).headers["Content-Type"]
        assert (path, said) == (path, TYPES[Path(path).suffix])


def test_only_names_that_hold_their_content_are_kept_for_ever(server: Server, site: Path) -> None:
    kept = [path for path in files(site) if server.ask(path).headers["Cache-Control"] != SHORTLY]
    assert kept
    assert sorted(kept) == sorted(path for path in files(site) if path.startswith("/assets/"))
    asset = f"/{published(site, 'site.css')}"
    first = server.ask(asset)
    again = server.ask(asset, If_None_Match=first.headers["ETag"])
    assert again.status == 304
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == FOR_EVER
    assert server.ask("/assets/gone.01234567.css").headers["Cache-Control"] == SHORTLY


def test_what_a_browser_has_is_not_sent_again(server: Server) -> None:
    etags = set()
    for accepted in ("", "gzip", "br"):
        first = server.ask("/pl/", Accept_Encoding=accepted)
        etags.add(first.headers["ETag"])
        for name, header in (("If_None_Match", "ETag"), ("If_Modified_Since", "Last-Modified")):
            again = server.ask("/pl/", Accept_Encoding=accepted, **{name: first.headers[header]})
            assert (again.status, again.content) == (304, b"")
            assert again.headers["ETag"] == first.headers["ETag"]
    assert len(etags) == 3


def test_a_part_and_the_head_of_a_file(server: Server, site: Path) -> None:
    content = (site / "pl/card.png").read_bytes()
    part = server.ask("/pl/card.png", Range="bytes=100-199")
    assert (part.status, part.content) == (206, content[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(content)}"
    head = server.ask("/pl/card.png", "HEAD")
    assert (head.status, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(content))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/pl/", "/no/such/page/", "/assets/", "/_headers"])
def test_nothing_but_reading(server: Server, method: str, path: str) -> None:
    assert server.ask(path, method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/no/such/page/",
        "/no-such-page",
        "/assets/",  # Nothing is listed.
        "/icons/",
        "/_headers",
        "/_redirects",
        "/.git/config",
        "/index.html.br",
        "/sitemap.xml.gz",
    ],
)
def test_what_is_not_there_is_the_404_page(server: Server, site: Path, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.content == (site / "404.html").read_bytes()
    assert brotli.decompress(server.ask(path, Accept_Encoding="br").content) == answer.content


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_has_its_own_404(server: Server, site: Path, locale: str) -> None:
    for path in ("no/such/page/", "no-such-page", ".hidden"):
        answer = server.ask(f"/{locale}/{path}")
        assert answer.status == 404
        assert answer.content == (site / locale / "404.html").read_bytes()


def test_a_hidden_file_is_not_there(
    nginx: None, site: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = shutil.copytree(site, tmp_path / "copy")
    (copy / "pl/.hidden").write_text("hidden")
    folder = tmp_path_factory.mktemp("hidden")
    with mirror(folder, copy) as ports:
        assert Server(folder, ports).ask("/pl/.hidden").status == 404


def test_who_asks_for_the_country_gets_the_language(
    server: Server, site: Path, headers: dict[str, str]
) -> None:
    # Of Cloudflare's rules, the first is not in the second.
    assert (site / "_redirects").read_text().splitlines() == [
        "/by /be/ 301",
        "/by/* /be/:splat 301",
        *(f"/{locale}/* /{locale}/404.html 404" for locale in LOCALES),
    ]
    for path in ("", "/", "/cl_3/", "/no/such/page/"):
        answer = server.ask(f"/by{path}")
        assert (answer.status, answer.headers["Location"]) == (301, f"/be{path or '/'}")
        assert headers.items() <= answer.headers.items()
    # No header of somebody else's.
    split = server.ask("/by/%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in split.headers
    assert server.ask("/bye/").status == server.ask("/bye").status == 404


def test_who_asks_for_an_icon_without_reading_a_page_gets_it(server: Server) -> None:
    answer = server.ask("/favicon.ico")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/x-icon")
    icon = Image.open(io.BytesIO(answer.content))
    assert (icon.format, icon.size) == ("ICO", (48, 48))


@pytest.mark.parametrize("up", ["..", "%2e%2e", "..%2f..", "%2e%2e%2f", ".%2e", "..%5c", "..%00"])
@pytest.mark.parametrize("start", ["/", "/pl/", "/assets/", "//"])
def test_no_way_out_of_the_site(server: Server, start: str, up: str) -> None:
    outside = b"What each server does"
    assert outside in (server.folder / "server/site.conf").read_bytes()
    for depth in range(1, 4):
        answer = server.ask(f"{start}{f'{up}/' * depth}server/site.conf")
        assert answer.status in {400, 404}
        assert outside not in answer.content


@pytest.mark.skipif(not HAS_IPV6, reason="no IPv6 here")
def test_it_answers_on_ipv6(server: Server) -> None:
    connection = http.client.HTTPConnection("::1", server.ports["8080"], timeout=10)
    connection.request("HEAD", "/pl/")
    assert connection.getresponse().status == 200
    connection.close()


def test_nothing_is_written_down(server: Server) -> None:
    server.ask("/pl/")
    server.ask("/no/such/page/", Referer="https://example.org/", User_Agent="a reader")
    with socket.create_connection(("127.0.0.1", server.ports["8080"])) as connection:
        connection.sendall(b"\x16\x03\x01 not a request\r\n\r\n")
        assert b" 400 " in connection.recv(100)
    assert server.said() == []
    written = [file.name for file in (server.folder / "server/run").rglob("*") if file.is_file()]
    assert sorted(written) == ["headers.conf", "listen.conf", "nginx.pid", "redirects.conf"]
