"""The events of MkDocs: the build script before each build, and what is published after it."""

import os
import re
import socket
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, Undefined
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from scripts.build import begin
from scripts.corpus.faults import DataError, refused
from scripts.outputs.cache import FOLDER, Cache
from scripts.outputs.editions.offline import style
from scripts.outputs.policy import policy
from scripts.shown.languages import direction, open_graph_locale, script
from scripts.shown.typesetting import unbroken
from scripts.site import settings, sums, workarounds
from scripts.site.assets import Asset, assets, inline
from scripts.site.compress import compress, compress_file
from scripts.site.headers import headers_file, onion_locations
from scripts.site.swap import alone, beside, link, publish
from scripts.site.workarounds import i18n

_assets: dict[str, Asset] = {}
_commands: list[str] = []
_finished: list[MkDocsConfig] = []
_at_work = ExitStack()


def on_startup(command: str, **_: Any) -> None:
    """Know whether this is `mkdocs serve`, which has a site of its own for as long as it runs."""
    _commands[:] = [command]
    # MkDocs reads it, and writes it as 32 bits, though no byte of the site depends on it.
    clock = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not re.fullmatch("[0-9]{1,10}", clock) or int(clock) >= 2**32:
        what = "is no time; write it in seconds since 1970, or take it out of the environment"
        raise Abort(f"SOURCE_DATE_EPOCH={clock!r} {what}")


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
            raise Abort(refused(error)) from error


def on_build_error(error: Exception) -> None:
    """Leave the last good site as it is; say in words that a disk is full."""
    _finished.clear()
    _at_work.close()
    if isinstance(error, OSError) and error.errno:  # A missing template is one without.
        raise Abort(refused(error)) from error


@event_priority(-200)  # After static-i18n, at -100: so in all that follows.
def on_config(config: MkDocsConfig) -> None:
    """Run the build script, once for all languages; the theme reads from `extra` what it shows."""
    if i18n(config).building:  # Each further language is built within the first build.
        return
    root = Path(config.config_file_path).parent
    if not _is_to_stay() and not _assets:  # Before the first build.
        _ask_for_port(*config.dev_addr)
    _at_work.enter_context(alone(root))
    if _is_to_stay():
        config.site_dir = str(beside(Path(config.site_dir)))
    try:
        config.extra["onion_url"] = ""
        if _is_to_stay():  # A server says its own.
            own = settings.read(root)
            config.site_url, config.extra["onion_url"] = own.site_url, own.onion_url
        built = begin(root, config.site_url or "")
    except DataError as error:
        print(error, file=sys.stderr)
        raise Abort("There are faults; nothing was built.") from error
    config.extra["built"], config.extra["shown"] = built, built.shown
    config.nav = [f"{page}.md" for page in built.shown.corpus.pages]
    _assets.clear()
    _assets.update(assets(Path(config.docs_dir, "assets"), built.shown.corpus.resolution.colours))
    config.extra["assets"] = {name: f"assets/{asset.name}" for name, asset in _assets.items()}
    # A small icon is less than the request for it.
    icon = _assets["icon.svg"].content.decode().strip().replace('"', "'")
    config.extra["icon"] = "data:image/svg+xml," + quote(icon, safe="/:='")
    many = len(built.shown.texts) if built.shown.has_menu else 0
    config.extra["inline"] = pages = inline(_assets, many)
    config.extra["policies"] = {k: policy([page.style], [page.script]) for k, page in pages.items()}


def _ask_for_port(host: str, port: int) -> None:
    """Find out before a build, not after it, whether a server can have its port."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise Abort(f"{host}:{port}: {why}; choose another port: make serve PORT=8001") from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Do once what MkDocs would do for each language."""
    workarounds.list_files_once(config.extra["built"].files)
    workarounds.write_landing_once(config)


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Give each language a folder; publish our assets."""
    workarounds.move_default_language(files, config)
    workarounds.publish_assets(files, config, _assets)


on_page_markdown = workarounds.take_as_it_is


class _Missing(Undefined):
    """What is not there can be asked for, and is an error where it would be printed."""

    __str__ = Undefined._fail_with_undefined_error


class _Compiled(BytecodeCache):
    """Compiles a template once: MkDocs has an environment for each language and each build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{name}|{filename}"  # Jinja's own takes no path that is no UTF-8.

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def on_env(env: Environment, **_: Any) -> None:
    """Escape what the theme's templates print, let nothing pass that is not there; add filters."""
    env.autoescape = True
    filters = (direction, open_graph_locale, script, unbroken)
    env.filters |= {function.__name__: function for function in filters}
    env.undefined = _Missing
    env.bytecode_cache = _compiled
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what servers read, once the last language is built."""
    if i18n(config).building:
        return
    workarounds.write_404_of_each_language(config)
    pages = config.extra["inline"].values()
    styles = [*(page.style for page in pages), style(config.extra["shown"])]
    headers = headers_file(styles, [page.script for page in pages])
    site, cache = Path(config.site_dir), Cache(Path(config.config_file_path).with_name(FOLDER))
    if onion_url := config.extra["onion_url"]:
        headers += onion_locations(onion_url, sums.paths(site))
    (site / "_headers").write_text(headers, encoding="utf-8")
    config.extra["built"].finish()
    link(Path(config.docs_dir), site, config.extra["built"].files)
    # What asks for an icon without reading a page asks there.
    (site / "icons/favicon.ico").replace(site / "favicon.ico")
    if not _is_to_stay():
        sums.write(site)
        _at_work.close()
        return
    compress(site, cache)
    sums.write(site)
    compress_file(site / sums.SUMS, site, cache)
    _finished.append(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch what is written by hand, not what the build script writes; show it, or its faults."""
    on_startup("serve")  # With --clean, MkDocs has called it a build.
    on_shutdown()
    server.unwatch(config.docs_dir)
    server.watch(str(Path(config.docs_dir, "assets")))
    workarounds.reload_pages(server, Path(config.config_file_path).parent)
