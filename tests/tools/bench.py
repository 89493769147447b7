"""What a build costs as the text and its languages grow: `make bench` prints the table."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import chain, count, islice
from pathlib import Path
from typing import Any, NamedTuple

import babel
import yaml
from mkdocs.utils.yaml import yaml_load

from scripts.corpus.hashes import short_hash
from tests.helpers import udhr
from tests.helpers.project import copy_project
from tests.tools import bench_peers

LOCALES = (
    "en", "pl", "be", "uk", "de", "fr", "es", "it", "pt", "nl", "sv", "da",
    "fi", "et", "lv", "lt", "cs", "sk", "sl", "hr", "hu", "ro", "bg", "el",
)  # fmt: skip
SIZES = ((15, 3), (150, 3), (1500, 3), (15, 24))
SECOND = "the Universal Declaration, 10"
COLUMNS = (
    "provisions, languages", "pages",
    "first build, wall s", "user s", "growth", "MB",
    "later, wall s", "user s", "growth", "MB",
    "after an edit, wall s",
    "templates alone, user s", "growth", "later ÷ it",
    *(name for peer in bench_peers.PEERS for name in (f"{peer}, user s", "later ÷ it")),
)  # fmt: skip
BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")

_RENDER = """
from pathlib import Path
from scripts.corpus.load import load
from scripts.outputs.pages.render import render
from scripts.shown.show import show
render(show(load(Path()), "https://resolution.example/"), {})
"""

# As `mkdocs serve` builds again, in the process of the first build, after a word was changed.
_EDIT = """
import sys
from pathlib import Path
from time import perf_counter
from mkdocs.commands.build import build
from mkdocs.config import load_config
load_config().plugins.on_startup(command="serve", dirty=False)
build(load_config())
file, word = Path(sys.argv[1]), sys.argv[2]
text = file.read_text()
assert word in text
file.write_text(text.replace(word, "other", 1))
start = perf_counter()
build(load_config())
print(perf_counter() - start)
"""


class Cost(NamedTuple):
    """What a process took."""

    wall: float
    """Seconds on the clock."""
    user: float
    """Seconds of the processor, outside the kernel."""
    memory: float
    """The most resident memory at once, in MB (10⁶ bytes)."""


def project(root: Path, provisions: int, languages: int) -> Path:
    """Write a project into `root`: ours, with so many provisions and languages.

    The words are invented, each as long as ours. Every fifth clause has three points, as ours.
    """
    copy_project(root)
    (root / ".build_cache").unlink()
    resolution, english = _read(root / "data/resolution.yaml"), _read(root / "data/text/en.yaml")
    first, last = resolution["provisions"][:5], resolution["provisions"][-2:]
    clauses = (
        (f"cl_{i}", *(f"cl_{i}__point_{letter}" for letter in "abc" if i % 5 == 0))
        for i in count(1)
    )
    eids = islice(chain.from_iterable(clauses), provisions - len(first) - len(last))
    ours = {provision["eId"]: provision for provision in resolution["provisions"]}
    resolution["provisions"] = [*first, *(ours.get(eid, {"eId": eid}) for eid in eids), *last]
    _write(root / "data/resolution.yaml", resolution)
    for file in (root / "data/text").iterdir():
        file.unlink()
    settings = _read(root / "mkdocs.yml")
    i18n = settings["plugins"][0]["i18n"]["languages"] = []
    for locale in LOCALES[:languages]:
        is_original = locale == resolution["original"]
        name = babel.Locale(locale).english_name
        i18n.append({"locale": locale, "name": name, "default": is_original})
        text = {
            **english,
            "name": name,
            "status": "original" if is_original else "unofficial",
            "title": f"Resolution {locale}",
            "provisions": {
                p["eId"]: f"{p['eId']} {locale}{' words' * 30}" for p in resolution["provisions"]
            },
        }
        if not is_original:
            adopted = {p["eId"]: f"{p['eId']} en{' words' * 30}" for p in resolution["provisions"]}
            adopted |= {"title": "Resolution en", **english["headings"]}
            text["renders"] = {name: short_hash(words) for name, words in adopted.items()}
        _write(root / f"data/text/{locale}.yaml", text)
    _write(root / "mkdocs.yml", settings)
    return root


def _read(file: Path) -> Any:
    return yaml_load(file.read_text())


def _write(file: Path, content: object) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def run(what: str, root: Path, *command: str) -> tuple[Cost, str]:
    """Run a command in a folder, telling what it is; return what it cost, and what it printed."""
    print(f"{what} …", file=sys.stderr, flush=True)
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=root,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        said = process.stdout.read()
        _, process.returncode, usage = os.wait4(process.pid, 0)
    assert process.returncode == 0, said
    # ru_maxrss is in KiB on Linux (getrusage(2)).
    cost = Cost(time.perf_counter() - start, usage.ru_utime, usage.ru_maxrss * 1024 / 1e6)
    return cost, said


def measure(name: str, root: Path, file: str, word: str) -> tuple[list[Cost], float, list[Cost]]:
    """Return what builds of a project cost: first, later and its templates; an edit; by others.

    The first build draws the cards and sets the PDFs; the later one has them, but no site yet. The
    edit, in seconds on the clock, changes `word` in `file`.
    """
    bound, _ = run(f"{name}: templates alone", root, sys.executable, "-c", _RENDER)
    first, _ = run(f"{name}: first build", root, *BUILD)
    pages = _pages(root / "site") - 1  # The landing is no page of theirs.
    shutil.rmtree(root / "site")
    later, _ = run(f"{name}: later build", root, *BUILD)
    _, edited = run(f"{name}: an edit", root, sys.executable, "-c", _EDIT, file, word)
    others = []
    for peer, command in bench_peers.PEERS.items():
        folder = bench_peers.write(peer, root)
        others.append(run(f"{name}: {peer}", folder, *command)[0])
        assert _pages(folder) == pages, folder
    return [first, later, bound], float(edited), others


def _pages(site: Path) -> int:
    return len(list(site.rglob("index.html")))


def main() -> None:
    """Print what each size costs, beside its templates alone and others."""
    if bench_peers.HUGO not in bench_peers.PEERS:
        print("There is no Hugo here, and no column of it: apt-get install hugo\n")
    with tempfile.TemporaryDirectory() as folder:
        python = sys.executable, "-m", "mkdocs", "--version"
        run("nothing, so that all files are in memory", Path(folder), *python)
        idle, _ = run("nothing", Path(folder), *python)
        print(f"Python and MkDocs, building nothing: {idle.wall:.2f} s, user {idle.user:.2f} s\n")
        print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
        projects = {
            f"{n}, {k}": (project(Path(folder, f"{n}-{k}"), n, k), "data/text/pl.yaml", "cl_1 pl")
            for n, k in SIZES
        }
        second = udhr.write(Path(folder, "second"))
        (second / ".build_cache").unlink()
        projects[SECOND] = (second, "data/text/fr.yaml", "humains")
        least: list[Cost] = []
        for name, (root, *edit) in projects.items():
            costs, edited, others = measure(name, root, *edit)
            least = least or costs
            growths = [cost.user / base.user for cost, base in zip(costs, least, strict=True)]
            row = [name, str(len(list(root.glob("site/**/index.html"))))]
            for cost, growth in zip(costs[:2], growths[:2], strict=True):
                row += [f"{cost.wall:.1f}", f"{cost.user:.1f}", f"{growth:.1f}"]
                row += [f"{cost.memory:.0f}"]
            _, later, bound = costs
            row += [f"{edited:.1f}", f"{bound.user:.1f}", f"{growths[2]:.1f}"]
            row += [f"{later.user / bound.user:.1f}"]
            for other in others:
                row += [f"{other.user:.2f}", f"{later.user / other.user:.1f}"]
            print(f"| {' | '.join(row)} |", flush=True)
            shutil.rmtree(root)


if __name__ == "__main__":
    main()
