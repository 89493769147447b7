"""What MkDocs and static-i18n do otherwise than needed: a test fails when that is mended."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import get_files

from tests.helpers.project import SITE_URL, copy_tiny, mkdocs


@pytest.fixture
def config(project: Path) -> MkDocsConfig:
    """The frozen project's."""
    for locale in ("en", "pl"):
        (project / f"docs/{locale}").mkdir()
        (project / f"docs/{locale}/index.md").write_text("# x")
    return load_config(str(project / "mkdocs.yml"))


def test_mkdocs_looks_at_the_files_of_all_languages(config: MkDocsConfig) -> None:
    """list_files_once."""
    found = {file.src_uri for file in get_files(config)}
    assert {"en/index.md", "pl/index.md"} <= found


def test_mkdocs_lists_all_files_beside_the_themes_templates(config: MkDocsConfig) -> None:
    """write_landing_once."""
    assert len(config.theme.get_env().list_templates()) > 10_000


@pytest.mark.parametrize("tag", ["gsw", "be-tarask", "es-419"])
def test_static_i18n_takes_no_such_tag(project: Path, tag: str) -> None:
    """take_every_tag."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("locale: be,", f"locale: {tag},"))
    with pytest.raises(Abort):
        load_config(str(settings))


@pytest.mark.slow
def test_static_i18n_puts_the_default_language_at_the_root(tmp_path: Path) -> None:
    """move_default_language."""
    root = copy_tiny(tmp_path / "project")
    hooks = (root / "hooks.py").read_text()
    assert hooks.count("    workarounds.move_default_language(files, config)\n") == 1
    (root / "hooks.py").write_text(
        hooks.replace("    workarounds.move_default_language(files, config)\n", "")
    )
    mkdocs(root, SITE_URL=SITE_URL)
    assert not (root / "site/en/index.html").exists()


def test_mkdocs_reloads_pages_by_a_script_written_into_them(tmp_path: Path) -> None:
    """reload_pages."""
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server:
        page: bytes = server._inject_js_into_html(b"<body></body>", 1)  # type: ignore[no-untyped-call]
    assert b"<script>\nvar livereload = " in page
