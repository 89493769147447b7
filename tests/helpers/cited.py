"""What every citation of a text or a provision must say, from the data alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.corpus.corpus import Corpus
from scripts.corpus.labels import Labels
from scripts.corpus.model import Provision
from tests.helpers.project import SITE_URL


@dataclass(frozen=True)
class Site:
    folder: Path
    corpus: Corpus


@dataclass(frozen=True)
class Expected:
    """What every format must say, taken from the data without the code under test."""

    folder: str
    locale: str
    provision: Provision | None
    url: str
    title: str
    original_title: str | None
    status: str
    labels: Labels
    publisher: str | None


def everything(corpus: Corpus) -> Iterator[Expected]:
    """Every text, and every provision in every text."""

    def title(locale: str, provision: Provision | None) -> str:
        text = corpus.texts[locale]
        if not provision:
            return text.title
        part = text.labels.provisions[provision.kind].cite
        return f"{text.title}, {part.replace('{number}', corpus.numbers[provision.eId])}"

    for shown in corpus.texts:
        for provision in (None, *corpus.resolution.provisions):
            path = f"{provision.eId}/" if provision else ""
            is_there = not provision or provision.eId in corpus.texts[shown].provisions
            locale = shown if is_there else "en"
            text = corpus.texts[locale]
            yield Expected(
                folder=f"{shown}/{path}",
                locale=locale,
                provision=provision,
                url=f"{SITE_URL}{locale}/{path}",
                title=title(locale, provision),
                original_title=title("en", provision) if locale != "en" else None,
                status=getattr(text.labels.statuses, text.status).name,
                labels=text.labels,
                publisher=text.organizations["nam"].name if locale == "en" else None,
            )


def given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
