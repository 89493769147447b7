"""What the lengths of a mirror's answers tell whoever watches the line: which groups of pages.

`pytest -s` prints the groups, each by its length, and the mean.
"""

import socket
import ssl
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.helpers.frozen import ADDRESSES
from tests.helpers.mirror import Server, trusting

HEADERS_FRAME, END_STREAM, END_HEADERS = 1, 1, 4


def frame(kind: int, flags: int, stream: int, content: bytes = b"") -> bytes:
    """Return a frame of HTTP/2 (RFC 9113, section 4.1)."""
    head = len(content).to_bytes(3, "big") + bytes([kind, flags])
    return head + stream.to_bytes(4, "big") + content


def frames(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the flags and the stream of every frame that came whole."""
    while len(content) >= (size := 9 + int.from_bytes(content[:3], "big")):
        yield content[4], int.from_bytes(content[5:9], "big")
        content = content[size:]


def field(name: int, value: str) -> bytes:
    """Return a header of HPACK's static table with its value (RFC 7541, section 6.2.2)."""
    index = bytes([name]) if name < 15 else bytes([15, name - 15])
    return index + bytes([len(value)]) + value.encode()


def request(protocol: str, path: str) -> bytes:
    if protocol == "http/1.1":
        said = "Host: mirror.example\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close"
        return f"GET {path} HTTP/1.1\r\n{said}\r\n\r\n".encode()
    fields = (field(4, path), field(1, "mirror.example"), field(16, "gzip, deflate, br"))
    get_https = b"\x82\x87"
    head = frame(HEADERS_FRAME, END_STREAM | END_HEADERS, 1, get_https + b"".join(fields))
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0) + head


def length(named: Server, protocol: str, path: str) -> int:
    """Return how many bytes come to a visitor of a page, TLS included."""
    context = trusting(named)
    context.set_alpn_protocols([protocol])
    came, sent, content, total = ssl.MemoryBIO(), ssl.MemoryBIO(), b"", 0
    tls = context.wrap_bio(came, sent, server_hostname="mirror.example")
    asked = ended = False
    with socket.create_connection(("127.0.0.1", named.ports["443"]), timeout=10) as line:
        while not ended:
            try:
                if not asked:
                    tls.do_handshake()
                    tls.write(request(protocol, path))
                    asked = True
                content += (some := tls.read(99_999))
                over = any(flags & END_STREAM and stream for flags, stream in frames(content))
                ended = over if protocol == "h2" else not some
            except ssl.SSLWantReadError:
                line.sendall(sent.read())
                some = line.recv(99_999)
                assert some
                total += len(some)
                came.write(some)
    assert tls.version() == "TLSv1.3"
    assert tls.selected_alpn_protocol() == protocol
    assert b" 200 OK" in content[:20] or protocol == "h2"
    return total


@pytest.mark.parametrize("protocol", ["h2", "http/1.1"])
def test_no_page_has_a_length_of_its_own(named: Server, protocol: str) -> None:
    groups = Counter(length(named, protocol, f"/{address}") for address in ADDRESSES)
    number = sum(size * pages for size, pages in groups.items())
    print(f"{protocol}: {sorted(groups.items())}, {number / len(ADDRESSES):.0f} bytes in the mean")
    assert min(groups.values()) > 1
    assert max(groups.values()) > len(ADDRESSES) / 2
