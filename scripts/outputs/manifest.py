"""What a telephone needs to keep a page among its icons (W3C Web Application Manifest)."""

import json

from scripts.shown.text import ShownText


def manifest(text: ShownText) -> str:
    """Return the manifest of a text, to lie beside it.

    `display: browser` keeps browsers from offering to install anything: what is installed can
    be found on a device.
    """
    labels = text.labels
    members = {
        "name": f"{labels.short_title}. {labels.place_and_date}",
        "short_name": labels.short_title,
        "lang": text.locale,
        "start_url": "./",
        "scope": "../",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            {"src": "../icons/192.png", "sizes": "192x192"},
            {"src": "../icons/512.png", "sizes": "512x512", "purpose": "any maskable"},
        ],
    }
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")) + "\n"
