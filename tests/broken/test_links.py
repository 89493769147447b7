"""A link in somebody else's repository leads anywhere: no command reads or writes through one."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.__main__ import VERBS
from scripts.build import build
from scripts.commands.permalinks import LIST
from scripts.corpus.wordings import LIST as WORDINGS
from tests.conftest import Command
from tests.helpers.project import ROOT, snapshot

TEXT = "data/text"
BE = f"{TEXT}/be.yaml"
# What each command reads or writes.
COMMANDS = {
    ("apply",): ("data", TEXT, BE, LIST, WORDINGS),
    ("build",): ("data", TEXT, BE, LIST),
    ("check",): ("data", TEXT, BE, LIST, WORDINGS, "mkdocs.yml"),
    ("confirm", "be", "cl_1__point_a"): ("data", TEXT, BE),
    ("language", "uk"): ("data", TEXT, BE),
    ("links",): ("data",),
    ("mkdocs", "build"): ("mkdocs.yml",),
    ("permalinks",): ("data", LIST, WORDINGS),
    ("quotation",): ("data", TEXT, BE),
    ("review", "be"): ("data", TEXT, BE),
    ("status",): ("data", TEXT, BE),
}


def moved(root: Path, where: str) -> Path:
    """Take a file or folder out of the project, and put a link to it there; return where it is."""
    there = (root / where).rename(root.parent / "there")
    (root / where).symlink_to(there)
    return there


@pytest.mark.parametrize(
    ("words", "where"),
    [(words, where) for words, places in COMMANDS.items() for where in places],
    ids=lambda x: x if isinstance(x, str) else x[0],
)
def test_no_command_follows_a_link(
    changed: Path, words: tuple[str, ...], where: str, command: Command
) -> None:
    (changed / LIST).write_text("en/\n")
    (changed / WORDINGS).touch()
    (changed / "site").mkdir()
    (changed / "site/sitemap.xml").touch()
    moved(changed, where)
    before = snapshot(changed.parent)
    code, _, said = command(changed, *words, given=b"Adopted.")
    assert code == 1
    assert ":1:1: is a link" in said
    assert where in said
    assert snapshot(changed.parent) == before


def test_every_command_was_tried() -> None:
    theirs = {"mirror", "schemas"}  # Which read nothing of the data.
    assert {words[0] for words in COMMANDS} == VERBS.keys() - theirs


def test_a_link_to_what_has_no_end_ends_no_check(tiny: Path) -> None:
    (tiny / "data/text/uk.yaml").symlink_to("/proc/kmsg")
    code = f"from scripts.__main__ import *; run(Path({str(tiny)!r}), 'check')"
    command = [sys.executable, "-c", code]
    checked = subprocess.run(command, cwd=ROOT, stderr=-1, text=True, timeout=20, check=True)
    assert "data/text/uk.yaml:1:1: is a link; put the file itself there\n" in checked.stderr


def test_what_is_left_of_a_killed_confirm_is_no_way_out(changed: Path, command: Command) -> None:
    there = changed.parent / "there"
    there.write_text("mine")
    (changed / f"{TEXT}/.be.yaml.new").symlink_to(there)
    command(changed, "confirm", "be", "cl_1__point_a")
    assert there.read_text() == "mine"
    assert not (changed / BE).is_symlink()


@pytest.mark.parametrize("where", ["en", "en/index.md", "en/cl_1", "resolution-en.pdf"])
def test_no_page_is_written_through_a_link(tiny: Path, where: str) -> None:
    build(tiny)
    there = moved(tiny, f"docs/{where}")
    mine = there / "mine" if there.is_dir() else there
    mine.write_text("mine")
    if there.is_dir():
        (there / "link").symlink_to("mine")
    build(tiny)
    assert mine.read_text() == "mine"
    assert (there / "link").is_symlink() or there.is_file()
    assert not (tiny / "docs" / where).is_symlink()
    assert (tiny / "docs" / where).exists()


def test_pages_are_not_written_where_their_folder_leads(tiny: Path) -> None:
    build(tiny)
    before = snapshot(moved(tiny, "docs"))
    with pytest.raises(FileExistsError, match="is a link"):
        build(tiny)
    assert snapshot(tiny.parent / "there") == before
