"""The rules of spelling: alphabets, and the notation for words in another language."""

import re
from collections.abc import Iterator
from contextlib import suppress

from scripts.corpus.trees import Finding, Trees
from scripts.corpus.values import FOREIGN, LOOK_ALIKE, alphabet, check_locale

_ADOPTED = ("title", "headings", "numbers", "provisions", "earlier")


def alphabets(trees: Trees) -> Iterator[Finding]:
    """A word is written in one of the alphabets whose letters look alike."""
    for path, tree in trees.items():
        for keys, value in tree.strings():
            for word in set(re.findall(r"[^\W\d_]+", value)):
                of_letters = [*map(alphabet, word)]
                found = LOOK_ALIKE.intersection(of_letters)
                if len(found) > 1:
                    few = min(found, key=lambda a: (of_letters.count(a), a))
                    odd = "".join(letter for letter in word if alphabet(letter) == few)
                    what = f"'{word}' mixes alphabets ({odd} is {few.title()}); write it in one"
                    yield path, keys, what


# What looks like a letter of the other alphabet; but for I, V, X, C and M, which are numbers.
_LOOKALIKES = {"LATIN": set("aceiopxyABEHKOPTy"), "CYRILLIC": set("асеіорхуАВЕНКОРТ")}  # noqa: RUF001 - their point


def lookalikes(trees: Trees) -> Iterator[Finding]:
    """A word beside words of the text's own alphabet is not one of look-alikes from another."""
    for text in trees.texts.values():
        name = text.get("name")
        own = alphabet(name[0]) if isinstance(name, str) and name else ""
        alien = {"LATIN": "CYRILLIC", "CYRILLIC": "LATIN"}.get(own)
        if not alien:
            continue
        for keys, value in text.strings():
            # The letters of points, as in 5(a), and of numbers, as in 217 A, are Latin everywhere.
            plain = re.sub(r"\([a-z]\)|(?<=\d) [A-Z]\b", "", FOREIGN.sub("", value))
            line = re.findall(r"[^\W\d_]+", plain)
            for i, word in enumerate(line):
                is_acronym = len(word) > 1 and word.isupper()
                if is_acronym or not _LOOKALIKES[alien].issuperset(word):
                    continue
                beside = "".join([*line[max(i - 1, 0) : i], *line[i + 1 : i + 2]])
                if any(alphabet(letter) == own for letter in beside):
                    what = f"'{word}' is {alien.title()}; write it in {own.title()} letters"
                    yield text.path, keys, what


def notation(trees: Trees) -> Iterator[Finding]:
    """Words in another language are written [en|words]; the adopted words have no notation."""
    for text in trees.texts.values():
        for keys, value in text.strings():
            if "[" not in value or "|" not in value or keys[0] in _ADOPTED:
                continue
            for bracket in re.findall(r"\[[^][]*\|[^][]*\]?", value):
                with suppress(ValueError):  # The notation, but no language: the same fault.
                    if (match := FOREIGN.fullmatch(bracket)) and check_locale(match[1]):
                        continue
                yield text.path, keys, f"'{bracket}' is not written as [en|words in English]"
