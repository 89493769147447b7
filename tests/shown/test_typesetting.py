"""Editorial words as HTML: no line ends where it must not."""

import pytest

from scripts.shown.typesetting import typeset


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
    assert str(typeset(words)) == typeset_words
