"""Projects to build: the frozen one, and a tiny one with all of Markdown's traps."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.corpus.labels import (
    AboutLabels,
    FileLabels,
    FormLabels,
    Labels,
    PageLabels,
    StatusesLabels,
    WikipediaLabels,
)
from scripts.corpus.values import Shape

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "tests/frozen"
"""Data that tests of code know by heart, whatever becomes of data/: what that was on 2026-11-27."""
SITE_URL = "https://resolution.example/"
TINY = Path(__file__).with_name("tiny")
PATIENCE = 30
"""Seconds that a test waits for what must come: the machine may be busy with others."""
THOROUGH = os.environ.get("THOROUGH") == "1"
"""Whether to take hours for more of the same, as every night."""
nightly = pytest.mark.skipif(not THOROUGH, reason="runs at night (THOROUGH=1)")


def of_each(*lists: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return every combination of the lists' elements; by day some, in which each element is."""
    if THOROUGH:
        return [*product(*lists)]
    return [*islice(zip(*map(cycle, lists), strict=False), max(map(len, lists)))]


PLACES = {
    "citation": " {title} {place_and_date} {status} {address}",
    "accessed": " {date}",
    "until": " {date}",
    "search_found": " {number}",
    "quotation": " {words}",
    "corrected": " {names}",
}
KINDS = ("preamble", "recital", "clause", "point", "dispatch", "adoption")


def labels(stem: str) -> dict[str, Any]:
    """Return labels that say what they are: "be-cite-recital 1"."""

    def named(key: str) -> str:
        return f"{stem}-{key.replace('_', '-')}{PLACES.get(key, '')}"

    def of_kind(kind: str) -> dict[str, str]:
        number = " {number}" if kind in ("recital", "clause", "point") else ""
        forms = {"name": "", "link": "link-", "cite": "cite-"}
        return {form: f"{stem}-{begin}{kind}{number}" for form, begin in forms.items()}

    def below(shape: type[Shape]) -> dict[str, Any]:
        return {key: named("resolution" if key == "index" else key) for key in shape.model_fields}

    nested = {
        "pages": below(PageLabels),
        "provisions": {kind: of_kind(kind) for kind in KINDS},
        "statuses": {
            status: {"name": named(status), "explained": named(f"{status}-explained")}
            for status in StatusesLabels.model_fields
        },
        "about": below(AboutLabels),
        "wikipedia": below(WikipediaLabels),
        "form": below(FormLabels),
        "files": {key: named(f"for-{key}") for key in FileLabels.model_fields},
    }
    return {key: nested.get(key, named(key)) for key in Labels.model_fields}


def git(*arguments: str) -> list[str]:
    """Return the lines that git says of the project.

    A tarball has no git, so that nothing is known of what is tracked: the test is left out, and
    says so. In CI it fails.
    """
    command = ["git", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode and not os.environ.get("CI"):
        pytest.skip(f"git says nothing here: {run.stderr.strip()}")
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def write_tiny(root: Path) -> Path:
    """Write the tiny project into a folder that is not there yet: two texts, with labels."""
    shutil.copytree(TINY, root)
    for file in (root / "data/text").iterdir():
        own = {"labels": labels(file.stem)}
        content = yaml.dump(own, Dumper=yaml.CSafeDumper, sort_keys=False)
        file.write_text(file.read_text() + content)
    return root


def add_hebrew(root: Path) -> None:
    """Add a text that is written from right to left and leaves almost everything out."""
    text = (root / "data/text/be.yaml").read_text()
    before, _, after = text.partition("\nprovisions:\n")
    before = before.replace("name: Беларуская", "name: עברית").replace("Рэзалюцыя", "החלטה")
    rest = after[after.index("\nchoices:") :]
    (root / "data/text/he.yaml").write_text(f"{before}\nprovisions:\n  adoption: התקבל.{rest}")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content of each file below a folder, and when it was written, in ns."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


_SETTINGS = {
    "site_name": "Resolution, Warsaw, November 1, 2023",
    "site_url": "http://localhost:8000/",
    "repo_url": '!ENV [REPO_URL, ""]',
    "contact": '!ENV [CONTACT, ""]',
}
_IN_THREE_LANGUAGES = (
    "        - {locale: en, name: English, default: true}",
    "        - {locale: pl, name: Polski}",
    "        - {locale: be, name: Беларуская}",
)


def write_settings(root: Path) -> None:
    """Write mkdocs.yml as it is, but for what belongs to the document that is published."""
    text = (ROOT / "mkdocs.yml").read_text()
    for key, value in _SETTINGS.items():
        text, number = re.subn(rf"(?m)^( *{key}: ).*", rf"\g<1>{value}", text)
        assert number == 1, key
    (root / "mkdocs.yml").write_text(text)
    change_languages(root, lambda _: [*_IN_THREE_LANGUAGES])


_LANGUAGES = re.compile(r"(?:^ +- \{locale: .*\n)+", re.MULTILINE)


def change_languages(root: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Change the lines of mkdocs.yml that say which languages are built."""
    settings = root / "mkdocs.yml"
    text, number = _LANGUAGES.subn(
        lambda found: "".join(f"{line}\n" for line in change(found[0].splitlines())),
        settings.read_text(),
    )
    assert number == 1
    settings.write_text(text)


def place_of_languages(root: Path) -> str:
    """Return line and column of `languages:` in mkdocs.yml, both from 1."""
    before = (root / "mkdocs.yml").read_text().partition("languages:")[0].split("\n")
    return f"{len(before)}:{len(before[-1]) + 1}"


def copy_project(to: Path) -> Path:
    """Write what a build of the frozen project needs."""
    for name in ("docs/assets", "docs/icons", "overrides", "scripts"):
        shutil.copytree(ROOT / name, to / name)  # With what Python compiled.
    shutil.copy(ROOT / "hooks.py", to)
    shutil.copytree(FROZEN / "data", to / "data")
    shutil.copy(FROZEN / "icon.svg", to / "docs/assets")  # It is in every page, and in its budget.
    write_settings(to)
    return share_cache(to)


def share_cache(root: Path) -> Path:
    """Let a project have what was made of the same inputs, instead of making it for each test."""
    (ROOT / ".build_cache").mkdir(exist_ok=True)
    (root / ".build_cache").symlink_to(ROOT / ".build_cache")
    return root


def mkdocs(root: Path, *more: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Build a project as make site does, with more arguments and environment."""
    return subprocess.run(
        [sys.executable, "-m", "scripts", "mkdocs", "build", "--strict", *more],
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_tiny(to: Path) -> Path:
    """Write what a build of the tiny project needs."""
    copy_project(to)
    shutil.rmtree(to / "data")
    write_tiny(tiny := to / "tiny")
    (tiny / "data").rename(to / "data")
    shutil.rmtree(tiny)
    change_languages(to, lambda lines: [line for line in lines if "{locale: pl," not in line])
    return to


def build(root: Path, *more: str, **env: str) -> Path:
    """Build the site of a project; return its folder."""
    run = mkdocs(root, *more, **env)
    assert run.returncode == 0, run.stderr
    return root / "site"
