"""The site on a mirror, at its root and in a folder, in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.frozen import LOCALES, SOME_PAGES
from tests.helpers.mirror import Server, mirror
from tests.helpers.project import SITE_URL
from tests.helpers.visit import Visit


@pytest.fixture(scope="module", params=["", "some/path/"], ids=["root", "path"])
def home(
    request: pytest.FixtureRequest,
    server: Server,
    host: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a site at the root of a mirror, and of one in a folder of it."""
    folder = tmp_path_factory.mktemp("home")
    if not request.param:
        yield f"http://127.0.0.1:{server.ports['8080']}/"
        return
    with mirror(folder, host, {"/404.html": f"/{request.param}404.html"}) as ports:
        yield f"http://127.0.0.1:{ports['8080']}/{request.param}"


def test_a_visit(fresh: Page, home: str) -> None:
    """No page of a mirror asks another host, the one that it was built for included."""
    visit = Visit(fresh)
    visit.read(home, SOME_PAGES)
    assert visit.complaints == []
    assert visit.stayed_below(home)
    assert fresh.context.cookies() == []


@pytest.mark.parametrize("name", ["resolution.html", "resolution-pl.html"])
def test_the_page_to_keep_is_styled(fresh: Page, home: str, name: str) -> None:
    """It has a style and a policy of its own, and obeys that of the headers too."""
    visit = Visit(fresh)
    fresh.goto(f"{home}{name}")
    assert fresh.locator("body").evaluate("e => getComputedStyle(e).borderTopWidth") == "4px"
    assert visit.complaints == []
    assert visit.stayed_below(home)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_switch_keeps_the_clause(page: Page, home: str, locale: str) -> None:
    page.goto(f"{home}pl/#cl_5__point_a")
    page.locator(f".switch [hreflang={locale}]").click()
    assert page.url == f"{home}{locale}/#cl_5__point_a"
    expect(page.locator("#cl_5__point_a")).to_be_in_viewport()


def test_the_404_is_styled_at_any_depth(fresh: Page, home: str) -> None:
    visit = Visit(fresh)
    for path in ("nothing", "pl/no/such/page/"):
        response = fresh.goto(f"{home}{path}")
        assert response
        assert response.status == 404
        assert fresh.locator("body").evaluate("e => getComputedStyle(e).margin") == "0px"
        assert fresh.evaluate("document.styleSheets.length") >= 1
        fresh.get_by_role("link", name="Polski").click()
        assert fresh.url == f"{home}pl/"
    assert visit.stayed_below(home)
    assert ["404" in complaint for complaint in visit.complaints] == [True, True]


def test_every_link_stays_below_and_answers(page: Page, home: str) -> None:
    """As a reader's browser resolves them; what names the site's own address names it in full."""
    path = "some/path/" if "/some/" in home else ""
    for address in ("", "en/", "pl/cl_5/", "be/parallel/", "en/sources/", "pl/about/", "404.html"):
        page.goto(f"{home}{address}")
        found: list[str] = page.evaluate(
            "[...document.querySelectorAll('[href], [src]')].map(e => (e.href || e.src) + '')"
        )
        here = {link.partition("#")[0] for link in found if link.startswith(home)}
        there = {link for link in found if link.startswith(SITE_URL)}
        assert not [x for x in found if x.startswith("http://127.0.0.1") and home not in x]
        assert all(link.startswith(f"{SITE_URL}{path}") for link in there)
        assert here
        for link in here | {link.replace(f"{SITE_URL}{path}", home) for link in there}:
            assert (link, page.request.get(link).status) == (link, 200)
