"""`make verify`: what a hostile mirror sends beside the files, and how it is asked."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from scripts.commands import _served
from scripts.commands._ask import Answer
from scripts.commands.mirror import main as verify
from scripts.site.sums import SUMS
from tests.helpers.mirror import mirror

Said = pytest.CaptureFixture[str]


def test_the_sums_of_a_mirror_are_compared_too(
    repository: Path, copy: Path, served: str, tmp_path: Path, capsys: Said
) -> None:
    """Whoever has other sums from it than this command has finds another copy sound."""
    file, sums = copy / f"{SUMS}.gz", tmp_path / "sums"
    before = file.read_bytes()
    file.write_bytes(gzip.compress(b"other sums"))
    try:
        assert verify(repository, served) == 1
    finally:
        file.write_bytes(before)
    assert capsys.readouterr().out.splitlines()[:-1] == ["SHA256SUMS: differs, as gzip"]
    sums.write_bytes(b"".join(reversed((copy / SUMS).read_bytes().splitlines(keepends=True))))
    assert verify(repository, served, str(sums)) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == ["SHA256SUMS: differs"]


HEADERS = {
    "Set-Cookie": "reader=1",
    "Refresh": "9; url=https://other.example/",
    "Link": "<https://other.example/>; rel=preconnect",
    "NEL": '{\\"report_to\\": \\"other\\"}',
    "Report-To": "{}",
    "Reporting-Endpoints": "other='https://other.example/'",
    "Clear-Site-Data": "cache",
    "Alt-Svc": "h3=':443'",
    "Content-Security-Policy": "default-src *; report-uri https://other.example/",
    "Content-Security-Policy-Report-Only": "report-uri https://other.example/",
}


def test_headers_that_tell_keep_or_fetch_more_are_named(
    repository: Path, copy: Path, tmp_path: Path, nginx: None, capsys: Said
) -> None:
    (repository / "site").mkdir()
    shutil.copy(copy / "_headers", repository / "site")
    added = "\n".join(f'add_header {name} "{HEADERS[name]}" always;' for name in HEADERS)
    (tmp_path / "hostile").mkdir()
    with mirror(
        tmp_path / "hostile", copy, {"include site.conf;": f"include site.conf; {added}"}
    ) as ports:
        assert verify(repository, f"http://127.0.0.1:{ports['8080']}") == 1
    said = capsys.readouterr()
    assert said.err == ""
    own = "Content-Security-Policy"
    what = dict.fromkeys(HEADERS, "no header of a mirror") | {own: "not as in _headers"}
    named = [line.partition(", with ")[0] for line in said.out.splitlines()[:-1]]
    assert named == [f"{name} is {what[name]}" for name in sorted(what)]
    assert re.search(
        r"Set-Cookie is no header of a mirror, with \d+ answers: 'reader=1', of 404", said.out
    )


def test_policies_are_compared_with_those_of_an_own_build(
    repository: Path, copy: Path, served: str, capsys: Said
) -> None:
    for content, warned in ((None, True), ("/*\n  X: y\n", True), (copy / "_headers", False)):
        if content:
            (repository / "site").mkdir(exist_ok=True)
            text = content if isinstance(content, str) else content.read_text()
            (repository / "site/_headers").write_text(text)
        assert verify(repository, served) == 0
        assert ("policies are not compared" in capsys.readouterr().err) == warned


def test_files_are_asked_for_in_random_order(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def ask(mirror: str, path: str, encoding: str) -> Answer:
        asked[-1].append(f"{path} {encoding}")
        return Answer(b"", [])

    monkeypatch.setattr(_served, "ask", ask)
    sums = {f"{number}.html{packed}": "" for number in range(20) for packed in ("", ".br")}
    for _ in range(2):
        asked.append([])
        assert len(list(_served.at_mirror("", sums, {}))) == 20
    one, two = asked
    assert sorted(one) == sorted(two)
    assert len(one) == 60
    assert one != two


def test_a_mirror_that_takes_its_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_served, "MINUTES", -1)
    lines = list(_served.at_mirror("http://127.0.0.1:1/", {"x": "", "y": ""}, {}))
    assert lines == [f"{path}: was not asked for: -1 minutes are over" for path in "xy"]
