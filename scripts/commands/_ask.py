"""Ask a mirror for a file, as readers do, and believe nothing that it says."""

import ipaddress
import urllib.error
import urllib.request
import zlib
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import quote, urlsplit

import brotli

SECONDS = 20
"""How long a server may be silent; a slow one may take its time."""
BYTES = 10_000_000
"""No file of the site is as large; more is not read, and not unpacked."""


class CopyError(Exception):
    """What came instead of a file."""


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect on the same host only: the other one was not asked about."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request that a redirect leads to."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise CopyError(f"leads elsewhere: {newurl[:200]!a}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_SameHost)


def base(address: str) -> str:
    """Return a mirror's address, with a / at its end.

    Raises CopyError if what is sent from there could be changed on its way.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname or "")):
        raise CopyError("is not https:// (http:// is for this machine's own addresses)")
    return address.rstrip("/") + "/"


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask(mirror: str, path: str, encoding: str = "identity", limit: int = BYTES) -> bytes:
    """Return the file at a path below a mirror's base, decoded.

    `encoding` is what is accepted: identity, gzip, br. Raises CopyError if no file came.
    """
    # A page has the address of its folder.
    is_page = path == "index.html" or path.endswith("/index.html")
    address = mirror + quote(path.removesuffix("index.html") if is_page else path)
    headers = {"Accept-Encoding": encoding, "User-Agent": "verify of a static site"}
    # base() has seen to the scheme.
    request = urllib.request.Request(address, headers=headers)  # noqa: S310
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            content: bytes = response.read(limit + 1)
            came = response.headers.get("Content-Encoding", "identity").strip().lower()
    except urllib.error.HTTPError as error:
        error.close()
        raise CopyError(
            "is missing (404)" if error.code == 404 else f"answers {error.code}"
        ) from None
    except urllib.error.URLError as error:
        raise CopyError(f"does not answer ({str(error.reason)!a})") from None
    except (OSError, HTTPException, ValueError) as error:
        raise CopyError(f"does not answer ({type(error).__name__})") from None
    if came not in {"identity", encoding}:
        raise CopyError(f"came in an encoding that was not asked for ({came[:20]!a})")
    try:
        content = unpack(content, came, limit)
    except (zlib.error, brotli.error):
        raise CopyError(f"cannot be unpacked ({came[:20]!a})") from None
    if len(content) > limit:
        raise CopyError(f"has more than {limit} bytes")
    return content


def unpack(content: bytes, encoding: str, limit: int) -> bytes:
    """Return content unpacked, and not much more than `limit` of it."""
    if encoding == "gzip":
        return zlib.decompressobj(wbits=31).decompress(content, limit + 1)
    if encoding == "br":
        unpacked: bytes = brotli.Decompressor().process(content, output_buffer_limit=limit + 1)
        return unpacked
    return content
