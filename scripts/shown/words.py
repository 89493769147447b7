"""Where the words of a text begin and end, in scripts with spaces and without."""

from icu4py.breakers import WordBreaker

from scripts.corpus.values import Locale
from scripts.shown.languages import script

_UNSPACED = {"Ethi", "Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"}


def has_spaces(locale: Locale) -> bool:
    """Tell whether spaces part the words of a language."""
    return script(locale) not in _UNSPACED


def segments(passage: str, locale: Locale) -> list[str]:
    """Return a passage cut at the ends of words, by Unicode's UAX 29 and dictionaries (ICU)."""
    return list(WordBreaker(passage, locale))


def words_of(passage: str, locale: Locale) -> list[str]:
    """Return the words of a passage; where no spaces part them, punctuation is apart."""
    parts = passage.split() if has_spaces(locale) else segments(passage, locale)
    return [part for part in parts if part.strip()]


def count(passage: str, locale: Locale) -> int:
    """Return how many words a passage has."""
    words = words_of(passage, locale)
    return len(words) if has_spaces(locale) else sum(any(map(str.isalnum, w)) for w in words)
