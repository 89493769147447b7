"""The same pages by others, for the bench: MkDocs with static-i18n alone, and Hugo.

Each gets the Markdown that the build script wrote, and a theme of one layout that prints it.
"""

import shutil
import sys
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

MKDOCS, HUGO = "MkDocs and static-i18n alone", "Hugo"
_HUGO = shutil.which("hugo")
PEERS = {
    MKDOCS: (sys.executable, "-m", "mkdocs", "build"),
    **({HUGO: (_HUGO,)} if _HUGO else {}),
}
"""What builds the pages of each that is here."""

_LAYOUT = '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title>{}'


def write(peer: str, root: Path) -> Path:
    """Write a project of a peer, with the pages of the built project `root`; return its folder."""
    folder = root / peer
    pages, files = _mkdocs(root) if peer == MKDOCS else _hugo()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    for page in (root / "docs").rglob("*.md"):
        to = folder / pages / page.relative_to(root / "docs")
        to.parent.mkdir(parents=True, exist_ok=True)
        # To Hugo, a folder with an index.md is one page.
        shutil.copy(
            page, to.with_name("_index.md") if (peer, to.name) == (HUGO, "index.md") else to
        )
    return folder


def _mkdocs(root: Path) -> tuple[str, dict[str, str]]:
    """Return the folder of pages, and the files besides: the project's settings and a theme."""
    settings = yaml_load((root / "mkdocs.yml").read_text())
    del settings["hooks"], settings["watch"]
    settings["theme"] = {"name": None, "custom_dir": "theme"}
    layout = _LAYOUT.format("{{ page.file.locale }}", "{{ page.title }}", "{{ page.content }}")
    return "docs", {"mkdocs.yml": yaml.safe_dump(settings), "theme/main.html": layout}


def _hugo() -> tuple[str, dict[str, str]]:
    settings = {
        "baseURL": "https://resolution.example/",
        "disableKinds": ["404", "home", "robotsTXT", "RSS", "sitemap", "taxonomy", "term"],
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},  # It lets HTML be.
    }
    layout = _LAYOUT.format("{{ .Section }}", "{{ .Title }}", "{{ .Content }}")
    layouts = {f"layouts/_default/{kind}.html": layout for kind in ("list", "single")}
    return "content", {"config.yaml": yaml.safe_dump(settings), **layouts}
