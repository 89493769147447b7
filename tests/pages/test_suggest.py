"""Suggesting a correction: what the form and the letter are filled in with."""

import shutil
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from lxml import html

from scripts.corpus.corpus import Corpus
from scripts.corpus.faults import DataError
from scripts.outputs.pages.correction import FORM_LIMIT, LETTER_LIMIT, suggestions
from scripts.outputs.pages.render import render
from scripts.shown.show import show
from scripts.site.settings import checked, read
from tests.helpers.frozen import CORPUS, EIDS
from tests.helpers.project import FROZEN, SITE_URL, write_settings

FORM, LETTER = "https://github.com/owner/name", "someone@example.org"
SHOWN = show(CORPUS, SITE_URL, (FORM, LETTER))
PAGES = render(SHOWN, {})


def ways(locale: str, eid: str) -> list[str]:
    page = html.fromstring(PAGES[f"{locale}/{eid}.md"].split("---\n", 2)[2])
    return [a.get("href") for a in page.xpath("//section[@id='correct']//a")]


def test_the_form_has_all_that_is_known() -> None:
    address = urlsplit(ways("pl", "cl_3")[0])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{FORM}/issues/new"
    known = dict(parse_qsl(address.query))
    assert known.pop("version").startswith("2026-")
    assert known == {
        "template": "correction.yml",
        "title": "Zaproponuj poprawkę: Punkt 3",
        "language": "Polski",
        "place": f"{SITE_URL}pl/cl_3/",
        "now": CORPUS.texts["pl"].provisions["cl_3"],
    }


def test_the_letter_has_the_same_in_the_readers_language() -> None:
    to, _, query = ways("be", "cl_4")[1].partition("?")
    assert to == f"mailto:{LETTER}"
    assert "+" not in query  # Mail programs know no other space than %20.
    assert parse_qs(query)["subject"] == ["Прапанаваць праўку: Пункт 4"]
    (body,) = parse_qs(query)["body"]
    now = CORPUS.texts["be"].provisions["cl_4"]
    assert body.startswith("### Мова\r\n\r\nБеларуская\r\n\r\n### Дзе\r\n\r\n")
    assert f"\r\n\r\n{SITE_URL}be/cl_4/\r\n\r\n### Версія\r\n\r\n2026-" in body
    assert body.endswith(f"### Што там напісана\r\n\r\n{now}")


@pytest.mark.parametrize("locale", CORPUS.texts)
def test_no_address_is_longer_than_what_takes_it(locale: str) -> None:
    for eid in EIDS:
        form, letter = ways(locale, eid)
        assert len(form) <= FORM_LIMIT == 8000
        assert len(letter) <= LETTER_LIMIT == 2000


def test_all_words_come_whole(corpus: Corpus) -> None:
    shown = show(corpus, SITE_URL, (FORM, LETTER))
    for own in shown.texts.values():
        for this in own.provisions:
            form, letter = (
                parse_qs(urlsplit(way.address).query) for way in suggestions(shown, own, this)
            )
            words = this.words.replace("\n", "\r\n")
            assert form.get("now", [""])[0] == words
            assert letter["body"][0].rpartition("\r\n\r\n")[2] in {words, ""}  # Some are too long.


def test_a_full_text_leads_to_it() -> None:
    page = html.fromstring(PAGES["be/index.md"].split("---\n", 2)[2])
    links = page.xpath("//details//a[text()='Прапанаваць праўку']/@href")
    assert links == [f"{eid}/#correct" for eid in EIDS]


def test_nothing_shows_where_nothing_is_set_up() -> None:
    pages = render(show(CORPUS, SITE_URL), {})
    assert not [path for path, page in pages.items() if "correct" in page.lower().split("---")[2]]


def test_the_settings_say_where(tiny: Path) -> None:
    settings = tiny / "mkdocs.yml"
    text = settings.read_text().rstrip("\n")

    def to(repository: str, contact: str) -> tuple[str, ...]:
        more = f"repo_url: {repository}\nextra:\n  contact: {contact}\n"
        settings.write_text(f"{text}\n{more}")
        checked(tiny)
        return read(tiny).suggest_to

    def until_a_day(address: str) -> str:
        return f'{{address: "{address}", until: "2027-01-31"}}'

    assert read(tiny).suggest_to == ()
    assert to(f"{FORM}/", until_a_day(f"mailto:{LETTER}")) == (FORM, LETTER)
    assert to('""', f"mailto:{LETTER}") == (LETTER,)
    # A contact for other things takes no letters.
    for address in ("https://a.example/", "mailto:a@b.example?cc=c@d.example"):
        assert to('""', until_a_day(address)) == ()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that has data, and settings as they are in the repository."""
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    write_settings(tmp_path)
    return tmp_path


def test_the_environment_says_where(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(root).suggest_to == ()
    monkeypatch.setenv("REPO_URL", FORM)
    monkeypatch.setenv("CONTACT", f"mailto:{LETTER}")
    assert read(root).suggest_to == (FORM, LETTER)
    monkeypatch.setenv("REPO_URL", "")
    assert read(root).suggest_to == (LETTER,)


WRONG = {
    ("REPO_URL", "http://a.example"): (
        "repo_url: ",
        "'http://a.example' takes no corrections; write it as https://github.com/owner/name",
    ),
    ("CONTACT", LETTER): (
        "  contact: ",
        'contact: is not written as "mailto:…", or {address: "mailto:…" or "https://…", until: '
        '"2027-01-31"} (RFC 9116)',
    ),
    ("CONTACT", "2027-99-99"): (
        "",
        "MkDocs cannot read it (month must be in 1..12); see what each !ENV gives",
    ),
}


@pytest.mark.parametrize(("said", "fault"), WRONG.items())
def test_what_is_no_place_is_told(
    root: Path, said: tuple[str, str], fault: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (root / "mkdocs.yml").read_text().splitlines()
    at, key = next((n, line) for n, line in enumerate(lines, 1) if line.startswith(fault[0]))
    column = len(key) - len(key.lstrip()) + 1
    monkeypatch.setenv(*said)
    with pytest.raises(DataError) as raised:
        checked(root)
    assert str(raised.value) == f"mkdocs.yml:{at}:{column}: {fault[1]}"
