"""Texts -> JSON, for programs, and its JSON Schema."""

import json
from collections.abc import Sequence
from typing import Annotated

from pydantic import ConfigDict, Field

from scripts.corpus.hashes import sha256
from scripts.corpus.model import Corpus, Headings, Source, Status
from scripts.corpus.values import Date, Id, Locale, Shape, Url, Words
from scripts.shown.edition import Edition, Passage

SCHEMA = "resolution.schema.json"


class Provision(Passage):
    """A provision as a text shows it, and the sources that it cites."""

    cites: tuple[Id, ...]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The SHA-256 of `words`, in Unicode normalization form C (NFC) and UTF-8: without the number,
    quotation marks around them, or spaces at their ends; 64 hexadecimal digits."""


class Text(Shape):
    """One language's text."""

    language: Locale
    status: Status
    place: Words
    """Where the resolution was adopted."""
    title: Words
    headings: Headings
    provisions: tuple[Provision, ...]
    version: str
    updated: Date
    """The day of the text's last change."""
    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    """Its permalink."""


class Resolution(Shape):
    """The resolution of 1 November 2023, Warsaw, in the languages of this file."""

    model_config = ConfigDict(title="Resolution")

    schema_: str = Field(alias="$schema")
    """The address of the JSON Schema that this file is valid by."""
    adopted: Date
    original: Locale
    """The language of the text that was published; the others are translations of it."""
    published: Url
    """Where the original was published."""
    signatories: tuple[Id, ...]
    """Organizations that the preamble names as taking part."""
    addressees: tuple[Id, ...]
    organizations: dict[Id, dict[Locale, str]]
    """The name of every organization, by language."""
    sources: tuple[Source, ...]
    """The texts that are cited."""
    texts: tuple[Text, ...]


def json_(corpus: Corpus, editions: Sequence[Edition], site_url: str) -> bytes:
    """Return the texts as JSON (RFC 8259): UTF-8, indented, ended by LF."""
    resolution = corpus.resolution
    content = Resolution(
        **{"$schema": site_url + SCHEMA},
        adopted=resolution.adopted,
        original=resolution.original,
        published=resolution.published.url,
        signatories=tuple(corpus.signatories),
        addressees=resolution.addressees,
        organizations={
            name: {
                e.locale: e.text.organizations[name].name
                for e in editions
                if e.editorial == e.locale
            }
            for name in (*corpus.signatories, *corpus.bodies)
        },
        sources=tuple(corpus.sources.values()),
        texts=tuple(_text(corpus, edition) for edition in editions),
    )
    return content.model_dump_json(by_alias=True, indent=2).encode() + b"\n"


def _text(corpus: Corpus, edition: Edition) -> Text:
    cites = {p.eId: p.cites for p in corpus.resolution.provisions}
    return Text(
        language=edition.locale,
        status=edition.text.status,
        place=edition.text.labels.place,
        title=edition.text.title,
        headings=edition.text.headings,
        provisions=tuple(
            Provision(
                **passage.model_dump(), cites=cites[passage.eId], sha256=sha256(passage.words)
            )
            for passage in edition.passages
        ),
        version=edition.version,
        updated=edition.updated,
        url=edition.url,
    )


def schema(site_url: str) -> bytes:
    """Return the JSON Schema (draft 2020-12) of the files that `json_` makes."""
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site_url + SCHEMA,
        **Resolution.model_json_schema(mode="serialization"),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
