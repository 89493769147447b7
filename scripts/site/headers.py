"""What servers must say with every page, so that browsers hold pages to it."""

from collections.abc import Iterable

from scripts.outputs.policy import policy

# None of these is used; what is used is left out.
_UNUSED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "usb",
)  # fmt: skip


def headers(styles: Iterable[str], scripts: Iterable[str]) -> dict[str, str]:
    """Return the headers of every answer. A `meta` cannot say who may frame a page.

    A browser obeys the header and the `meta`, so that the header allows what any page needs, and
    each `meta` less. `styles` and `scripts` are all that is written into some page.
    """
    return {
        "Content-Security-Policy": f"{policy(styles, scripts)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        # Firefox looks up the hosts of links on pages without https, before any is followed.
        "X-DNS-Prefetch-Control": "off",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return `_headers`, which Netlify, Cloudflare Pages and others read."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(styles, scripts).items())]
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"


def onion_locations(onion_url: str, paths: Iterable[str]) -> str:
    """Return the lines of `_headers` that lead Tor Browser to each page as an onion service."""
    pages = (path.removesuffix("index.html") for path in paths if "index.html" in path.split("/"))
    return "".join(f"/{page}\n  Onion-Location: {onion_url}{page}\n" for page in pages)
