"""A wording that was published is never lost: `earlier` has it, or `make check` says that it is."""

from datetime import date
from pathlib import Path

import pytest

from scripts.commands.permalinks import main
from scripts.corpus.faults import DataError
from scripts.corpus.hashes import short_hash
from scripts.corpus.load import load
from tests.helpers.faults import BE, EN, Edit, faults_of

TODAY = date(2020, 4, 1)
CHANGED = "changes:\n  '2020-03-09': Новыя словы.\n"
EARLIER = "earlier:\n  cl_1: {'2020-03-09': 'Быў пункт:'}\n"


def checked(root: Path) -> list[str]:
    try:
        load(root, TODAY)
    except DataError as error:
        return str(error).split("\n")
    return []


@pytest.fixture
def published(tiny: Path) -> Path:
    """The tiny project, after its wordings were listed."""
    (tiny / "site").mkdir()
    main(tiny)
    return tiny


def edit(root: Path, *edits: tuple[str, str]) -> None:
    text = (root / BE).read_text()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    (root / BE).write_text(text)


def test_the_list_only_grows(published: Path) -> None:
    listed = published / "data/published.txt"
    before = listed.read_text()
    assert before.startswith(f"en title {short_hash('A *resolution* of <b>two</b> & more')}\n")
    main(published)
    assert listed.read_text() == before
    edit(published, ('"Пункт:"', '"Новы пункт:"'))
    main(published)
    assert listed.read_text() == f"{before}be cl_1 {short_hash('Новы пункт:')}\n"


def test_a_published_wording_that_is_lost_is_told(published: Path) -> None:
    assert checked(published) == []
    edit(published, ('"Пункт:"', '"Новы пункт:"'), ("  adoption: Прынята.\n", ""))
    edit(published, ("title: Рэзалюцыя", "title: Новая"), ('  adoption: "0b3f2ffc"\n', ""))

    listed = (published / "data/published.txt").read_text().splitlines()

    def lost(place: str, name: str, words: str) -> str:
        line = listed.index(f"be {name} {short_hash(words)}") + 1
        return (
            f"{BE}:{place}: '{name}' had other words, which were published; write those below "
            "'earlier:', by the day that you give your change below 'changes:', as "
            f'{name}: {{"2026-12-01": …}}; or, if no reader has seen them yet, take line {line} '
            "out of data/published.txt"
        )

    assert checked(published) == [
        lost("3:1", "title", "Рэзалюцыя"),
        lost("7:1", "adoption", "Прынята."),
        lost("9:3", "cl_1", "Пункт:"),
    ]
    # A build shows an edit before it is whole.
    assert load(published).texts["be"].provisions["cl_1"] == "Новы пункт:"
    wordings = "earlier:\n" + "".join(
        f"  {name}: {{'2020-03-09': '{words}'}}\n"
        for name, words in [("title", "Рэзалюцыя"), ("adoption", "Прынята."), ("cl_1", "Пункт:")]
    )
    edit(published, ("changes:\n", f"{wordings}{CHANGED}"))
    assert checked(published) == []


def test_what_is_no_line_of_the_list_is_told(published: Path) -> None:
    listed = published / "data/published.txt"
    listed.write_text(f"{listed.read_text()}<<<<<<< HEAD\n")
    line = listed.read_text().count("\n")
    right = "is no locale, name and hash; take it out"
    assert checked(published) == [f"data/published.txt:{line}:1: '<<<<<<< HEAD' {right}"]


EDITS = {
    "earlier words of nothing": (BE, "changes:\n", f"{EARLIER}{CHANGED}".replace("cl_1", "cl_11"), [
        f"{BE}:39:3: no paragraph 'cl_11' in {BE}; did you mean 'cl_1'?",
    ]),
    "earlier than the first change": (
        BE, "changes:\n", f"{EARLIER}{CHANGED}".replace("{'2020-03-09'", "{'2020-03-02'"), [
        f"{BE}:39:10: '2020-03-02' is no day of a later change; write the day in 'changes' when "
        "the next wording was published",
    ]),
    "no day": (BE, "changes:\n", f"{EARLIER}{CHANGED}".replace("{'2020-03-09'", "{'9.3.2020'"), [
        f"{BE}:39:10: '9.3.2020' is no day of a later change; write the day in 'changes' when "
        "the next wording was published",
        f"{BE}:39:10: earlier.cl_1.9.3.2020.[key]: '9.3.2020' is no date; write year, month and "
        "day as \"2023-11-01\"",
    ]),
    "of an original that has changed once": (
        EN, "changes:\n", "earlier: {cl_1: {'2020-03-01': So.}}\nchanges:\n", [
        f"{EN}:40:18: '2020-03-01' is no day of a later change; write the day in 'changes' when "
        "the next wording was published",
    ]),
    "no earlier words": (BE, "changes:\n", f"earlier:\n  cl_1:\n{CHANGED}", [
        f"{BE}:39:3: earlier.cl_1: is empty; write the words, or take the key out",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_faults(tiny: Path, edit: Edit) -> None:
    assert faults_of(tiny, edit) == edit[3]


def test_what_is_gone_keeps_its_wordings(tiny: Path) -> None:
    file = tiny / "data/resolution.yaml"
    file.write_text(f"{file.read_text()}gone:\n  - {{address: cl_2/, to: cl_1/}}\n")
    edit(tiny, ("changes:\n", f"{EARLIER}{CHANGED}".replace("cl_1", "cl_2")))
    assert load(tiny).texts["be"].earlier["cl_2"] == {date(2020, 3, 9): "Быў пункт:"}
