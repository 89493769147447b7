"""The built site as files: words, links, addresses, languages, heads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from scripts.load import load
from tests.conftest import ROOT, SITE_URL, copy_project, mkdocs
from tests.test_data import adopted

CORPUS = load(ROOT)
LOCALES = list(CORPUS.texts)
EIDS = [provision.eId for provision in CORPUS.resolution.provisions]
PAGES = [
    "",
    "parallel/",
    "sources/",
    "signatories/",
    "about/",
    "downloads/",
    *(f"{eid}/" for eid in EIDS),
]

TEXTS = ["", *(f"-{locale}" for locale in LOCALES)]

# The promise: addresses that will answer for ever.
ADDRESSES = ["", *(f"{locale}/{page}" for locale in LOCALES for page in PAGES)]

# Of each language, and of all.
EDITIONS = [
    *(f"resolution-{locale}.{end}" for locale in LOCALES for end in ("epub", "txt")),
    *(f"resolution{text}.{end}" for text in TEXTS for end in ("pdf", "html", "json", "xml")),
    *(f"feed{text}.xml" for text in TEXTS),
    "resolution.schema.json",
]

Pages = dict[str, html.HtmlElement]


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page but the 404, by its address below the site's."""
    parser = html.HTMLParser(encoding="utf-8")
    return {
        file.parent.relative_to(site).as_posix().replace(".", "") + "/"
        if file.parent != site
        else "": html.parse(file, parser).getroot()
        for file in site.rglob("index.html")
    }


def test_the_site_is_these_files(site: Path, pages: Pages) -> None:
    assert sorted(pages) == sorted(ADDRESSES)
    others = {
        re.sub(r"(assets/\w+)\.[0-9a-f]{8}\.", r"\1.", p.relative_to(site).as_posix())
        for p in site.rglob("*.*")
        if p.name != "index.html" and p.suffix not in {".br", ".gz"}
    }
    assert others == {
        "404.html",
        "assets/search.css",
        *(f"assets/{name}.js" for name in ("match", "search", "site", "words")),
        "assets/site.css",
        *(f"icons/{size}.png" for size in (180, 192, 512)),
        *(f"{locale}/search.json" for locale in LOCALES),
        *(f"{locale}/manifest.webmanifest" for locale in LOCALES),
        *(f"{locale}/{page}qr.svg" for locale in LOCALES for page in PAGES),
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


def test_the_english_page_holds_the_adopted_text_verbatim_and_in_order(pages: Pages) -> None:
    assert adopted_on(pages["en/"]) == adopted()


@pytest.mark.parametrize("locale", LOCALES)
def test_words_hold_nothing_editorial(pages: Pages, locale: str) -> None:
    for element in pages[f"{locale}/"].find_class("words"):
        # Nothing within but the number, which is the provision's permalink.
        assert [e.get("class") for e in element.iterdescendants()] in ([], ["number"])
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


@pytest.mark.parametrize("locale", LOCALES)
def test_the_status_stands_on_the_pages_of_a_text_alone(pages: Pages, locale: str) -> None:
    text = CORPUS.texts[locale]
    for path in PAGES:
        said = [e.text_content() for e in pages[f"{locale}/{path}"].find_class("status")]
        of_the_text = path.rstrip("/") in ["", *EIDS]
        assert len(said) == of_the_text
        if said:
            assert said[0].startswith(f"{getattr(text.labels, text.status)}. ")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_switch_names_every_language_in_itself_and_keeps_the_page(
    pages: Pages, address: str
) -> None:
    locale, _, path = address.partition("/")
    (switch,) = pages[address].find_class("switch") or pages[address].xpath("//nav[not(@id)]")
    found = [(a.get("lang"), urljoin(f"/{address}", a.get("href"))) for a in switch.iter("a")]
    assert found == [(other, f"/{other}/{path}") for other in LOCALES]
    assert [a.text_content().strip() for a in switch.iter("a")] == [
        "English",
        "Polski",
        "Беларуская",
    ]
    current = [a.get("lang") for a in switch.iter("a") if a.get("aria-current")]
    assert current == ([locale] if locale else [])


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


def test_the_404_speaks_every_language_and_works_at_any_depth(site: Path) -> None:
    page = html.parse(site / "404.html", html.HTMLParser(encoding="utf-8")).getroot()
    for locale, text in CORPUS.texts.items():
        (paragraph,) = page.xpath(f"//main//p[@lang='{locale}']")
        assert text.labels.not_found_explained in paragraph.text_content()
        assert text.labels.not_found in page.xpath(f"string(//h1/span[@lang='{locale}'])")
        assert paragraph.xpath("string(.//a/@href)") == f"/{locale}/"
        assert paragraph.xpath("string(.//a)") == text.name
    addresses = page.xpath("//@href | //@src")
    assert all(address.startswith(("/", "http", "data:")) for address in addresses)


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
        assert (here is None) == (address.split("/")[1] in [*EIDS, "downloads"])


def test_data_is_never_markup_in_the_theme(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    file = root / "data/text/en.yaml"
    hostile = """'<img src=x onerror=alert(1)>" & more'"""
    text = file.read_text()
    for label in ("skip", "short_title", "provenance", "description", "sources", "not_found"):
        text, found = re.subn(rf"(?m)^  {label}: .*$", f"  {label}: {hostile}", text)
        assert found == 1
    file.write_text(text)
    run = mkdocs(root)
    assert run.returncode == 0, run.stderr
    for page in root.glob("site/**/*.html"):
        tree = html.parse(page, html.HTMLParser(encoding="utf-8"))
        assert tree.xpath("//img[not(@src='qr.svg')]") == []
        if page.parts[-2] == "en":
            assert tree.xpath("string(//*[@class='skip'])") == hostile.strip("'")


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    for page in pages.values():
        loaded = page.xpath("//@src | //link[@rel='icon' or @rel='stylesheet']/@href")
        assert loaded
        assert not any(urlsplit(address).netloc for address in loaded)
        assert not page.xpath("//@style | //@onclick | //iframe")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_source_tells_all_that_is_known_of_it(pages: Pages, locale: str) -> None:
    text = CORPUS.texts[locale]
    for name, source in CORPUS.sources.items():
        section = pages[f"{locale}/sources/"].get_element_by_id(name)
        said = section.text_content()
        assert section.findtext("h2") == text.sources[name].title
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
        mark = "• " if provision.parent else f"{provision.number}. " if provision.number else ""
        points = [p.eId for p in CORPUS.resolution.provisions if p.parent == provision.eId]
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
                status = getattr(labels, text.status)
                assert translation.xpath("h3")[0].text_content() == f"{text.name}. {status}"
                assert translation.xpath("h3/@lang | @lang") == []
        for source in provision.cites:
            assert CORPUS.texts[locale].sources[source].title in page.text_content()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_manifest_names_the_site_and_its_icons(site: Path, locale: str) -> None:
    manifest = json.loads((site / locale / "manifest.webmanifest").read_text())
    labels = CORPUS.texts[locale].labels
    assert manifest["lang"] == locale
    assert manifest["name"] == f"{labels.short_title}. {labels.place_and_date}"
    assert (site / locale / manifest["start_url"] / "index.html").is_file()
    for icon in manifest["icons"]:
        # Width and height stand at the beginning of a PNG file.
        header = (site / locale / icon["src"]).read_bytes()[16:24]
        width, height = (int.from_bytes(header[i : i + 4]) for i in (0, 4))
        assert icon["sizes"] == f"{width}x{height}"
