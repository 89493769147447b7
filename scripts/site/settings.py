"""What the build script reads of mkdocs.yml, and what must hold between it and the data."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml_env_tag import add_env_tag

from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError, Fault
from scripts.corpus.load import load
from scripts.corpus.parse import parse
from scripts.corpus.trees import Keys, Tree
from scripts.corpus.values import Locale
from scripts.shown.languages import cldr

FILE = "mkdocs.yml"


def line(locale: Locale, name: str) -> str:
    """Return the line of mkdocs.yml for a language."""
    return f'- {{locale: "{locale}", name: "{name}"}}'


def check_built(locale: Locale) -> Locale:
    """Return the tag of a language; raise ValueError if the CLDR has it in another script alone."""
    script = re.search(r"-([A-Z][a-z]{3})", locale)
    if script and cldr(locale).script != script[1]:
        known = str(cldr(locale)).replace("_", "-")
        what = "names, days and the direction of lines are read there"
        raise ValueError(f"the Unicode CLDR has no '{locale}', only '{known}'; {what}")
    return locale


class Settings(NamedTuple):
    """What mkdocs.yml says, and the places that say it."""

    site_url: str
    onion_url: str
    """Where the site is as an onion service, if it is."""
    languages: Mapping[str, str]
    """The name of each language that MkDocs builds, by locale."""
    default: str | None
    suggest_to: tuple[str, ...]
    """As in Shown: `repo_url`, and `contact`, if that is one to write to."""
    tree: Tree
    i18n: Keys
    """Where the languages are listed."""
    contact: Mapping[str, str] | None
    """Whom to tell of a hole, and until when that is sure, if anybody (RFC 9116)."""


def read(root: Path) -> Settings:
    """Read mkdocs.yml in the folder `root`; SITE_URL in the environment takes its part.

    !ENV takes from there what it names; ONION_URL is there alone. Raises DataError if it is not
    YAML, has a tag that MkDocs may run as code, a contact that is none, or no languages.
    """
    tree, found = parse(root, FILE)
    if not tree:
        raise DataError(found)
    if tags := [(place, tag) for place, tag in tree.tags if tag != "!ENV"]:
        what = "the tag {} is none that is used here, as !ENV; take it out"
        raise DataError([Fault(FILE, *place, what.format(tag)) for place, tag in tags])
    tree = replace(tree, data=_with_environment(root))
    contact = tree.get("extra", "contact") or None
    alone = contact if isinstance(contact, str) else ""
    if contact and not (_LETTER.fullmatch(alone) or _is_contact(contact)):
        right = (
            '"mailto:…", or {address: "mailto:…" or "https://…", until: "2027-01-31"} (RFC 9116)'
        )
        raise DataError([tree.fault(f"contact: is not written as {right}", "extra", "contact")])
    try:
        plugins = enumerate(tree.data["plugins"])
        at, i18n = next((at, plugin["i18n"]) for at, plugin in plugins if "i18n" in plugin)
        # What is no word has nothing to strip: YAML reads no, which is Norwegian, as false.
        languages = {str.strip(each["locale"]): each["name"] for each in i18n["languages"]}
        default = next((each["locale"] for each in i18n["languages"] if each.get("default")), None)
    except (AttributeError, KeyError, StopIteration, TypeError):
        right = "- {locale: en, name: English, default: true}"
        what = f"has no plugin i18n with a list of languages, each written as '{right}'"
        doubts = [fault for fault in found if "!ENV" not in fault.what]
        raise DataError(doubts or [tree.fault(what, "plugins")]) from None
    repository = str(tree.data.get("repo_url") or "").rstrip("/")
    letter = _LETTER.fullmatch(alone or (contact["address"] if contact else ""))
    site_url = os.environ.get("SITE_URL") or str(tree.data.get("site_url") or "")
    onion_url = os.environ.get("ONION_URL")
    return Settings(
        onion_url=f"{onion_url.rstrip('/')}/" if onion_url else "",
        site_url=f"{site_url.rstrip('/')}/",
        languages=languages,
        default=default,
        suggest_to=tuple(filter(None, (repository, letter[1] if letter else ""))),
        tree=tree,
        i18n=("plugins", at, "i18n", "languages"),
        contact=None if alone else contact,
    )


@add_env_tag
class _Loader(yaml.SafeLoader):
    pass


def _with_environment(root: Path) -> Any:
    """Return the data of mkdocs.yml as MkDocs reads it; no other tag than its !ENV is there."""
    try:
        with (root / FILE).open(encoding="utf-8-sig") as file:
            return yaml.load(file, _Loader)  # noqa: S506 - it makes plain data alone
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        what = f"MkDocs cannot read it ({said}); see what each !ENV gives"
        raise DataError([Fault(FILE, 1, 1, what)]) from None


def checked(
    root: Path, site_url: str | None = None, today: date | None = None
) -> tuple[Corpus, str]:
    """Load and check the project in the folder `root`; return it and where the site will be.

    `site_url` takes the part of what mkdocs.yml says; `today` is as in `load`. Raises DataError,
    if there are faults.
    """
    corpus, settings = load(root, today), read(root)
    site_url = settings.site_url if site_url is None else site_url
    if found := list(faults(settings, site_url, corpus)):
        raise DataError(found)
    return corpus, site_url


def faults(settings: Settings, site_url: str, corpus: Corpus) -> Iterator[Fault]:
    """The languages of MkDocs are the texts, and the original its default; the address is one."""
    tree, i18n = settings.tree, settings.i18n
    for locale, text in corpus.texts.items():
        if settings.languages.get(locale) != text.name:
            yield tree.fault(f"i18n has no such line; add '{line(locale, text.name)}'", *i18n)
        try:
            check_built(locale)
        except ValueError as error:
            yield tree.fault(str(error), *i18n)
    for locale in settings.languages:
        if locale not in corpus.texts:
            yield tree.fault(f"'{locale}' has no data/text/{locale}.yaml; take it out", *i18n)
    if settings.default != corpus.resolution.original:
        right = f"add 'default: true' to {corpus.resolution.original}"
        yield tree.fault(f"the default must be the original; {right}", *i18n)
    address = _ADDRESS.fullmatch(site_url) if len(site_url) <= _LONGEST else None
    if not address or not 0 < int(address["port"] or 80) < 65536:
        shown = site_url if len(site_url) <= _LONGEST else f"{site_url[:50]}…"
        what = (
            f"'{shown}' is no address of a site; write SITE_URL as https://example.org/ or "
            "https://example.org/path/, in Latin letters, digits and '.', '-', '_', '~', "
            f"in {_LONGEST} characters at most"
        )
        yield tree.fault(what, "site_url")
    for to in settings.suggest_to:
        if "@" not in to and not _REPOSITORY.fullmatch(to):
            what = f"'{to[:50]}' takes no corrections; write it as https://github.com/owner/name"
            yield tree.fault(what, "repo_url")
    onion_url = settings.onion_url
    if onion_url and not (len(onion_url) <= _LONGEST and _ONION.fullmatch(onion_url)):
        what = (
            f"{onion_url[:100]!a} is no onion address; write ONION_URL as http://, the 56 letters "
            "and digits that tor made, .onion/, and a path, if there is one"
        )
        yield tree.fault(what, "site_url")


# What needs no escape in HTML, which the theme's templates write.
_CONTACT = re.compile(r"(mailto:|https://)[\w.~:/?#@!$()*+,;=%-]+", re.ASCII)


def _is_contact(contact: Any) -> bool:
    try:
        return (
            contact.keys() == {"address", "until"}
            and bool(_CONTACT.fullmatch(contact["address"]))
            and date.fromisoformat(contact["until"]).isoformat() == contact["until"]
        )
    except (AttributeError, TypeError, ValueError):
        return False


# A narrower form than RFC 3986: what needs no escape in any format that an address is written into.
_PATH = r"/((?!\.\.?/)[A-Za-z0-9._~-]+/)*"
_ADDRESS = re.compile(
    r"https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])"
    rf"(:(?P<port>[0-9]{{1,5}}))?{_PATH}",
    re.ASCII | re.IGNORECASE,
)
# Base 32 of a key, a sum and the version, 3 (Tor's rend-spec-v3, section 6).
_ONION = re.compile(rf"http://[a-z2-7]{{55}}d\.onion{_PATH}")
_LONGEST = 200
# What a query can be added to.
_REPOSITORY = re.compile(r"https://[a-z0-9.-]+(/[\w.-]+){2}", re.ASCII)
_LETTER = re.compile(r"mailto:([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)
