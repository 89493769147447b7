"""What is wrong with keys and with names that refer to others; each exact message."""

import difflib
from collections.abc import Collection
from pathlib import Path

import pytest

from tests.helpers.faults import BE, EN, Edit, O, R, S, faults, faults_of

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
    "note beside provisions": (EN, "  adoption: Adopted.", "  adoption: Adopted.\n  note: x", [
        f"{EN}:13:3: no provision 'note' in {R}; known: adoption, cl_1, cl_1__point_a, preamble, "
        "rec_1",
    ]),
    "provision missing in the original": (EN, "  adoption: Adopted.\n", "", [
        f"{EN}:7:1: the provision 'adoption' of {R} has no words here; add 'adoption:'",
    ]),
    "unknown provision": (BE, "  cl_1: ", "  cl_11: ", [
        f"{BE}:9:3: no provision 'cl_11' in {R}; did you mean 'cl_1'?",
    ]),
    "unknown source": (R, "cites: [report]", "cites: [raport]", [
        f"{R}:12:13: no source 'raport'; did you mean 'report'?",
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
        f"{R}:19:18: no provision 'rec_2'; did you mean 'rec_1'?",
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
        f"{BE}:69:7: labels.provisions.clause.link: must hold {{number}} once",
    ]),
    "label left out": (BE, "  skip: be-skip\n", "", [
        f"{BE}:50:1: labels.skip: is missing; add 'skip:'",
    ]),
    "eId out of order": (R, "  - eId: preamble\n", "  - eId: rec_2\n  - eId: preamble\n", [
        f"{EN}:7:1: the provision 'rec_2' of {R} has no words here; add 'rec_2:'",
        f"{R}:11:5: 'rec_1' stands after 'rec_2'; put it before",
    ]),
    "eId twice": (R, "  - eId: preamble\n", "  - eId: preamble\n  - eId: preamble\n", [
        f"{R}:10:5: 'preamble' stands on line 9 already; keep one",
    ]),
    "point without its clause": (R, "  - eId: cl_1\n    heading: operative\n", "", [
        f"{EN}:10:3: no provision 'cl_1' in {R}; did you mean 'rec_1'?",
        *(
            f"{file}:{line}:3: no heading 'operative' in {R}; known: adoption, cl_1__point_a, "
            "preamble, rec_1, recitals"
            for file, line in ((EN, 6), (BE, 6))
        ),
        f"{R}:13:5: 'cl_1__point_a' has no 'cl_1' above it; add that",
        f"{BE}:9:3: no provision 'cl_1' in {R}; did you mean 'rec_1'?",
    ]),
    "heading named as a provision": (R, "heading: recitals", "heading: preamble", [
        f"{R}:11:5: 'preamble' is an eId; take it out for a provision's own heading, else write "
        "another name",
        *(
            f"{file}:5:3: no heading 'recitals' in {R}; known: adoption, cl_1, cl_1__point_a, "
            "operative, preamble, rec_1"
            for file in (EN, BE)
        ),
    ]),
    "heading twice": (R, "  - eId: adoption", "  - eId: adoption\n    heading: operative", [
        f"{R}:17:5: 'operative' stands on line 14 already; keep one",
    ]),
    "heading within a provision": (R, "__point_a", "__point_a\n    heading: operative", [
        f"{R}:16:5: 'operative' stands on line 14 already; keep one",
        f"{R}:16:5: 'operative' would stand within 'cl_1'; take it out, and write "
        "'cl_1__point_a:' under headings",
    ]),
    "organization twice": (O, "id: court", "id: union", [
        f"{O}:6:5: 'union' stands on line 2 already; keep one",
        f"{R}:7:14: no body 'court'; known: union",
        f"{S}:3:5: no organization 'court'; known: union",
        f"{EN}:22:3: no organization 'court' in {O}; known: union",
        f"{BE}:20:3: no organization 'court' in {O}; known: union",
    ]),
    "cited twice": (R, "cites: [report]", "cites: [report, report]", [
        f"{R}:12:21: 'report' stands on line 12 already; keep one",
    ]),
    "two texts of one name": (BE, "name: Беларуская", "name: English", [
        f"{EN}:1:1: 'English' is the name in {BE}; write this language's",
    ]),
    "number that is not translated": (EN, "provisions:", "numbers: {cl_1: Clause 1}\nprovisions:", [
        f"{BE}:9:3: 'cl_1' has words, but no number, which is 'Clause 1' in the original; add "
        "'cl_1:' under numbers",
    ]),
    "number that is the same in all languages": (EN, "provisions:",
        "numbers: {cl_1: (1)}\nprovisions:", []),
    "alias that is no code": (BE, "status:", "alias: blr\nstatus:", [
        f"{BE}:2:1: alias: 'blr' must be two small letters, as by",
    ]),
    "alias that is a text": (BE, "status:", "alias: en\nstatus:", [
        f"{BE}:2:1: 'en' is the name of a text; take it out",
    ]),
    "list of provisions left out": (R, "provisions:\n  - eId: preamble", "provisons:\n  - eId: x", [
        f"{R}:1:1: provisions: is missing; add 'provisions:'",
        f"{R}:8:1: provisons: no such key; did you mean 'provisions'?",
    ]),
    "no signatory": (O, "signatories:\n  - id: union\n    address:\n      url: https://example.org",
        "signatories: []", [
        f"{R}:3:1: no organization 'union'; known: court",
        f"{EN}:19:3: no organization 'union' in {O}; known: court",
        f"{BE}:18:3: no organization 'union' in {O}; known: court",
    ]),
    "no source": (S, None, "sources: []\n", [
        f"{R}:12:13: no source 'report'; take it out",
        f"{EN}:14:3: no source 'report' in {S}; take it out",
        f"{BE}:15:3: no source 'report' in {S}; take it out",
    ]),
    "list for a mapping": (BE, "terms:\n  crime: злачынства", "terms: [злачынства]", [
        f"{BE}:25:1: terms: must hold 'key: value' lines",
    ]),
    "word for a list": (R, "[court]", "court", [
        f"{R}:7:1: addressees: must be a list, each element after '- '",
    ]),
    "part stands apart": (R, "  - eId: adoption\n", "  - eId: adoption\n  - eId: cl_1__point_b\n", [
        f"{EN}:7:1: the provision 'cl_1__point_b' of {R} has no words here; add 'cl_1__point_b:'",
        f"{R}:17:5: 'cl_1__point_b' stands apart from 'cl_1'; put it there",
    ]),
    "cited alike": (R, "  - eId: adoption\n", "  - eId: adoption\n  - eId: adoption__cl_1\n", [
        f"{EN}:7:1: the provision 'adoption__cl_1' of {R} has no words here; add 'adoption__cl_1:'",
        f"{R}:17:5: 'adoption__cl_1' would be cited as 'cl_1' is; give it, or what is above it, "
        "another number",
    ]),
    "kind without labels": (R, "  - eId: cl_1\n", "  - eId: art_1\n  - eId: cl_1\n", [
        f"{EN}:7:1: the provision 'art_1' of {R} has no words here; add 'art_1:'",
        f"{EN}:50:3: the kind 'article' has no labels here; add 'article:'",
        f"{BE}:58:3: the kind 'article' has no labels here; add 'article:'",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_edit(tiny: Path, edit: Edit) -> None:
    assert faults_of(tiny, edit) == sorted(edit[3])


def test_a_heading_that_is_translated_needs_its_number(tiny: Path) -> None:
    for path, more in ((EN, "numbers: {rec_1: One}\nheadings:"), (BE, "headings:")):
        text = (tiny / path).read_text()
        (tiny / path).write_text(text.replace("headings:", f"{more}\n  rec_1: Of people"))
    what = "'rec_1' has words, but no number, which is 'One' in the original"
    assert f"{BE}:5:3: {what}; add 'rec_1:' under numbers" in faults(tiny)


def test_hints_end_before_they_take_minutes(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared, many, right = 0, 300, difflib.get_close_matches

    def counted(word: str, known: Collection[str], n: int) -> list[str]:
        nonlocal compared
        compared += len(known)
        return right(word, known, n)

    monkeypatch.setattr("difflib.get_close_matches", counted)
    for path, line in ((R, "  - eId: cl_{}\n"), (EN, "  lc_{}: x\n"), (BE, "  lc_{}: x\n")):
        text = (tiny / path).read_text()
        lines = "".join(line.format(n) for n in range(10, 10 + many))
        (tiny / path).write_text(text.replace("provisions:\n", f"provisions:\n{lines}", 1))
    unknown = [f for f in faults(tiny) if ": no provision 'lc_" in f]
    assert len(unknown) == 2 * many
    assert "did you mean 'cl_" in unknown[0]
    assert unknown[-1].endswith(f"no provision 'lc_{many + 9}' in {R}; take it out")
    assert compared < 21_000
