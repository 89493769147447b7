"""The cost of a build grows as its work does, counted and not timed; what saves changes no page."""

import pstats
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

import hooks
from scripts.build import build as build_script
from scripts.corpus.corpus import Corpus
from scripts.corpus.load import load
from scripts.corpus.parse import parse_text
from scripts.site.sums import SUMS
from tests.helpers.outputs import pages_of
from tests.helpers.project import SITE_URL, build, nightly, snapshot
from tests.helpers.weight import loaded
from tests.tools import bench
from tests.tools.bench import project as project_of

CALLS = 18_000
"""Of functions, at most, for a page in a later build: 16,132 with Python 3.11 on 2026-11-27."""


def instructions(work: Callable[[], object]) -> int:
    """Return how many instructions of Python `work` executes: the same number each time."""
    counted = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal counted
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        counted += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def growth(costs: list[int]) -> float:
    """Return how a step of the cost grows when sizes double: 2 if linear, 4 if as the square.

    What does not grow, such as imports, falls out.
    """
    first, second = (after - before for before, after in pairwise(costs))
    return second / first


@nightly
def test_the_build_script_is_linear_in_provisions(tmp_path: Path) -> None:
    costs = []
    for provisions in (15, 30, 60):
        root = project_of(tmp_path / str(provisions), provisions, 2)
        pages_of(load(root))  # Templates compile once.
        parse_text.cache_clear()  # Files are parsed again, as in a new process.
        costs.append(instructions(lambda: pages_of(load(root))))  # noqa: B023
    assert growth(costs) < 2.01


def test_what_pages_look_up_is_sorted_out_once(corpus: Corpus) -> None:
    """To put a large dict together is one instruction, which counting does not see."""
    for found in ("parts", "notes", "missing", "outdated", "citing"):
        assert getattr(corpus, found) is getattr(corpus, found)
    assert corpus.original.paragraphs is corpus.original.paragraphs


def calls(root: Path) -> int:
    """Return how many functions a build of MkDocs calls, once all is made that is kept."""
    build(root)
    command = [sys.executable, "-m", "cProfile", "-o", "profile", "-m", "mkdocs", "build"]
    env = {"PATH": "", "NO_MKDOCS_2_WARNING": "1"}
    before = (root / "site").stat().st_ino
    subprocess.run(command, cwd=root, env=env, capture_output=True, check=True)
    assert (root / "site").stat().st_ino != before  # cProfile keeps the exit code to itself.
    total: int = vars(pstats.Stats(str(root / "profile")))["total_calls"]
    return total


@nightly
def test_a_build_is_linear_in_provisions(tmp_path: Path) -> None:
    costs = [calls(project_of(tmp_path / str(n), n, 2)) for n in (15, 30, 60)]
    assert growth(costs) < 2.01
    pages = 2 * (60 - 30)
    assert (costs[2] - costs[1]) / pages < CALLS


@pytest.mark.slow
def test_an_edit_writes_as_many_files_of_a_long_text_as_of_a_short_one(tmp_path: Path) -> None:
    """The pages that show the words, in each language, and the files of the whole text."""

    def written(provisions: int) -> list[str]:
        root = project_of(tmp_path / str(provisions), provisions, 2)
        build_script(root, SITE_URL)
        before = snapshot(root / "docs")
        text = root / "data/text/pl.yaml"
        text.write_text(text.read_text().replace("cl_1 pl", "other"))
        build_script(root, SITE_URL)
        after = snapshot(root / "docs")
        assert before.keys() == after.keys()
        changed = (path for path in after if after[path][1] != before[path][1])
        return sorted(Path(path).relative_to(root / "docs").as_posix() for path in changed)

    short = written(15)
    assert written(30) == short
    assert "pl/cl_1/card.png" in short
    assert len(short) < 30


@nightly
def test_a_build_is_nearly_linear_in_languages(tmp_path: Path) -> None:
    """Each page links to each language, which is their square, but little of the cost."""
    costs = [calls(project_of(tmp_path / str(n), 15, n)) for n in (2, 4, 8)]
    assert growth(costs) < 2.5


# The hooks that only save time are left out.
PLAIN = """import hooks
for name in vars(hooks).keys() - {"on_pre_build", "on_page_markdown"}:
    if name.startswith("on_"):
        globals()[name] = getattr(hooks, name)
"""


def test_what_saves_time_changes_no_page(site: Path, project: Path) -> None:
    (project / "plain.py").write_text(PLAIN)
    (project / "plain.yml").write_text("INHERIT: mkdocs.yml\nhooks: [plain.py]\n")
    plain = files(build(project, "-f", "plain.yml", SITE_URL=SITE_URL))
    saved = files(site)
    assert len(saved) > 60
    assert saved == {path: plain[path] for path in saved}
    assert all(path.startswith("assets/") for path in plain.keys() - saved.keys())


def test_a_template_is_compiled_once_until_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs has an environment for each language and each build."""
    compiled: list[str] = []
    compile_ = Environment.compile

    def count(env: Environment, source: str, *rest: Any) -> Any:
        compiled.append(source)
        return compile_(env, source, *rest)

    monkeypatch.setattr(Environment, "compile", count)
    for source in ("{{ 1 }}", "{{ 1 }}", "{{ 2 }}"):
        env = Environment(loader=DictLoader({"page.html": source}))
        hooks.on_env(env)
        assert env.get_template("page.html").render() == source[3]
    assert compiled == ["{{ 1 }}", "{{ 2 }}"]


def files(site: Path) -> dict[str, bytes]:
    """Return the files of a site but for the sums, which list all."""
    every = (p for p in site.rglob("*") if p.is_file() and not p.name.startswith(SUMS))
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in every}


@pytest.mark.parametrize(("provisions", "languages"), [(15, 2), (30, 3)])
def test_the_projects_of_the_bench_are_without_fault(
    tmp_path: Path, provisions: int, languages: int
) -> None:
    corpus = load(project_of(tmp_path / "made", provisions, languages))
    assert (len(corpus.resolution.provisions), len(corpus.texts)) == (provisions, languages)


@nightly
def test_a_first_visit_of_two_dozen_languages_is_12_kb(tmp_path: Path) -> None:
    site = build(project_of(tmp_path / "made", 15, 24), SITE_URL=SITE_URL)
    assert sum(loaded(site, "en/").values()) <= 12_000


@nightly
def test_the_bench_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "SIZES", ((15, 2),))
    bench.main()
    said = capsys.readouterr()
    table = (line.split(" | ") for line in said.out.splitlines()[-4:])
    head, _, row, second = table
    assert len(row) == len(second) == len(head) == len(bench.COLUMNS)
    assert row[:2] == ["| 15, 2", "43"]
    assert all(float(cell.strip(" |")) > 0 for cell in [*row[2:], *second[1:]])
    assert "15, 2: later build …" in said.err
