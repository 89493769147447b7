"""The real site: the adopted words, and what must hold of any."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.test_access import violations
from tests.data.real import CORPUS, LOCALES, adopted
from tests.helpers.sound import dead_links, editions_are_valid, found_by_epubcheck
from tests.pages.test_html import found_by_the_nu_checker
from tests.site.test_weight import first

KINDS = ("", "cl_5/", *(f"{page}/" for page in CORPUS.pages if page != "index"))


def test_the_english_page_holds_the_adopted_text_verbatim_and_in_order(site: Path) -> None:
    page = html.parse(site / "en/index.html", html.HTMLParser(encoding="utf-8")).getroot()
    assert [element.text_content() for element in page.find_class("words")] == adopted()


def test_pages_are_sound_html(java: None, site: Path) -> None:
    assert found_by_the_nu_checker(sorted(site.rglob("*.html"))) == []


def test_editions_are_valid(site: Path) -> None:
    editions_are_valid(site, LOCALES)


def test_epubcheck_finds_nothing(java: None, site: Path, tmp_path: Path) -> None:
    assert found_by_epubcheck(site, LOCALES, tmp_path) == []


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = [page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")]
    assert len(pages) > 60
    assert dead_links(site, pages) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_first_visit_is_12_kb_with_headers(site: Path, locale: str) -> None:
    assert first(site, locale) <= 12 * 1024


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, locale: str, kind: str) -> None:
    page.goto(f"/{locale}/{kind}")
    assert violations(page) == []
