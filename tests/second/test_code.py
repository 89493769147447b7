"""The code knows nothing of the document that is published with it."""

import re

from tests.helpers.project import ROOT, git

# What the resolution is about, in its three languages.
ITS_WORDS = re.compile("warsaw|warszaw|варшав|lukash|łukasz|лукаш|viasna|вясн", re.IGNORECASE)
# Its languages, but for what is known of them as of others: endings, keys and typography.
ITS_LANGUAGES = re.compile(r""":lang\(|["'(](pl|be)["')]|[ąćęłńóśźż]|[а-яё]{4}""", re.IGNORECASE)
OF_LANGUAGES = {"words.js", "spelling.py"}
CODE = ("scripts", "overrides", "docs/assets", "server", "hooks.py")


def test_nothing_of_the_document_is_in_the_code() -> None:
    files = [ROOT / name for name in git("ls-files", *CODE)]
    assert len(files) > 60
    found = [file.name for file in files if ITS_WORDS.search(file.read_text(encoding="utf-8"))]
    assert found == []
    others = (file for file in files if file.name not in OF_LANGUAGES)
    found = [file.name for file in others if ITS_LANGUAGES.search(file.read_text(encoding="utf-8"))]
    assert found == []
