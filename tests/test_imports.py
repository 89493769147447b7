"""Imports run one way: each folder of scripts/ imports from those before it alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.project import ROOT

# From the data up. Commands, the command line and the hooks stand above all: nothing imports them.
FLOORS = ("corpus", "shown", "outputs", "site", "build", "commands", "__main__", "hooks")


def floor(module: str) -> str:
    """Return where a module stands: "corpus" for scripts.corpus.load."""
    return module.removeprefix("scripts.").partition(".")[0]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "scripts":
            yield from (f"scripts.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def wrong_ways(root: Path) -> Iterator[str]:
    """Yield in words each import that runs the wrong way."""
    for file in [root / "hooks.py", *sorted((root / "scripts").rglob("*.py"))]:
        path = file.relative_to(root)
        own = floor(".".join(path.with_suffix("").parts))
        for module in imported(file):
            other = floor(module)
            if not module.startswith(("scripts.", "hooks")) or other == own:
                continue
            if FLOORS.index(other) > FLOORS.index(own):
                yield f"{path} imports {module}: {own} stands below {other}"


def test_imports_run_one_way() -> None:
    assert list(wrong_ways(ROOT)) == []


@pytest.mark.parametrize(
    ("path", "line", "right"),
    [
        ("scripts/outputs/page.py", "from scripts.commands.status import main", "outputs"),
        ("scripts/corpus/x.py", "from scripts import build", "corpus"),
        ("scripts/site/x.py", "import hooks", "site"),
    ],
)
def test_the_wrong_way_is_told(tmp_path: Path, path: str, line: str, right: str) -> None:
    (tmp_path / "hooks.py").write_text("from scripts.build import build\n")
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(line)
    (said,) = wrong_ways(tmp_path)
    assert said.startswith(f"{path} imports ")
    assert f": {right} stands below " in said
