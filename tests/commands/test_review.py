"""`make review`: a proofreader's sheet, and the way of the filled table back."""

import csv
import io
import re
import shutil
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from scripts.commands.apply import apply
from scripts.commands.review import main, rows, sheet
from scripts.corpus.faults import DataError, UsageError
from scripts.corpus.load import load
from scripts.shown.show import show
from tests.helpers.chapters import chapters, own
from tests.helpers.frozen import CORPUS, EIDS
from tests.helpers.project import FROZEN, SITE_URL
from tests.helpers.turned import turned

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the frozen data, with the sheets of a translation beside it."""
    root = tmp_path_factory.mktemp("review")
    shutil.copytree(FROZEN / "data", root / "data")
    main(root, "be")
    return root


@pytest.fixture
def frozen(sheets: Path, tmp_path: Path) -> Path:
    """Another, to change."""
    shutil.copytree(sheets, tmp_path / "frozen")
    return tmp_path / "frozen"


def cells(root: Path) -> list[list[str]]:
    content = (root / "review-be.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))  # As Excel in Belarusian.


def filled(rows: list[list[str]], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return f"\ufeff{file.getvalue()}"


def test_the_table_has_both_texts_then_terms_and_choices(sheets: Path) -> None:
    head, *rows = cells(sheets)
    text = CORPUS.texts["be"]
    assert head == ["Дзе", "Арыгінал", "Што там напісана", "Як павінна быць", "Чаму"]
    assert rows[0][:3] == ["/be/#title", CORPUS.original.title, text.title]
    provisions = [(eid, CORPUS.original.provisions[eid], text.provisions[eid]) for eid in EIDS]
    found = [(row[0].removeprefix("/be/#"), row[1], row[2]) for row in rows]
    assert [row for row in found if row[0] in EIDS] == provisions
    assert [row[0] for row in found[: len(EIDS) + 3] if row[0] not in EIDS] == [
        "title",
        "recitals",
        "operative",
    ]
    rest = found[len(EIDS) + 3 :]
    assert {row[0] for row in rest} == {""}
    assert [row[2] for row in rest][: len(text.terms)] == list(text.terms.values())
    assert len(rest) == len(text.terms) + len(text.choices)
    assert not any("[en|" in row[2] for row in rest)


def test_numbers_that_are_words_are_compared() -> None:
    shown = show(chapters(), SITE_URL)
    found = [row[2:] for row in rows(shown, shown.texts["pl"]) if row.original.endswith("number>")]
    english, polish = own("en"), own("pl")
    names = [name for name in english if name.endswith("number")]
    assert found == [(english[name], polish.get(name, "")) for name in names]


def test_the_pdf_has_the_same(sheets: Path) -> None:
    document = pypdfium2.PdfDocument(sheets / "review-be.pdf")
    read = "".join(page.get_textpage().get_text_range() for page in document)
    words = bare(re.sub("\ufffe|\u0002", "-", read))  # A hyphen at the end of a line.
    for row in cells(sheets)[1:]:
        assert bare(row[1]) in words
        assert bare(row[2]) in words


def bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_filled_table_goes_back(frozen: Path, delimiter: str) -> None:
    rows = cells(frozen)
    for row in rows:
        if row[0] in {"/be/#cl_3", "/be/#title", "/be/#rec_2"}:
            row[3] = row[2].replace("Варшаве", "горадзе").replace("ордар", "ордэр")
            row[3] = row[3].replace("136\u00a0000", "137\u00a0000")
    assert any("горадзе" in row[3] for row in rows)
    assert any("ордэр" in row[3] for row in rows)
    apply(frozen, filled(rows, delimiter), TODAY)
    text, before = load(frozen).texts["be"], CORPUS.texts["be"].paragraphs
    changed = {name for name, words in text.paragraphs.items() if words != before[name]}
    assert changed == {"title", "cl_3", "rec_2"}
    assert "137\u00a0000" in text.provisions["rec_2"]
    assert text.changes[TODAY] == "Пераклад выпраўлены (Назва і загалоўкі, падстава 2, п. 3)."


def test_what_a_proofreader_ticks_or_corrects_is_reviewed(frozen: Path) -> None:
    rows = {row[0].removeprefix("/be/#"): row for row in cells(frozen)}
    old = rows["cl_4"][2]
    rows["cl_3"][3], rows["dispatch"][3], rows["cl_4"][3] = "ok", "✓", f"{old[:-1]}!"
    apply(frozen, filled(list(rows.values())), TODAY, "А. Б.")
    corpus, text = load(frozen, TODAY), load(frozen).texts["be"]
    states = {name: corpus.state("be", name) for name in text.paragraphs}
    ticked = {"cl_3", "cl_4", "dispatch"}
    assert {name for name, state in states.items() if state == "reviewed"} == ticked
    assert {(str(review.date), review.by) for review in text.reviewed.values()} == {
        ("2026-12-01", "А. Б.")
    }
    assert text.changes[TODAY] == "Пераклад выпраўлены (п. 4)."
    assert text.provisions["cl_4"] == f"{old[:-1]}!"
    # A tick is of the words that stood beside it.
    rows["cl_5"][3], rows["cl_4"][3] = "ok", "ok"
    with pytest.raises(DataError, match="What stands there: differs from the text"):
        apply(frozen, filled(list(rows.values())), TODAY)


def test_a_table_that_was_filled_in_wrongly_is_told_by_line(frozen: Path) -> None:
    rows = cells(frozen)
    rows[1][2] += "!"
    rows[-1][3] = "Nothing"
    before = (frozen / "data/text/be.yaml").read_bytes()
    with pytest.raises(DataError) as raised:
        apply(frozen, filled(rows), TODAY)
    assert list(map(str, raised.value.faults)) == [
        "form:2:1: What stands there: differs from the text; write what would be right beside it",
        f"form:{len(rows)}:1: What would be right: is of no paragraph; change the data by hand",
    ]
    assert (frozen / "data/text/be.yaml").read_bytes() == before
    with pytest.raises(DataError, match="form:2:1: is no table"):
        apply(frozen, filled(rows[:1]) + '"' + "x" * 200_000, TODAY)
    with pytest.raises(DataError, match="form:1:1: corrects nothing; write what would be right"):
        apply(frozen, filled(cells(frozen)), TODAY)


def test_each_wrong_word_is_told_where_it_stands(frozen: Path) -> None:
    rows = cells(frozen)
    rows[1][3], rows[2][3] = f"{rows[1][2]}\u200b", f"{rows[2][2]}!"
    with pytest.raises(DataError) as raised:
        apply(frozen, filled(rows), TODAY)
    what = "title: holds the invisible character U+200B; take it out"
    assert list(map(str, raised.value.faults)) == [f"form:2:1: {what}"]


def test_two_corrections_of_one_paragraph_are_told(frozen: Path) -> None:
    rows = cells(frozen)
    rows[1][3] = f"{rows[1][2]}!"
    again = [*rows[1][:3], f"{rows[1][2]}?", ""]
    with pytest.raises(DataError) as raised:
        apply(frozen, filled([*rows, again]), TODAY)
    what = "'title' is corrected on line 2 already; keep one"
    assert list(map(str, raised.value.faults)) == [f"form:{len(rows) + 1}:1: {what}"]


@pytest.mark.parametrize("locale", ["", "en", "xx"])
def test_there_is_one_of_translations_alone(sheets: Path, locale: str) -> None:
    with pytest.raises(UsageError, match="say which translation: make review LOCALE=…"):
        main(sheets, locale)


def test_from_right_to_left_version_and_page_stay_in_order() -> None:
    own = show(turned(), "").texts["he"]
    page = pypdfium2.PdfDocument(sheet(show(turned(), ""), own))[0].get_textpage()
    lines: dict[int, list[tuple[float, str]]] = {}
    for index, char in enumerate(page.get_text_range()):
        left, bottom, *_ = page.get_charbox(index, loose=True)
        lines.setdefault(round(bottom / 4), []).append((left, char))
    seen = ["".join(char for _, char in sorted(line)).replace(" ", "") for line in lines.values()]
    assert any(own.version in line for line in seen)
    assert any(re.fullmatch("1/[0-9]+", line) for line in seen)
