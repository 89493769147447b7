"""The spelling of the translations, and of all that is said in their languages."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.corpus.text import Text
from tests.data.real import CORPUS

TRANSLATIONS = [locale for locale in CORPUS.texts if locale != "en"]
DICTIONARIES = {"pl": "pl_PL", "be": "be_BY"}


def strings(text: Text) -> Iterator[str]:
    """Every string of a text that its own language's spelling binds; … for words in another."""

    def below(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield re.sub(r"\[[a-z]{2}\|[^]]*\]", "…", value)
        elif isinstance(value, dict | list | tuple):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from below(inner)

    # The marks around a quotation are not those within one.
    whole = text.model_dump(exclude={"name", "status", "renders"})
    del whole["labels"]["quotation"]
    yield from below(whole)


SPELLING = {
    "pl": {
        r"[\"'«»“]": "„quotes” and ’",
        r"[„][^”]*$": "a closing ”",
        r"\d (?=000)": "a no-break space in a number",
    },
    "be": {
        r"[\"'„”“]": "«двукоссі» and ’",
        r"«[^»]*$": "a closing »",
        r"[ИиЩщЪъ]": "letters that Belarusian has",
        r"['\u02bc]": "the apostrophe ’",
        r"\d (?=000)": "a no-break space in a number",
    },
}


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_spelling(locale: str) -> None:
    faults = [
        f"{right}: {words}"
        for words in strings(CORPUS.texts[locale])
        for wrong, right in SPELLING[locale].items()
        if re.search(wrong, words)
    ]
    assert faults == []


def short_u(words: str) -> Iterator[str]:
    """Yield where у stands after a vowel, or ў after none (the orthography of 2008, § 15).

    What stands between the words may be quotation marks; after any other mark there is a pause.
    A number is read: два, тры, чатыры, сто and дзвесце end in vowels.
    """
    between, vowel = "[ \N{NO-BREAK SPACE}«»„“]+", "[аеёіоуыэюяАЕЁІОУЫЭЮЯ]"
    number = r"(?<!1)[234]|[1-4]00"
    for match in re.finditer(rf"(?:{vowel}|{number}){between}(у\w*)", words):
        yield f"ў after a vowel: {match[0]}"
    for match in re.finditer(r"(?<![\w’])[ўЎ]\w*", words):
        before = re.sub(rf"{between}$", "", words[: match.start()])
        if before == words[: match.start()] or not re.search(rf"(?:{vowel}|{number}|…)$", before):
            yield f"у after no vowel: {before[-9:]} {match[0]}"


WRONG = (
    "мы у Варшаве; газета «Воля» у Варшаве; слова «у»; на\N{NO-BREAK SPACE}усё; 2023 у ім; тут ўсё"
)
RIGHT = (
    "мы ўсе; тут усё; газета «Воля» ў Варшаве; яна, у Варшаве; пра Украіну; Усё; аўтар; сям’я ўся"
)


@pytest.mark.parametrize(
    "words", [*WRONG.split("; "), "яна, ўсё", "Ўсё", "5 ўмоў", "12 ўмоў", "цэнтр «ўсё»", "(мы) ўсё"]
)
def test_short_u_is_missed_nowhere(words: str) -> None:
    assert list(short_u(words)) != []


@pytest.mark.parametrize(
    "words", [*RIGHT.split("; "), "2 ўмовы", "5 умоў", "12 умоў", "«…» ў ім", "«…» у ім", "— у сне"]
)
def test_short_u_where_it_belongs(words: str) -> None:
    assert list(short_u(words)) == []


def test_short_u() -> None:
    assert [fault for words in strings(CORPUS.texts["be"]) for fault in short_u(words)] == []


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_word_is_in_a_dictionary(locale: str) -> None:
    """Hunspell's, or the list of names and newer words beside this file, which has no others."""
    alphabet = "а-яёіўА-ЯЁІЎ" if locale == "be" else r"^\W\d_"
    word = rf"[{alphabet}]+(?:[’-][{alphabet}]+)*"
    plain = [re.sub(r"\{\w+\}", "", each) for each in strings(CORPUS.texts[locale])]
    words = sorted({found for each in plain for found in re.findall(word, each)})
    assert len(words) > 500
    listed = Path(__file__).with_name(f"words.{locale}.txt").read_text(encoding="utf-8")
    known = set(re.sub("(?m)#.*", "", listed).split())
    unknown = unknown_to_hunspell(DICTIONARIES[locale], words)
    assert (unknown - known, known - unknown) == (set(), set())


def unknown_to_hunspell(dictionary: str, words: list[str]) -> set[str]:
    try:
        run = subprocess.run(
            ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
            input="\n".join(words).replace("’", "'"),
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=True,
        )
    except (FileNotFoundError, subprocess.CalledProcessError):
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no hunspell here, or not its dictionary {dictionary}")
    return set(run.stdout.replace("'", "’").split())
