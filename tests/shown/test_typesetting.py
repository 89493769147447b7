"""Editorial words as HTML: no line ends where it must not."""

import pytest

from scripts.shown.typesetting import typeset


@pytest.mark.parametrize(
    ("words", "typeset_words"),
    [
        ("w Warszawie 1 listopada", "w\u00a0Warszawie 1\u00a0listopada"),
        ("(b) i (c) i „nie”", "(b) i\u00a0(c) i\u00a0„nie”"),
        ("тэкст — так", "тэкст\u00a0— так"),
        ("у тым ж месцы", "у\u00a0тым\u00a0ж месцы"),
        ("Viasna’s review", "Viasna’s review"),
        ("[en|to <consider>] & co", '<span lang="en">to &lt;consider&gt;</span> &amp; co'),
    ],
)
def test_typeset(words: str, typeset_words: str) -> None:
    assert str(typeset(words)) == typeset_words
