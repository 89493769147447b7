"""What MkDocs calls: the build script before each build, and what static-i18n leaves undone."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, Undefined
from mkdocs.commands import build as build_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

from scripts import sums
from scripts.assets import PARTS, Asset, Inline, assets, inline
from scripts.build import build
from scripts.cache import FOLDER, Cache
from scripts.cards import open_graph_locale
from scripts.compress import compress, compress_file
from scripts.editions.offline import STYLE
from scripts.headers import headers_file, policy
from scripts.load import DataError, unwritten
from scripts.model import Corpus
from scripts.swap import alone, beside, publish
from scripts.typeset import unbroken
from scripts.values import Shape, direction


def _i18n(config: MkDocsConfig) -> I18n:
    plugin: I18n = config.plugins["i18n"]
    return plugin


_last_good: list[Corpus] = []
_assets: dict[str, Asset] = {}
_commands: list[str] = []
_finished: list[MkDocsConfig] = []
_at_work = ExitStack()


def on_startup(command: str, **_: Any) -> None:
    """Know whether this is `mkdocs serve`, which has a site of its own for as long as it runs."""
    _commands[:] = [command]


def _is_to_stay() -> bool:
    """Tell whether the site is built to be published, and `on_shutdown` will be called."""
    return bool(_commands) and _commands != ["serve"]


def on_shutdown() -> None:
    """Publish the site, once MkDocs has found no fault in it."""
    with _at_work:
        try:
            while _finished:
                config = _finished.pop()
                config.site_dir = str(publish(Path(config.site_dir)))
        except OSError as error:
            raise Abort(unwritten(error)) from error


def on_build_error(error: Exception) -> None:
    """Leave the last good site as it is; say in words that a disk is full."""
    _finished.clear()
    _at_work.close()
    if isinstance(error, OSError) and error.errno:  # A missing template is one without.
        raise Abort(unwritten(error)) from error


@event_priority(-200)  # After static-i18n, at -100: so in all that follows.
def on_config(config: MkDocsConfig) -> None:
    """Run the build script, once for all languages; the theme reads the corpus from `extra`."""
    # Material has its strings by language, not by script or region.
    config.theme["language"] = _i18n(config).current_language.partition("-")[0]
    if _i18n(config).building:  # Each further language is built within the first build.
        return
    root = Path(config.config_file_path).parent
    _at_work.enter_context(alone(root))
    if _is_to_stay():
        config.site_dir = str(beside(Path(config.site_dir).resolve()))
    try:
        _last_good[:] = [build(root, config.site_url or "")]
    except DataError as error:
        print(error, file=sys.stderr)
        # A server goes on with the last good pages; MkDocs' own would hang until the next edit.
        if not _last_good:
            raise Abort("There are faults; nothing was built.") from error
    config.extra["corpus"] = _last_good[0]
    _assets.clear()
    _assets.update(assets(Path(config.docs_dir, "assets")))
    config.extra["assets"] = {name: f"assets/{asset.name}" for name, asset in _assets.items()}
    # A small icon is less than the request for it.
    icon = _assets["icon.svg"].content.decode().strip().replace('"', "'")
    config.extra["icon"] = "data:image/svg+xml," + quote(icon, safe="/:='")
    config.extra["inline"] = pages = inline(_assets)
    config.extra["policies"] = {kind: policy(page) for kind, page in pages.items()}


def on_pre_build(config: MkDocsConfig) -> None:
    """Do once what MkDocs would do for each language: list files, write the landing, compile."""
    # The name by which its build calls it; there is no other way in.
    build_command.get_files = _own_files  # type: ignore[attr-defined]
    if _i18n(config).building:
        config.theme.static_templates = set()
        return
    environment = config.theme.get_env()
    # Of the 14 000 files beside Material's templates none is published. Both are changed in this
    # object alone, which is what mypy cannot tell from a change of its class.
    environment.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]


def _own_files(config: MkDocsConfig) -> Files:
    """Return the files of the language that is built, with the first one also those of none.

    MkDocs would look at all files for each language; static-i18n would look for each page in each.
    """
    i18n, docs = _i18n(config), Path(config.docs_dir)
    others = {*i18n.all_languages} - {i18n.current_language}
    tops = [docs / i18n.current_language] if i18n.building else docs.iterdir()
    found = [
        File(
            path.relative_to(docs).as_posix(),
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
        )
        for top in tops
        if top.name not in others
        for path in (top, *top.rglob("*"))
        if path.is_file()
    ]
    set_exclusions(found, config)
    return Files(sorted(found, key=lambda file: (file.name != "index", file.src_uri)))


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Move the default language from / to a folder of its own; publish our assets, no others."""
    default = _i18n(config).default_language
    for file in list(files):
        if file.src_uri.startswith("assets/"):
            files.remove(file)
        elif file.src_uri.startswith(f"{default}/") and not file.dest_uri.startswith(f"{default}/"):
            file.dest_uri = f"{default}/{file.dest_uri}"
            file.url = f"{default}/{file.url}".removesuffix("./")
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    for name, asset in _assets.items():
        if name not in PARTS:
            files.append(File.generated(config, f"assets/{asset.name}", content=asset.content))


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Take the page as it is: HTML blocks, in which Markdown changes nothing, and slowly."""
    # In this object alone, as above.
    page.render = lambda *_: setattr(page, "content", markdown.strip())  # type: ignore[method-assign]


class _Missing(Undefined):
    """A word that the data does not have is an error; Material's templates rely on blanks."""

    def __str__(self) -> str:
        if isinstance(self._undefined_obj, Shape):
            self._fail_with_undefined_error()
        return ""


def on_env(env: Environment, **_: Any) -> None:
    """Escape what the theme's templates print, let nothing pass that is not there; add filters."""
    env.autoescape = True
    env.filters["open_graph_locale"] = open_graph_locale
    env.filters["direction"] = direction
    env.filters["unbroken"] = unbroken
    env.undefined = _Missing
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what servers read, once the last language is built."""
    if _i18n(config).building:
        return
    pages = (*config.extra["inline"].values(), Inline(STYLE, ""))
    Path(config.site_dir, "_headers").write_text(headers_file(*pages), encoding="utf-8")
    if not _is_to_stay():
        _at_work.close()
        return
    site, cache = Path(config.site_dir), Cache(Path(config.config_file_path).with_name(FOLDER))
    compress(site, cache)
    sums.write(site)
    compress_file(site / sums.SUMS, site, cache)
    _finished.append(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch what is written by hand, not what the build script writes."""
    on_startup("serve")  # With --clean, MkDocs has called it a build.
    on_shutdown()
    server.unwatch(config.docs_dir)
    server.watch(str(Path(config.docs_dir, "assets")))
