"""`make links` asks for every address outside of the site that the data has."""

import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from urllib.request import Request

from scripts.commands import _edit
from scripts.corpus.load import SHAPES
from scripts.corpus.trees import Keys, Tree
from scripts.site.settings import read

SECONDS = 20
MONTH = timedelta(days=30)
_AGENT = {"User-Agent": "Mozilla/5.0 (compatible; link check of a static site)"}


def links(root: Path) -> Iterator[tuple[Tree, Keys, str]]:
    """Yield the place and each address in the data of `root`, but those that nobody has opened.

    Raises DataError if a file cannot be read.
    """
    for path in SHAPES:
        tree = _edit.read(root, path)
        for keys, value in tree.strings():
            is_open = tree.get(*keys[:-1], "verified") is not False
            if keys[-1] == "archived" or (keys[-1] == "url" and is_open):
                yield tree, keys, value


class _Outside(urllib.request.HTTPRedirectHandler):
    """Follows redirects to public addresses alone: what is within is nothing of a stranger's."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        found = socket.getaddrinfo(urlsplit(newurl).hostname, None)
        if not all(ipaddress.ip_address(info[4][0]).is_global for info in found):
            fp.close()
            raise urllib.error.URLError(f"leads to {newurl}, which is no public address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_Outside)


def wrong(address: str, seconds: float = SECONDS) -> str:
    """Return what came instead of an answer, or nothing: HEAD is asked, and GET if that fails."""
    came = ""
    for method in ("HEAD", "GET"):
        # The data has https only, which is what the rule asks to be made sure of.
        request = Request(address, method=method, headers=_AGENT)  # noqa: S310
        try:
            with _OPENER.open(request, timeout=seconds):
                return ""
        except urllib.error.HTTPError as error:
            came = f"{error.code} {error.reason}"
        except urllib.error.URLError as error:
            came = str(error.reason)
        except (OSError, HTTPException, ValueError) as error:
            came = f"{type(error).__name__}: {error}"
    return came


def main(root: Path, *, today: date | None = None) -> int:
    """Print where each address that does not answer stands, and what came; return 1 if any.

    So for a contact that runs out: this is run every week, and a build does not know the day.
    """
    found, settings = list(links(root)), read(root)
    until = settings.contact["until"] if settings.contact else ""
    late = until and date.fromisoformat(until) - MONTH < (today or date.today())
    if late:
        what = f"contact: holds until {until}; see that it is right, and for how long"
        print(settings.tree.fault(what, "extra", "contact"))
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(wrong, (address for _, _, address in found)))
    for (tree, keys, address), came in zip(found, answers, strict=True):
        if came:
            # What strangers' servers say is escaped.
            print(tree.fault(f"{address}: {came}", *keys))
    return 1 if late or any(answers) else 0
