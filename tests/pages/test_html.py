"""Every page, by the Nu HTML Checker (the HTML standard's own)."""

import re
import subprocess
from pathlib import Path

from tests.helpers.frozen import EIDS, LOCALES
from tests.helpers.project import ROOT

JAR = ROOT / ".venv/vnu.jar"
# On pages to keep, which no server's headers come with. It is in no standard; browsers obey it,
# and readers in danger need it.
UNKNOWN = re.compile(r'.*resolution(-\w+)?\.html":.*“x-dns-prefetch-control”.*“http-equiv”.*')


def found_by_the_nu_checker(pages: list[Path]) -> list[str]:
    """Return what the checker says of pages."""
    run = subprocess.run(
        ["java", "-XX:-UsePerfData", "-jar", JAR, "--format", "gnu", "--verbose", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == [str(page) for page in pages]  # It says what it checks.
    # In files it takes 'self' for nobody; the browser tests see to the policy.
    others = [x for x in run.stderr.splitlines() if "Content Security Policy" not in x]
    assert others or not run.returncode
    return [x for x in others if not UNKNOWN.fullmatch(x)]


def test_the_nu_html_checker_finds_nothing(java: None, site: Path) -> None:
    assert found_by_the_nu_checker(sorted(site.rglob("*.html"))) == []


def test_nor_where_corrections_are_taken(java: None, suggesting: Path) -> None:
    pages = [suggesting / locale / eid / "index.html" for locale in LOCALES for eid in EIDS]
    assert found_by_the_nu_checker(pages) == []
