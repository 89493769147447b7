"""What GitHub reads that speaks of the data: the form for corrections, and who owns which file."""

from typing import Any

import pytest
import yaml

from scripts.commands._forms import called
from tests.data.real import CORPUS
from tests.helpers.project import ROOT

GITHUB = ROOT / ".github"


@pytest.fixture
def form() -> Any:
    """The form, as GitHub reads it."""
    return yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/correction.yml").read_text())


def test_the_fields_of_the_form_are_called_as_the_labels_call_them(form: Any) -> None:
    fields = {x["id"]: x["attributes"]["label"] for x in form["body"] if x["type"] != "markdown"}
    assert fields == {key: name for name, key in called(CORPUS).items() if " · " in name}


def test_the_name_of_the_form_is_in_each_language(form: Any) -> None:
    assert (form["name"].count(" · "), form["description"].count(" · ")) == (2, 2)


def test_files_that_have_an_owner_are_there() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text().splitlines()
    files = [line.split()[1] for line in lines if line.startswith("# data/")]
    assert len(files) >= 5
    assert [name for name in files if not (ROOT / name).exists()] == []
