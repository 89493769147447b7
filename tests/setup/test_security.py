"""SECURITY.md promises what tests show: each that it names is there."""

import re

from tests.helpers.project import ROOT


def test_the_tests_that_are_named_are_there() -> None:
    rows = re.findall(r"^\| .* \|$", (ROOT / "SECURITY.md").read_text(), re.MULTILINE)
    promises = [row for row in rows if "---" not in row and "the test in" not in row]
    assert len(promises) >= 12
    for row in promises:
        _, _, _, tests = row.strip("|").split("|")
        named = re.findall(r"`(\w+/test_\w+\.py)`", tests)
        # What no test can see is none of the promises.
        assert named or "No test sees" in row
        assert [name for name in named if not (ROOT / "tests" / name).is_file()] == []
