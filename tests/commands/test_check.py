"""Where faults are said: by the build script, `make check` and MkDocs; nothing is written."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import Command
from tests.helpers.faults import R
from tests.helpers.project import ROOT, build, copy_project, mkdocs, place_of_languages, snapshot


def test_build_script_says_faults_and_touches_nothing(tiny: Path, command: Command) -> None:
    assert command(tiny, "build") == (0, "", "")
    built = snapshot(tiny / "docs")
    assert built
    (tiny / R).write_text((tiny / R).read_text().replace("publisher", "pubisher"))
    fault = f"{R}:3:1: pubisher: no such key; did you mean 'publisher'?\n"
    assert command(tiny, "build") == (1, "", fault)
    assert snapshot(tiny / "docs") == built


def test_check_loads_nothing_heavy() -> None:
    # What draws and renders takes long to import, too; what MkDocs reads is run.
    heavy = (
        "{'mkdocs', 'typst', 'PIL', 'lxml', 'scripts.outputs.pages', 'scripts.outputs.editions'}"
    )
    code = f"import sys, scripts.commands.check; print({heavy} & sys.modules.keys())"
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert loaded == "set()\n"


def test_make_check_says_faults_and_makes_nothing(tmp_path: Path, command: Command) -> None:
    root = copy_project(tmp_path)
    at, before = place_of_languages(root), snapshot(root / "docs")
    assert command(root, "check")[::2] == (0, "")
    file = root / "data/text/pl.yaml"
    file.write_text(file.read_text().replace("  cl_3:", "  cl_33:", 1))
    code, _, said = command(root, "check")
    line = file.read_text().split("\n").index("  cl_33: >-") + 1
    right = (
        f"{file.relative_to(root)}:{line}:3: no provision 'cl_33' in {R}; did you mean 'cl_3'?\n"
    )
    lost, *rest = said.splitlines(keepends=True)
    assert (code, rest) == (1, [right])
    assert "'cl_3' had other words, which were published; write those below 'earlier:'" in lost
    file.write_text(file.read_text().replace("  cl_33:", "  cl_3:", 1))
    text = file.read_text()
    file.write_text(text.replace('"2026-11-26"', '"2062-11-26"'))
    line = text[: text.index('"2026-11-26"')].count("\n") + 1
    said = command(root, "check")[2]
    assert said.startswith(f"data/text/pl.yaml:{line}:3: '2062-11-26' is more than")
    file.write_text(text)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("name: Polski", "name: Polska"))
    right = f"mkdocs.yml:{at}: i18n has no such line; add '- {{locale: \"pl"
    assert command(root, "check")[2].startswith(right)
    assert snapshot(root / "docs") == before


def test_mkdocs_says_faults_and_touches_nothing(project: Path) -> None:
    root = project
    build(root)
    built = snapshot(root / "docs"), snapshot(root / "site")
    assert all(built)
    file = root / "data/text/pl.yaml"
    file.write_text(file.read_text().replace("status:", "sttaus:").replace("cl_3:", "cl_33:"))
    failed = mkdocs(root)
    assert failed.returncode == 1
    assert "data/text/pl.yaml:1:1: status: is missing; add 'status:'\n" in failed.stderr
    assert "no provision 'cl_33' in data/resolution.yaml; did you mean 'cl_3'?\n" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (snapshot(root / "docs"), snapshot(root / "site")) == built
