"""Scripts that our own fonts lack: set in Noto where it is, left out where it is not."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from scripts.build import build
from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from scripts.outputs import fonts
from scripts.outputs.cache import Cache
from scripts.outputs.cards import cards
from scripts.outputs.writers import write
from scripts.shown.languages import script
from scripts.shown.show import show
from tests.helpers.project import SITE_URL, change_languages
from tests.pages.test_cards import as_pdf

HINDI = "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता"
ARABIC = "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق"
THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระ"
WORDS = {"hi": HINDI, "ar": ARABIC, "th": THAI}


@pytest.fixture
def many(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny project in Hindi and Arabic, too, whose fonts are here, and in Thai, without one."""
    text = (tiny / "data/text/be.yaml").read_text()
    for locale, words in WORDS.items():
        written = text.replace("Прынята.", words).replace("Рэзалюцыя", words.split()[0])
        (tiny / f"data/text/{locale}.yaml").write_text(
            written.replace("name: Беларуская", f"name: {words.split()[0]}")
        )
    change_languages(tiny, lambda lines: [*lines, *(_line(lines[0], k) for k in WORDS)])
    # Not Debian's, which may be on one machine and not on the next.
    monkeypatch.setattr(fonts, "NOTO", [f for f in fonts.NOTO if "fontpkg" in str(f)])
    for cached in (fonts._noto_files, fonts._loaded, fonts.identity):
        cached.cache_clear()
    return tiny


def _line(line: str, locale: str) -> str:
    return re.sub(r"\{.*\}", f"{{locale: {locale}, name: {WORDS[locale].split()[0]}}}", line)


@pytest.fixture
def shown(many: Path) -> Corpus:
    return load(many)


def embedded(pdf: bytes) -> set[str]:
    """Return the families of the fonts in a PDF."""
    return {name.partition("-")[0] for name in styles(pdf)}


def styles(pdf: bytes) -> set[str]:
    """Return the names of the fonts in a PDF, with their styles."""
    pages = pikepdf.open(io.BytesIO(pdf)).pages
    found = (str(font.BaseFont) for page in pages for font in page.Resources.Font.values())
    return {name.partition("+")[2] for name in found}


def test_the_script_of_a_language() -> None:
    codes = ["hi", "ar", "ja", "zh-TW", "zh", "sr", "sr-Latn", "be-tarask", "ko", "pa", "yi"]
    found = ["Deva", "Arab", "Jpan", "Hant", "Hans", "Cyrl", "Latn", "Cyrl", "Kore", "Guru", "Hebr"]
    assert list(map(script, codes)) == found


def test_words_are_set_in_a_named_font_of_their_script(
    shown: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = write(show(shown, SITE_URL), Cache(tmp_path / "cache"))
    hindi = pypdfium2.PdfDocument(made["resolution-hi.pdf"])
    read = "".join(page.get_textpage().get_text_bounded() for page in hindi)
    # The reader tells spaces by their width, and misses some.
    assert "".join(HINDI.split()) in re.sub(r"\s+", "", read)
    assert "NotoSansDevanagari" in embedded(made["resolution-hi.pdf"])
    assert "NotoSansArabic" in embedded(made["resolution-ar.pdf"])
    assert embedded(made["resolution-be.pdf"]) == {"LibertinusSerif", "SourceSansPro"}
    # No word of a heading slants, where the script has no italics.
    assert any("Italic" in name for name in styles(made["resolution-be.pdf"]))
    assert not any("Italic" in name for name in styles(made["resolution-hi.pdf"]))
    assert "resolution-th.pdf" not in made
    assert {"resolution-th.html", "resolution.pdf"} <= made.keys()
    assert {"NotoSansDevanagari", "NotoSansArabic"} < embedded(made["resolution.pdf"])
    told = "resolution-th.pdf is left out: no font here is for the script Thai (Thai); install "
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith(told) for line in lines] == [True]


def test_pages_link_to_no_file_that_is_left_out(many: Path) -> None:
    build(many, SITE_URL)
    for locale in ("hi", "th"):
        page = (many / f"docs/{locale}/downloads.md").read_text()
        assert f"resolution-{locale}.html" in page
        assert (f"resolution-{locale}.pdf" in page) is (locale == "hi")
        assert (many / f"docs/resolution-{locale}.pdf").exists() is (locale == "hi")
        assert (many / f"docs/{locale}/adoption/card.png").exists()


def test_cards_have_the_words_that_can_be_set_and_no_others(
    shown: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    found = cards(show(shown, SITE_URL))
    told = "cards in th/ have no words: no font here is for the script Thai (Thai); install "
    assert [line.startswith(told) for line in capsys.readouterr().err.splitlines()] == [True]
    thai, arabic = found["th/adoption/card.png"], found["ar/adoption/card.png"]
    assert (thai.words, thai.name, thai.status, thai.work) == ((), (), "", "")
    assert thai.host
    assert {locale for locale, _ in found["card-landing.png"].name} == {"en", "be", "hi", "ar"}
    arabic = replace(arabic, words=arabic.words[-1:])
    assert arabic.words == (("ar", ARABIC),)
    # What is Arabic alone has no other font: no monospaced one.
    arabic = replace(arabic, name=arabic.words, words=(), status="", work="", host="")
    assert embedded(as_pdf(arabic)) == {"NotoSansArabic"}


def test_what_is_kept_is_made_anew_with_other_fonts(
    shown: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fonts.identity("be") == fonts.identity("en") == ""
    assert fonts.identity("hi") != fonts.identity("ar")


def test_a_word_with_a_hyphen_is_one_in_every_script(many: Path, tmp_path: Path) -> None:
    words = " ".join(f"{'क' * (n % 7 + 1)} सेवा-पत्र" for n in range(80))
    file = many / "data/text/hi.yaml"
    file.write_text(file.read_text().replace(HINDI, words))
    made = write(show(load(many), SITE_URL), Cache(tmp_path / "cache"))
    pages = pypdfium2.PdfDocument(made["resolution-hi.pdf"])
    read = "".join(page.get_textpage().get_text_bounded() for page in pages)
    # The reader has another sign for a hyphen at the end of a line.
    assert not re.search("-\\s|[\u00ad\u0002\ufffe]", read)
    assert len(re.findall("\\r\\n *सेवा-", read)) > 2
