"""What servers must say with every page, so that browsers hold pages to it."""

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


def policy(*styles: str) -> str:
    """Return the Content-Security-Policy of every page, for its `meta` (CSP level 3).

    `styles` are the sources of the style sheets that are written into it.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("style-src 'self'", *styles)),
            "script-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",  # The icon comes with the page.
            "manifest-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def headers(*styles: str) -> dict[str, str]:
    """Return the headers of every answer. A `meta` cannot say who may frame a page.

    A browser obeys the header and the `meta`, so that the header allows what any page needs, and
    each `meta` less. `styles` are the sources of all style sheets that are written into pages.
    """
    return {
        "Content-Security-Policy": f"{policy(*styles)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def headers_file(*styles: str) -> str:
    """Return `_headers`, which Netlify, Cloudflare Pages and others read.

    The names in assets/ hold the hash of their content, so that browsers may keep them for ever.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(*styles).items())]
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
