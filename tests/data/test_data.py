"""The real data: the adopted words, schemas; the folder data/ has what is read in it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from scripts.commands.schemas import SCHEMAS, schema
from tests.data.real import CORPUS, adopted
from tests.helpers.project import ROOT

TRANSLATIONS = [locale for locale in CORPUS.texts if locale != "en"]
FILES = sorted((ROOT / "data").rglob("*.yaml"))


def test_the_original_is_the_adopted_text_to_the_character() -> None:
    original, paragraphs = CORPUS.original, []
    for provision in CORPUS.resolution.provisions:
        mark = dict.fromkeys(("recital", "clause"), f"{CORPUS.numbers[provision.eId]}. ")
        mark["point"] = "• "
        paragraphs.append(mark.get(provision.kind, "") + original.provisions[provision.eId])
    paragraphs[1:1] = [original.headings["recitals"]]
    paragraphs[6:6] = [original.headings["operative"]]
    assert [original.title, *paragraphs] == adopted()


def test_parts() -> None:
    kinds = [provision.kind for provision in CORPUS.resolution.provisions]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "preamble": 1,
        "recital": 4,
        "clause": 5,
        "point": 3,
        "dispatch": 1,
        "adoption": 1,
    }
    assert {p.eId[:5] for p in CORPUS.resolution.provisions if p.kind == "point"} == {"cl_5_"}


def test_the_order_of_languages_and_their_status() -> None:
    statuses = [(locale, text.status) for locale, text in CORPUS.texts.items()]
    assert statuses == [("en", "original"), ("pl", "unofficial"), ("be", "unofficial")]


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_translation_is_whole_and_tells_its_choices(locale: str) -> None:
    text = CORPUS.texts[locale]
    assert list(text.provisions) == [p.eId for p in CORPUS.resolution.provisions]
    assert text.choices


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_current(name: str) -> None:
    assert (ROOT / f"schemas/{name}.json").read_text() == schema(name)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_data_file_names_its_schema_and_fits_it(file: Path) -> None:
    first_line = file.read_text().split("\n", 1)[0]
    path = first_line.removeprefix("# yaml-language-server: $schema=")
    content = json.loads((file.parent / path).read_text())
    jsonschema.Draft202012Validator.check_schema(content)
    jsonschema.validate(yaml.safe_load(file.read_text()), content)


def test_the_schema_finds_a_misspelt_key() -> None:
    data = yaml.safe_load((ROOT / "data/text/pl.yaml").read_text())
    data["sttaus"] = data.pop("status")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(schema("text")))
