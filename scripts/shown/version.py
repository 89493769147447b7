"""The version of a text: which words, of which day."""

import hashlib
import json

from scripts.corpus.model import Text


def version(text: Text) -> str:
    """Return the version of a text: the day of its last change, and a hash of its words.

    "2026-11-22-1b4f0e98": the first 8 digits of the SHA-256 of the title, the headings and
    the provisions, sorted by eId, as JSON in UTF-8. They tell apart the wordings of one day.
    """
    words = text.model_dump(include={"title", "headings", "provisions"})
    content = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    return f"{max(text.changes)}-{hashlib.sha256(content).hexdigest()[:8]}"
