"""Whom to tell of a hole: /.well-known/security.txt (RFC 9116), where a contact is named."""

from datetime import date
from pathlib import Path

import pytest

from scripts.commands import links
from scripts.corpus.faults import DataError
from scripts.site.settings import FILE, checked
from scripts.site.sums import SUMS, parse
from tests.helpers.mirror import Server, mirror
from tests.helpers.project import SITE_URL, build

TXT = ".well-known/security.txt"
CONTACT = '{address: "mailto:holes@example.org?subject=a%20hole", until: "2027-11-22"}'


def name(root: Path, contact: str) -> str:
    """Name a contact in mkdocs.yml; return the line and column of it."""
    text = (root / FILE).read_text().replace('extra:\n  contact: !ENV [CONTACT, ""]\n', "")
    (root / FILE).write_text(f"{text}\nextra:\n  contact: {contact}\n")
    return f"{text.count(chr(10)) + 3}:3"


def test_without_a_contact_there_is_no_such_file(site: Path) -> None:
    assert not (site / TXT).parent.exists()


def test_a_contact_is_published(
    tiny_project: Path, nginx: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name(tiny_project, CONTACT)
    site = build(tiny_project, SITE_URL=SITE_URL)
    content = (site / TXT).read_bytes()
    assert content.decode() == (
        "Contact: mailto:holes@example.org?subject=a%20hole\n"
        "Expires: 2027-11-22T00:00:00Z\n"
        f"Canonical: {SITE_URL}.well-known/security.txt\n"
    )
    assert TXT in parse((site / SUMS).read_bytes())
    folder = tmp_path_factory.mktemp("contact")
    with mirror(folder, site) as ports:
        answer = Server(folder, ports).ask(f"/{TXT}")
        hidden = Server(folder, ports).ask("/.well-known/.hidden")
    assert (answer.status, answer.content) == (200, content)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert hidden.status == 404


@pytest.mark.parametrize(
    "contact",
    [
        "holes@example.org",
        "https://holes.example/",
        "7",
        '{address: "mailto:holes@example.org"}',
        '{address: "holes@example.org", until: "2027-11-22"}',
        '{address: "javascript:x", until: "2027-11-22"}',
        '{address: "mailto:a b", until: "2027-11-22"}',
        '{address: "mailto:a\\nExpires: x", until: "2027-11-22"}',
        '{address: "mailto:holes@example.org", until: "2027-11-31"}',
        '{address: "mailto:holes@example.org", until: "soon"}',
        '{address: "mailto:holes@example.org", until: "2027-11-22", more: x}',
        '{address: [1], until: "2027-11-22"}',
        "[a]",
    ],
)
def test_a_contact_that_is_none_is_a_fault(tiny: Path, contact: str) -> None:
    at = name(tiny, contact)
    with pytest.raises(DataError) as raised:
        checked(tiny)
    right = '"mailto:…", or {address: "mailto:…" or "https://…", until: "2027-01-31"} (RFC 9116)'
    assert str(raised.value) == f"{FILE}:{at}: contact: is not written as {right}"


def test_who_looks_weekly_is_told_that_a_contact_has_run_out(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No build reads the clock."""
    monkeypatch.setattr(links, "wrong", lambda _: "")
    assert links.main(tiny) == 0
    at = name(tiny, CONTACT)
    for today, code in ((date(2027, 10, 1), 0), (date(2027, 11, 1), 1), (date(2028, 1, 1), 1)):
        assert links.main(tiny, today=today) == code
        right = "see that it is right, and for how long"
        said = f"{FILE}:{at}: contact: holds until 2027-11-22; {right}\n"
        assert capsys.readouterr().out == said * code
