"""`make verify`: what is signed, of which site, of which day."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.commands._signature import DAYS
from scripts.commands.mirror import main as verify
from scripts.site.sums import SIGNATURE, SUMS, write
from tests.helpers.project import FROZEN, ROOT, SITE_URL
from tests.helpers.signing import key_pair

Said = pytest.CaptureFixture[str]


@pytest.fixture
def signing(minisign: None, repository: Path, copy: Path) -> Path:
    """A repository with the frozen data and a key, whose site/ is a copy that can be signed."""
    shutil.copytree(FROZEN / "data", repository / "data")
    (repository / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/sign", repository / "scripts")
    shutil.copytree(copy, repository / "site")
    for packed in (f"{SUMS}.br", f"{SUMS}.gz"):  # Of other sums than a test makes.
        (repository / "site" / packed).unlink()
    key_pair(repository).rename(repository / "docs/minisign.pub")
    return repository


def sign(repository: Path) -> None:
    """Sign the sums of site/ as it is now."""
    write(repository / "site")
    subprocess.run([repository / "scripts/sign", repository / "minisign.key"], check=True)


def sign_plainly(repository: Path, comment: str) -> None:
    """Sign them with another comment."""
    command = ["minisign", "-S", "-s", "minisign.key", "-m", f"site/{SUMS}", "-t", comment]
    subprocess.run(command, cwd=repository, check=True)


def test_a_signature_must_hold_where_there_is_a_key(
    tmp_path: Path, signing: Path, capfd: Said
) -> None:
    folder, key = signing / "site", signing / "docs/minisign.pub"
    other = key_pair(tmp_path, "other")

    def said(**given: str) -> str:
        capfd.readouterr()
        code, came = verify(signing, str(folder), **given), capfd.readouterr()
        assert (code == 1) == bool(came.err)
        return came.err or came.out

    assert said() == "SHA256SUMS.minisig: is missing\n"
    sign(signing)
    assert f"(signed by {key}): nothing wrong" in said()
    assert said(key=str(other)).startswith("SHA256SUMS.minisig: is no signature of these sums by ")
    assert "there is no key" in said(key=str(tmp_path / "none.pub"))
    # An own build's sums need no signature, unless a key is given too.
    own = shutil.copy(folder / SUMS, tmp_path / "own")
    assert "(given): nothing wrong" in said(given=str(own))
    assert said(given=str(own), key=str(key)) == "SHA256SUMS.minisig: is missing\n"
    sign_plainly(signing, "of some day")
    assert "does not tell site, day and versions" in said()
    # A forger changes a file and its sum.
    signature = (folder / SIGNATURE).read_bytes()
    (folder / "index.html").write_text("y")
    write(folder)
    (folder / SIGNATURE).write_bytes(signature)
    assert said().startswith("SHA256SUMS.minisig: is no signature of these sums by ")


def test_an_old_copy_with_its_signature_is_not_taken_for_the_current_one(
    signing: Path, capfd: Said
) -> None:
    """TUF's rollback attack; and a text that is newer than the checkout is no fault."""
    sign(signing)
    assert verify(signing, str(signing / "site")) == 0
    tells = capfd.readouterr().out
    version = re.findall(r" en (\d{4}-\d\d-\d\d)-[0-9a-f]{8},", tells)[0]
    file = signing / "site/resolution-en.json"
    current = file.read_text()
    for day, code, what in (
        ("2024-01-01", 1, "the text en is older than yours: 2024-01-01-"),
        (f"{version}-0", 1, "the text en has other words than yours: "),
        ("2999-01-01", 0, "the text en is newer than yours: 2999-01-01-"),
    ):
        file.write_text(re.sub(rf'"version": "{version}-.', f'"version": "{day}-', current))
        sign(signing)
        capfd.readouterr()
        assert verify(signing, str(signing / "site")) == code
        said = capfd.readouterr()
        assert f"SHA256SUMS.minisig: {what}" in (said.out if code else said.err)
    (signing / "site/resolution-be.json").unlink()
    file.write_text(current)
    sign(signing)
    capfd.readouterr()
    assert verify(signing, str(signing / "site")) == 1
    assert "SHA256SUMS.minisig: has no text be, which is in yours\n" in capfd.readouterr().out


def test_sums_that_were_signed_for_another_site_are_not_taken_for_this_one(
    signing: Path, served: str, copy: Path, capfd: Said
) -> None:
    sign(signing)
    shutil.copy(signing / "site" / SIGNATURE, copy)
    try:
        for site, at, code in (
            ("", served, 1),
            (SITE_URL, served, 0),
            ("https://other.example", served, 1),
            ("https://other.example", str(copy), 1),
            (SITE_URL, str(copy), 0),
            ("", str(copy), 0),  # A folder has no address.
        ):
            capfd.readouterr()
            assert verify(signing, at, site=site) == code
            said = capfd.readouterr().out
            assert ("SHA256SUMS.minisig: is for another site; " in said) == bool(code)
            assert f" for {SITE_URL}: " in said
    finally:
        (copy / SIGNATURE).unlink()


def test_a_signature_that_has_grown_old_is_told(signing: Path, capfd: Said) -> None:
    """TUF's freeze attack: whoever keeps a newer copy from a reader lets no word differ."""
    sign(signing)
    signature = (signing / "site" / SIGNATURE).read_text()
    comment = signature.splitlines()[2].removeprefix("trusted comment: ")
    sign_plainly(signing, f"2026-01-01{comment[10:]}")
    capfd.readouterr()
    assert verify(signing, str(signing / "site")) == 0
    assert re.search(r"is \d+ days old: there may be a newer one", capfd.readouterr().err)
    assert f"{DAYS} days" in (ROOT / "server/README.md").read_text()


def test_without_minisign_no_signature_is_believed(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    (tmp_path / "index.html").write_text("x")
    write(tmp_path)
    for file in (repository / "docs/minisign.pub", tmp_path / SIGNATURE):
        file.write_text("x")
    monkeypatch.setenv("PATH", "")
    assert verify(repository, str(tmp_path)) == 1
    assert "cannot be checked without minisign" in capsys.readouterr().err
