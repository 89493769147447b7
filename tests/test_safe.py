"""Safe to read: nothing asked elsewhere, nothing left behind, nothing run that is not ours."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from scripts.assets import Inline, assets, inline, source
from scripts.editions.offline import STYLE
from scripts.headers import headers, policy
from tests.conftest import ROOT, SITE_URL, open_search, serving, wait_for_script
from tests.test_site import ADDRESSES, CORPUS, LOCALES

WITHIN = inline(assets(ROOT / "docs/assets"))
HEADERS = headers(*WITHIN.values(), Inline(STYLE, ""))
POLICY = HEADERS["Content-Security-Policy"]
# What the policy stopped, as the browser tells the page.
WATCH = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});"""


class Visit:
    """What a browser asked for and complained of, while a reader went through the site."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def everywhere(self, home: str) -> None:
        """Open every page below `home`, and all that opens on it; search; change the language."""
        for address in [*ADDRESSES, "404.html"]:
            self.page.goto(f"{home}{address}")
            wait_for_script(self.page)
            for summary in self.page.locator("summary").all()[:2]:
                summary.click()
            self.page.emulate_media(media="print")
            self.page.emulate_media(media="screen")
        self.page.goto(f"{home}en/#cl_3")
        open_search(self.page)
        self.page.get_by_role("searchbox").fill("children")
        results = self.page.get_by_role("dialog").get_by_role("link")
        expect(results).not_to_have_count(0)
        results.first.click()
        self.page.locator("#cl_3 summary").click()
        self.page.locator("#cl_3").get_by_role("button").first.click()
        self.page.locator(".switch a").last.click()
        self.page.wait_for_url("**/be/#*")

    def stayed_below(self, home: str) -> bool:
        """Tell whether nothing was asked for but what is below an address."""
        return bool(self.asked) and all(url.startswith(home) for url in self.asked)


LEFT_BEHIND = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
  document.cookie,
]"""


def test_a_visit_of_everything_at_a_mirror(page: Page, base_url: str) -> None:
    """The site is built for another host than the one it is served from here."""
    assert SITE_URL not in base_url
    visit = Visit(page)
    visit.everywhere(f"{base_url}/")
    assert visit.complaints == []
    assert visit.stayed_below(base_url)
    assert page.context.cookies() == []
    assert page.evaluate(LEFT_BEHIND) == [0, 0, 0, 0, 0, ""]


@pytest.fixture(scope="module")
def below(host: Path) -> Iterator[str]:
    """The address of a site in a folder of its host."""
    with serving(host) as address:
        yield f"{address}/some/path/"


def test_a_visit_of_everything_below_a_path(page: Page, below: str) -> None:
    visit = Visit(page)
    visit.everywhere(below)
    assert visit.complaints == []
    assert visit.stayed_below(below)


def test_a_local_copy_asks_for_nothing_but_itself(page: Page, site: Path) -> None:
    """Opened from a disk. Browsers load no modules there, so that search has to say so."""
    visit = Visit(page)
    for address in ADDRESSES:
        page.goto((site / address / "index.html").as_uri())
        wait_for_script(page)
    assert visit.complaints == []
    page.goto((site / "pl/index.html").as_uri())
    open_search(page)
    expect(page.locator(".said")).to_have_css("position", "fixed")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(
        CORPUS.texts["pl"].labels.search_failed
    )
    assert visit.stayed_below(f"{site.as_uri()}/")


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_every_page_carries_the_policy(site: Path, address: str) -> None:
    file = site / address / ("" if "." in address else "index.html")
    page = html.parse(file, html.HTMLParser(encoding="utf-8"))
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    kind = {"": "cover", "404.html": "cover"}
    kind |= {f"{locale}/": "text" for locale in LOCALES}
    kind |= {f"{locale}/parallel/": "parallel" for locale in LOCALES}
    own = WITHIN[kind.get(address, "page")]
    assert meta.get("content") == policy(own)
    # A data block is not executed, and no policy blocks it.
    scripts = "//script[not(@src) and not(@type = 'application/ld+json')]/text()"
    within = page.xpath("//style/text()"), page.xpath(scripts)
    assert within == tuple([part] if part else [] for part in own)
    for part in filter(None, own):
        assert source(part) in POLICY
    assert page.xpath("string(//meta[@name='referrer']/@content)") == "no-referrer"
    # It is obeyed by what comes after it.
    assert meta.getparent().index(meta) < min(
        [meta.getparent().index(e) for e in page.xpath("//head/*[self::style or self::script]")]
        or [99]
    )


def test_the_policy_allows_nothing_but_what_is_used() -> None:
    directives = dict(part.split(" ", 1) for part in POLICY.split("; "))
    sums = rf"'self'( 'sha256-{'.' * 44}')"
    assert re.fullmatch(f"{sums}{{4}}", directives.pop("style-src"))
    assert re.fullmatch(f"{sums}{{2}}", directives.pop("script-src"))
    # Written out: what is not said of the last three is allowed.
    assert directives == {
        "default-src": "'none'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "manifest-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert "unsafe" not in POLICY


def test_the_other_headers() -> None:
    others = {name: value for name, value in HEADERS.items() if value != POLICY}
    features = others.pop("Permissions-Policy").split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= {*features}
    assert all(feature.endswith("=()") for feature in features)
    assert others == {
        "Referrer-Policy": "no-referrer",
        "X-DNS-Prefetch-Control": "off",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def test_the_headers_file_says_the_same(site: Path) -> None:
    lines = (site / "_headers").read_text().splitlines()
    assert lines[0] == "/*"
    assert f"  Content-Security-Policy: {POLICY}" in lines
    assert {"  Referrer-Policy: no-referrer", "  X-DNS-Prefetch-Control: off"} <= {*lines}
    assert lines[-2:] == ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]


HOSTILE = """
<script>document.title = "owned"</script>
<img src="x" onerror="document.title = 'owned'">
<script src="https://evil.example/x.js"></script>
<img src="https://evil.example/x.png">
<style>h1 { display: none }</style>
"""


def test_a_page_that_was_changed_on_its_way_runs_nothing(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Somebody in between writes into the page: below the policy nothing of it is obeyed."""
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site/en/index.html"
    page.with_name("index.html.br").unlink()
    begin = '<main id="page-text">'
    assert begin in page.read_text()
    page.write_text(page.read_text().replace(begin, begin + HOSTILE))
    with serving(tmp_path / "site") as address:
        opened = browser.new_page()
        failed: dict[str, str | None] = {}
        opened.on("requestfailed", lambda request: failed.update({request.url: request.failure}))
        opened.goto(f"{address}/en/")
        opened.wait_for_load_state("networkidle")
        assert opened.locator("main script").count() == 2
        assert opened.title() != "owned"
        expect(opened.locator("h1")).to_be_visible()
        # Stopped in the browser, before anything was sent.
        assert failed["https://evil.example/x.js"] == failed["https://evil.example/x.png"] == "csp"
        opened.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_links_that_leave_say_so(page: Page, locale: str) -> None:
    said = CORPUS.texts[locale].labels.other_site
    for address in ("", "rec_1/", "sources/", "signatories/", "about/"):
        page.goto(f"/{locale}/{address}")
        for link in page.locator("a[href^=http]").all():
            assert link.get_attribute("rel") == "noopener noreferrer"
            expect(link.get_by_role("img", name=said)).to_have_count(1)
