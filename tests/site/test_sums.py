"""SHA256SUMS: of every file, as sha256sum checks them; and their signature."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import brotli
import pytest
from lxml import html

from scripts.site.sums import SIGNATURE, SUMS, parse, sha256, write
from tests.helpers.frozen import LOCALES
from tests.helpers.project import ROOT
from tests.helpers.signing import key_pair


def test_sha256sum_finds_every_file_of_the_site_as_it_is_listed(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    run = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    listed = [line.split("  ")[1] for line in (site / SUMS).read_text().splitlines()]
    compressed = {f"{SUMS}.br", f"{SUMS}.gz"}
    assert compressed <= there
    assert listed == sorted(there - {SUMS} - compressed)
    assert brotli.decompress((site / f"{SUMS}.br").read_bytes()) == (site / SUMS).read_bytes()
    assert {"_headers", "pl/index.html", "pl/index.html.br", "pl/index.html.gz"} <= set(listed)


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "en/../../secret",
        "/etc/passwd",
        "//other.example/x",
        "./index.html",
        "en//index.html",
        "en\\index.html",
        "en/\x1b[31m",
        "en/\u2028x",
        "..",
        "",
        "other",  # It is listed before.
    ],
)
def test_hostile_paths_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="line 2 is refused"):
        parse(f"{'0' * 64}  other\n{'0' * 64}  {path}\n".encode())


@pytest.mark.parametrize(
    "line", ["", "# x", f"{'0' * 63}  a", f"{'0' * 64} *a", f"\\{'0' * 64}  a", "<html>", "\xff"]
)
def test_odd_lines_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 1 is refused"):
        parse(line.encode("latin-1"))


def test_only_a_signature_of_these_sums_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text("one")
    write(tmp_path)
    of = subprocess.run(
        ["sha256sum", SUMS], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    (tmp_path / SIGNATURE).write_text(f"trusted comment: {of.stdout.split()[0]}")
    write(tmp_path)
    assert (tmp_path / SIGNATURE).is_file()
    assert list(parse((tmp_path / SUMS).read_bytes())) == ["index.html"]
    (tmp_path / "index.html").write_text("two")
    write(tmp_path)
    assert not (tmp_path / SIGNATURE).exists()
    assert (
        capsys.readouterr().err == "SHA256SUMS.minisig names other sums, or none: it is left out\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What signing needs: the script, a built site, a pair of keys."""
    for name in ("scripts", "site", "docs"):
        (tmp_path / name).mkdir()
    shutil.copy(ROOT / "scripts/sign", tmp_path / "scripts/sign")
    for name, content in (
        ("index.html", "one"),
        ("robots.txt", "Sitemap: https://resolution.example/sitemap.xml\n"),
        ("resolution-pl.json", '{\n  "version": "2026-11-22-10fa0a6b"\n}\n'),
    ):
        (tmp_path / "site" / name).write_text(content)
    write(tmp_path / "site")
    key_pair(tmp_path)
    return tmp_path


def sign(project: Path, key: str = "minisign.key", path: str = "") -> tuple[int, str]:
    """Sign the project's sums; return the exit code and what was complained of."""
    run = subprocess.run(
        [project / "scripts/sign", project / key],
        env={"PATH": path or os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stderr


@pytest.mark.usefixtures("minisign")
def test_a_signature_holds_and_is_kept_by_the_build(project: Path) -> None:
    assert sign(project) == (0, "")
    signature = project / "site" / SIGNATURE
    command = ["minisign", "-V", "-q", "-p", "minisign.pub", "-m", f"site/{SUMS}"]
    assert subprocess.run(command, cwd=project, check=False).returncode == 0
    write(project / "site")
    assert signature.is_file()
    day, site, version, of = signature.read_text().splitlines()[2].split(", ")
    assert re.fullmatch(r"trusted comment: \d{4}-\d\d-\d\d", day)
    assert (site, version) == ("https://resolution.example/", "pl 2026-11-22-10fa0a6b")
    assert of.startswith("SHA256SUMS has the SHA-256 ")


@pytest.mark.usefixtures("minisign")
def test_what_cannot_be_signed_is_told(project: Path) -> None:
    signature = project / "site" / SIGNATURE
    code, said = sign(project, "none.key")
    assert (code, "There is no secret key" in said) == (1, True)
    (project / "bin").mkdir()
    for tool in ("sh", "dirname"):
        (project / "bin" / tool).symlink_to(str(shutil.which(tool)))
    code, said = sign(project, path=str(project / "bin"))
    assert (code, "There is no minisign here" in said) == (1, True)
    robots = project / "site/robots.txt"
    robots.write_text("Sitemap: http://localhost:8000/sitemap.xml\n")
    write(project / "site")
    code, said = sign(project)
    assert (code, "site/ is not for an https:// address" in said) == (1, True)
    (project / "site/index.html").write_text("changed")
    code, said = sign(project)
    assert (code, "site/ is not what was built" in said) == (1, True)
    (project / "site" / SUMS).unlink()
    code, said = sign(project)
    assert (code, "There is no site/SHA256SUMS" in said) == (1, True)
    assert not signature.exists()


@pytest.mark.usefixtures("minisign")
@pytest.mark.parametrize(
    "line",
    ["# Trust nobody else.", f"{'0' * 64}  ../x", f"{sha256(Path(__file__))}  {__file__}", ""],
)
@pytest.mark.parametrize("at", [0, 1])
def test_sums_with_a_line_too_much_are_not_signed(project: Path, line: str, at: int) -> None:
    sums = project / "site" / SUMS
    lines = sums.read_text().splitlines()
    sums.write_text("".join(f"{x}\n" for x in (*lines[:at], line, *lines[at:])))
    code, said = sign(project)
    assert (code, "site/ is not what was built" in said) == (1, True)
    assert not (project / "site" / SIGNATURE).exists()


@pytest.mark.usefixtures("minisign")
def test_a_file_without_a_line_is_not_signed(project: Path) -> None:
    (project / "site/more.html").touch()
    code, said = sign(project)
    assert (code, "site/ is not what was built" in said) == (1, True)


@pytest.mark.usefixtures("minisign")
def test_a_signature_by_another_key_than_the_published_one_is_not_kept(project: Path) -> None:
    public = key_pair(project, "other")
    shutil.copy(public, project / "docs/minisign.pub")
    code, said = sign(project)
    assert (code, "docs/minisign.pub is not the public key" in said) == (1, True)
    assert not (project / "site" / SIGNATURE).exists()
    assert sign(project, "other.key") == (0, "")


@pytest.mark.usefixtures("minisign")
@pytest.mark.parametrize("locale", LOCALES)
def test_the_about_page_tells_how_and_it_works(site: Path, tmp_path: Path, locale: str) -> None:
    """A reader has a few files, the sums beside them, and the key from another place."""
    file = site / locale / "about/index.html"
    page = html.parse(file, html.HTMLParser(encoding="utf-8")).getroot()
    section = page.get_element_by_id("copies")
    (link,) = section.xpath(".//a/@href")
    assert (file.parent / link).resolve() == site / SUMS
    assert {SUMS, SIGNATURE, "minisign.pub"} <= set(re.findall(r"[\w.]+\w", section.text_content()))
    for name in (SUMS, f"resolution-{locale}.pdf"):
        shutil.copy(site / name, tmp_path)
    secret = key_pair(tmp_path).with_suffix(".key")
    subprocess.run(["minisign", "-S", "-s", secret, "-m", tmp_path / SUMS], check=True)
    commands = [code.split() for code in section.xpath(".//code/text()")]
    assert commands.pop(2) == ["Get-FileHash", "*"]  # PowerShell's, which is not here.
    assert [command[0] for command in commands] == ["sha256sum", "shasum", "minisign"]
    for command in commands:
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    for name in (SUMS, f"resolution-{locale}.pdf"):
        with (tmp_path / name).open("ab") as copy:
            copy.write(b"\n")
    for command in commands:
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 1
