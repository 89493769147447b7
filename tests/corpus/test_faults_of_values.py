"""What is wrong with a value: its words, letters, dates, addresses; each exact message."""

from datetime import date
from pathlib import Path

import pytest

from scripts.corpus.faults import DataError
from scripts.corpus.load import load
from tests.helpers.faults import BE, EN, Edit, O, R, S, faults_of

EDITS = {
    "markup put beside words": (EN, "adoption: Adopted.", "adoption: {words: Adopted., note: x}", [
        f"{EN}:12:3: provisions.adoption: must be text; write it in quotes",
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
    "no such day": (R, "2020-02-29", "2023-02-29", [
        f"{R}:2:1: adopted: '2023-02-29' is no date; write year, month and day as \"2023-11-01\"",
    ]),
    "date in another form": (S, '"2019-12-31"', '"31.12.2019"', [
        f"{S}:5:5: sources.0.date: '31.12.2019' is no date; write year, month and day as "
        "\"2023-11-01\"",
    ]),
    "change before the adoption": (BE, "'2020-03-02'", "'2020-02-28'", [
        f"{BE}:39:3: '2020-02-28' is before the adoption, '2020-02-29'; write when it is published",
    ]),
    "number not quoted": (EN, "title: The report", "title: 1472", [
        f"{EN}:15:5: sources.report.title: must be text; write it in quotes",
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
        f"{R}:16:5: provisions.4.eId: 'adoptions' must be an eId of Akoma Ntoso, as preamble, "
        "rec_1, art_11__para_2, cl_1__point_a or adoption",
        f"{BE}:11:3: no provision 'adoption' in {R}; did you mean 'adoptions'?",
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
    "bidirectional control": (EN, "Adopted.", "Ad\u202eopted.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+202E; take it out",
    ]),
    "zero-width space": (EN, "Adopted.", "Ad\u200bopted.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+200B; take it out",
    ]),
    "variation selector": (EN, "Adopted.", "Adopted\U000e0101.", [
        f"{EN}:12:3: provisions.adoption: holds the invisible character U+E0101; take it out",
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
        f"{S}:4:5: sources.0.language: 'qq' is no language that the Unicode CLDR knows",
    ]),
    "no pages": (S, "pages: 7", "pages: 0", [
        f"{S}:7:5: sources.0.pages: must be more than 0",
    ]),
    "address in capitals": (O, "https://example.org", "https://Example.org/a", [
        f"{O}:4:7: signatories.0.address.url: 'https://Example.org/a' is not written as browsers "
        "do; write it as https://example.org/a",
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
    "empty paragraph": (EN, "adoption: Adopted.", "adoption: |-\n    Adopted.\n\n    Twice.", [
        f"{EN}:12:3: provisions.adoption: is empty; write the words, or take the key out",
    ]),
    "two paragraphs of a note": (EN, "spelling: ", "spelling: |-\n    Two.\n    ", [
        f"{EN}:26:3: notes.spelling: must be one paragraph, with single spaces and none around it",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_edit(tiny: Path, edit: Edit) -> None:
    assert faults_of(tiny, edit) == sorted(edit[3])


@pytest.mark.parametrize(
    "words",
    ["می\u200cخواهم", "خانهٔ\u200cما", "क्\u200dष", "ශ්\u200dරී ලංකා", "سورة \u06dd١", "\u0601۱۹۴۸ء"],  # noqa: RUF001
)  # fmt: skip
def test_what_other_scripts_write_is_no_fault(tiny: Path, words: str) -> None:
    """Joiners after letters and their signs, and signs of numbers that Unicode calls format."""
    (tiny / EN).write_text((tiny / EN).read_text().replace("Adopted.", words))
    assert load(tiny).original.provisions["adoption"] == words


@pytest.mark.parametrize("letters", ["a", "x\u0302", "а\u0306"])
def test_a_joiner_hides_in_no_word_of_latin_or_cyrillic(tiny: Path, letters: str) -> None:
    what = f"{EN}:12:3: provisions.adoption: holds the invisible character U+200D; take it out"
    assert faults_of(tiny, (EN, "Adopted.", f"{letters}\u200db", [])) == [what]


def test_a_day_far_ahead_is_a_fault_for_who_knows_today(tiny: Path) -> None:
    for path, day in ((BE, "2020-03-02"), (S, "2019-12-31")):
        file = tiny / path
        file.write_text(file.read_text().replace(day, "2062" + day[4:]))
    load(tiny)  # A build reads no clock.
    load(tiny, date(2062, 12, 1))
    with pytest.raises(DataError) as error:
        load(tiny, date(2062, 11, 29))
    assert str(error.value) == (
        f"{S}:5:5: '2062-12-31' is more than 31 days ahead; write the right day"
    )
    with pytest.raises(DataError) as error:
        load(tiny, date(2062, 1, 29))
    assert [str(fault) for fault in error.value.faults] == [
        f"{S}:5:5: '2062-12-31' is more than 31 days ahead; write the right day",
        f"{BE}:39:3: '2062-03-02' is more than 31 days ahead; write the right day",
    ]
