"""Texts -> JSON, for programs, and its JSON Schema."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Annotated

from pydantic import ConfigDict, Field

from scripts.corpus.hashes import sha256
from scripts.corpus.model import Source
from scripts.corpus.text import Status
from scripts.corpus.values import Date, EId, Id, Locale, Shape, Url, Words
from scripts.shown.text import Shown, ShownProvision, ShownText

SCHEMA = "resolution.schema.json"
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Reviewed(Shape):
    """That the words were proofread, as they are here."""

    date: Date
    by: Words | None = None


class Provision(Shape):
    """A provision as a text shows it, and the sources that it cites."""

    eId: EId  # noqa: N815 - the spelling of Akoma Ntoso
    kind: str
    """The Akoma Ntoso element: recital, clause, point."""
    number: str
    """As it is cited: "3", "5(b)", or nothing. Letters are editorial."""
    language: Locale
    """Of the words: the original's, where the text leaves the provision out."""
    words: str
    """Plain text; a line feed parts paragraphs. Nothing, if it has a number, a heading or parts
    alone."""
    outdated: bool
    """Whether they render an earlier wording of the original."""
    reviewed: Reviewed | None = Field(None, exclude_if=lambda found: not found)
    """When the words were proofread, and by whom; left out unless it is said of them alone."""
    cites: tuple[Id, ...]
    sha256: Sha256
    """The SHA-256 of `words`, in Unicode normalization form C (NFC) and UTF-8: without the number,
    quotation marks around them, or spaces at their ends; 64 hexadecimal digits."""


class Wording(Shape):
    """Words that were published and gave way to others."""

    until: Date
    """The day when others took their place."""
    words: str
    sha256: Sha256


class Text(Shape):
    """One language's text."""

    language: Locale
    status: Status
    place: Words
    """Where the resolution was adopted."""
    title: Words
    title_language: Locale | None = Field(None, exclude_if=lambda found: not found)
    """The original's, where the text leaves the title out; left out where it is the text's."""
    headings: dict[str, Words]
    numbers: dict[EId, Words] = Field({}, exclude_if=lambda found: not found)
    """Numbers that are adopted words, as they are printed; left out where the text has none."""
    provisions: tuple[Provision, ...]
    version: str
    updated: Date
    """The day of the text's last change."""
    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    """Its permalink."""
    earlier: dict[str, tuple[Wording, ...]] = Field({}, exclude_if=lambda found: not found)
    """What stood before, newest first, by eId, by the name of a heading or "title"; left out where
    nothing has changed."""


class Resolution(Shape):
    """The resolution, in the languages of this file."""

    model_config = ConfigDict(title="Resolution")

    schema_: str = Field(alias="$schema")
    """The address of the JSON Schema that this file is valid by."""
    adopted: Date
    original: Locale
    """The language of the text that was published; the others are translations of it."""
    published: Url | None
    """Where the original was published."""
    signatories: tuple[Id, ...]
    """Organizations that the preamble names as taking part."""
    addressees: tuple[Id, ...]
    organizations: dict[Id, dict[Locale, str]]
    """The name of every organization, by language."""
    sources: tuple[Source, ...]
    """The texts that are cited."""
    texts: tuple[Text, ...]


def json_(shown: Shown, texts: Sequence[ShownText]) -> bytes:
    """Return the texts as JSON (RFC 8259): UTF-8, indented, ended by LF."""
    corpus, resolution = shown.corpus, shown.corpus.resolution
    content = Resolution(
        **{"$schema": shown.site_url + SCHEMA},
        adopted=resolution.adopted,
        original=resolution.original,
        published=resolution.published and resolution.published.url,
        signatories=tuple(corpus.signatories),
        addressees=resolution.addressees,
        organizations={
            name: {
                this.locale: this.text.organizations[name].name
                for this in texts
                if this.editorial == this.locale
            }
            for name in (*corpus.signatories, *corpus.bodies)
        },
        sources=tuple(corpus.sources.values()),
        texts=tuple(map(_text, texts)),
    )
    return content.model_dump_json(by_alias=True, indent=2).encode() + b"\n"


def _text(this: ShownText) -> Text:
    return Text(
        language=this.locale,
        status=this.text.status,
        place=this.labels.place,
        title=this.title.words,
        title_language=None if this.title.language == this.locale else this.title.language,
        headings=dict(this.text.headings),
        numbers=dict(this.text.numbers),
        provisions=tuple(map(_provision, this.provisions)),
        version=this.version,
        updated=this.updated,
        url=this.url,
        earlier={
            name: tuple(
                Wording(until=day, words=words, sha256=sha256(words))
                for day, words in sorted(wordings.items(), reverse=True)
            )
            for name, wordings in this.text.earlier.items()
        },
    )


def _provision(this: ShownProvision) -> Provision:
    return Provision(
        eId=this.eId,
        kind=this.kind,
        number=this.number,
        language=this.language,
        words=this.words,
        outdated=this.state == "outdated",
        reviewed=this.review and Reviewed(date=this.review.date, by=this.review.by),
        cites=this.cites,
        sha256=this.sha256,
    )


@cache
def schema(url: str) -> bytes:
    """Return the JSON Schema (draft 2020-12), to lie at `url`, of the files that `json_` makes."""
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        **Resolution.model_json_schema(mode="serialization"),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
