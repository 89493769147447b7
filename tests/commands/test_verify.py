"""`make verify`: copies in folders and at mirrors, sound and hostile, signed and not."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from scripts.commands.mirror import main as verify
from scripts.site.sums import SUMS, write
from tests.helpers.project import ROOT

Said = pytest.CaptureFixture[str]


@pytest.fixture
def harmed(copy: Path) -> Iterator[Path]:
    """The copy with a changed page, a changed picture, a missing file, a page changed as .br."""
    files = ("pl/index.html", "en/card.png", "feed.xml", "be/about/index.html.br")
    before = {name: (copy / name).read_bytes() for name in files}
    (copy / files[0]).write_bytes(before[files[0]].replace("Łukaszen".encode(), b"Lukaszen"))
    assert (copy / files[0]).read_bytes() != before[files[0]]
    (copy / files[1]).write_bytes(before[files[1]] + b"\0")
    (copy / files[2]).unlink()
    (copy / files[3]).write_bytes(brotli.compress(b"another page"))
    (copy / "en/extra.html").write_text("not listed")
    yield copy
    (copy / "en/extra.html").unlink()
    for name, content in before.items():
        (copy / name).write_bytes(content)


def sound(number: int) -> str:
    by = "its own SHA256SUMS (not signed: a forger can make them)"
    return f"{number} files checked by {by}: nothing wrong\n"


def listed(copy: Path) -> int:
    return len((copy / SUMS).read_text().splitlines())


def test_a_sound_folder(repository: Path, copy: Path, capsys: Said) -> None:
    assert verify(repository, str(copy)) == 0
    assert capsys.readouterr().out == sound(listed(copy))


def test_a_sound_mirror(repository: Path, copy: Path, served: str, capsys: Said) -> None:
    assert verify(repository, served) == 0
    text = len(list(copy.rglob("*.*.br")))  # Not the sums themselves.
    number = listed(copy) - 2 * text - len(["_headers", "_redirects"])
    assert capsys.readouterr().out == sound(number)


def test_what_is_no_plain_file_is_named(
    repository: Path, copy: Path, tmp_path: Path, capsys: Said
) -> None:
    """Followed, a link shows another file to whoever copies the folder, or serves it."""
    folder = shutil.copytree(copy, tmp_path / "copy")
    (folder / "pl/index.html").rename(tmp_path / "page")
    (folder / "pl/index.html").symlink_to(tmp_path / "page")
    (folder / "root").symlink_to("/")
    (folder / "nowhere").symlink_to("none")
    os.mkfifo(folder / "pipe")
    (folder / f"{SUMS}.br").write_bytes(brotli.compress(b"other sums"))
    (folder / f"{SUMS}.gz").write_bytes(b"x")
    assert verify(repository, str(folder)) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "SHA256SUMS.br: differs",
        "SHA256SUMS.gz: differs",
        "nowhere: is a link",
        "pipe: is no plain file",
        "pl/index.html: is a link",
        "root: is a link",
    ]
    (folder / SUMS).rename(tmp_path / "sums")
    (folder / SUMS).symlink_to(tmp_path / "sums")
    assert verify(repository, str(folder)) == 1
    assert capsys.readouterr().err == "SHA256SUMS: is a link\n"


def test_what_differs_in_a_folder_is_named(repository: Path, harmed: Path, capsys: Said) -> None:
    assert verify(repository, str(harmed)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [
        "be/about/index.html.br: differs",
        "en/card.png: differs",
        "en/extra.html: is not listed",
        "feed.xml: is missing",
        "pl/index.html: differs",
    ]
    assert lines[-1].endswith(": 5 wrong")


def test_what_differs_at_a_mirror_is_named(
    repository: Path, harmed: Path, served: str, capsys: Said
) -> None:
    assert verify(repository, f"{served}/") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [
        "be/about/index.html: differs, as br",
        "en/card.png: differs",
        "feed.xml: is missing (404), as identity",  # The compressed files are there.
        "pl/index.html: differs, as identity",
    ]
    assert lines[-1].endswith(": 4 wrong")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The sums of an own build: whoever changes a copy can change its sums with it."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/404.html").write_text("as it was built")
    write(tmp_path / "own")
    return tmp_path / "own" / SUMS


def test_other_sums_can_be_given(repository: Path, copy: Path, own: Path, capsys: Said) -> None:
    assert verify(repository, str(copy), str(own)) == 1
    said = capsys.readouterr().out
    assert "404.html: differs\n" in said
    assert "SHA256SUMS: differs\n" in said
    assert f"1 files checked by {own} (given): " in said


def test_other_sums_can_be_given_for_a_mirror(
    repository: Path, served: str, own: Path, capsys: Said
) -> None:
    assert verify(repository, served, str(own)) == 1
    assert "404.html: differs\n" in capsys.readouterr().out


def test_hostile_sums_are_refused_and_nothing_is_opened(
    repository: Path, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / SUMS).write_text(f"{'0' * 64}  ../secret\n")
    assert verify(repository, str(tmp_path / "copy")) == 1
    said = capsys.readouterr()
    assert said.err.endswith(f": line 1 is refused: '{'0' * 64}  ../secret'\n")
    assert said.out == ""


def test_a_mirror_that_is_not_there(repository: Path, capsys: Said) -> None:
    assert verify(repository, "http://127.0.0.1:1") == 1
    assert "SHA256SUMS: does not answer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(["AT="], "say where: make verify AT="), (["AT=none"], "none: is no folder, and no address")],
)
def test_make_verify_says_what_it_lacks(arguments: list[str], what: str) -> None:
    command = ["make", "-o", "packages", "verify", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2  # make's own, of any command that fails.
    assert run.stderr.startswith(what)
