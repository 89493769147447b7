"""The Content-Security-Policy, by which browsers hold pages to what they may do (CSP level 3)."""

import base64
import hashlib
from collections.abc import Iterable


def source(content: str) -> str:
    """Return how a policy allows inline content (section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the policy of pages that these styles and scripts are written into."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("style-src 'self'", *map(source, dict.fromkeys(styles)))),
            " ".join(("script-src 'self'", *map(source, dict.fromkeys(scripts)))),
            "connect-src 'self'",
            "img-src 'self' data:",  # The icon comes with the page.
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def sealed(style: str) -> str:
    """Return the policy of a page to keep: it has one style, and loads nothing."""
    return f"default-src 'none'; img-src data:; style-src {source(style)}"
