"""What a first visit costs, of a full text beside a bare page of the same words: `make weigh`.

Times are when the largest text is painted under Lighthouse's slow 4G, each the median of five
visits: as it is applied in the browser (562.5 ms a request, 1.44 Mbit/s down, a processor four
times as slow), and as Lighthouse itself works it out from a visit without it (150 ms a round trip).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from scripts.outputs.cache import FOLDER, Cache
from scripts.site.compress import compress
from tests.data.real import CORPUS, LOCALES
from tests.helpers.browser import SEARCH, launch_arguments
from tests.helpers.project import ROOT
from tests.helpers.serve import serving
from tests.helpers.weight import loaded, published

SITE = ROOT / "site"
VISITS = 5
SECONDS = 60
"""That a visit may take, on this machine."""
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6 * 1024 * 0.9 * 1024 / 8,
    "uploadThroughput": 750 * 0.9 * 1024 / 8,
}
PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) =>
  resolve(list.getEntries().at(-1).startTime)
).observe({ type: "largest-contentful-paint", buffered: true }))"""


class Visit(NamedTuple):
    """What came on the way, in bytes by kind, and when the largest text was painted, in ms."""

    bytes: dict[str, int]
    requests: int
    paint: float


def visit(browser: Browser, site: str, address: str, files: Collection[str]) -> Visit:
    """Open a page of a site for the first time, on a telephone, until all its `files` have come."""
    page = browser.new_page(viewport={"width": 390, "height": 800}, device_scale_factor=2)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    begun: dict[str, tuple[str, str]] = {}
    weights: dict[str, int] = {}
    came: set[str] = set()

    def begin(event: dict[str, Any]) -> None:
        path = event["response"]["url"].removeprefix(f"{site}/").partition("?")[0]
        begun[event["requestId"]] = event.get("type", "Other"), path

    def end(event: dict[str, Any]) -> None:
        kind, path = begun[event["requestId"]]
        weights[kind] = weights.get(kind, 0) + int(event["encodedDataLength"])
        came.add(path)

    session.on("Network.responseReceived", begin)
    session.on("Network.loadingFinished", end)
    page.goto(f"{site}/{address}", wait_until="networkidle")
    for _ in range(SECONDS * 10):
        if came >= set(files):
            break
        page.wait_for_timeout(100)
    else:
        sys.exit(f"/{address}: {', '.join(set(files) - came)} did not come in {SECONDS} s")
    paint = page.evaluate(PAINT)
    page.close()
    return Visit(weights, len(begun), paint)


def files_of(address: str) -> set[str]:
    """Return the addresses of what a page of ours asks for.

    A query searches; an address with = in it loads copying, too (docs/assets/site.js).
    """
    path, query, _ = address.partition("?")
    files = {file.removesuffix("index.html") for file in loaded(SITE, path)}
    if query:
        scripts = *SEARCH, "select.js", "copy.js", "quote.js"
        files |= {f"{path}search.json", *(published(SITE, name) for name in scripts)}
    return files


def simulated(address: str) -> float:
    """Return when Lighthouse has the largest text painted on a telephone, in ms."""
    browser = launch_arguments()
    command = [
        f"{ROOT}/.venv/bin/node",
        f"{ROOT}/.venv/lighthouse/node_modules/lighthouse/cli/index.js",
        address,
        "--quiet",
        "--output=json",
        "--only-audits=largest-contentful-paint",
        f"--chrome-flags=--headless {' '.join(browser['args'])}",
    ]
    path = {"CHROME_PATH": browser["executable_path"]} if browser["executable_path"] else {}
    run = subprocess.run(command, env=os.environ | path, capture_output=True, check=True)
    time: float = json.loads(run.stdout)["audits"]["largest-contentful-paint"]["numericValue"]
    return time


def bare(locale: str) -> str:
    """Return a page that has the words and nothing else."""
    text = CORPUS.texts[locale]
    words = "".join(f"<p>{escape(words)}</p>" for words in text.provisions.values())
    return (
        f'<!doctype html><html lang="{locale}"><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><link rel="icon" href="data:,"><title>{escape(text.title)}'
        f"</title><h1>{escape(text.title)}</h1>{words}"
    )


NAMES = "page", "requests", "html", "css", "script", "other", "bytes"
COLUMNS = f"{{:<15}}{'{:>9}' * (len(NAMES) - 1)}{'{:>9}{:>7}' * 2}"


def row(
    browser: Browser, site: str, address: str, files: Collection[str], bounds: Sequence[float] = ()
) -> list[float]:
    """Print what visits to a page cost, bytes with their headers; return when it is painted.

    `bounds` are the times of the page that it is beside.
    """
    visits, estimates = [], []
    for number in range(1, VISITS + 1):
        print(f"/{address}: visit {number} of {VISITS} …", file=sys.stderr, flush=True)
        visits.append(visit(browser, site, address, files))
        estimates.append(simulated(f"{site}/{address}"))
    paints = [statistics.median(v.paint for v in visits), statistics.median(estimates)]
    came = visits[0].bytes
    kinds = [came.get(kind, 0) for kind in ("Document", "Stylesheet", "Script")]
    total = sum(came.values())
    times: list[object] = []
    for paint, bound in zip(paints, bounds or paints, strict=True):
        times += [int(paint), f"{paint / bound:.2f}" if bounds else ""]
    counts = visits[0].requests, *kinds, total - sum(kinds), total
    print(COLUMNS.format(f"/{address}", *counts, *times), flush=True)
    return paints


def main() -> None:
    """Print a row for each full text of site/, under one for its bare page, and for other pages."""
    print(COLUMNS.format(*NAMES, "applied", "ratio", "lighth.", "ratio"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for locale in LOCALES:
            page = Path(folder) / "bare" / locale / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(bare(locale))
        compress(Path(folder) / "bare", Cache(ROOT / FOLDER))
        browser = playwright.chromium.launch(**launch_arguments())
        with serving(SITE) as ours, serving(Path(folder)) as theirs:
            for locale in LOCALES:
                bounds = row(browser, theirs, f"bare/{locale}/", [f"bare/{locale}/"])
                row(browser, ours, f"{locale}/", files_of(f"{locale}/"), bounds)
            for address in ("", "pl/parallel/", "pl/cl_3/", "pl/?q=sankcje"):
                row(browser, ours, address, files_of(address))


if __name__ == "__main__":
    main()
