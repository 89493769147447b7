"""Words are counted in scripts with spaces and without."""

import pytest

from scripts.shown.words import count, words_of


@pytest.mark.parametrize(
    ("locale", "passage", "words"),
    [
        ("en", "war-time  5(b) — don’t", "war-time 5(b) — don’t"),
        ("ja", "自由で、平等である。", "自由 で 、 平等 で ある 。"),
        ("zh", "尊严及权利。", "尊严 及 权利 。"),
        ("th", "มนุษย์เกิดมามีอิสระ และ", "มนุษย์ เกิด มา มี อิสระ และ"),
        ("km", "កើតមកមានសេរីភាព", "កើតមក មាន សេរីភាព"),
        ("ko", "모든 인류 구성원의", "모든 인류 구성원의"),
    ],
)
def test_words(locale: str, passage: str, words: str) -> None:
    assert words_of(passage, locale) == words.split()


def test_signs_are_no_words_where_they_stand_apart() -> None:
    assert count("自由で、平等である。", "ja") == 5
    assert count("one — two", "en") == 3
