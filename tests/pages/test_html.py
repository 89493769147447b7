"""Every page, by the Nu HTML Checker (the HTML standard's own)."""

import subprocess
from pathlib import Path

from tests.helpers.project import ROOT

JAR = ROOT / ".venv/vnu.jar"
# It is in no standard; browsers obey it, and readers in danger need it.
UNKNOWN = ".*“x-dns-prefetch-control”.*“http-equiv”.*"


def found_by_the_nu_checker(pages: list[Path]) -> list[str]:
    """Return what the checker says of pages."""
    run = subprocess.run(
        ["java", "-jar", JAR, "--format", "gnu", "--verbose", "--filterpattern", UNKNOWN, *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == [str(page) for page in pages]  # It says what it checks.
    # In files it takes 'self' for nobody; the browser tests see to the policy.
    others = [x for x in run.stderr.splitlines() if "Content Security Policy" not in x]
    assert bool(run.returncode) == bool(others)
    return others


def test_the_nu_html_checker_finds_nothing(java: None, site: Path) -> None:
    assert found_by_the_nu_checker(sorted(site.rglob("*.html"))) == []
