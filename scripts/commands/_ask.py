"""Ask a mirror for a file, as a browser does, and believe nothing that it says."""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

import brotli

SECONDS = 60
"""How long an answer may take, to its last byte."""
BYTES = 10_000_000
"""No file of the site is as large; more is not read, and not unpacked."""
REDIRECTS = 5
ONION = ".onion"
TOR = "socks://127.0.0.1:9050"
"""Where tor listens, if `socks_proxy` in the environment does not say."""
ENCODINGS = {"identity": "identity", "gzip": "gzip, deflate", "br": "gzip, deflate, br"}
"""What a program, an old browser and a browser accept. No server sends deflate, nor is it read."""
# Safari's, in its order: alone of common browsers it does without zstd, which is not read here.
HEADERS = {
    "Sec-Fetch-Dest": "document",
    "User-Agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.6 Safari/605.1.15",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Accept-Language": "en-GB,en;q=0.9",
    "Priority": "u=0, i",
}

Headers = list[tuple[str, str]]


class CopyError(Exception):
    """What came instead of a file."""


class Answer(NamedTuple):
    """A file, decoded, and the headers that came with it and with what led to it."""

    content: bytes
    headers: Headers


def base(address: str) -> str:
    """Return a mirror's address, with a / at its end.

    Raises CopyError if what is sent from there could be changed on its way.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    # An onion service encrypts by itself, and tor makes sure of the name.
    fine = {"http"} if host.endswith(ONION) else {"https", "http"} if _is_here(host) else {"https"}
    if parts.scheme not in fine:
        raise CopyError("is not https://, nor http:// of .onion or this machine's own")
    return address.rstrip("/") + "/"


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask(mirror: str, path: str, encoding: str = "br", limit: int = BYTES) -> Answer:
    """Return the file at a path below a mirror's base; raise CopyError if none came."""
    # A page has the address of its folder.
    is_page = path == "index.html" or path.endswith("/index.html")
    address = mirror + quote(path.removesuffix("index.html") if is_page else path)
    headers: Headers = []
    for _ in range(REDIRECTS):
        try:
            with _answer(address, ENCODINGS[encoding]) as response:
                content = response.read(limit + 1)
        except TimeoutError:
            raise CopyError(f"takes more than {SECONDS} seconds") from None
        except (OSError, HTTPException, ValueError) as error:
            reason = f"{str(error)[:200]!a}" if isinstance(error, OSError) else type(error).__name__
            raise CopyError(f"does not answer ({reason})") from None
        headers += response.getheaders()
        if response.status == 200:
            came = response.getheader("Content-Encoding", "identity").strip().lower()
            if came not in {"identity", *ENCODINGS[encoding].split(", ")} - {"deflate"}:
                raise CopyError(f"came in an encoding that was not asked for ({came[:20]!a})")
            content = unpack(content, came, limit)
            if len(content) > limit:
                raise CopyError(f"has more than {limit} bytes")
            return Answer(content, headers)
        if response.status not in {301, 302, 303, 307, 308}:
            break
        # On the same host only: another one was not asked about.
        there = urljoin(address, response.getheader("Location", ""))
        if urlsplit(there)[:2] != urlsplit(address)[:2]:
            raise CopyError(f"leads elsewhere: {there[:200]!a}")
        address = there
    status = response.status
    raise CopyError("is missing (404)" if status == 404 else f"answers {status}")


@contextmanager
def _answer(address: str, accepted: str) -> Iterator[HTTPResponse]:
    """Ask for an address as a browser does. Raises TimeoutError SECONDS after it is connected."""
    parts = urlsplit(address)
    with closing(_connection(parts.scheme, parts.netloc)) as connection:
        connection.connect()
        line, ends = connection.sock, time.monotonic() + SECONDS

        def hang_up() -> None:
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)

        # A socket's own limit is for each read.
        timer = Timer(SECONDS, hang_up)
        timer.start()
        try:
            target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.putrequest("GET", target, skip_accept_encoding=True)
            own = {"Accept-Encoding": accepted, "Connection": "keep-alive"}
            for name, value in (HEADERS | own).items():
                connection.putheader(name, value)
            connection.endheaders()
            with connection.getresponse() as response:
                yield response
        finally:
            timer.cancel()
            if time.monotonic() > ends:
                raise TimeoutError


class _Onion(HTTPConnection):
    """A connection by a SOCKS proxy. It alone gets the name (RFC 7686): DNS would tell others."""

    def connect(self) -> None:
        proxy = urlsplit(getproxies().get("socks", TOR))
        at = proxy.hostname or "", proxy.port or 0
        try:
            self.sock = socket.create_connection(at, SECONDS)
            # SOCKS 4A: the port, of an address that is none, of nobody; the name.
            asked = b"\4\1" + self.port.to_bytes(2) + b"\0\0\0\1\0" + self.host.encode() + b"\0"
            self.sock.sendall(asked)
            answer = b""
            while len(answer) < 8 and (more := self.sock.recv(8 - len(answer))):
                answer += more
        except OSError as error:
            raise OSError(f"SOCKS proxy {at[0]}:{at[1]}: {error}") from error
        if answer[:2] != b"\0\x5a" or len(answer) < 8:
            raise OSError(f"SOCKS proxy {at[0]}:{at[1]} finds no way")


def _connection(scheme: str, host: str) -> HTTPConnection:
    if (urlsplit(f"//{host}").hostname or "").endswith(ONION):
        return _Onion(host)
    if scheme == "http":  # This machine's own: see base().
        return HTTPConnection(host, timeout=SECONDS)
    proxy = urlsplit(getproxies().get("https", ""))
    if not proxy.netloc or proxy_bypass(host):
        return HTTPSConnection(host, timeout=SECONDS)
    connection = HTTPSConnection(proxy.netloc, timeout=SECONDS)
    connection.set_tunnel(host)
    return connection


def unpack(content: bytes, encoding: str, limit: int) -> bytes:
    """Return content unpacked, and not much more than `limit` of it.

    Raises CopyError if it is cut off, or if more comes after its end, of which browsers make
    different things.
    """
    try:
        if encoding == "gzip":
            gzip = zlib.decompressobj(wbits=31)
            plain = gzip.decompress(content, limit + 1)
            if len(plain) <= limit and (gzip.unused_data or not gzip.eof):
                raise zlib.error
            return plain
        if encoding == "br":
            br = brotli.Decompressor()
            unpacked: bytes = br.process(content, output_buffer_limit=limit + 1)
            if len(unpacked) <= limit and not br.is_finished():
                raise brotli.error
            return unpacked
    except (zlib.error, brotli.error):
        raise CopyError(f"cannot be unpacked ({encoding!a})") from None
    return content
