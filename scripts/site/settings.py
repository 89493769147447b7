"""What the build script reads of mkdocs.yml, and what must hold between it and the data."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import material
from mkdocs.utils.yaml import yaml_load

from scripts.corpus.characters import Place, place_in
from scripts.corpus.faults import DataError, Fault
from scripts.corpus.load import load
from scripts.corpus.model import Corpus

FILE = "mkdocs.yml"

# A language without strings would end the build halfway, over the site that was there.
_STRINGS = Path(material.__file__).parent / "templates/partials/languages"


class Settings(NamedTuple):
    """What mkdocs.yml says, and the places that say it."""

    site_url: str
    languages: Mapping[str, str]
    """The name of each language that MkDocs builds, by locale."""
    default: str | None
    places: Mapping[str, Place]


def read(root: Path) -> Settings:
    """Read mkdocs.yml in the folder `root`; SITE_URL in the environment takes its part."""
    text = (root / FILE).read_text(encoding="utf-8")
    values = yaml_load(text)
    i18n = next(p["i18n"] for p in values["plugins"] if isinstance(p, dict) and "i18n" in p)
    keys = ("site_url:", "languages:")
    return Settings(
        site_url=values["site_url"].rstrip("/") + "/",
        languages={language["locale"]: language["name"] for language in i18n["languages"]},
        default=next((x["locale"] for x in i18n["languages"] if x.get("default")), None),
        places={key: place_in(text, len(text.partition(key)[0])) for key in keys},
    )


def checked(root: Path, site_url: str | None = None) -> tuple[Corpus, str]:
    """Load and check the project in the folder `root`; return it and where the site will be.

    `site_url` takes the part of what mkdocs.yml says. Raises DataError, if there are faults.
    """
    corpus, settings = load(root), read(root)
    site_url = settings.site_url if site_url is None else site_url
    if found := list(faults(settings, site_url, corpus)):
        raise DataError(found)
    return corpus, site_url


def faults(settings: Settings, site_url: str, corpus: Corpus) -> Iterator[Fault]:
    """The languages of MkDocs are the texts, and the original its default; the address is one."""
    place = settings.places["languages:"]
    for locale, text in corpus.texts.items():
        if settings.languages.get(locale) != text.name:
            right = f"{{locale: {locale}, name: {text.name}}}"
            yield Fault(FILE, *place, f"i18n has no such line; add '- {right}'")
        if not (_STRINGS / f"{locale.partition('-')[0]}.html").is_file():
            what = f"Material has no strings for '{locale}'; the site cannot be built in it"
            yield Fault(FILE, *place, what)
    for locale in settings.languages:
        if locale not in corpus.texts:
            yield Fault(FILE, *place, f"'{locale}' has no data/text/{locale}.yaml; take it out")
    if settings.default != corpus.resolution.original:
        original = corpus.resolution.original
        yield Fault(
            FILE, *place, f"the default must be the original; add 'default: true' to {original}"
        )
    if not re.fullmatch(r"https?://[^\s/?#@]+/([^\s?#]+/)?", site_url):
        what = f"'{site_url}' is no address of a site; write SITE_URL as https://example.org/"
        yield Fault(FILE, *settings.places["site_url:"], what)
