"""What a visit costs: bytes on the way (brotli) and requests, not times."""

from pathlib import Path

import brotli
import pytest
from lxml import html

from tests.helpers.real import EIDS, LOCALES
from tests.helpers.weight import loaded, packed, published

KB = 1000
HEADERS = 170  # of an answer, at most: make weigh counts them.
# Pages that are read after a full text. That of another language, and the side-by-side page,
# hold the whole text again: they have budgets of their own, in KB.
SECOND = {"sources/": 5, "signatories/": 5, "about/": 5.3} | {f"{eid}/": 5.7 for eid in EIDS}
WHOLE = {"": 8.6, "parallel/": 7.6}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_12_kb_with_headers(site: Path, locale: str) -> None:
    visit = loaded(site, f"{locale}/")
    assert len(visit) == 3
    assert sum(visit.values()) + HEADERS * len(visit) <= 12 * 1024, visit


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_screen_comes_in_the_first_flight(site: Path, locale: str) -> None:
    # Ten segments of TCP's first window (RFC 6928), less the headers of the answer.
    assert packed(site / locale / "index.html") + 1000 <= 14_000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "budget"), SECOND.items())
def test_a_second_page_has_a_budget(site: Path, locale: str, page: str, budget: float) -> None:
    visit = loaded(site, f"{locale}/{page}")
    here_already = loaded(site, f"{locale}/")
    assert sum(w for file, w in visit.items() if file not in here_already) <= budget * KB


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "budget"), WHOLE.items())
def test_the_whole_text_again_has_a_budget(
    site: Path, locale: str, page: str, budget: float
) -> None:
    assert packed(site / locale / page / "index.html") <= budget * KB


def test_the_script_is_4_kb(site: Path) -> None:
    page = html.parse(site / "pl/index.html", html.HTMLParser(encoding="utf-8"))
    (within,) = page.xpath("//script[not(@src) and not(@type)]/text()")
    rest = packed(site / published(site, "site.js"))
    assert within
    assert len(brotli.compress(within.encode())) + rest <= 4 * KB
