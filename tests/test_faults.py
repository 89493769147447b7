"""Every fault, with its exact message; all of them in one run; nothing written."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.build import build
from scripts.corpus.faults import DataError
from scripts.corpus.load import load
from tests.conftest import ROOT, copy_project, mkdocs

R, S, O, EN, BE = (  # noqa: E741 - O for organizations
    "data/resolution.yaml",
    "data/sources.yaml",
    "data/signatories.yaml",
    "data/text/en.yaml",
    "data/text/be.yaml",
)


def faults(root: Path) -> list[str]:
    try:
        load(root)
    except DataError as error:
        return str(error).split("\n")
    return []


def test_the_tiny_project_has_no_fault(tiny: Path) -> None:
    assert faults(tiny) == []


# file, what stands there (None: all), what is put in its place, the faults that must come of it
EDITS = {
    "misspelt key": (BE, "status:", "sttaus:", [
        f"{BE}:1:1: status: is missing; add 'status:'",
        f"{BE}:2:1: sttaus: no such key; did you mean 'status'?",
    ]),
    "unknown key": (O, "id: court", "id: court\n    zzz: 1", [
        f"{O}:7:5: bodies.0.zzz: no such key; known: address, id",
    ]),
    "misspelt key below": (EN, "description: A", "descripton: A", [
        f"{EN}:21:5: organizations.union.descripton: no such key; did you mean 'description'?",
    ]),
    "markup put beside words": (EN, "adoption: Adopted.", "adoption: {words: Adopted., note: x}", [
        f"{EN}:12:3: provisions.adoption: must be text; write it in quotes",
    ]),
    "note beside provisions": (EN, "  adoption: Adopted.", "  adoption: Adopted.\n  note: x", [
        f"{EN}:13:3: no provision 'note' in {R}; known: adoption, cl_1, cl_1__point_a, preamble, "
        "rec_1",
    ]),
    "repeated key": (BE, "status: unofficial", "status: unofficial\nstatus: official", [
        f"{BE}:3:1: 'status' stands on line 2 already; keep one",
    ]),
    "provision missing in the original": (EN, "  adoption: Adopted.\n", "", [
        f"{EN}:7:1: the provision 'adoption' of {R} has no words here; add 'adoption:'",
    ]),
    "empty words": (BE, "adoption: Прынята.", "adoption: ''", [
        f"{BE}:11:3: provisions.adoption: is empty; write the words, or take the key out",
    ]),
    "no words": (BE, "adoption: Прынята.", "adoption:", [
        f"{BE}:11:3: provisions.adoption: is empty; write the words, or take the key out",
    ]),
    "only spaces": (EN, "adoption: Adopted.", "adoption: '  '", [
        f"{EN}:12:3: provisions.adoption: is empty; write the words, or take the key out",
    ]),
    "unknown provision": (BE, "  cl_1: ", "  cl_11: ", [
        f"{BE}:9:3: no provision 'cl_11' in {R}; did you mean 'cl_1'?",
    ]),
    "unknown source": (R, "cites: [report]", "cites: [raport]", [
        f"{R}:11:13: no source 'raport'; did you mean 'report'?",
    ]),
    "unknown issuer": (S, "issuer: court", "issuer: nobody", [
        f"{S}:3:5: no organization 'nobody'; known: court, union",
    ]),
    "unknown addressee": (R, "[court]", "[coutr]", [
        f"{R}:7:14: no body 'coutr'; did you mean 'court'?",
    ]),
    "unknown publisher": (R, "publisher: union", "publisher: unions", [
        f"{R}:3:1: no organization 'unions'; did you mean 'union'?",
    ]),
    "note about an unknown provision": (R, "provisions: [rec_1]", "provisions: [rec_2]", [
        f"{R}:17:18: no provision 'rec_2'; did you mean 'rec_1'?",
    ]),
    "source without a name": (BE, "  report:\n    title: Даклад\n", "  {}\n", [
        f"{BE}:14:1: the source 'report' of {S} has no words here; add 'report:'",
    ]),
    "source with an empty name": (BE, "title: Даклад", "title:", [
        f"{BE}:16:5: sources.report.title: is empty; write the words, or take the key out",
    ]),
    "signatory without a name": (BE, "    name: Саюз", "    description: Саюз", [
        f"{BE}:18:3: organizations.union.name: is missing; add 'name:'",
    ]),
    "signatory left out": (EN, "  union:\n    name: Union\n    description: A union of 2 people.\n",
        "", [f"{EN}:18:1: the organization 'union' of {O} has no words here; add 'union:'"],
    ),
    "term left out": (BE, "  crime: злачынства", "  krime: злачынства", [
        f"{BE}:25:1: the term 'crime' of {EN} has no words here; add 'crime:'",
        f"{BE}:26:3: no term 'krime' in {EN}; did you mean 'crime'?",
    ]),
    "note without words": (BE, "  spelling: Напісанне.\n", "", [
        f"{BE}:22:1: the note 'spelling' of {R} has no words here; add 'spelling:'",
    ]),
    "label without its number": (BE, "be-link-clause {number}", "Спасылка", [
        f"{BE}:71:3: labels.link_clause: must hold {{number}} once",
    ]),
    "label left out": (BE, "  skip: 'be-skip'\n", "", [
        f"{BE}:48:1: labels.skip: is missing; add 'skip:'",
    ]),
    "no such day": (R, "2020-02-29", "2023-02-29", [
        f"{R}:2:1: adopted: '2023-02-29' is no date; write year, month and day as \"2023-11-01\"",
    ]),
    "date in another form": (S, '"2019-12-31"', '"31.12.2019"', [
        f"{S}:5:5: sources.0.date: '31.12.2019' is no date; write year, month and day as "
        "\"2023-11-01\"",
    ]),
    "date not quoted": (R, '"2020-02-29"', "2020-02-29", [
        f"{R}:2:10: YAML reads 2020-02-29 as a date; write it in quotes",
    ]),
    "number not quoted": (EN, "title: The report", "title: 1472", [
        f"{EN}:15:5: sources.report.title: must be text; write it in quotes",
    ]),
    "word that YAML takes for true": (BE, "adoption: Прынята.", "adoption: yes", [
        f"{BE}:11:13: YAML reads yes as true or false; write it in quotes",
    ]),
    "http address": (O, "https://", "http://", [
        f"{O}:4:7: signatories.0.address.url: 'http://example.org' must begin with https://",
    ]),
    "address with credentials": (O, "https://", "https://me:secret@", [
        f"{O}:4:7: signatories.0.address.url: 'https://me:secret@example.org' carries a user name "
        "or a password; write it without",
    ]),
    "malformed address": (O, "https://example.org", "https://exa mple.org", [
        f"{O}:4:7: signatories.0.address.url: 'https://exa mple.org' is no address; write it as "
        "https://example.org/page",
    ]),
    "address without a domain": (O, "https://example.org", "https:///page", [
        f"{O}:4:7: signatories.0.address.url: 'https:///page' is no address; write it as "
        "https://example.org/page",
    ]),
    "script for an address": (O, "https://example.org", "javascript:alert(1)", [
        f"{O}:4:7: signatories.0.address.url: 'javascript:alert(1)' is no address; write it as "
        "https://example.org/page",
    ]),
    "eId of another pattern": (R, "eId: adoption", "eId: adoptions", [
        f"{EN}:12:3: no provision 'adoption' in {R}; did you mean 'adoptions'?",
        f"{EN}:7:1: the provision 'adoptions' of {R} has no words here; add 'adoptions:'",
        f"{R}:14:5: provisions.4.eId: 'adoptions' must be preamble, rec_1, cl_1, cl_1__point_a, "
        "dispatch or adoption, with its own number and letter",
        f"{BE}:11:3: no provision 'adoption' in {R}; did you mean 'adoptions'?",
    ]),
    "eId out of order": (R, "  - eId: preamble\n", "  - eId: rec_2\n  - eId: preamble\n", [
        f"{EN}:7:1: the provision 'rec_2' of {R} has no words here; add 'rec_2:'",
        f"{R}:10:5: 'preamble' stands after 'rec_2'; put it before",
    ]),
    "eId twice": (R, "  - eId: preamble\n", "  - eId: preamble\n  - eId: preamble\n", [
        f"{R}:10:5: 'preamble' stands on line 9 already; keep one",
    ]),
    "point without its clause": (R, "  - eId: cl_1\n", "", [
        f"{EN}:10:3: no provision 'cl_1' in {R}; did you mean 'rec_1'?",
        f"{R}:12:5: 'cl_1__point_a' has no clause 'cl_1' above it; add the clause",
        f"{BE}:9:3: no provision 'cl_1' in {R}; did you mean 'rec_1'?",
    ]),
    "organization twice": (O, "id: court", "id: union", [
        f"{O}:6:5: 'union' stands on line 2 already; keep one",
        f"{R}:7:14: no body 'court'; known: union",
        f"{S}:3:5: no organization 'court'; known: union",
        f"{EN}:22:3: no organization 'court' in {O}; known: union",
        f"{BE}:20:3: no organization 'court' in {O}; known: union",
    ]),
    "Latin i in a Belarusian word": (BE, "Прынята.", "Прыiнята.", [
        f"{BE}:11:3: 'Прыiнята' mixes alphabets (i is Latin); write it in one",
    ]),
    "Latin i for a Belarusian і": (BE, "Мы і вы.", "Мы i вы.", [
        f"{BE}:8:3: 'i' is Latin; write it in Cyrillic letters",
    ]),
    "Cyrillic letter in a Latin word": (EN, "Adopted.", "Аdopted.", [
        f"{EN}:12:3: 'Аdopted' mixes alphabets (А is Cyrillic); write it in one",
    ]),
    "Cyrillic letter for a Latin a": (EN, "name: Union", "name: Such а union", [
        f"{EN}:20:5: 'а' is Cyrillic; write it in Latin letters",
    ]),
    "tab": (EN, "  adoption: Adopted.", "\tadoption: Adopted.", [
        f"{EN}:12:1: holds a tab; write spaces",
    ]),
    "tab in words": (EN, "Adopted.", "Ad\topted.", [
        f"{EN}:12:15: holds a tab; write spaces",
    ]),
    "unterminated quote": (EN, "adoption: Adopted.", 'adoption: "Adopted.', [
        f"{EN}:12:13: a quotation mark is opened and never closed; close it",
    ]),
    "colon in plain words": (EN, "adoption: Adopted.", "adoption: Adopted: yes.", [
        f"{EN}:12:20: not YAML (mapping values are not allowed here); check the indentation, and "
        "quote words that hold ': '",
    ]),
    "alias bomb": (S, "sources:", "a: &a [x, x]\nb: &b [*a, *a]\nsources:", [
        f"{S}:2:8: an alias ('*name') is not used here; write the value out",
    ]),
    "deep nesting": (S, "sources:", f"a: {'[' * 5000}\nsources:", [
        f"{S}:1:23: nested deeper than 20 levels; write it flat",
    ]),
    "many values": (S, "sources:", f"a: [{'x, ' * 20_000}]\nsources:", [
        f"{S}:1:59996: holds more than 20,000 values; make it smaller",
    ]),
    "tag": (EN, "adoption: Adopted.", "adoption: !!python/name:os.system Adopted.", [
        f"{EN}:12:13: the tag tag:yaml.org,2002:python/name:os.system is not used here; take it "
        "out",
    ]),
    "NUL": (EN, "Adopted.", "Adopted\0.", [
        f"{EN}:12:20: holds the control character U+0000; take it out",
    ]),
    "bidirectional control": (EN, "Adopted.", "Ad\u202eopted.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+202E; take it out",
    ]),
    "zero-width space": (EN, "Adopted.", "Ad\u200bopted.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+200B; take it out",
    ]),
    "variation selector": (EN, "Adopted.", "Adopted\U000e0101.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+E0101; take it out",
    ]),
    "letter put together": (BE, "Прынята.", "Прынята у\u0306.", [
        f"{BE}:11:3: provisions.adoption: holds a letter put together from parts; write it as one "
        "letter (NFC)",
    ]),
    "two paragraphs": (EN, "adoption: Adopted.", "adoption: |-\n    Adopted.\n    Twice.", [
        f"{EN}:12:3: provisions.adoption: must be one paragraph, with single spaces and none "
        "around it",
    ]),
    "unknown status": (BE, "status: unofficial", "status: unoficial", [
        f"{BE}:2:1: status: 'unoficial' is none of original, official, reviewed, unofficial",
    ]),
    "two originals": (BE, "status: unofficial", "status: original", [
        f"{BE}:2:1: 'original' is wrong for this text; write official, reviewed or unofficial",
    ]),
    "original without a text": (R, "original: en", "original: fr", [
        f"{EN}:2:1: 'original' is wrong for this text; write official, reviewed or unofficial",
        "data/text/fr.yaml:1:1: no such file; it is needed",
    ]),
    "language that does not exist": (S, "language: en", "language: qq", [
        f"{S}:4:5: sources.0.language: 'qq' must be the tag of a language (BCP 47); Belarusian is "
        "be, not by",
    ]),
    "words behind a #": (EN, "name: Court", "name: Court # of law", [
        f"{EN}:23:11: YAML drops what stands behind ' #'; put the words in quotes",
    ]),
    "tag on a list": (R, "addressees: [court]", "addressees: !!set [court]", [
        f"{R}:7:13: the tag tag:yaml.org,2002:set is not used here; take it out",
    ]),
    "escape that is no character": (EN, "adoption: Adopted.", 'adoption: "\\U00110000"', [
        f"{EN}:12:16: holds a number or an escape that YAML cannot read; write it out",
    ]),
    "no pages": (S, "pages: 7", "pages: 0", [
        f"{S}:7:5: sources.0.pages: must be more than 0",
    ]),
    "octal pages": (S, "pages: 7", "pages: 0114", [
        f"{S}:7:12: YAML reads 0114 as a number; write it in quotes",
        f"{S}:7:5: sources.0.pages: must be a whole number",
    ]),
    "address in capitals": (O, "https://example.org", "https://Example.org/a", [
        f"{O}:4:7: signatories.0.address.url: 'https://Example.org/a' is not written as browsers "
        "do; write it as https://example.org/a",
    ]),
    "cited twice": (R, "cites: [report]", "cites: [report, report]", [
        f"{R}:11:21: 'report' stands on line 11 already; keep one",
    ]),
    "two texts of one name": (BE, "name: Беларуская", "name: English", [
        f"{EN}:1:1: 'English' is the name in {BE}; write this language's",
    ]),
    "original passed off as a translation": (BE, "Прынята.", "Adopted.", [
        f"{BE}:11:3: has the original's words; translate them, or take the key out",
    ]),
    "notation not closed": (BE, "а не [en|so].", "а не [en|so.", [
        f"{BE}:13:5: '[en|so.' is not written as [en|words in English]",
    ]),
    "notation of no language": (EN, "[en|a <b> ball]", "[qq|a ball]", [
        f"{EN}:25:3: '[qq|a ball]' is not written as [en|words in English]",
    ]),
    "Cyrillic word that looks Latin": (EN, "name: Union", "name: The сор union", [
        f"{EN}:20:5: 'сор' is Cyrillic; write it in Latin letters",
    ]),
    "list of provisions left out": (R, "provisions:\n  - eId: preamble", "provisons:\n  - eId: x", [
        f"{R}:1:1: provisions: is missing; add 'provisions:'",
        f"{R}:8:1: provisons: no such key; did you mean 'provisions'?",
    ]),
    "no signatory": (O, "signatories:\n  - id: union\n    address:\n      url: https://example.org",
        "signatories: []", [
        f"{O}:1:1: signatories: is an empty list; it must have an element",
        f"{R}:3:1: no organization 'union'; known: court",
        f"{EN}:19:3: no organization 'union' in {O}; known: court",
        f"{BE}:18:3: no organization 'union' in {O}; known: court",
    ]),
    "no source": (S, None, "sources: []\n", [
        f"{S}:1:1: sources: is an empty list; it must have an element",
    ]),
    "list for a mapping": (BE, "terms:\n  crime: злачынства", "terms: [злачынства]", [
        f"{BE}:25:1: terms: must hold 'key: value' lines",
    ]),
    "word for a list": (R, "[court]", "court", [
        f"{R}:7:1: addressees: must be a list, each element after '- '",
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), EDITS.values(), ids=EDITS)
def test_edit(tiny: Path, path: str, old: str | None, new: str, expected: list[str]) -> None:
    file = tiny / path
    text = file.read_text()
    assert old is None or old in text
    file.write_text(new if old is None else text.replace(old, new, 1))
    assert sorted(faults(tiny)) == sorted(expected)


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


# what is done to be.yaml, the fault that must come of it
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "CRLF": (
        lambda f: f.write_bytes(f.read_bytes().replace(b"\n", b"\r\n")),
        "1:17: ends with CR; save the file with line ends LF (Unix)",
    ),
    "BOM": (
        lambda f: f.write_bytes(b"\xef\xbb\xbf" + f.read_bytes()),
        "1:1: begins with a byte order mark; save the file as UTF-8 without BOM",
    ),
    "not UTF-8": (
        lambda f: f.write_bytes(f.read_text().encode("cp1251", "replace")),
        "1:7: not UTF-8; save the file as UTF-8",
    ),
    "empty": (lambda f: f.write_text(""), "1:1: is empty; it must hold data"),
    "only a comment": (lambda f: f.write_text("# x\n"), "1:1: is empty; it must hold data"),
    "folder": (replace_by_folder, "1:1: is a folder; it must be a file"),
    "large": (
        lambda f: f.write_text("#" * 1_000_001),
        "1:1: is larger than 1,000,000 bytes; make it smaller",
    ),
}


@pytest.mark.parametrize(("change", "expected"), FILES.values(), ids=FILES)
def test_file(tiny: Path, change: Callable[[Path], object], expected: str) -> None:
    change(tiny / BE)
    assert faults(tiny) == [f"{BE}:{expected}"]


@pytest.mark.parametrize("path", [R, S, O])
def test_missing_file(tiny: Path, path: str) -> None:
    (tiny / path).unlink()
    assert faults(tiny) == [f"{path}:1:1: no such file; it is needed"]


def test_missing_original(tiny: Path) -> None:
    (tiny / EN).unlink()
    assert faults(tiny) == [f"{EN}:1:1: no such file; it is needed"]


def test_language_that_does_not_exist(tiny: Path) -> None:
    (tiny / BE).rename(tiny / "data/text/by.yaml")
    assert faults(tiny) == [
        "data/text/by.yaml:1:1: the file's name: 'by' must be the tag of a language (BCP 47); "
        "Belarusian is be, not by"
    ]


def test_file_that_would_be_passed_over(tiny: Path) -> None:
    (tiny / "data/text/pl.yml").write_text("name: Polski\n")
    expected = "data/text/pl.yml:1:1: is no data file; name a text data/text/<locale>.yaml"
    assert faults(tiny) == [expected]


def test_all_faults_in_one_run_sorted_by_place(tiny: Path) -> None:
    (tiny / S).unlink()
    (tiny / BE).write_text((tiny / BE).read_text().replace("status", "sttaus").replace("і", "i"))
    (tiny / R).write_text((tiny / R).read_text().replace("2020-02-29", "2020"))
    found = faults(tiny)
    assert found == sorted(found, key=lambda f: (f.split(":")[0], *map(int, f.split(":")[1:3])))
    assert {f.split(":")[0] for f in found} == {S, BE, R}
    assert len(found) > 3


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


def test_build_script_says_faults_and_touches_nothing(tiny: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "scripts", "build"]
        return subprocess.run(command, cwd=tiny, capture_output=True, text=True, check=False)

    shutil.copytree(ROOT / "scripts", tiny / "scripts")
    assert run().returncode == 0
    built = snapshot(tiny / "docs")
    assert built
    (tiny / R).write_text((tiny / R).read_text().replace("publisher", "pubisher"))
    failed = run()
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == (
        f"{R}:1:1: publisher: is missing; add 'publisher:'\n"
        f"{R}:3:1: pubisher: no such key; did you mean 'publisher'?\n"
    )
    assert snapshot(tiny / "docs") == built


def test_make_check_says_faults_and_makes_nothing(tmp_path: Path) -> None:
    root = copy_project(tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    # What draws and renders takes long to import, too.
    heavy = "{'typst', 'PIL', 'lxml', 'scripts.outputs.pages.render', 'scripts.outputs.editions'}"
    loaded = run("-c", f"import sys, scripts.commands.check; print({heavy} & sys.modules.keys())")
    assert loaded.stdout == "set()\n"
    before = snapshot(root / "docs")
    check = ("-m", "scripts", "check")
    assert (run(*check).returncode, run(*check).stderr) == (0, "")
    file = root / "data/text/pl.yaml"
    file.write_text(file.read_text().replace("  cl_3:", "  cl_33:", 1))
    failed = run(*check)
    line = file.read_text().split("\n").index("  cl_33: >-") + 1
    right = (
        f"{file.relative_to(root)}:{line}:3: no provision 'cl_33' in {R}; did you mean 'cl_3'?\n"
    )
    assert (failed.returncode, failed.stderr) == (1, right)
    file.write_text(file.read_text().replace("  cl_33:", "  cl_3:", 1))
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("name: Polski", "name: Polska"))
    assert run(*check).stderr.startswith(
        "mkdocs.yml:31:7: i18n has no such line; add '- {locale: pl"
    )
    assert snapshot(root / "docs") == before


def test_mkdocs_says_faults_and_touches_nothing(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    assert mkdocs(root).returncode == 0
    built = snapshot(root / "docs"), snapshot(root / "site")
    assert all(built)
    file = root / "data/text/pl.yaml"
    file.write_text(file.read_text().replace("status:", "sttaus:").replace("cl_3:", "cl_33:"))
    failed = mkdocs(root)
    assert failed.returncode == 1
    assert "data/text/pl.yaml:1:1: status: is missing; add 'status:'\n" in failed.stderr
    assert "no provision 'cl_33' in data/resolution.yaml; did you mean 'cl_3'?\n" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (snapshot(root / "docs"), snapshot(root / "site")) == built


def test_a_language_without_its_line_in_mkdocs_yml_is_a_fault(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    assert mkdocs(root).returncode == 0
    built = snapshot(root / "docs"), snapshot(root / "site")
    text = (root / "data/text/pl.yaml").read_text()
    (root / "data/text/uk.yaml").write_text(text.replace("name: Polski", "name: Українська", 1))
    failed = mkdocs(root)
    assert failed.returncode == 1
    right = "mkdocs.yml:31:7: i18n has no such line; add '- {locale: uk, name: Українська}'\n"
    assert right in failed.stderr
    assert (snapshot(root / "docs"), snapshot(root / "site")) == built


@pytest.mark.parametrize(
    "address", ["", "http://", "resolution.example/", "https://a.example/?x=1", "https://a@b.c/"]
)
def test_an_address_of_the_site_that_is_none_is_a_fault(tiny: Path, address: str) -> None:
    with pytest.raises(DataError) as raised:
        build(tiny, address)
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
    with pytest.raises(DataError) as raised:
        build(tiny)
    assert str(raised.value).split("\n") == [
        "mkdocs.yml:4:7: i18n has no such line; add '- {locale: be, name: Беларуская}'",
        "mkdocs.yml:4:7: 'fr' has no data/text/fr.yaml; take it out",
        "mkdocs.yml:4:7: the default must be the original; add 'default: true' to en",
    ]


def test_a_language_that_material_has_no_strings_for_is_a_fault(tiny: Path) -> None:
    (tiny / BE).rename(tiny / "data/text/gd.yaml")
    settings = tiny / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("locale: be", "locale: gd"))
    with pytest.raises(DataError) as raised:
        build(tiny)
    right = "Material has no strings for 'gd'; the site cannot be built in it"
    assert str(raised.value) == f"mkdocs.yml:4:7: {right}"


@pytest.mark.parametrize("name", [".pl.yaml.swp", "pl.yaml~", "#pl.yaml#", ".#pl.yaml", "4913"])
def test_what_editors_leave_beside_a_file_is_no_fault(tiny: Path, name: str) -> None:
    (tiny / "data/text" / name).write_text("x")
    assert faults(tiny) == []


def test_half_a_character_is_a_fault(tiny: Path) -> None:
    file = tiny / R
    file.write_text(file.read_text().replace("eId: adoption", 'eId: "\\ud800"'))
    assert f"{R}:14:10: holds half a character (a surrogate); write it whole" in faults(tiny)
