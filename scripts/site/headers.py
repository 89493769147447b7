"""What servers must say with every page, so that browsers hold pages to it."""

from scripts.site.assets import Inline, source

# None of these is used; what is used is left out.
_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


def policy(*pages: Inline) -> str:
    """Return the Content-Security-Policy of a page, for its `meta`, or of several (CSP level 3).

    It allows what is written into `pages`.
    """
    styles = dict.fromkeys(source(page.style) for page in pages if page.style)
    scripts = dict.fromkeys(source(page.script) for page in pages if page.script)
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("style-src 'self'", *styles)),
            " ".join(("script-src 'self'", *scripts)),
            "connect-src 'self'",
            "img-src 'self' data:",  # The icon comes with the page.
            "manifest-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def headers(*pages: Inline) -> dict[str, str]:
    """Return the headers of every answer. A `meta` cannot say who may frame a page.

    A browser obeys the header and the `meta`, so that the header allows what any page needs, and
    each `meta` less. `pages` are all that something is written into.
    """
    return {
        "Content-Security-Policy": f"{policy(*pages)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        # Firefox looks up the hosts of links on pages without https, before any is followed.
        "X-DNS-Prefetch-Control": "off",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file(*pages: Inline) -> str:
    """Return `_headers`, which Netlify, Cloudflare Pages and others read.

    The names in assets/ hold the hash of their content, so that browsers may keep them for ever.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(*pages).items())]
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
