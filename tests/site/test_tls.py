"""A mirror with a name: what is encrypted, and what is not written down."""

import http.client
import socket
import ssl
from contextlib import suppress

import pytest

from scripts.commands._ask import CopyError, ask
from tests.helpers.mirror import Server, trusting


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
def test_with_a_name_pages_are_encrypted(
    named: Server, headers: dict[str, str], path: str, status: int
) -> None:
    response = ask_named(named, path)
    assert response.status == status
    assert response.headers["Strict-Transport-Security"] == "max-age=2592000"
    assert {name: response.headers[name] for name in headers} == headers


def test_with_a_name_http_leads_to_https(named: Server, headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", named.ports["80"], timeout=10)
    connection.request("HEAD", "/pl/cl_3/?x", headers={"Host": "mirror.example"})
    response = connection.getresponse()
    assert response.status == 301
    assert response.headers["Location"] == "https://mirror.example/pl/cl_3/?x"
    assert {name: response.headers[name] for name in headers} == headers
    response.read()
    connection.request("POST", "/pl/cl_3/", headers={"Host": "mirror.example"})
    response = connection.getresponse()
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")
    connection.close()


@pytest.mark.parametrize("name", [None, "127.0.0.1", "other.example", "www.mirror.example"])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_who_does_not_know_the_name_gets_no_certificate(
    named: Server, name: str | None, version: ssl.TLSVersion
) -> None:
    """A scan of addresses does not find the mirror by it, nor learn its name."""
    context = trusting(named)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", named.ports["443"]), timeout=10) as plain,
        pytest.raises(ssl.SSLError, match=r"UNRECOGNIZED_NAME|unrecognized name"),
    ):
        context.wrap_socket(plain, server_hostname=name)


@pytest.mark.parametrize("port", ["80", "443"])
@pytest.mark.parametrize(
    "asked",
    [
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /pl/ HTTP/1.1\r\nHost: other.example\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: other.example\r\n\r\n",
        "GET /.well-known/acme-challenge/x HTTP/1.1\r\nHost: other.example\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        f"GET /{99_999 * 'a'} HTTP/1.1\r\nHost: a\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: a\r\nX: {99_999 * 'a'}\r\n\r\n",
        "?\r\n\r\n",
    ],
    ids=range(12),
)
def test_who_does_not_know_the_name_gets_no_answer_without_tls(
    named: Server, asked: str, port: str
) -> None:
    at = ("127.0.0.1", named.ports[port])
    with socket.create_connection(at, timeout=10) as connection, suppress(ConnectionError):
        connection.sendall(asked.encode("latin-1"))
        assert connection.recv(1000) == b""


def test_with_the_name_in_tls_alone_there_is_no_answer(named: Server) -> None:
    plain = socket.create_connection(("127.0.0.1", named.ports["443"]), timeout=10)
    with trusting(named).wrap_socket(plain, server_hostname="mirror.example") as connection:
        connection.sendall(b"GET /pl/ HTTP/1.1\r\nHost: other.example\r\n\r\n")
        assert connection.recv(1000) == b""


def test_a_mirror_is_checked_over_tls(named: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    here = socket.getaddrinfo("127.0.0.1", named.ports["443"], type=socket.SOCK_STREAM)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: here)
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(CopyError, match="CERTIFICATE_VERIFY_FAILED"):
        ask("https://mirror.example/", "pl/index.html")
    monkeypatch.setenv("SSL_CERT_FILE", str(named.folder / "fullchain.pem"))
    page = (named.folder / "site/pl/index.html").read_bytes()
    assert ask("https://mirror.example/", "pl/index.html").content == page


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
    assert named.said() == []
