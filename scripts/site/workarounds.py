"""What MkDocs and mkdocs-static-i18n do otherwise than this site needs, and how each is mended.

Seen with MkDocs 1.6.1, mkdocs-static-i18n 1.3.1 and Material for MkDocs 9.8.1. The tests in
tests/site/test_workarounds.py fail when one is no longer needed.
"""

import re
import sys
import traceback
from collections.abc import Collection, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands import build as build_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs_static_i18n import config as static_i18n
from mkdocs_static_i18n.plugin import I18n

from scripts.corpus.faults import DataError
from scripts.outputs.policy import source
from scripts.site.assets import PARTS, Asset
from scripts.site.settings import read


def i18n(config: MkDocsConfig) -> I18n:
    """Return the plugin; `building` is false for the first language alone."""
    plugin = config.plugins.get("i18n")
    if not isinstance(plugin, I18n):
        raise Abort("mkdocs.yml has no plugin i18n; make check tells what is needed.")
    return plugin


def take_every_tag() -> None:
    """Let a language have any tag: static-i18n builds each, but refuses some, before hooks run."""
    static_i18n.RE_LOCALE = re.compile("")


def list_files_once(written: Collection[str]) -> None:
    """Look at the pages of the language that is built, not at all files for each language.

    MkDocs looks at all files; static-i18n looks for each one in each language, then. What the build
    script has `written` besides pages they need not see: `swap.link` publishes it.
    """
    # The name by which its build calls it; there is no other way in.
    build_command.get_files = partial(_files, frozenset(written))  # type: ignore[attr-defined]


def _files(written: Collection[str], config: MkDocsConfig) -> Files:
    """Return the pages of the language that is built, with the first one also what is of none."""
    plugin, docs = i18n(config), Path(config.docs_dir)
    others = {*plugin.all_languages} - {plugin.current_language}
    tops = [docs / plugin.current_language] if plugin.building else docs.iterdir()
    found = [
        File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
        for top in tops
        if top.name not in others
        for path in (top, *top.rglob("*"))
        if (name := path.relative_to(docs).as_posix()) not in written and path.is_file()
    ]
    set_exclusions(found, config)
    return Files(sorted(found, key=lambda file: (file.name != "index", file.src_uri)))


def write_landing_once(config: MkDocsConfig) -> None:
    """Write the landing, the 404 and what is for servers with the first language alone.

    And set up the theme's templates once; of the 14 000 files beside them none is published.
    """
    if i18n(config).building:
        config.theme.static_templates = set()
        return
    environment = config.theme.get_env()
    # Both are changed in this object alone, which mypy cannot tell from a change of its class.
    environment.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]


def write_404_of_each_language(config: MkDocsConfig) -> None:
    """Write a 404 into each language's folder, where some hosts look for one before the site's."""
    template = config.theme.get_env().get_template("404.html")
    base = urlsplit(config.site_url or "/").path
    for language in config.extra["shown"].texts:
        page = template.render(config=config, base_url=base, page=None, language=language)
        Path(config.site_dir, language, "404.html").write_text(page, encoding="utf-8")


def move_default_language(files: Files, config: MkDocsConfig) -> None:
    """Move the default language from / to a folder of its own, like all others.

    static-i18n puts it at the root, and its `link:` changes only the switcher.
    """
    default = i18n(config).default_language
    for file in files:
        if file.src_uri.startswith(f"{default}/") and not file.dest_uri.startswith(f"{default}/"):
            file.dest_uri = f"{default}/{file.dest_uri}"
            file.url = f"{default}/{file.url}".removesuffix("./")
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))


def publish_assets(files: Files, config: MkDocsConfig, published: Mapping[str, Asset]) -> None:
    """Publish our assets as they were made smaller; MkDocs would copy them as they are."""
    for file in list(files):
        if file.src_uri.startswith("assets/"):
            files.remove(file)
    for name, asset in published.items():
        if name not in PARTS:
            files.append(File.generated(config, f"assets/{asset.name}", content=asset.content))


def take_as_it_is(markdown: str, page: Page, **_: Any) -> None:
    """Take a page as it is: HTML blocks, in which Markdown changes nothing, and slowly."""
    # In this object alone, as above.
    page.render = lambda *_: setattr(page, "content", markdown.strip())  # type: ignore[method-assign]


_FAULTS = (
    "#faults{position:sticky;bottom:0;max-height:50vh;overflow:auto;margin:0;padding:1em;"
    "background:Canvas;color:CanvasText;border-top:.3em solid #c00;white-space:pre-wrap;"
    "overflow-wrap:anywhere;font:1rem/1.5 monospace}"
)


def reload_pages(server: LiveReloadServer, root: Path) -> None:
    """Let `mkdocs serve` show in each page what was saved in `root`, or why it cannot be built.

    MkDocs writes its script into pages, whose policy refuses it; and after a build that failed it
    answers nothing until one succeeds.
    """
    build, not_there = server.builder, server.error_handler
    add_script = server._inject_js_into_html
    faults = ""

    def builder() -> None:
        nonlocal faults
        try:
            read(root)  # Before MkDocs does, which says what is wrong in other words.
            build()
            faults = ""
        except Exception as error:
            if isinstance(error, Abort | DataError):
                print(error, file=sys.stderr)
            else:
                traceback.print_exc()
            faults = str(error.__cause__ or error)

    def page(content: bytes, epoch: int) -> bytes:
        with_script: bytes = add_script(content, epoch)  # type: ignore[no-untyped-call] # MkDocs'
        before, _, after = with_script.decode().rpartition("<script>")
        script = after.partition("</script>")[0]
        before = before.replace("script-src", f"script-src {source(script)}", 1)
        if faults:
            before = before.replace("style-src", f"style-src {source(_FAULTS)}", 1)
            said = f'<pre id="faults" role="alert" lang="en" dir="ltr">{escape(faults)}</pre>'
            before += f"<style>{_FAULTS}</style>{said}"
        return f"{before}<script>{after}".encode()

    server.builder = builder
    # What is not there may be there after the next build.
    server.error_handler = lambda code: page(not_there(code) or b"", server._visible_epoch)
    # In this object alone; there is no other way in.
    server._inject_js_into_html = page  # type: ignore[method-assign]
