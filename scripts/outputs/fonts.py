"""Which fonts a language is set in: ours, or those of its script from Noto, where they are."""

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst

from scripts.corpus.values import Locale
from scripts.shown.languages import script, script_name

_OUR_FOLDER = Path(font_source_sans_pro.__file__).with_name("files")
NOTO = [
    *_OUR_FOLDER.parents[1].glob("fontpkg_noto_*/files"),
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/opentype/noto"),
]
"""Where Noto may be: PyPI's packages fontpkg-noto-…, Debian's fonts-noto-core, fonts-noto-cjk."""

_OURS = {"Latn", "Cyrl", "Grek", "Hebr"}
"""The scripts (ISO 15924) that the fonts of our packages have."""

# By script, where Noto has another name for it than the CLDR, as in Debian 12.
_NAMES = {
    "Beng": "Bengali",
    "Cans": "CanAborig",
    "Hans": "CJK SC",
    "Hant": "CJK TC",
    "Jpan": "CJK JP",
    "Kore": "CJK KR",
    "Mtei": "MeeteiMayek",
    "Nkoo": "NKo",
    "Orya": "Oriya",
    "Rohg": "Hanifi Rohingya",
}
_SERIFS = {"Arab": "Noto Naskh Arabic"}
"""Those that are not called so."""

TOOLS = [
    Path(__file__).read_text(encoding="utf-8"),
    *(f"{name} {version(name)}" for name in ("typst", "font-source-sans-pro")),
]
"""What sets a text besides its template, and the packages that bring fonts."""


class NoFontError(Exception):
    """A text cannot be set: what it lacks, and what would be right."""


def compiled(
    template: Path, languages: Iterable[Locale], inputs: Mapping[str, str], **how: Any
) -> bytes:
    """Return what Typst makes of a template, PDF, for languages whose fonts it has as `faces`.

    No other fonts are there: with the machine's, bytes would differ. Raises TypstError.
    """
    languages = sorted(languages)
    faces = json.dumps({locale: _faces(locale) for locale in languages})
    made = typst.compile(
        template,
        font_paths=_loaded(noto=need_noto(languages)),
        sys_inputs={**inputs, "faces": faces},
        **how,
    )
    assert isinstance(made, bytes)
    return made


def _faces(locale: Locale) -> dict[str, list[str]]:
    """Return the names of a language's fonts, by kind: the first that has a letter is taken.

    Ours are there alone, if it lacks one of its script. Those of Noto are not monospaced.
    """
    serif, sans = _noto(locale)
    # At the end those that have a letter that the others lack.
    rest = ["New Computer Modern", "DejaVu Sans Mono"]
    return {
        "serif": [*serif, "Libertinus Serif", *rest],
        "sans": [*sans, "Source Sans Pro", "Libertinus Serif", *rest],
        "mono": [*sans, "DejaVu Sans Mono", "Libertinus Serif", *rest],
    }


def lacking(locale: Locale) -> str:
    """Return what a language lacks to be set, and what would be right; nothing if it can be."""
    code = script(locale)
    if code in _OURS or any(_noto(locale)):
        return ""
    what = "install Debian's fonts-noto-core and fonts-noto-cjk"
    return f"no font here is for the script {code} ({script_name(code)}); {what}"


def _noto(locale: Locale) -> tuple[list[str], list[str]]:
    """Return the names of Noto's serif and sans-serif of a script, if any; either may be both."""
    code = script(locale)
    if code in _OURS:
        return [], []
    name, known = _NAMES.get(code) or script_name(code), _noto_files().keys()
    serif = [n for n in (_SERIFS.get(code, f"Noto Serif {name}"),) if n in known]
    sans = [n for n in (f"Noto Sans {name}",) if n in known]
    return serif or sans, sans or serif


@functools.cache
def _noto_files() -> dict[str, list[Path]]:
    """Return {family: its files}, regular and bold."""
    found: dict[str, list[Path]] = {}
    for font in _loaded(noto=True).fonts():
        if font.path and font.family.startswith("Noto ") and font.weight in (400, 700):
            found.setdefault(font.family, []).append(Path(font.path))
    return found


def need_noto(locales: Iterable[Locale]) -> bool:
    """Tell whether one of these languages has a script that our own fonts lack."""
    return any(script(locale) not in _OURS for locale in locales)


@functools.cache  # It takes half a second.
def _loaded(*, noto: bool) -> typst.Fonts:
    folders = [folder for folder in NOTO if folder.is_dir()] if noto else []
    return typst.Fonts(include_system_fonts=False, font_paths=[_OUR_FOLDER, *folders])


@functools.cache
def identity(locale: Locale) -> str:
    """Return the hashes of the files of a language's fonts, but those of TOOLS."""
    files = {file for names in _noto(locale) for name in names for file in _noto_files()[name]}
    return ", ".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files))
