"""The form for corrections on GitHub, which is in the languages of the texts."""

from typing import Any

import pytest
import yaml

from scripts.commands._forms import called
from tests.data.real import CORPUS
from tests.helpers.project import ROOT


@pytest.fixture
def form() -> Any:
    """The form, as GitHub reads it."""
    return yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/correction.yml").read_text())


def test_its_fields_are_called_as_the_labels_call_them(form: Any) -> None:
    fields = {x["id"]: x["attributes"]["label"] for x in form["body"] if x["type"] != "markdown"}
    assert fields == {key: name for name, key in called(CORPUS).items() if " · " in name}


def test_its_name_is_in_each_language(form: Any) -> None:
    assert (form["name"].count(" · "), form["description"].count(" · ")) == (2, 2)
