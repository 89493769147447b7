"""Citation files, imported by the programs that people cite with."""

import json
import os
import re
import subprocess
from itertools import count
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from lxml import etree

from tests.helpers.cited import everything
from tests.helpers.frozen import CORPUS
from tests.helpers.project import ROOT

EVERYTHING = list(everything(CORPUS))
DAY = {"date-parts": [[2023, 11, 1]]}
BIBER = "{http://biblatex-biber.sourceforge.net/biblatexml}"


def run(*command: str | Path, **env: str) -> str:
    env = {**os.environ, **env}
    return subprocess.check_output(command, cwd=ROOT, env=env, text=True, timeout=100)


def files(site: Path, name: str) -> list[Path]:
    return [site / this.folder / name for this in EVERYTHING]


def joined(site: Path, name: str, folder: Path) -> Path:
    """Return all files of a name as one, as a reader keeps what is imported."""
    file = folder / name
    file.write_bytes(b"".join(f.read_bytes() for f in files(site, name)))
    return file


def plain(name: str) -> str:
    return name.replace("\xa0", " ")


@pytest.mark.slow  # `make quick` gets nothing from npm.
@pytest.mark.parametrize(
    ("name", "kind"),
    [("citation.bib", "document"), ("citation.ris", "webpage"), ("citation.json", "document")],
)
def test_citation_js(site: Path, name: str, kind: str) -> None:
    command = (ROOT / ".venv/bin/node", ROOT / "tests/helpers/citation.js", *files(site, name))
    for item, this in zip(json.loads(run(*command)), EVERYTHING, strict=True):
        (author,) = item["author"]
        assert (item["type"], item["language"], item["URL"]) == (kind, this.locale, this.url)
        assert plain(author.get("literal", author.get("family"))) == this.labels.adopted_by
        assert not author.get("given")
        assert item["issued"] == DAY
        assert (item["title"], item.get("publisher")) == (this.title, this.publisher)


@pytest.mark.parametrize("name", ["citation.bib", "citation.json"])
def test_pandoc(site: Path, tmp_path: Path, citing: None, name: str) -> None:
    if name == "citation.bib":
        source = joined(site, name, tmp_path)
        items = json.loads(run("pandoc", "--from=biblatex", "--to=csljson", source))
    else:
        source = tmp_path / name
        source.write_text(json.dumps([json.loads(f.read_text())[0] for f in files(site, name)]))
        items = json.loads(run("pandoc", "--from=csljson", "--to=csljson", source))
    by_address = {item["URL"]: item for item in items}
    for this in EVERYTHING:
        item = by_address.pop(this.url)
        assert item["author"] == [{"literal": this.labels.adopted_by}]
        assert item["issued"] == DAY
        assert item.get("publisher") == this.publisher
        # Of BibLaTeX pandoc reads no language but those that have a name in TeX.
        assert item.get("language") == (this.locale if name == "citation.json" else None)
    assert not by_address


def test_biber(site: Path, tmp_path: Path, citing: None) -> None:
    source, out = joined(site, "citation.bib", tmp_path), tmp_path / "out.xml"
    options = ("--tool", "--validate-datamodel", "--output-format=biblatexml")
    # It takes a space in a path for the end of it.
    said = run("biber", *options, f"--output-file={out}", os.path.relpath(source, ROOT))
    assert "INFO" in said
    assert "WARN" not in said
    assert "ERROR" not in said
    entries = {e.findtext(f"{BIBER}url"): e for e in etree.parse(out).iter(f"{BIBER}entry")}
    for this in EVERYTHING:
        entry = entries.pop(this.url)
        assert entry.get("entrytype") == "misc"
        assert entry.findtext(f"{BIBER}date") == "2023-11-01"
        assert entry.findtext(f"{BIBER}language/{BIBER}list/{BIBER}item") == this.locale
        (name,) = entry.findall(f"{BIBER}names/{BIBER}name")
        assert [part.get("type") for part in name] == ["family"]
    assert not entries


def test_jabref(site: Path, tmp_path: Path, citing: None) -> None:
    source, out = joined(site, "citation.ris", tmp_path), tmp_path / "out.bib"
    options = f"-Djava.util.prefs.userRoot={tmp_path} -Djava.io.tmpdir={tmp_path}"
    options += " -XX:-UsePerfData"  # Which lies in the folder for all temporary files.
    run("jabref", "-n", "-i", f"{source},ris", "-o", out, JABREF_JAVA_OPTIONS=options)
    # It gives none a key.
    key, keyless = count(), out.read_text(encoding="utf-8")
    library = parse_string(re.sub(r"(?m)^@\w+{", lambda start: f"{start[0]}{next(key)}", keyless))
    entries = {entry["url"]: entry for entry in library.entries}
    for this in EVERYTHING:
        entry = entries.pop(this.url)
        assert entry.entry_type == "other"
        assert (entry["year"], entry["month"]) == ("2023", "nov")
        assert entry["language"] == this.locale
        # A name that it has parted is written last name first.
        assert plain(entry["author"]) == this.labels.adopted_by
    assert not entries
