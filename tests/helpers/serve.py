"""Servers of a folder, on this machine alone, that answer as those of static sites do."""

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own 404 page, as the servers of static sites do."""

    def send_head(self) -> Any:
        """Send a file as it was compressed, to who takes that."""
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        compressed = path.with_name(path.name + ".br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not compressed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(compressed.stat().st_size))
        self.end_headers()
        return compressed.open("rb")

    def send_error(self, code: int, message: str | None = None, *_: Any) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


class _Slow(_Handler):
    """Pauses in the middle of each page, as bad lines do."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file."""
        content = source.read()
        if self.path.endswith("/"):
            half, content = content[: len(content) // 2], content[len(content) // 2 :]
            outputfile.write(half)
            time.sleep(1)
        outputfile.write(content)


class _Scriptless(_Handler):
    """Forbids pages their scripts, as if JavaScript were off, while a driver's still run."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()


@contextmanager
def serving(folder: Path, *, slowly: bool = False, scripts: bool = True) -> Iterator[str]:
    """Serve a folder; return the address."""
    kind = _Slow if slowly else _Handler if scripts else _Scriptless
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
