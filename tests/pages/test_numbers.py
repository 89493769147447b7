"""A provision that has no words but those of its parts, as article 11 of some declarations."""

from dataclasses import replace

from lxml import html

from scripts.corpus.text import Text
from scripts.outputs.editions.text import text
from scripts.shown.show import show
from tests.helpers.outputs import pages_of
from tests.helpers.project import SITE_URL
from tests.helpers.real import CORPUS

ENGLISH = {name: getattr(CORPUS.original, name) for name in Text.model_fields}
WORDS = {eid: words for eid, words in CORPUS.original.provisions.items() if eid != "cl_5"}
WORDLESS = replace(CORPUS, texts={**CORPUS.texts, "en": Text(**{**ENGLISH, "provisions": WORDS})})


def test_its_number_is_on_the_page() -> None:
    page = html.fromstring(pages_of(WORDLESS)["en/index.md"].split("---", 2)[2])
    (number,) = page.xpath("//*[@id='cl_5']/p[@class='words']")
    assert number.text_content() == "5."
    assert number.xpath("a/@href") == ["#cl_5"]


def test_its_number_is_in_plain_text() -> None:
    plain = text(show(WORDLESS, SITE_URL).texts["en"]).decode("utf-8-sig")
    assert "\n\n 5.\n\n    • The release" in plain
