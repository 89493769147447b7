"""What a build is told and cannot use is said in words, and changes nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.corpus.faults import DataError
from scripts.site.settings import checked, read
from tests.helpers.onion import NAME as ONION
from tests.helpers.project import copy_project, mkdocs

FILE = "mkdocs.yml"
NO_LANGUAGES = (
    "has no plugin i18n with a list of languages, "
    "each written as '- {locale: en, name: English, default: true}'"
)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://a.example",
        "https://A-b.example:8443/some/path/",
        "http://localhost:8000/",
        "http://[::1]:8000/",
        "https://xn--kda4b0koi.example/~a/b.c_d-e/",
    ],
)
def test_addresses_of_a_site(tiny: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert checked(tiny)[1] == address.rstrip("/") + "/"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example:99999/",
        "https://a.example:0/",
        "https://a.example:x/",
        "https://a.example/'/",
        'https://a.example/"/',
        "https://a.example/{a}/",
        "https://a.example/<b>/",
        "https://a.example/`b`/",
        "https://a.example/%zz/",
        "https://a.example/../b/",
        "https://a.example//b/",
        "https://a.example\\b/",
        "https://a..example/",
        "https://a\u200b.example/",
        "https://a.example/\u202eb/",
        "https://a.example/\n",
        "https://ż.example/",
        "https://[::1/",
        "https:///a",
        "https://a.example/" + "a" * 4000,
        "{",
        "123",
        "null",
        " ",
    ],
)
def test_an_address_that_is_none(tiny: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(DataError) as raised:
        checked(tiny)
    assert str(raised.value).startswith("mkdocs.yml:1:1: '")
    assert str(raised.value).endswith("in 200 characters at most")
    assert "is no address of a site; write SITE_URL as https://example.org/ or" in str(raised.value)
    assert str(raised.value).isprintable()


def test_an_empty_address_is_as_good_as_none(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    monkeypatch.setenv("ONION_URL", "")
    assert checked(tiny)[1] == "https://resolution.example/"
    assert read(tiny).onion_url == ""


@pytest.mark.parametrize("address", ["", "/", "/some/path", "/some/Path/"])
def test_addresses_of_an_onion_service(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ONION_URL", f"http://{ONION}{address}")
    checked(tiny)
    assert read(tiny).onion_url == f"http://{ONION}{address.rstrip('/')}/"


@pytest.mark.parametrize(
    "address",
    [
        ONION,
        f"https://{ONION}/",
        f"http://{ONION[1:]}/",
        f"http://a{ONION}/",
        f"http://1{ONION[1:]}/",
        f"http://{ONION.upper()}/",
        f"http://www.{ONION}/",
        f"http://{ONION}.example/",
        f"http://{ONION}:80/",
        f"http://reader@{ONION}/",
        f"http://{ONION}/a b/",
        f"http://{ONION}/../",
        f"http://{ONION}/\n",
        f'http://{ONION}/"/',
        f"http://{ONION}/{'a' * 200}/",
        f"http://{'a' * 16}.onion/",
        "https://resolution.example/",
        "/",
        " ",
    ],
)
def test_an_address_of_no_onion_service(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ONION_URL", address)
    with pytest.raises(DataError) as raised:
        checked(tiny)
    assert str(raised.value).startswith("mkdocs.yml:1:1: '")
    assert "' is no onion address; write ONION_URL as http://, the 56 letters" in str(raised.value)
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"plugins: [", "1:11: not YAML (expected the node content, but found '<stream end>')"),
        (b"\xff", "1:1: not UTF-8; save the file as UTF-8"),
        (b"", "1:1: is empty; it must hold data"),
        (b"- a\n", f"1:1: {NO_LANGUAGES}"),
        (b"site_name: a\n", f"1:1: {NO_LANGUAGES}"),
        (b"site_name: a\nplugins: i18n\n", f"2:1: {NO_LANGUAGES}"),
        (b"site_name: a\nplugins: [search]\n", f"2:1: {NO_LANGUAGES}"),
        (b"site_name: a\nplugins: [i18n]\n", f"2:1: {NO_LANGUAGES}"),
        (b"plugins:\n  - i18n: {languages: 5}\n", f"1:1: {NO_LANGUAGES}"),
        (b"plugins:\n  - i18n: {languages: [en]}\n", f"1:1: {NO_LANGUAGES}"),
        (b"plugins:\n  - i18n: {languages: [{locale: en}]}\n", f"1:1: {NO_LANGUAGES}"),
    ],
)
def test_settings_that_are_broken(tiny: Path, content: bytes, fault: str) -> None:
    (tiny / FILE).write_bytes(content)
    with pytest.raises(DataError) as raised:
        checked(tiny)
    assert str(raised.value).startswith(f"mkdocs.yml:{fault}")


def test_no_code_in_the_settings_is_run_by_a_check(tmp_path: Path, tiny: Path) -> None:
    """MkDocs runs it: to build is to run what is in the repository."""
    ran = tmp_path / "ran"
    settings = (tiny / FILE).read_text()
    tags = (
        f"extra:\n  a: !!python/object/apply:os.mkdir ['{ran}']\n"
        "  b: [!!python/name:os.system , {!x 1: 2}]\n  c: {d: !ENV [HOME, x]}\n"
    )
    (tiny / FILE).write_text(settings + tags)
    yaml.unsafe_load(tags.replace("!x", "").replace("!ENV", ""))
    assert ran.exists()
    ran.rmdir()
    with pytest.raises(DataError) as raised:
        checked(tiny)
    assert not ran.exists()
    what = "is none that is used here, as !ENV; take it out"
    at, python = settings.count("\n"), "tag:yaml.org,2002:python"
    assert str(raised.value).split("\n") == [
        f"{FILE}:{at + line}:{column}: the tag {tag} {what}"
        for line, column, tag in (
            (2, 6, f"{python}/object/apply:os.mkdir"),
            (3, 7, f"{python}/name:os.system"),
            (3, 34, "!x"),
        )
    ]


def test_settings_without_an_address(tiny: Path) -> None:
    lines = (tiny / FILE).read_text().splitlines()
    (tiny / FILE).write_text("\n".join(line for line in lines if "site_url" not in line))
    with pytest.raises(DataError, match=r"^mkdocs\.yml:1:1: '/' is no address of a site; write"):
        checked(tiny)


def test_mkdocs_says_in_words_what_it_cannot_use(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for env, what in (
        ({"SITE_URL": "https://[::1/"}, "mkdocs.yml:3:1: 'https://[::1/' is no address of a site"),
        ({"SOURCE_DATE_EPOCH": ""}, "SOURCE_DATE_EPOCH='' is no time; write it in seconds"),
        ({"SOURCE_DATE_EPOCH": "1e9"}, "SOURCE_DATE_EPOCH='1e9' is no time; write it in seconds"),
        ({"SOURCE_DATE_EPOCH": str(2**32)}, "SOURCE_DATE_EPOCH='4294967296' is no time; write"),
    ):
        run = mkdocs(root, **env)
        assert run.returncode == 1
        assert what in run.stderr + run.stdout
        assert "Traceback" not in run.stderr
    settings = (root / FILE).read_text()
    (root / FILE).write_text("site_name: a\nhooks: [hooks.py]\n")
    run = mkdocs(root)
    assert run.returncode == 1
    assert run.stderr.startswith("mkdocs.yml:1:1: has no plugin i18n with a list of languages")
    assert "Traceback" not in run.stderr
    (root / FILE).write_text(settings)
    assert mkdocs(root, SITE_URL="", SOURCE_DATE_EPOCH=str(2**32 - 1)).returncode == 0
    page = (root / "site/en/index.html").read_text()
    assert '<link rel="canonical" href="http://localhost:8000/en/">' in page


def test_a_taken_port_is_said_before_the_build(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    what = "Address already in use; choose another port: make serve PORT=8001"
    assert run.stdout == (f"\n127.0.0.1:{port}: {what}\n")
    assert not (root / "docs/en").exists()


def test_a_folder_of_any_name_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "żółć ў").mkdir()
    root = copy_project(tmp_path / "żółć ў")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = mkdocs(root, **env)
    assert run.returncode == 0, run.stderr
    assert "Рэзалюцыя ўдзельнікаў" in (root / "site/be/index.html").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "scripts", "language", "uk"]
    printed = subprocess.check_output(command, cwd=root, env={**os.environ, **env})
    assert printed.decode().endswith('- {locale: "uk", name: "Українська"}\n')
    command = [sys.executable, "-m", "scripts", "check"]
    told = subprocess.run(command, cwd=root, env={**os.environ, **env}, stderr=-1, check=False)
    assert b'name: "\\u0423' in told.stderr
