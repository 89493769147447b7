"""The built site as files: words, links, addresses, languages, heads."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from tests.helpers.frozen import ADDRESSES, CORPUS, EDITIONS, EIDS, LOCALES, PAGES
from tests.helpers.project import SITE_URL
from tests.pages.conftest import Pages

SCRIPTS = "copy fragment match missing quote search select site suggest words"


def test_the_site_is_these_files(site: Path, pages: Pages) -> None:
    assert sorted(pages) == sorted(ADDRESSES)
    others = {
        re.sub(r"(assets/\w+)\.[0-9a-f]{8}\.", r"\1.", p.relative_to(site).as_posix())
        for p in site.rglob("*.*")
        if p.name != "index.html" and p.suffix not in {".br", ".gz"}
    }
    assert others == {
        "404.html",
        *(f"{locale}/404.html" for locale in LOCALES),
        "assets/search.css",
        *(f"assets/{name}.js" for name in SCRIPTS.split()),
        "assets/site.css",
        "icons/180.png",
        *(f"{locale}/search.json" for locale in LOCALES),
        *(f"{locale}/opensearch.xml" for locale in LOCALES),
        *(f"{locale}/{page}qr.png" for locale in LOCALES for page in PAGES),
        "favicon.ico",
        "robots.txt",
        "sitemap.xml",
        *EDITIONS,
        *(
            f"{locale}/{folder}citation.{ending}"
            for locale in LOCALES
            for folder in ("", *(f"{eid}/" for eid in EIDS))
            for ending in ("bib", "ris", "json")
        ),
        *(f"{address}card.png" for address in ADDRESSES if address),
        "card-landing.png",
    }


def adopted_on(page: html.HtmlElement) -> list[str]:
    """Return the adopted words of a page, paragraph by paragraph, as a reader gets them."""
    return [element.text_content() for element in page.find_class("words")]


@pytest.mark.parametrize("locale", LOCALES)
def test_words_hold_nothing_editorial(pages: Pages, locale: str) -> None:
    for element in pages[f"{locale}/"].find_class("words"):
        # Nothing within but the number, which is the provision's permalink, and what keeps words
        # on one line.
        within = [e.get("class") for e in element.iterdescendants()]
        assert [name for name in within if name != "nowrap"] in ([], ["number"])
        assert not any("editorial" in (e.get("class") or "") for e in element.iterancestors())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_eid_answers_in_every_language(pages: Pages, locale: str) -> None:
    page = pages[f"{locale}/"]
    assert [e.get("id") for e in page.find_class("provision")] == EIDS
    for eid in EIDS:
        provision = page.get_element_by_id(eid)
        number = provision.find_class("number")[0]
        assert number.get("href") == f"#{eid}"
        links = provision.find_class("languages")[0].findall("a")
        others = [other for other in LOCALES if other != locale]
        assert [a.get("href") for a in links] == [f"../{other}/#{eid}" for other in others]
        assert [a.get("lang") for a in links] == others


@pytest.mark.parametrize("locale", LOCALES)
def test_each_recital_links_to_the_source_that_it_cites(pages: Pages, locale: str) -> None:
    page = pages[f"{locale}/"]
    for provision in CORPUS.resolution.provisions:
        element = page.get_element_by_id(provision.eId)
        cited = [a.get("href") for p in element.find_class("cites") for a in p.iter("a")]
        assert cited == [f"sources/#{source}" for source in provision.cites]
        assert bool(cited) == (provision.kind == "recital")


def links(page: html.HtmlElement) -> Iterator[str]:
    yield from page.xpath("//a[not(@download)]/@href")


def test_every_internal_link_and_fragment_resolves(site: Path, pages: Pages) -> None:
    broken = []
    for address, page in pages.items():
        for link in links(page):
            target = urlsplit(urljoin(SITE_URL + address, link))
            if f"{target.scheme}://{target.netloc}/" != SITE_URL:
                continue
            if target.path.removeprefix("/") in {*EDITIONS, "SHA256SUMS"}:
                continue
            found = pages.get(target.path.removeprefix("/"))
            if found is None or (
                target.fragment and not found.xpath(f"//*[@id='{target.fragment}']")
            ):
                broken.append(f"{address}: {link}")
    assert broken == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_is_reachable_from_its_landing(pages: Pages, locale: str) -> None:
    seen, ahead = set(), [f"{locale}/"]
    while ahead:
        address = ahead.pop()
        if address not in seen:
            seen.add(address)
            targets = (urlsplit(urljoin(f"/{address}", link)) for link in links(pages[address]))
            ahead += [t.path[1:] for t in targets if not t.netloc and t.path[1:].startswith(locale)]
    assert seen == {f"{locale}/{page}" for page in PAGES}
    assert f"./{locale}/" in set(links(pages[""]))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_status_stands_on_the_pages_of_a_text_alone(pages: Pages, locale: str) -> None:
    text = CORPUS.texts[locale]
    for path in PAGES:
        said = [e.text_content() for e in pages[f"{locale}/{path}"].find_class("status")]
        of_the_text = path.rstrip("/") in ["", *EIDS]
        assert len(said) == of_the_text
        if said:
            assert said[0].startswith(f"{getattr(text.labels.statuses, text.status).name}. ")


def test_unverified_addresses_are_no_links(pages: Pages) -> None:
    unverified = [
        address.url
        for source in CORPUS.sources.values()
        for address in source.addresses
        if not address.verified
    ]
    assert unverified
    for page in pages.values():
        assert not set(unverified) & set(links(page))
        assert not any("data.europa.eu" in link for link in links(page))
    for locale in LOCALES:
        said = pages[f"{locale}/sources/"].text_content()
        label = CORPUS.texts[locale].labels.unverified
        assert all(re.search(re.escape(url) + r" \([^)]*" + label, said) for url in unverified)


@pytest.mark.parametrize("folder", ["", *(f"{locale}/" for locale in LOCALES)])
def test_the_404_speaks_every_language_and_works_at_any_depth(site: Path, folder: str) -> None:
    page = html.parse(site / folder / "404.html", html.HTMLParser(encoding="utf-8")).getroot()
    first = folder.strip("/") or CORPUS.resolution.original
    assert page.get("lang") == first
    assert page.xpath("string(//h1/span/@lang)") == page.xpath("string(//main//p/@lang)") == first
    for locale, text in CORPUS.texts.items():
        (paragraph,) = page.xpath(f"//main//p[@lang='{locale}']")
        assert text.labels.not_found_explained in paragraph.text_content()
        assert text.labels.not_found in page.xpath(f"string(//h1/span[@lang='{locale}'])")
        assert paragraph.xpath("string(.//a/@href)") == f"/{locale}/"
        assert paragraph.xpath("string(.//a)") == text.name
    addresses = page.xpath("//@href | //@src")
    assert all(address.startswith(("/", "http", "data:")) for address in addresses)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_source_tells_all_that_is_known_of_it(pages: Pages, locale: str) -> None:
    text = CORPUS.texts[locale]
    for name, source in CORPUS.sources.items():
        section = pages[f"{locale}/sources/"].get_element_by_id(name)
        said = section.text_content()
        assert section.xpath("string(h2)") == text.sources[name].title
        assert text.organizations[source.issuer].name in said
        assert section.xpath("string(.//time/@datetime)") == str(source.date or "")
        assert all(identifier.value in said for identifier in source.identifiers)
        found = set(section.xpath(".//a/@href"))
        assert {a.url for a in source.addresses if a.verified} <= found
        citing = [p for p in CORPUS.resolution.provisions if name in p.cites]
        assert {f"../#{p.eId}" for p in citing} <= found
        # The notes tell how the adopted words differ from the source.
        notes = {n.id for n in CORPUS.resolution.notes if {p.eId for p in citing} & {*n.provisions}}
        assert len(section.find_class("note")) >= len(notes) > 0
        own = CORPUS.texts[source.language].sources[name]
        if own.official and not text.sources[name].official:
            official = section.xpath(f".//dd[@lang='{source.language}']")
            assert own.title in [dd.text_content() for dd in official]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_signatory_has_its_names_and_what_it_is(pages: Pages, locale: str) -> None:
    for name, organization in CORPUS.signatories.items():
        section = pages[f"{locale}/signatories/"].get_element_by_id(name)
        assert section.findtext("h2") == CORPUS.texts[locale].organizations[name].name
        names = {s.get("lang"): s.text for s in section.find_class("names")[0].iter("span")}
        others = [other for other in LOCALES if other != locale]
        assert names == {o: CORPUS.texts[o].organizations[name].name for o in others}
        assert section.findall("p")[1].text_content()
        if organization.address:
            assert organization.address.url in section.xpath(".//a/@href")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_provision_page_has_the_provision_in_every_language(pages: Pages, locale: str) -> None:
    for provision in CORPUS.resolution.provisions:
        page = pages[f"{locale}/{provision.eId}/"]
        number = CORPUS.numbers[provision.eId]
        mark = "• " if provision.kind == "point" else f"{number}. " if number else ""
        points = [
            p.eId for p in CORPUS.resolution.provisions if p.eId.startswith(f"{provision.eId}__")
        ]
        text = CORPUS.texts[locale]
        assert adopted_on(page.find_class("resolution")[0]) == [
            mark + text.provisions[provision.eId],
            *(f"• {text.provisions[point]}" for point in points),
        ]
        for other in LOCALES:
            if other != locale:
                (translation,) = page.xpath(f"//div[@class='translation'][p/@lang='{other}']")
                text = CORPUS.texts[other]
                labels = CORPUS.texts[locale].labels  # Its status is told in the page's language.
                assert adopted_on(translation)[0] == text.provisions[provision.eId]
                assert len(adopted_on(translation)) == 1 + len(points)
                status = getattr(labels.statuses, text.status).name
                assert translation.xpath("h3")[0].text_content() == f"{text.name}. {status}"
                assert translation.xpath("h3/@lang | @lang") == []
        for source in provision.cites:
            assert CORPUS.texts[locale].sources[source].title in page.text_content()
