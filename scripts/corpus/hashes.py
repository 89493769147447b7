"""The hash of adopted words: one rule, for what a translation renders and what is quoted."""

import hashlib
import unicodedata


def sha256(words: str) -> str:
    """Return the SHA-256 (FIPS 180-4) of words in NFC and UTF-8, as 64 hexadecimal digits.

    Words are a paragraph without its number, quotation marks around it, or spaces at its ends.
    """
    return hashlib.sha256(unicodedata.normalize("NFC", words).encode()).hexdigest()


def short_hash(words: str) -> str:
    """Return the first 8 digits of the hash, which tell apart the wordings of one paragraph."""
    return sha256(words)[:8]
