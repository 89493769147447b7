"""What the heads of pages and the sitemap say; landmarks; the switch of languages."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from lxml import etree, html

from tests.helpers.frozen import ADDRESSES, CORPUS, EIDS, LOCALES
from tests.helpers.project import SITE_URL, build
from tests.pages.conftest import Pages


@pytest.mark.parametrize("address", ADDRESSES)
def test_head(pages: Pages, address: str) -> None:
    page = pages[address]
    locale, _, path = address.partition("/")
    locale = locale or "en"
    assert page.get("lang") == locale
    assert page.xpath("string(//title)")
    assert 50 < len(page.xpath("string(//meta[@name='description']/@content)")) < 180
    assert page.xpath("//link[@rel='canonical']/@href") == [SITE_URL + address]
    alternates = {e.get("hreflang"): e.get("href") for e in page.xpath("//link[@hreflang]")}
    assert alternates == {
        **{other: f"{SITE_URL}{other}/{path}" for other in LOCALES},
        "x-default": f"{SITE_URL}en/{path}" if path else SITE_URL,
    }


def test_titles_and_descriptions_tell_pages_apart(pages: Pages) -> None:
    translated = [page for address, page in pages.items() if address]
    for path in ("string(//title)", "string(//meta[@name='description']/@content)"):
        assert len({page.xpath(path) for page in translated}) == len(translated)


def test_the_sitemap_says_what_the_heads_say(site: Path, pages: Pages) -> None:
    sitemap = etree.parse(site / "sitemap.xml")
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    entries = sitemap.findall("s:url", names)
    by_address = {entry.findtext("s:loc", None, names): entry for entry in entries}
    assert len(entries) == len(ADDRESSES)
    for address, page in pages.items():
        found = by_address[SITE_URL + address].findall("x:link", names)
        said = {(e.get("hreflang"), e.get("href")) for e in found}
        assert said == {(e.get("hreflang"), e.get("href")) for e in page.xpath("//link[@hreflang]")}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_switch_names_every_language_in_itself_and_keeps_the_page(
    pages: Pages, address: str
) -> None:
    locale, _, path = address.partition("/")
    (switch,) = pages[address].find_class("switch") or pages[address].xpath("//nav[not(@id)]")
    found = [(a.get("lang"), urljoin(f"/{address}", a.get("href"))) for a in switch.iter("a")]
    assert found == [(other, f"/{other}/{path}") for other in LOCALES]
    assert [(a.text or "").strip() for a in switch.iter("a")] == [
        "English",
        "Polski",
        "Беларуская",
    ]
    current = [a.get("lang") for a in switch.iter("a") if a.get("aria-current")]
    assert current == ([locale] if locale else [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_reader_given_a_page_finds_the_feed_of_its_language(
    site: Path, pages: Pages, address: str
) -> None:
    locale = address.partition("/")[0]
    feeds = pages[address].xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    found = [urljoin(f"{SITE_URL}{address}", href) for href in feeds]
    name = f"feed-{locale}.xml" if locale else "feed.xml"
    assert found == [f"{SITE_URL}{name}"]
    assert feedparser.parse((site / name).read_bytes()).feed.id == found[0]


CODE = "self::style | self::script[not(@type)]"


def test_foreign_words_say_their_language(pages: Pages) -> None:
    """A passage in another alphabet than its page's has a lang of its own."""
    for address, page in pages.items():
        for element in page.iter():
            if not isinstance(element.tag, str) or element.xpath(CODE):
                continue
            nearest = next(e for e in (element, *element.iterancestors()) if e.get("lang"))
            texts = [element.text, element.get("aria-label")] + [e.tail for e in element]
            for text in filter(None, texts):
                cyrillic = bool(re.search(r"[а-яА-ЯўЎіІ]{2}", text))
                if cyrillic:
                    assert nearest.get("lang") == "be", (address, text)
                elif nearest.get("lang") == "be" and element.tag not in {"title", "meta"}:
                    # Names and addresses are in Latin letters in any language.
                    latin = re.sub(r"https?://\S+|\S+\.\w{2,3}\b", "", text)
                    words = re.findall(r"\b[a-z]{2,}\b", latin)
                    assert not words, (address, text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_its_landmarks(pages: Pages, address: str) -> None:
    page = pages[address]
    assert len(page.findall(".//main")) == len(page.findall(".//h1")) == 1
    if address:
        locale = address.partition("/")[0]
        (skip,) = page.xpath("//body/*[1][@class='skip']")
        assert skip.text == CORPUS.texts[locale].labels.skip
        assert [skip.get("href")] == [f"#{main.get('id')}" for main in page.iter("main")]
        (here,) = page.xpath("//nav[@class='pages']/a[@aria-current]") or [None]
        assert (here is None) == (address.split("/")[1] in EIDS)


def test_data_is_never_markup_in_the_theme(project: Path) -> None:
    file = project / "data/text/en.yaml"
    hostile = """'<img src=x onerror=alert(1)>" & more'"""
    text = file.read_text()
    for label in ("skip", "short_title", "provenance", "description", "  sources", "not_found"):
        text, found = re.subn(rf"(?m)^  {label}: .*$", f"  {label}: {hostile}", text)
        assert found == 1
    file.write_text(text)
    for page in build(project).rglob("*.html"):
        tree = html.parse(page, html.HTMLParser(encoding="utf-8"))
        assert tree.xpath("//img") == []
        if page.parts[-2:] == ("en", "index.html"):
            assert tree.xpath("string(//*[@class='skip'])") == hostile.strip("'")


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    for page in pages.values():
        loaded = page.xpath("//@src | //link[@rel='icon' or @rel='stylesheet']/@href")
        assert loaded
        assert not any(urlsplit(address).netloc for address in loaded)
        assert not page.xpath("//@style | //@onclick | //iframe")


def test_without_styles_the_landing_is_titles_and_languages(pages: Pages) -> None:
    """What text browsers show: w3m and lynx know no style, and no `hidden`."""
    links = pages[""].xpath("//a")
    said = [" ".join(link.text_content().split()) for link in links if link.text_content()]
    texts = CORPUS.texts.values()
    assert said == [*(text.title for text in texts), *(text.name for text in texts)]
    assert len(links) == 2 * len(texts) + len(EIDS) * len(texts)
    assert all(link.text_content() or link.get("aria-label") for link in links)


def test_browsers_search_each_text_from_their_address_bar(site: Path, pages: Pages) -> None:
    links = {
        (path, link.get("lang"), urljoin(f"/{path}", link.get("href")))
        for path, page in pages.items()
        for link in page.xpath("//link[@rel='search']")
        if link.get("type") == "application/opensearchdescription+xml" and link.get("title")
    }
    assert links == {("", locale, f"/{locale}/opensearch.xml") for locale in LOCALES}
    names = set()
    for locale in LOCALES:
        document = etree.parse(site / locale / "opensearch.xml").getroot()
        assert document.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
        said = {etree.QName(part).localname: part for part in document}
        name, long_name = said["ShortName"].text or "", said["LongName"].text or ""
        assert dict(said["Url"].attrib) == {
            "type": "text/html",
            "template": f"{SITE_URL}{locale}/?q={{searchTerms}}",
        }
        assert said["Language"].text == locale
        assert 0 < len(name) <= 16
        assert 0 < len(long_name) <= 48
        names.add(name)
    assert len(names) == len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_contents_of_the_about_page_are_its_sections(pages: Pages, locale: str) -> None:
    page, labels = pages[f"{locale}/about/"], CORPUS.texts[locale].labels
    groups = [labels.this_text, labels.about.translations, labels.this_site]
    assert page.xpath("//main/nav//dt/text()") == page.xpath("//main//h2/text()") == groups
    sections = page.xpath("//main//section/@id")
    assert page.xpath("//main/nav//a/@href") == [f"#{section}" for section in sections]
    # What readers at risk need.
    first = page.xpath("//main/nav//dl/div[3]/dd/a/@href")[:3]
    assert first == ["#privacy", "#unprotected", "#offline"]
