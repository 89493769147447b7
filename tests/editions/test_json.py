"""JSON editions: valid by the schema that is published beside them, and the very words."""

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from tests.helpers.earlier import OLD, OLDEST, rewrite
from tests.helpers.outputs import made_of
from tests.helpers.project import SITE_URL
from tests.helpers.said import said, version


def validator(made: dict[str, bytes]) -> jsonschema.Draft202012Validator:
    schema = json.loads(made["resolution.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_files_are_valid(corpus: Corpus, made: dict[str, bytes]) -> None:
    for ending in ("", *(f"-{locale}" for locale in corpus.texts)):
        content = json.loads(made[f"resolution{ending}.json"])
        validator(made).validate(content)
        assert content["$schema"] == json.loads(made["resolution.schema.json"])["$id"]
        assert content["$schema"] == f"{SITE_URL}resolution.schema.json"


@pytest.mark.parametrize(
    ("key", "value"), [("status", "good"), ("version", None), ("words", []), ("language", "polski")]
)
def test_the_schema_finds_faults(made: dict[str, bytes], key: str, value: object) -> None:
    content = json.loads(made["resolution.json"])
    text = content["texts"][0]
    broken = text if key in text else text["provisions"][0]
    if value is None:
        del broken[key]
    else:
        broken[key] = value
    with pytest.raises(jsonschema.ValidationError):
        validator(made).validate(content)


def test_words(corpus: Corpus, made: dict[str, bytes]) -> None:
    whole = json.loads(made["resolution.json"])
    assert [text["language"] for text in whole["texts"]] == list(corpus.texts)
    for locale, text in zip(corpus.texts, whole["texts"], strict=True):
        alone = json.loads(made[f"resolution-{locale}.json"])
        assert alone["texts"] == [text]
        found = {"title": text["title"], **text["headings"]}
        found |= {p["eId"]: p["words"] for p in text["provisions"]}
        assert found == {p.name: p.words for p in said(corpus, locale)}
        languages = {p["eId"]: p["language"] for p in text["provisions"]}
        languages["title"] = text.get("title_language", locale)
        assert languages.items() <= {p.name: p.language for p in said(corpus, locale)}.items()


def test_facts(corpus: Corpus, made: dict[str, bytes]) -> None:
    resolution = corpus.resolution
    for locale, text in corpus.texts.items():
        content: dict[str, Any] = json.loads(made[f"resolution-{locale}.json"])
        assert content["adopted"] == str(resolution.adopted)
        assert content["original"] == "en"
        assert resolution.published
        assert content["published"] == resolution.published.url
        assert content["signatories"] == list(corpus.signatories)
        names = {name: words.name for name, words in text.organizations.items()}
        assert content["organizations"] == {name: {locale: n} for name, n in names.items()}
        assert {source["id"] for source in content["sources"]} == set(corpus.sources)
        (told,) = content["texts"]
        assert told["status"] == text.status
        assert told["place"] == text.labels.place
        assert told["url"] == f"{SITE_URL}{locale}/"
        assert told["version"] == version(text)
        assert told["updated"] == str(max(text.changes))
        cites = {p["eId"]: tuple(p["cites"]) for p in told["provisions"]}
        assert cites == {p.eId: p.cites for p in resolution.provisions}
        assert {p["eId"]: p["number"] for p in told["provisions"]} == corpus.numbers


def test_earlier_wordings_are_there_where_there_are_any(tiny: Path, made: dict[str, bytes]) -> None:
    assert b'"earlier"' not in made["resolution.json"]
    made = made_of(load(rewrite(tiny)))
    content = json.loads(made["resolution.json"])
    validator(made).validate(content)
    original, translation = content["texts"]
    assert "earlier" not in translation
    assert original["earlier"].keys() == {"title", "cl_1"}
    found = [(w["until"], w["words"], w["sha256"]) for w in original["earlier"]["cl_1"]]
    assert found == [
        (day, words, hashlib.sha256(words.encode()).hexdigest())
        for day, words in (("2020-03-05", OLD), ("2020-03-04", OLDEST))
    ]
