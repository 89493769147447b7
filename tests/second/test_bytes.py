"""What a first visit to the resolution costs among two dozen languages."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from scripts.commands.language import begin
from tests.helpers.frozen import LOCALES
from tests.helpers.project import SITE_URL, build, change_languages, nightly
from tests.helpers.udhr import FILES
from tests.site.test_weight import first


@nightly
def test_a_first_visit_is_12_kb_among_24_languages(new_project: Callable[[str], Path]) -> None:
    root = new_project("dozens")
    for locale in FILES.keys() - LOCALES:
        line = begin(root, locale, date(2030, 1, 2)).split("\n")[-1]
        change_languages(root, lambda lines: [*lines, line])  # noqa: B023 - called at once
    site = build(root, SITE_URL=SITE_URL)
    assert len([*site.glob("*/search.json")]) == len({*FILES, *LOCALES}) >= 24
    assert first(site, "en") <= 12 * 1024
