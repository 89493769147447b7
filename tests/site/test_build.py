"""The build script's writing, and MkDocs' serving."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from playwright.sync_api import Page, expect

from scripts.build import build, write
from scripts.outputs.cache import Cache
from scripts.site.compress import compress
from tests.helpers.project import PATIENCE, SITE_URL


def test_write_replaces_what_changed_and_deletes_what_went(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/kept.css").write_text("kept")
    (tmp_path / "CNAME").write_text("kept")
    (tmp_path / "en").write_text("a file where a folder must be")
    write(tmp_path, {"en/index.md": b"1", "en/old.md": b"1", "xx/index.md": b"1", "card.png": b"1"})
    os.utime(tmp_path / "en/index.md", ns=(1, 1))
    write(tmp_path, {"en/index.md": b"1", "en/new.md": b"2"})
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {"CNAME", "assets/kept.css", "en/index.md", "en/new.md"}
    assert not (tmp_path / "xx").exists()
    assert (tmp_path / "CNAME").exists()
    assert (tmp_path / "en/index.md").stat().st_mtime_ns == 1
    write(tmp_path, {"en/index.md": b"3"})
    assert (tmp_path / "en/index.md").read_text() == "3"


def test_the_cache_makes_once_for_the_same_inputs(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path / "new"), []

    def make() -> bytes:
        made.append(1)
        return bytes(len(made))

    assert cache.get(make, "a", "b") == cache.get(make, "a", "b") == bytes(1)
    assert Cache(tmp_path / "new").get(make, "a", "b") == bytes(1)
    assert cache.get(make, "ab", "") == bytes(2)
    for file in (tmp_path / "new").iterdir():  # A disk may lose the end of a file.
        file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert cache.get(make, "a", "b") == bytes(3)


ONE, TWO = b"one" * 1000, b"two" * 1000


def test_only_what_has_changed_is_compressed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache, done = tmp_path / "site", Cache(tmp_path / "cache"), []

    def compressing(content: bytes, quality: int) -> bytes:
        done.append((content, quality))
        packed: bytes = brotli.compress(content, quality=quality)
        return packed

    monkeypatch.setattr("scripts.site.compress.brotli", SimpleNamespace(compress=compressing))
    for folder, words in (("pl", ONE), ("pl/cl_1", TWO)):
        (site / folder).mkdir(parents=True)
        (site / folder / "index.html").write_bytes(words)
    compress(site, cache)
    assert sorted(done) == [(ONE, 11), (TWO, 10)]
    (site / "pl/index.html").write_bytes(TWO)
    compress(site, cache)
    assert sorted(done) == [(ONE, 11), (TWO, 10), (TWO, 11)]
    for file in site.rglob("*.html"):
        assert brotli.decompress(Path(f"{file}.br").read_bytes()) == TWO
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == TWO


def test_building_twice_writes_nothing_the_second_time(tiny: Path) -> None:
    def state() -> dict[Path, int]:
        return {p: p.stat().st_mtime_ns for p in (tiny / "docs").rglob("*.*")}

    build(tiny, SITE_URL)
    first = state()
    assert len(first) > 20
    build(tiny, SITE_URL)
    assert state() == first


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Path]]:
    """Run `mkdocs serve` in a project: its address, and the file with what it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = root / "log.txt"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "scripts", "mkdocs", "serve", "--dev-addr", address],
            cwd=root,
            env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://{address}", log
        finally:
            server.send_signal(signal.SIGINT)  # As by Ctrl-C: it takes away what it built.
            server.wait()


def wait_for(seen: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if seen():
                return
        except OSError:
            pass  # The server is not up yet.
        time.sleep(0.1)
    raise AssertionError("did not come in time")


def test_an_edit_shows_on_save_and_a_fault_beside_the_last_good_page(
    project: Path, page: Page
) -> None:
    data = project / "data/text/pl.yaml"
    good = data.read_text()
    with serving(project) as (address, log):
        wait_for(lambda: bool(urllib.request.urlopen(f"{address}/SHA256SUMS").read()))
        page.goto(f"{address}/pl/")  # Once, and no F5.
        words, faults = page.locator("main"), page.locator("#faults")
        expect(words).to_contain_text("Wykluczenia możliwości")
        data.write_text(good.replace("Wykluczenia możliwości", "Wykluczenia szansy"))
        expect(words).to_contain_text("Wykluczenia szansy")
        data.write_text(good.replace("status:", "st<b>us:"))
        expect(faults).to_contain_text(
            "data/text/pl.yaml:1:1: status: is missing; add 'status:'\n"
            "data/text/pl.yaml:7:1: st<b>us: no such key",
        )
        assert faults.inner_text() in log.read_text()
        expect(faults).to_be_in_viewport()
        assert faults.evaluate("e => getComputedStyle(e).position") == "sticky"
        expect(words).to_contain_text("Wykluczenia szansy")
        page.get_by_role("link", name="English", exact=True).click()
        expect(words).to_contain_text("International Criminal Court")
        expect(faults).to_be_visible()
        page.go_back()
        data.write_text(good)
        expect(words).to_contain_text("Wykluczenia możliwości")
        expect(faults).to_have_count(0)
        settings = project / "mkdocs.yml"
        languages = settings.read_text()
        settings.write_text(languages.replace("locale: pl", "locale: no"))
        expect(faults).to_contain_text(":20: YAML reads no as true or false; write it in quotes")
        settings.write_text(languages)
        expect(faults).to_have_count(0)
        assert "Traceback" not in log.read_text()
        template = project / "overrides/main.html"  # Without it there is no page.
        markup = template.read_text()
        template.write_text(markup.replace("{% block title", "{% blok title"))
        expect(faults).to_have_text("Encountered unknown tag 'blok'.")
        template.write_text(markup)
        expect(words).to_contain_text("Wykluczenia możliwości")
        # An edit builds once: what the build script writes does not set off another build.
        built = len(re.findall("Building documentation", log.read_text()))
        time.sleep(2)
        assert len(re.findall("Building documentation", log.read_text())) == built


def test_no_copy_is_kept_that_saves_no_packet(site: Path) -> None:
    """Of 1400 bytes."""
    for file in {file.with_suffix("") for file in site.rglob("*.br")}:
        sizes = [len(f.read_bytes()) for f in (file, file.with_name(file.name + ".br"))]
        assert -(-sizes[0] // 1400) > -(-sizes[1] // 1400), file
        assert file.with_name(file.name + ".gz").exists()


def test_a_page_is_8_files_at_most(site: Path) -> None:
    """What grows with the provisions: the page, compressed twice, three citations, two pictures."""
    folders = {file.parent for file in site.rglob("index.html")} - {site, *site.glob("??")}
    assert len(folders) > 50
    assert all(len([p for p in folder.iterdir() if p.is_file()]) <= 8 for folder in folders)
