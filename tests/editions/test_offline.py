"""The page to keep: the very words at the same anchors, and nothing that a network could tell."""

from pathlib import Path

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from scripts.corpus.corpus import Corpus
from tests.helpers.frozen import CORPUS, EIDS, LOCALES
from tests.helpers.said import facts, said

NAMES = ["resolution.html", *(f"resolution-{locale}.html" for locale in LOCALES)]


def test_it_holds_the_very_words_in_order(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale in corpus.texts:
        for name in (f"resolution-{locale}.html", "resolution.html"):
            page = html.fromstring(made[name].decode())
            found = [
                (element.text_content(), element.get("lang") or locale)
                for column in page.xpath(f"//*[@class='columns']/*[@lang='{locale}']")
                for element in [column, *column.iterdescendants()]
                if element.get("class") == "words"
            ]
            assert found == [(words, language) for _, words, language in said(corpus, locale)]
            assert all(fact in page.text_content() for fact in facts(corpus, locale))


def test_what_is_not_translated_says_so(corpus: Corpus, made: dict[str, bytes]) -> None:
    for locale, text in corpus.texts.items():
        page = html.fromstring(made[f"resolution-{locale}.html"].decode())
        left_out = [p.eId for p in corpus.resolution.provisions if p.eId not in text.provisions]
        assert page.xpath("//*[@id][.//p[@class='missing']]/@id") == left_out


@pytest.mark.parametrize("name", NAMES)
def test_it_is_light_and_loads_nothing(site: Path, name: str) -> None:
    content = (site / name).read_bytes()
    assert len(brotli.compress(content)) <= 25_000
    page = html.fromstring(content.decode())
    assert page.xpath("//script | //*[@src] | //link[@rel='stylesheet']") == []
    assert page.xpath("//link/@href") == ["data:,"]
    assert [e.get("id") for e in page.find_class("row")] == EIDS
    assert page.xpath("//main//@id") == EIDS
    assert page.xpath("//meta[@http-equiv='x-dns-prefetch-control']/@content") == ["off"]
    away = page.xpath("//a[starts-with(@href, 'http')]")
    assert away
    for link in away:
        labels = CORPUS.texts[link.xpath("string(ancestor::*[@lang][1]/@lang)")].labels
        assert link.get("rel") == "noopener noreferrer"
        assert link.xpath(".//*[@role='img']/@aria-label") == [labels.other_site]


@pytest.mark.parametrize("name", NAMES)
def test_from_a_disk_without_scripts_it_reads_and_asks_for_nothing(
    browser: Browser, site: Path, name: str
) -> None:
    """As in Tor Browser's safest level."""
    context = browser.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{(site / name).as_uri()}#cl_3")
    expect(page.locator("#cl_3 .words").first).to_be_in_viewport()
    locale = name.removeprefix("resolution").strip("-").removesuffix(".html").strip(".") or "en"
    expect(page.locator("#cl_3")).to_contain_text(CORPUS.texts[locale].provisions["cl_3"])
    number = page.locator("#cl_4 > .number")
    number.click()
    assert page.url.endswith("#cl_4")
    box = number.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert (complaints, asked) == ([], [(site / name).as_uri()])
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_its_style_is_obeyed(browser: Browser, site: Path, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((site / name).as_uri())
    family = page.locator("#cl_3 .words").first.evaluate("e => getComputedStyle(e).fontFamily")
    assert family.startswith("Georgia")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
