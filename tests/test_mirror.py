"""Mirrors: what Debian's nginx answers as server/ tells it to, and the site on it in a browser."""

import gzip
import http.client
import os
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE_URL, published
from tests.mirror import HAS_IPV6, MODULE, mirror
from tests.test_safe import HEADERS, POLICY, Visit
from tests.test_site import LOCALES

pytestmark = pytest.mark.skipif(
    not MODULE.exists() and not os.environ.get("CI"), reason="no nginx with brotli here"
)

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"
TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml; charset=utf-8",
}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


class Server(NamedTuple):
    """A running mirror and the folder that it runs in."""

    folder: Path
    ports: dict[str, int]

    def ask(self, path: str, method: str = "GET", **said: str) -> Answer:
        """Ask as it is written: no path is made shorter, no header is added but Host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["8080"], timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True, skip_host="Host" in said)
        for name, value in said.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        names = [name for name, _ in response.getheaders()]
        # Of a part that is beyond the end, nginx says every header twice.
        assert len(set(names)) == len(names) or response.status == 416
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Server]:
    """A mirror at the root of its host; the site was built for another one."""
    folder = tmp_path_factory.mktemp("mirror")
    with mirror(folder, site) as ports:
        yield Server(folder, ports)


def files(site: Path) -> list[str]:
    """Return the addresses of the files that are published, from the site's root."""
    every = (file for file in site.rglob("*.*") if file.suffix not in {".br", ".gz"})
    return [f"/{file.relative_to(site).as_posix()}" for file in every]


def test_every_kind_of_answer_has_the_headers(server: Server) -> None:
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
        assert (status, {name: answer.headers.get(name) for name in HEADERS}) == (status, HEADERS)
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
    asset = f"/{published('site.css')}"
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
        "/pl/no-such-page",
        "/assets/",  # Nothing is listed.
        "/icons/",
        "/_headers",
        "/_redirects",
        "/.git/config",
        "/pl/.hidden",
        "/index.html.br",
        "/sitemap.xml.gz",
    ],
)
def test_what_is_not_there_is_the_404_page(server: Server, site: Path, path: str) -> None:
    (site / "pl/.hidden").write_text("hidden")
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.content == (site / "404.html").read_bytes()
    assert brotli.decompress(server.ask(path, Accept_Encoding="br").content) == answer.content
    (site / "pl/.hidden").unlink()


def test_who_asks_for_the_country_gets_the_language(server: Server, site: Path) -> None:
    assert (site / "_redirects").read_text().split() == ["/by/*", "/be/:splat", "301"]
    for path in ("", "cl_3/", "no/such/page/"):
        answer = server.ask(f"/by/{path}")
        assert (answer.status, answer.headers["Location"]) == (301, f"/be/{path}")
        assert answer.headers["Content-Security-Policy"] == POLICY
    # No header of somebody else's.
    split = server.ask("/by/%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in split.headers
    assert server.ask("/bye/").status == 404


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
    assert (server.folder / "said").read_text() == ""
    written = [file.name for file in (server.folder / "server/run").rglob("*") if file.is_file()]
    assert sorted(written) == ["headers.conf", "nginx.pid"]


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Server]:
    """A mirror with a name and a certificate."""
    folder = tmp_path_factory.mktemp("named")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subject = ["-subj", "/CN=mirror.example", "-addext", "subjectAltName=DNS:mirror.example"]
    written = ["-out", "fullchain.pem", "-keyout", "privkey.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", *curve, *subject, *written],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    changes = {
        "# include tls.conf;": "include tls.conf;",
        "/etc/letsencrypt/live/mirror.example": str(folder),
    }
    with mirror(folder, site, changes) as ports:
        yield Server(folder, ports)


def trusting(named: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(named.folder / "fullchain.pem"))


def ask_named(named: Server, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPSConnection("127.0.0.1", context=trusting(named))
    plain = socket.create_connection(("127.0.0.1", named.ports["443"]), timeout=10)
    connection.sock = trusting(named).wrap_socket(plain, server_hostname="mirror.example")
    connection.request("GET", path, headers={"Host": "mirror.example"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.mark.parametrize(("path", "status"), [("/pl/", 200), ("/no/such/page/", 404)])
def test_with_a_name_pages_are_encrypted(named: Server, path: str, status: int) -> None:
    response = ask_named(named, path)
    assert response.status == status
    assert response.headers["Strict-Transport-Security"] == "max-age=2592000"
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_with_a_name_http_leads_to_https(named: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", named.ports["80"], timeout=10)
    connection.request("HEAD", "/pl/cl_3/?x", headers={"Host": "evil.example"})
    response = connection.getresponse()
    assert response.status == 301
    assert response.headers["Location"] == "https://mirror.example/pl/cl_3/?x"
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    response.read()
    connection.request("POST", "/pl/cl_3/")
    response = connection.getresponse()
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")
    connection.close()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_what_tls_offers(named: Server, version: ssl.TLSVersion) -> None:
    context = trusting(named)
    context.minimum_version = context.maximum_version = version
    context.set_alpn_protocols(["h2", "http/1.1"])
    for _ in range(2):
        plain = socket.create_connection(("127.0.0.1", named.ports["443"]), timeout=10)
        with context.wrap_socket(plain, server_hostname="mirror.example") as connection:
            assert connection.version() == version.name.replace("_", ".")
            assert connection.selected_alpn_protocol() == "h2"
            connection.sendall(b"?")  # That HTTP is not; tickets come before the answer.
            connection.recv(100)
            # Nothing to recognize a reader by.
            session = connection.session
            assert session is None or not session.has_ticket
            assert version != ssl.TLSVersion.TLSv1_2 or (session and session.id == b"")


def test_a_failed_handshake_is_not_written_down(named: Server) -> None:
    """The server has the reader's address in what it says of one, at `crit`."""
    context = trusting(named)
    context.set_ecdh_curve("prime256v1")
    sent = ssl.MemoryBIO()
    hello = context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname="mirror.example")
    with pytest.raises(ssl.SSLWantReadError):
        hello.do_handshake()
    before, share, after = sent.read().partition(b"\x00\x17\x00\x41\x04")
    assert share
    no_point = before + share + 64 * b"\0" + after[64:]
    with socket.create_connection(("127.0.0.1", named.ports["443"])) as connection:
        connection.sendall(no_point)
        assert connection.recv(100)[0] == 0x15  # An alert (RFC 8446, section 5.1).
    assert "127.0.0.1" not in (named.folder / "said").read_text()


@pytest.fixture(scope="module", params=["", "some/path/"], ids=["root", "path"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site at the root of a mirror, and of one in a folder of it."""
    folder = tmp_path_factory.mktemp("home")
    if not request.param:
        server: Server = request.getfixturevalue("server")
        yield f"http://127.0.0.1:{server.ports['8080']}/"
        return
    host: Path = request.getfixturevalue("host")
    (host / "_headers").write_bytes((host / request.param / "_headers").read_bytes())
    with mirror(folder, host, {"/404.html": f"/{request.param}404.html"}) as ports:
        yield f"http://127.0.0.1:{ports['8080']}/{request.param}"


def test_a_visit_of_everything(page: Page, home: str) -> None:
    """No page of a mirror asks another host, the one that it was built for included."""
    visit = Visit(page)
    visit.everywhere(home)
    assert visit.complaints == []
    assert visit.stayed_below(home)
    assert page.context.cookies() == []


@pytest.mark.parametrize("name", ["resolution.html", "resolution-pl.html"])
def test_the_page_to_keep_is_styled(page: Page, home: str, name: str) -> None:
    """It has a style and a policy of its own, and obeys that of the headers too."""
    visit = Visit(page)
    page.goto(f"{home}{name}")
    assert page.locator("body").evaluate("e => getComputedStyle(e).borderTopWidth") == "4px"
    assert visit.complaints == []
    assert visit.stayed_below(home)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_switch_keeps_the_clause(page: Page, home: str, locale: str) -> None:
    page.goto(f"{home}pl/#cl_5__point_a")
    page.locator(f".switch [hreflang={locale}]").click()
    assert page.url == f"{home}{locale}/#cl_5__point_a"
    expect(page.locator("#cl_5__point_a")).to_be_in_viewport()


def test_the_404_is_styled_at_any_depth(page: Page, home: str) -> None:
    visit = Visit(page)
    for path in ("nothing", "pl/no/such/page/"):
        response = page.goto(f"{home}{path}")
        assert response
        assert response.status == 404
        assert page.locator("body").evaluate("e => getComputedStyle(e).margin") == "0px"
        assert page.evaluate("document.styleSheets.length") >= 1
        page.get_by_role("link", name="Polski").click()
        assert page.url == f"{home}pl/"
    assert visit.stayed_below(home)
    assert ["404" in complaint for complaint in visit.complaints] == [True, True]


def test_every_link_stays_below_and_answers(page: Page, home: str) -> None:
    """As a reader's browser resolves them; what names the site's own address names it in full."""
    path = "some/path/" if "/some/" in home else ""
    for address in ("", "en/", "pl/cl_5/", "be/parallel/", "en/sources/", "pl/about/", "404.html"):
        page.goto(f"{home}{address}")
        found: list[str] = page.evaluate(
            "[...document.querySelectorAll('[href], [src]')].map(e => (e.href || e.src) + '')"
        )
        here = {link.partition("#")[0] for link in found if link.startswith(home)}
        there = {link for link in found if link.startswith(SITE_URL)}
        assert not [x for x in found if x.startswith("http://127.0.0.1") and home not in x]
        assert all(link.startswith(f"{SITE_URL}{path}") for link in there)
        assert here
        for link in here | {link.replace(f"{SITE_URL}{path}", home) for link in there}:
            assert (link, page.request.get(link).status) == (link, 200)
