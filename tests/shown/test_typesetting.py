"""Editorial words as HTML: no line ends where it must not."""

import pytest

from scripts.shown.typesetting import isolated, typeset


@pytest.mark.parametrize(
    ("words", "typeset_words"),
    [
        ("w Warszawie 1 listopada", "w\u00a0Warszawie 1\u00a0listopada"),
        ("(b) i (c) i „nie”", "(b) i\u00a0(c) i\u00a0„nie”"),
        ("이 선언 세 계", "이 선언 세 계"),
        ("тэкст — так", "тэкст\u00a0— так"),
        ("у тым ж месцы", "у\u00a0тым\u00a0ж месцы"),
        ("Viasna’s review", "Viasna’s review"),
        ("on April 27, 2023", "on April\u00a027, 2023"),
        ("cl. 3; pkt 5(b); art. 14", "cl.\u00a03; pkt\u00a05(b); art.\u00a014"),
        ("13.7 kB; 136\u00a0000 osób", "13.7\u00a0kB; 136\u00a0000\u00a0osób"),
        ("[en|to <consider>] & co", '<span lang="en">to &lt;consider&gt;</span> &amp; co'),
    ],
)
def test_typeset(words: str, typeset_words: str) -> None:
    assert str(typeset(words, "pl")) == typeset_words


def test_words_that_run_the_other_way_say_so() -> None:
    """Else "217 A (III)" begins, among Arabic, with its letter."""
    assert str(typeset("[en|217 A (III)]، 1948", "ar")) == (
        '<span lang="en" dir="ltr">217 A\u00a0(III)</span>، 1948'
    )
    assert 'dir="rtl"' in typeset("[he|סעיף (1)]", "en")
    assert "dir" not in typeset("[he|סעיף (1)]", "ar")


def test_an_address_keeps_its_slash() -> None:
    assert str(isolated("https://a.example/?a&b/", "en", "he")) == (
        "<bdi>https://a.example/?a&amp;b/</bdi>"
    )
    assert str(isolated("https://a.example/", "en")) == "https://a.example/"
