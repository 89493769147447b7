"""What MkDocs calls: the build script before each build, and what static-i18n leaves undone."""

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, Undefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs_static_i18n.plugin import I18n

from scripts.build import build
from scripts.cards import open_graph_locale
from scripts.load import DataError
from scripts.model import Corpus
from scripts.values import Shape


def _i18n(config: MkDocsConfig) -> I18n:
    plugin: I18n = config.plugins["i18n"]
    return plugin


_last_good: list[Corpus] = []


@event_priority(-200)  # After static-i18n, at -100: so in all that follows.
def on_config(config: MkDocsConfig) -> None:
    """Run the build script, once for all languages; the theme reads the corpus from `extra`."""
    # Material has its strings by language, not by script or region.
    config.theme["language"] = config.theme["language"].partition("-")[0]
    if _i18n(config).building:  # Each further language is built within the first build.
        return
    try:
        _last_good[:] = [build(Path(config.config_file_path).parent, config.site_url or "")]
    except DataError as error:
        print(error, file=sys.stderr)
        # A server goes on with the last good pages; MkDocs' own would hang until the next edit.
        if not _last_good:
            raise Abort("There are faults; nothing was built.") from error
    config.extra["corpus"] = _last_good[0]


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Move the default language from / to a folder of its own; leave out Material's assets."""
    default = _i18n(config).default_language
    for file in list(files):
        if file.src_uri.startswith(f"{default}/") and not file.dest_uri.startswith(f"{default}/"):
            file.dest_uri = f"{default}/{file.dest_uri}"
            file.url = f"{default}/{file.url}".removesuffix("./")
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
        elif file.src_dir != config.docs_dir and file.src_uri.startswith("assets/"):
            files.remove(file)


class _Missing(Undefined):
    """A word that the data does not have is an error; Material's templates rely on blanks."""

    def __str__(self) -> str:
        if isinstance(self._undefined_obj, Shape):
            self._fail_with_undefined_error()
        return ""


def on_env(env: Environment, **_: Any) -> None:
    """Escape what the theme's templates print, let nothing pass that is not there; add a filter."""
    env.autoescape = True
    env.filters["open_graph_locale"] = open_graph_locale
    env.undefined = _Missing
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch what is written by hand, not what the build script writes."""
    server.unwatch(config.docs_dir)
    server.watch(str(Path(config.docs_dir, "assets")))
