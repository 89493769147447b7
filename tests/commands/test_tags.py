"""Languages whose tags static-i18n refuses: of three letters, with a variant, of a continent."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from scripts.commands.language import begin
from tests.helpers.project import SITE_URL, build, change_languages, copy_tiny

NEW = {
    "gsw": ("Schwiizertüütsch", "gsw"),
    "be-tarask": ("Беларуская (tarask)", "bel"),
    "es-419": ("Español (Latinoamérica)", "spa"),
}
"""Their name in the tiny project, and the code of ISO 639-2/T."""


@pytest.mark.slow
def test_they_are_begun_and_built_as_any_other(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path / "project")
    for locale, (name, _) in NEW.items():
        line = f'        - {{locale: "{locale}", name: "{name}"}}'
        assert begin(root, locale, date(2030, 1, 2)).endswith(f"\n{line}")
        change_languages(root, lambda lines: [*lines, line])  # noqa: B023 - called at once
    site = build(root, SITE_URL=SITE_URL)
    for locale, (name, code) in NEW.items():
        for path in ("", "rec_1/", "parallel/"):
            parser = html.HTMLParser(encoding="utf-8")
            page = html.parse(site / locale / path / "index.html", parser).getroot()
            assert page.get("lang") == locale
            (own,) = page.xpath("//*[@class='switch']//a[@aria-current]")
            assert (own.text, own.get("hreflang")) == (name, locale)
        akn = (site / f"resolution-{locale}.xml").read_text()
        assert f'<FRBRlanguage language="{code}"' in akn
