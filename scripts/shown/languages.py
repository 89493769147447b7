"""What the Unicode CLDR knows of languages: names, directions, days, amounts."""

import functools
from datetime import date

import babel
from babel.core import get_global
from babel.dates import format_date
from babel.units import format_unit

from scripts.corpus.values import Locale


@functools.cache  # It takes long to find out, and pages ask for every language.
def cldr(locale: Locale) -> babel.Locale:
    """Return what the CLDR has of a language."""
    return babel.Locale.parse(locale, sep="-")


def direction(locale: Locale) -> str:
    """Return the direction of a language's letters, ltr or rtl, as in HTML."""
    return "rtl" if cldr(locale).character_order == "right-to-left" else "ltr"


def script(locale: Locale) -> str:
    """Return the code of the script that a language is written in (ISO 15924): "Deva"."""
    parsed, likely = cldr(locale), get_global("likely_subtags")
    if parsed.script:
        return str(parsed.script)
    subtags: str = likely.get(f"{parsed.language}_{parsed.territory}") or likely[parsed.language]
    return subtags.split("_")[1]


def script_name(code: str) -> str:
    """Return the English name of a script: "Devanagari"."""
    return str(cldr("en").scripts.get(code, code))


def language_name(locale: Locale, within: Locale) -> str:
    """Return the name of a language in the language `within`."""
    return cldr(locale).get_display_name(within.replace("-", "_")) or locale


def long_date(day: date, locale: Locale) -> str:
    """Return a day in a language's long form: "November 1, 2023"."""
    return format_date(day, "long", locale=cldr(locale))


def kilobytes(count: int, locale: Locale) -> str:
    """Return a number of bytes in a language's words: "48.6 kB" (1 kB = 1000 bytes)."""
    amount = max(round(count / 1000, 1), 0.1)
    return format_unit(amount, "digital-kilobyte", "short", locale=cldr(locale))


def open_graph_locale(locale: Locale) -> str:
    """Return a locale as the Open Graph protocol writes it: "uk" is uk_UA."""
    parsed, likely = cldr(locale), get_global("likely_subtags")
    expanded: str = likely.get(locale.replace("-", "_")) or likely[parsed.language]
    return f"{parsed.language}_{parsed.territory or expanded.rpartition('_')[2]}"
