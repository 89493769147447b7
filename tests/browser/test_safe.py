"""Safe to read: nothing asked elsewhere, nothing left behind, nothing run that is not ours."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_search, wait_for_script
from tests.helpers.frozen import CORPUS, LOCALES, SOME_PAGES
from tests.helpers.project import SITE_URL, nightly
from tests.helpers.serve import serving
from tests.helpers.visit import LEFT_BEHIND, Visit


def test_a_visit_at_a_mirror(fresh: Page, base_url: str) -> None:
    """The site is built for another host than the one it is served from here."""
    assert SITE_URL not in base_url
    visit = Visit(fresh)
    visit.read(f"{base_url}/", SOME_PAGES)
    assert visit.complaints == []
    assert visit.stayed_below(base_url)
    assert fresh.context.cookies() == []
    assert fresh.evaluate(LEFT_BEHIND) == [0, 0, 0, 0, 0, ""]


@pytest.fixture(scope="module")
def below(host: Path) -> Iterator[str]:
    """The address of a site in a folder of its host."""
    with serving(host) as address:
        yield f"{address}/some/path/"


@nightly  # By day that at a mirror of server/ is one, too.
def test_a_visit_below_a_path(fresh: Page, below: str) -> None:
    visit = Visit(fresh)
    visit.read(below, SOME_PAGES)
    assert visit.complaints == []
    assert visit.stayed_below(below)


def test_a_local_copy_asks_for_nothing_but_itself(fresh: Page, site: Path) -> None:
    """Opened from a disk. Browsers load no modules there, so that search has to say so."""
    visit = Visit(fresh)
    for address in set(SOME_PAGES) - {"404.html"}:  # Which is a server's.
        fresh.goto((site / address / ("" if "." in address else "index.html")).as_uri())
        wait_for_script(fresh)
    assert visit.complaints == []
    fresh.goto((site / "pl/index.html").as_uri())
    open_search(fresh)
    expect(fresh.locator(".said")).to_have_css("position", "fixed")
    expect(fresh.get_by_role("dialog").get_by_role("status")).to_have_text(
        CORPUS.texts["pl"].labels.search_failed
    )
    assert visit.stayed_below(f"{site.as_uri()}/")


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
