"""Numbers that are adopted words, and provisions that have no words but those of their parts."""

import json
from dataclasses import replace

from lxml import html

from scripts.corpus.hashes import short_hash
from scripts.corpus.text import Text
from scripts.outputs.cards import cards
from scripts.outputs.editions.json_ import json_
from scripts.outputs.editions.text import text
from scripts.shown.show import show
from tests.helpers.frozen import CORPUS
from tests.helpers.outputs import pages_of
from tests.helpers.project import SITE_URL

ENGLISH = {name: getattr(CORPUS.original, name) for name in Text.model_fields}
WORDS = {eid: words for eid, words in CORPUS.original.provisions.items() if eid != "cl_5"}
WORDLESS = replace(CORPUS, texts={**CORPUS.texts, "en": Text(**{**ENGLISH, "provisions": WORDS})})


IN_WORDS = {"cl_5": "Clause Five", "cl_4": "Clause Four"}
HEADINGS = {**ENGLISH["headings"], "cl_4": "Of assets"}
POLISH = {name: getattr(CORPUS.texts["pl"], name) for name in Text.model_fields}
RENDERS = {**POLISH["renders"], "cl_4": short_hash(f"{IN_WORDS['cl_4']}\n{WORDS['cl_4']}")}
PUNKT = {"cl_4": "Punkt czwarty"}
OWN = {eid: words for eid, words in POLISH["provisions"].items() if eid != "cl_5"}
NUMBERED = replace(
    WORDLESS,
    texts={
        **WORDLESS.texts,
        "en": Text(**{**ENGLISH, "provisions": WORDS, "numbers": IN_WORDS, "headings": HEADINGS}),
        "pl": Text(**{**POLISH, "provisions": OWN, "numbers": PUNKT, "renders": RENDERS}),
    },
)


def test_a_number_that_is_not_translated_is_the_originals_and_said_to_be() -> None:
    page = html.fromstring(pages_of(NUMBERED)["pl/index.md"].split("---", 2)[2])
    (number,) = page.xpath("//*[@id='cl_5']/p[@class='words']")
    assert (number.text_content(), number.get("lang")) == ("Clause Five", "en")
    assert page.xpath("//*[@id='cl_5']/p[@class='missing']")
    number, heading = page.xpath("//*[@id='cl_4']/p[@class='words']/b")
    assert (number.text, number.get("lang"), number.getparent().get("lang")) == (
        "Punkt czwarty",
        None,
        None,
    )
    assert (heading.text, heading.get("lang")) == ("Of assets", "en")
    (said,) = page.xpath("//*[@id='cl_4']/p[@class='missing']")  # Of the heading.
    assert said.text == CORPUS.texts["pl"].labels.missing_here


def test_numbers_and_headings_stand_side_by_side_each_in_its_language() -> None:
    page = html.fromstring(pages_of(NUMBERED)["be/parallel.md"].split("---", 2)[2])
    cells = page.xpath("//tr[@id='cl_4']/td")
    above = [[(b.text, b.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))
              for b in cell.xpath("p/b")] for cell in cells]  # fmt: skip
    assert above == [
        [("Clause Four", "en"), ("Of assets", "en")],
        [("Clause Four", "en"), ("Of assets", "en")],
        [("Punkt czwarty", "pl"), ("Of assets", "en")],
    ]
    missing, number, _ = page.xpath("//tr[@id='cl_5']/td")
    assert missing.text_content() == CORPUS.texts["be"].labels.missing_here
    assert number.text_content() == "Clause Five"


def test_its_number_is_on_the_page() -> None:
    page = html.fromstring(pages_of(WORDLESS)["en/index.md"].split("---", 2)[2])
    (number,) = page.xpath("//*[@id='cl_5']/p[@class='words']")
    assert number.text_content() == "5."
    assert number.xpath("a/@href") == ["#cl_5"]


def test_numbers_that_are_adopted_are_in_json() -> None:
    shown = show(NUMBERED, SITE_URL)
    made = json.loads(json_(shown, list(shown.texts.values())))
    numbers = {each["language"]: each.get("numbers") for each in made["texts"]}
    assert numbers == {"en": IN_WORDS, "pl": PUNKT, "be": None}


def test_its_parts_are_on_its_card_and_in_its_description() -> None:
    points = [w for eid, w in WORDS.items() if eid.startswith("cl_5__")]
    card = cards(show(WORDLESS, SITE_URL))["en/cl_5/card.png"]
    assert [words for _, words in card.words] == [ENGLISH["headings"]["operative"], *points]
    page = pages_of(WORDLESS)["en/cl_5.md"]
    assert f'description: "Clause 5. We hereby urge: {points[0][:40]}' in page
    assert "SHA-256" not in page  # That of nothing.
    card = cards(show(NUMBERED, SITE_URL))["en/cl_4/card.png"]
    assert card.words[1:] == (("en", "Of assets"), ("en", WORDS["cl_4"]))


def test_its_number_is_in_plain_text() -> None:
    plain = text(show(WORDLESS, SITE_URL).texts["en"]).decode("utf-8-sig")
    assert "\n\n 5.\n\n    • The release" in plain
