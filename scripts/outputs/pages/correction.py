"""Where a reader suggests a correction: an issue form filled in, or a letter with the same."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from scripts.shown.text import Shown, ShownProvision, ShownText

_GAP = "\r\n\r\n"
FORM_LIMIT = 8000
"""GitHub refuses longer addresses."""
LETTER_LIMIT = 2000
"""Windows hands no longer ones to a mail program: a letter that would be longer leaves the words
out, which its place and version tell."""
_ASCII = bytes(range(128)).decode()


class Suggestion(NamedTuple):
    """A way to suggest a correction."""

    explained: str
    """What it is, and what the other side sees."""
    name: str
    """Of the other side: its host, or its mail address."""
    address: str


def suggestions(shown: Shown, own: ShownText, this: ShownProvision) -> Iterator[Suggestion]:
    """Yield each way to suggest a correction of a provision; none, if none is set up."""
    labels, words = own.labels, _quoted(this.words.replace("\n", "\r\n"))
    known = {"language": own.text.name, "place": f"{own.url}{this.eId}/", "version": own.version}
    title = f"{labels.suggest}: {this.title}"
    for to in shown.suggest_to:
        if "@" in to:
            said, name, limit = labels.suggest_letter, to, LETTER_LIMIT
            fields = labels.form.model_dump().items()
            body = _GAP.join(f"### {label}{_GAP}{known.get(key, '')}" for key, label in fields)
            address = f"mailto:{to}?" + _query(subject=title, body=body)
        else:
            said, name, limit = labels.suggest_form, urlsplit(to).netloc, FORM_LIMIT
            address = f"{to}/issues/new?"
            address += _query(template="correction.yml", title=title, **known, now="")
        whole = address + words
        yield Suggestion(said, name, whole if len(quote(whole, safe=_ASCII)) <= limit else address)


def _query(**values: str) -> str:
    """Return a query whose spaces are %20, which mail programs read, too (RFC 6068)."""
    return "&".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(words: str) -> str:
    """Return words for a query. Browsers encode what is not ASCII (WHATWG URL, query state).

    As it stands on the page, it costs few bytes more: encoded here, a page may have 0.7 KB more.
    """
    return re.sub(r"[\x00-\x7f]", lambda sign: quote(sign[0], safe="/:,()"), words)
