"""The values that data is made of, and the base of every shape.

A validator raises ValueError with the words that a fault shows: what would be right.
"""

import re
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Annotated

import babel
from babel.languages import get_official_languages
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)

from scripts.corpus import eids


class Shape(BaseModel):
    """A closed, frozen record: an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _matching(pattern: str, right: str) -> tuple[AfterValidator, WithJsonSchema]:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"'{value}' must be {right}")
        return value

    return AfterValidator(check), WithJsonSchema({"type": "string", "pattern": f"^({pattern})$"})


_INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# Letters, signs and selectors that show nothing, and the sign for a character that was lost.
_BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffd")
_BLANK.update(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))

# Signs of Arabic, Syriac and Kaithi beside numbers, which Unicode counts among what is not seen.
_SEEN = set("\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_SEEN.update(map(chr, range(0x600, 0x606)))

_JOINERS = {"\u200c", "\u200d"}
"""Letters of Persian and of Indic languages, as it were, after other letters and their signs."""

LOOK_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Alphabets that have letters which look like another's."""


@cache
def alphabet(letter: str) -> str:
    """Return the alphabet of a letter, as the first word of its name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _check_words(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; write the words, or take the key out")
    if value != value.strip() or "\n" in value or "  " in value:
        raise ValueError("must be one paragraph, with single spaces and none around it")
    for previous, char in pairwise(f" {value}"):
        # Control, format (zero-width, bidirectional), private and unassigned characters
        # and line separators: they hide words, or show others than are written.
        if char in _JOINERS and unicodedata.category(previous)[0] in "LM":
            is_seen = alphabet(previous) not in {*LOOK_ALIKE, "COMBINING"}
        else:
            is_seen = char in _SEEN
        if not is_seen and (unicodedata.category(char) in _INVISIBLE or char in _BLANK):
            raise ValueError(f"holds the invisible character U+{ord(char):04X}; take it out")
    return value


_http_url = TypeAdapter(HttpUrl)
_HOST = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"


def _check_url(value: str) -> str:
    try:
        url = _http_url.validate_python(value)
    except ValidationError:
        raise ValueError(f"'{value}' is no address; write it as https://example.org/page") from None
    if url.username or url.password:
        raise ValueError(f"'{value}' carries a user name or a password; write it without")
    if url.scheme != "https":
        raise ValueError(f"'{value}' must begin with https://")
    if not re.fullmatch(_HOST, url.host or "") or re.search(r"%(?![0-9A-Fa-f]{2})", value):
        raise ValueError(f"'{value}' is no address; write it as https://example.org/page")
    if str(url) not in {value, value + "/"}:
        raise ValueError(f"'{value}' is not written as browsers do; write it as {url}")
    return value


def _check_not_empty(value: object) -> object:
    if value == []:
        raise ValueError("is an empty list; it must have an element")
    return value


def day_of(value: object) -> date | None:
    """Return the calendar day that a string is (ISO 8601, extended form), if it is one."""
    with suppress(ValueError):  # A day that no calendar has.
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    return None


def _check_date(value: object) -> object:
    if isinstance(value, str) and not day_of(value):
        raise ValueError(f"'{value}' is no date; write year, month and day as \"2023-11-01\"")
    return day_of(value) or value


LOCALE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})?"
"""A language, and its script, region and variant, as BCP 47 (RFC 5646) writes them."""

FOREIGN = re.compile(rf"\[({LOCALE})\|([^]|[]+)\]")
"""How editorial words hold words in another language: [en|words]."""


def check_locale(value: str) -> str:
    """Return a language tag; raise ValueError if there is no such language."""
    if not re.fullmatch(LOCALE, value):
        raise ValueError(f"'{value}' is no language tag (BCP 47); write it as be, pt-BR or sr-Latn")
    try:
        babel.Locale.parse(value, sep="-")
    except (babel.UnknownLocaleError, ValueError):
        if spoken := get_official_languages(value.upper()):
            what = f"'{value}' is a country; write the language, as {' or '.join(spoken)}"
            raise ValueError(what) from None
        raise ValueError(f"'{value}' is no language that the Unicode CLDR knows") from None
    return value


_EXAMPLES = "preamble, rec_1, art_11__para_2, cl_1__point_a or adoption"
EId = Annotated[str, *_matching(eids.PATTERN, f"an eId of Akoma Ntoso, as {_EXAMPLES}")]
"""A provision's permanent name, as in the Akoma Ntoso naming convention (section 5)."""

_OF_ID = "lower-case Latin letters, digits and underscores, after a letter"
Id = Annotated[str, *_matching("[a-z][a-z0-9_]*", _OF_ID)]
"""The name of a source, an organization, a note or a term in the data."""

Locale = Annotated[
    str, AfterValidator(check_locale), WithJsonSchema({"type": "string", "pattern": f"^{LOCALE}$"})
]
"""A language tag (BCP 47)."""

Alias = Annotated[str, *_matching("[a-z]{2}", "two small letters, as by")]
"""Another name of a language in addresses, as the code of its country."""

_NOT_EMPTY = WithJsonSchema({"type": "string", "minLength": 1})
Words = Annotated[str, AfterValidator(_check_words), _NOT_EMPTY]
"""One paragraph of plain text. It is never read as markup."""

Paragraphs = Annotated[
    str,
    AfterValidator(lambda value: "\n".join(map(_check_words, value.split("\n")))),
    _NOT_EMPTY,
]
"""Plain text, as Words, of one paragraph or several: one a line."""

Number = Annotated[str, AfterValidator(lambda value: value and _check_words(value))]
"""What is printed before words: "Article 3", "(2)", "•", or nothing."""

Url = Annotated[
    str,
    AfterValidator(_check_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
"""An https address without credentials, as given (RFC 3986)."""

Below = Annotated[
    str,
    *_matching(
        r"([a-z0-9_]+/)?(#[a-z0-9_-]+)?",
        "an address below a language, as 'cl_6/', '#cl_6' or 'sources/#report'",
    ),
]
"""The address of a page or of a place on it, the same in every language; "": the full text."""

Colour = Annotated[str, *_matching(r"#[0-9a-f]{6}", "a colour, as '#a3122a'")]
"""Red, green and blue, in hexadecimal digits (CSS Color Level 4)."""

_OF_HASH = "8 hexadecimal digits; run make confirm, which writes it"
Hash = Annotated[str, *_matching("[0-9a-f]{8}", _OF_HASH)]
"""The first 8 digits of the SHA-256 of adopted words."""

NotEmpty = BeforeValidator(_check_not_empty)
"""A list with at least one element, for Annotated; counted before its elements are checked."""

OrNothing = (
    BeforeValidator(lambda value: {} if value is None else value),
    Field(json_schema_extra={"type": ["object", "null"]}),
)
"""A mapping of which nothing is left, because each line of it is commented out."""

Date = Annotated[date, BeforeValidator(_check_date)]
"""A calendar day (ISO 8601, extended form)."""
