"""What must hold between mkdocs.yml and the data, and of the site's address."""

from pathlib import Path

import pytest

from scripts.build import build as run_build_script
from scripts.corpus.faults import DataError
from tests.helpers.project import build, copy_tiny, mkdocs, place_of_languages, snapshot


def test_a_language_without_its_line_in_mkdocs_yml_is_a_fault(project: Path) -> None:
    root = project
    build(root)
    built = snapshot(root / "docs"), snapshot(root / "site")
    text = (root / "data/text/pl.yaml").read_text()
    (root / "data/text/uk.yaml").write_text(text.replace("name: Polski", "name: Українська", 1))
    failed = mkdocs(root)
    assert failed.returncode == 1
    right = 'i18n has no such line; add \'- {locale: "uk", name: "Українська"}\''
    assert f"mkdocs.yml:{place_of_languages(root)}: {right}\n" in failed.stderr
    assert (snapshot(root / "docs"), snapshot(root / "site")) == built


@pytest.mark.parametrize(
    "address", ["", "http://", "resolution.example/", "https://a.example/?x=1", "https://a@b.c/"]
)
def test_an_address_of_the_site_that_is_none_is_a_fault(tiny: Path, address: str) -> None:
    with pytest.raises(DataError) as raised:
        run_build_script(tiny, address)
    assert str(raised.value) == (
        f"mkdocs.yml:1:1: '{address}' is no address of a site; write SITE_URL as "
        "https://example.org/ or https://example.org/path/, in Latin letters, digits and "
        "'.', '-', '_', '~', in 200 characters at most"
    )
    assert not (tiny / "docs").exists()


def test_the_settings_that_do_not_fit_the_data_are_faults(tiny: Path) -> None:
    settings = tiny / "mkdocs.yml"
    text = settings.read_text().replace(", default: true", "").replace("locale: be", "locale: fr")
    settings.write_text(text)
    at = place_of_languages(tiny)
    with pytest.raises(DataError) as raised:
        run_build_script(tiny)
    assert str(raised.value).split("\n") == [
        f'mkdocs.yml:{at}: i18n has no such line; add \'- {{locale: "be", name: "Беларуская"}}\'',
        f"mkdocs.yml:{at}: 'fr' has no data/text/fr.yaml; take it out",
        f"mkdocs.yml:{at}: the default must be the original; add 'default: true' to en",
    ]


def test_a_tag_that_yaml_takes_for_something_else_is_a_fault_before_mkdocs_runs(
    tmp_path: Path,
) -> None:
    root = copy_tiny(tmp_path / "project")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("locale: be", "locale: no"))
    failed = mkdocs(root)
    line = settings.read_text().partition("locale: no")[0].count("\n") + 1
    what = "YAML reads no as true or false; write it in quotes"
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == f"mkdocs.yml:{line}:20: {what}\n"
    assert not (root / "docs/en").exists()
