"""What a mirror on this machine bears: `make load`, with wrk."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.helpers.mirror import mirror
from tests.helpers.project import ROOT
from tests.helpers.weight import published

# An answer without content, by the same server: as fast as an answer can be here.
BOUND = {"location ~": "location = /bound { return 204; }\nlocation ~"}
FIGURES = re.compile(r"50% +(\S+).*99% +(\S+).*Requests/sec: +(\S+)", re.DOTALL)


def load(address: str) -> str:
    """Ask for an address for 10 seconds, 200 connections at a time; return what wrk says."""
    wrk = ["wrk", "--latency", "-t2", "-c200", "-d10s", "-H", "Accept-Encoding: br", address]
    return subprocess.run(wrk, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Print a line for each address; exit with 1 if anything but the 404 failed."""
    if not shutil.which("wrk"):
        sys.exit("There is no wrk here: apt-get install wrk")
    failed = False
    with tempfile.TemporaryDirectory() as folder, mirror(Path(folder), ROOT / "site", BOUND) as at:
        print(f"{'':28}{'requests/s':>12}{'p50':>10}{'p99':>10}  errors")
        style = published(ROOT / "site", "site.css")
        for path in ("pl/", style, "pl/card.png", "no/such/page/", "bound"):
            said = load(f"http://127.0.0.1:{at['8080']}/{path}")
            figures = FIGURES.search(said)
            assert figures, said
            half, most, rate = figures.groups()
            errors = re.findall(r"Socket errors.*|Non-2xx.*", said)
            failed |= bool(errors) and path != "no/such/page/"
            print(f"/{path:27}{rate:>12}{half:>10}{most:>10}  {', '.join(errors) or 'none'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
