"""The plain text, where no server says what charset it has."""

from pathlib import Path

import pytest

from tests.helpers.engines import Reader
from tests.helpers.frozen import CORPUS, LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_each_engine_reads_it_from_a_server_and_from_a_disk(
    engine: Reader, base_url: str, site: Path, locale: str
) -> None:
    title = " ".join(CORPUS.texts[locale].title.split()[:4])
    for folder in (base_url, site.as_uri()):
        engine.driver.get(f"{folder}/resolution-{locale}.txt")
        engine.until("document.readyState === 'complete'")
        assert engine.ask("document.characterSet") == "UTF-8"
        assert title in " ".join(engine.ask("document.body.textContent").split())
        # The mark itself is not shown.
        assert engine.ask("document.body.textContent.trim()[0]") == "["
