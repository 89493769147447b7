"""What helps editors on the host and before a commit is well-formed, and says what is true."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers.project import ROOT

GITHUB = ROOT / ".github"
FORM = GITHUB / "ISSUE_TEMPLATE/correction.yml"


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text())


def test_the_form_is_one_that_the_host_shows() -> None:
    """As GitHub's syntax for issue forms wants it: name, description, body; ids once; labels."""
    form = read(FORM)
    assert {"name", "description", "body"} <= form.keys()
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) == 6
    assert {field["type"] for field in fields} <= {
        "input",
        "textarea",
    }  # What an address can fill in.


@pytest.mark.parametrize("name", ["check", "confirm", "links"])
def test_what_is_run_is_there(name: str) -> None:
    assert f"\n{name}: " in (ROOT / "Makefile").read_text()


def test_the_hook_checks_the_data() -> None:
    (repo,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["entry"]) == ("local", "make --silent check")


def test_links_are_asked_for_weekly_and_never_in_the_tests() -> None:
    workflow = read(GITHUB / "workflows/links.yml")
    assert "make links" in workflow["jobs"]["links"]["steps"][-1]["run"]
    assert workflow["permissions"] == {"contents": "read"}
    rule = (ROOT / "Makefile").read_text().split("\ntest:")[1].split("\n\n")[0]
    assert "links" not in rule


WORKFLOWS = sorted((GITHUB / "workflows").iterdir())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_runs_what_was_read_and_may_only_read(file: Path) -> None:
    """Actions are pinned by commit; what may write is the job that publishes, alone."""
    used = re.findall(r"uses: (.*)", file.read_text())
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", action) for action in used)
    workflow = read(file)
    assert set(workflow["permissions"].values()) <= {"read"}
    may_write = {
        name
        for name, job in workflow["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert may_write <= {"publish"}


@pytest.mark.slow
def test_the_long_loops_run_whole_every_night() -> None:
    job = read(GITHUB / "workflows/nightly.yml")["jobs"]["test"]
    assert job["steps"][-1] == {"run": ".ci/run", "env": {"THOROUGH": "1"}}
    command = [sys.executable, "-c", "from tests.helpers.broken import cases; print(len(cases()))"]
    few, many = (
        int(subprocess.check_output(command, cwd=ROOT, env={"THOROUGH": thorough}))
        for thorough in ("", "1")
    )
    assert many > 10 * few > 2000


def steps(jobs: Any, job: str, what: str) -> list[str]:
    """Return the commands of a job that hold something."""
    return [s["run"] for s in jobs[job]["steps"] if what in s.get("run", "")]


@pytest.mark.parametrize("other", ["", "0  x\n"])
def test_what_is_published_was_built_twice_alike(tmp_path: Path, other: str) -> None:
    """As the workflow says it: the second system ends the run if its sums are others."""
    jobs = read(GITHUB / "workflows/publish.yml")["jobs"]
    assert jobs["rebuild"]["container"] not in {None, jobs["build"].get("container")}
    assert jobs["build"]["outputs"]["sums"] == "${{ steps.sums.outputs.sha256 }}"
    assert jobs["rebuild"]["needs"] == "build"
    assert jobs["publish"]["needs"] == ["build", "rebuild"]
    (said,), (compared,) = (steps(jobs, job, "sha256sum") for job in ("build", "rebuild"))
    (tmp_path / "site").mkdir()
    sums, output = tmp_path / "site/SHA256SUMS", tmp_path / "output"
    sums.write_text("1  x\n")

    def run(script: str, **env: str) -> int:
        command = ["bash", "-e", "-c", script]
        env = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(output), **env}
        return subprocess.run(command, cwd=tmp_path, env=env, check=False).returncode

    assert run(said) == 0
    name, _, digits = output.read_text().strip().partition("=")
    assert (name, len(digits)) == ("sha256", 64)
    sums.write_text(other or "1  x\n")
    assert (run(compared, SUMS=digits) == 0) == (not other)


def test_what_is_published_is_attested() -> None:
    """GitHub says of which commit the sums are, by which workflow."""
    job = read(GITHUB / "workflows/publish.yml")["jobs"]["publish"]
    (attested,) = [s for s in job["steps"] if "attest" in s.get("uses", "")]
    digest = "sha256:${{ needs.build.outputs.sums }}"
    assert attested["with"] == {"subject-name": "SHA256SUMS", "subject-digest": digest}
    assert job["permissions"]["attestations"] == job["permissions"]["id-token"] == "write"


def test_all_of_the_site_is_published() -> None:
    """Its sums list hidden files, too, as .well-known/security.txt, which the action leaves out."""
    job = read(GITHUB / "workflows/publish.yml")["jobs"]["build"]
    (upload,) = [s for s in job["steps"] if "upload-pages-artifact" in s.get("uses", "")]
    assert upload["with"] == {"path": "site", "include-hidden-files": True}


def test_every_job_ends() -> None:
    """A host would let one run for six hours."""
    jobs = [(file.stem, *job) for file in WORKFLOWS for job in read(file)["jobs"].items()]
    assert len(jobs) >= 5
    assert [names for *names, job in jobs if "timeout-minutes" not in job] == []


def test_owners_of_everything_come_first() -> None:
    """The last line that fits a file says who owns it."""
    lines = [line.strip("# ") for line in (GITHUB / "CODEOWNERS").read_text().splitlines()]
    first, *more = [line.split() for line in lines if line.split()[1:] and line.endswith("@")]
    assert first[0] == "*"
    assert len(more) >= 6


def test_owners_are_real_or_not_named() -> None:
    for line in (GITHUB / "CODEOWNERS").read_text().splitlines():
        assert line.startswith("#") or "@" in line.split(maxsplit=1)[1][:1]
        assert not line.endswith("@") or line.startswith("#")
