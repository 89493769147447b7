"""The code knows nothing of the document that is published with it."""

import re

from tests.helpers.project import ROOT, git

# What the resolution is about, in its three languages.
ITS_WORDS = re.compile("warsaw|warszaw|варшав|lukash|łukasz|лукаш|viasna|вясн", re.IGNORECASE)
CODE = ("scripts", "overrides", "docs/assets", "server", "hooks.py")


def test_nothing_of_the_document_is_in_the_code() -> None:
    files = [ROOT / name for name in git("ls-files", *CODE)]
    assert len(files) > 60
    found = [file.name for file in files if ITS_WORDS.search(file.read_text(encoding="utf-8"))]
    assert found == []
