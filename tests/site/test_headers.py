"""What the headers and each page tell the browser to refuse."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from tests.helpers.frozen import ADDRESSES
from tests.helpers.headers import published_headers

# What a page is: something is written into these; the rest have files alone.
# Written out: what is not said of these is allowed.
ALWAYS = {
    "default-src": "'none'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'none'",
    "base-uri": "'none'",
}


def parsed(file: Path) -> html.HtmlElement:
    return html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()


def within(page: html.HtmlElement, tag: str) -> list[str]:
    """Return how a policy allows what is written into a page (CSP level 3, section 2.3.1)."""
    # A data block is not executed, and no policy blocks it.
    parts = page.xpath(f"//{tag}[not(@src) and not(@type = 'application/ld+json')]/text()")
    digests = (hashlib.sha256(part.encode()).digest() for part in parts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def directives(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_every_page_carries_the_policy(site: Path, address: str) -> None:
    page = parsed(site / address / ("" if "." in address else "index.html"))
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    styles, scripts = within(page, "style"), within(page, "script")
    assert (len(styles), len(scripts)) == (1, 1)
    assert directives(meta.get("content")) == ALWAYS | {
        "style-src": " ".join(("'self'", *styles)),
        "script-src": " ".join(("'self'", *scripts)),
    }
    assert page.xpath("string(//meta[@name='referrer']/@content)") == "no-referrer"
    # It is obeyed by what comes after it.
    assert meta.getparent().index(meta) < min(
        [meta.getparent().index(e) for e in page.xpath("//head/*[self::style or self::script]")]
        or [99]
    )


def test_the_header_allows_what_pages_need_and_nothing_else(site: Path) -> None:
    policy = published_headers(site)["Content-Security-Policy"]
    said, pages = directives(policy), [parsed(file) for file in site.rglob("*.html")]
    for tag, number in (("style", 5), ("script", 4)):
        own, *sums = said.pop(f"{tag}-src").split()
        assert own == "'self'"
        assert set(sums) == {allowed for page in pages for allowed in within(page, tag)}
        assert len(sums) == number
    assert said == ALWAYS | {"frame-ancestors": "'none'"}
    assert "unsafe" not in policy


def test_the_other_headers(site: Path) -> None:
    others = published_headers(site)
    del others["Content-Security-Policy"]
    features = others.pop("Permissions-Policy").split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= {*features}
    assert all(re.fullmatch(r"[a-z-]+=\(\)", feature) for feature in features)
    assert others == {
        "Referrer-Policy": "no-referrer",
        "X-DNS-Prefetch-Control": "off",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def test_the_headers_file_is_one_of_all_answers_and_of_assets(site: Path) -> None:
    lines = (site / "_headers").read_text().splitlines()
    assert lines[0] == "/*"
    assert lines[-2:] == ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    assert len(lines) == 1 + len(published_headers(site)) + 2
