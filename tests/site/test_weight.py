"""What a visit costs: bytes on the way (brotli) and requests, not times."""

from pathlib import Path

import brotli
import pytest
from lxml import html

from tests.helpers.frozen import EIDS, LOCALES
from tests.helpers.weight import loaded, packed, published

KB = 1000
HEADERS = 170  # of an answer, at most: make weigh counts them.
# Pages that are read after a full text. That of another language, and the side-by-side page,
# hold the whole text again: they have budgets of their own, in KB.
SECOND = {"sources/": 5, "signatories/": 5, "about/": 5.3} | {f"{eid}/": 5.7 for eid in EIDS}
SUGGESTING = 6.1
"""Of a provision's page that is read after it, where corrections go by a form and by a letter."""
WHOLE = {"": 8.6, "parallel/": 7.6}


def first(site: Path, locale: str) -> int:
    """Return what a first visit weighs, in bytes, with headers."""
    visit = loaded(site, f"{locale}/")
    assert len(visit) == 3
    return sum(visit.values()) + HEADERS * len(visit)


def second(site: Path, address: str) -> int:
    """Return what a page weighs, in bytes, after the full text of its language."""
    here_already = loaded(site, f"{address.partition('/')[0]}/")
    return sum(w for file, w in loaded(site, address).items() if file not in here_already)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_12_kb_with_headers(site: Path, locale: str) -> None:
    assert first(site, locale) <= 12 * 1024


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_screen_comes_in_the_first_flight(site: Path, locale: str) -> None:
    # Ten segments of TCP's first window (RFC 6928), less the headers of the answer.
    assert packed(site / locale / "index.html") + 1000 <= 14_000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "budget"), SECOND.items())
def test_a_second_page_has_a_budget(site: Path, locale: str, page: str, budget: float) -> None:
    assert second(site, f"{locale}/{page}") <= budget * KB


@pytest.mark.parametrize("locale", LOCALES)
def test_suggestions_have_a_budget(suggesting: Path, locale: str) -> None:
    assert first(suggesting, locale) <= 12 * 1024
    weights = {eid: second(suggesting, f"{locale}/{eid}/") for eid in EIDS}
    assert max(weights.values()) <= SUGGESTING * KB, weights


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
