"""What a first visit to a full text costs, beside a bare page of the same words: `make weigh`.

Times are when the largest text is painted under Lighthouse's slow 4G, each the median of five
visits: as it is applied in the browser (562.5 ms a request, 1.44 Mbit/s down, a processor four
times as slow), and as Lighthouse itself works it out from a visit without it (150 ms a round trip).
"""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from scripts.outputs.cache import FOLDER, Cache
from scripts.site.compress import compress
from tests.helpers.browser import launch_arguments
from tests.helpers.project import ROOT
from tests.helpers.real import CORPUS, LOCALES
from tests.helpers.serve import serving

VISITS = 5
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


def visit(browser: Browser, address: str) -> Visit:
    """Open a page for the first time, on a telephone."""
    page = browser.new_page(viewport={"width": 390, "height": 800}, device_scale_factor=2)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    kinds: dict[str, str] = {}
    came: dict[str, int] = {}

    def begin(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event.get("type", "Other")

    def end(event: dict[str, Any]) -> None:
        kind = kinds[event["requestId"]]
        came[kind] = came.get(kind, 0) + int(event["encodedDataLength"])

    session.on("Network.responseReceived", begin)
    session.on("Network.loadingFinished", end)
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate(PAINT)
    page.close()
    return Visit(came, len(kinds), paint)


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
COLUMNS = f"{{:<8}}{'{:>9}' * (len(NAMES) - 1)}{'{:>9}{:>7}' * 2}"


def row(browser: Browser, name: str, address: str, bounds: Sequence[float] = ()) -> list[float]:
    """Print what visits to a page cost, bytes with their headers; return when it is painted.

    `bounds` are the times of the page that it is beside.
    """
    visits = [visit(browser, address) for _ in range(VISITS)]
    estimates = [simulated(address) for _ in range(VISITS)]
    paints = [statistics.median(v.paint for v in visits), statistics.median(estimates)]
    came = visits[0].bytes
    kinds = [came.get(kind, 0) for kind in ("Document", "Stylesheet", "Script")]
    total = sum(came.values())
    times: list[object] = []
    for paint, bound in zip(paints, bounds or paints, strict=True):
        times += [int(paint), f"{paint / bound:.2f}"]
    print(
        COLUMNS.format(name, visits[0].requests, *kinds, total - sum(kinds), total, *times),
        flush=True,
    )
    return paints


def main() -> None:
    """Print a row for each full text of site/, under one for its bare page."""
    print(COLUMNS.format(*NAMES, "applied", "ratio", "lighth.", "ratio"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for locale in LOCALES:
            (Path(folder) / locale).mkdir()
            (Path(folder) / locale / "index.html").write_text(bare(locale))
        compress(Path(folder), Cache(ROOT / FOLDER))
        browser = playwright.chromium.launch(**launch_arguments())
        with serving(ROOT / "site") as ours, serving(Path(folder)) as theirs:
            for locale in LOCALES:
                bounds = row(browser, f"bare {locale}", f"{theirs}/{locale}/")
                row(browser, f"/{locale}/", f"{ours}/{locale}/", bounds)


if __name__ == "__main__":
    main()
