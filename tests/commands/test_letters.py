"""`make apply`: a correction as a letter, filled in by the site and sent by mail programs."""

from base64 import b64encode
from datetime import date
from pathlib import Path
from quopri import encodestring
from urllib.parse import parse_qs

import pytest

from scripts.commands.apply import apply
from scripts.corpus.load import load
from scripts.outputs.pages.correction import suggestions
from scripts.shown.show import show
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL

TODAY = date(2026, 12, 1)


def test_a_letter_as_the_site_fills_it_in(frozen: Path) -> None:
    shown = show(CORPUS, SITE_URL, ("someone@example.org",))
    own = shown.texts["be"]
    (this,) = (p for p in own.provisions if p.eId == "cl_4")
    (letter,) = suggestions(shown, own, this)
    (body,) = parse_qs(letter.address.partition("?")[2])["body"]
    assert body.count("\r\n\r\n\r\n\r\n### Чаму") == 1
    body = body.replace("\r\n\r\n### Чаму", "Выключыць дыялог з Лукашэнкам.\r\n\r\n### Чаму")
    apply(frozen, f"Dear editors,\r\n{body}\r\n-- \r\nA reader\r\n", TODAY)
    assert load(frozen).texts["be"].provisions["cl_4"] == "Выключыць дыялог з Лукашэнкам."


LETTER = f"""### Język

Polski

### Gdzie

{SITE_URL}pl/cl_4/

### Jak powinno być

Wykluczenia możliwości prowadzenia jakiegokolwiek dialogu z Łukaszenką
osobiście.

### Jak jest teraz

Wykluczenia możliwości prowadzenia dialogu z Łukaszenką
osobiście.
"""
HEAD = """From: A Reader <a@reader.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: """
SENT = {
    "flowed": LETTER.replace("Łukaszenką\n", "Łukaszenką \n"),
    "signed": f"{LETTER}--\nA Reader\n",
    "signed by a telephone": f"{LETTER}\nWysłano z telefonu\n",
    "saved whole": f"{HEAD}8bit\n\n{LETTER}",
    "quoted-printable": f"{HEAD}quoted-printable\n\n{encodestring(LETTER.encode()).decode()}",
    "base64": f"{HEAD}base64\r\n\r\n{b64encode(LETTER.encode()).decode()}",
}


@pytest.mark.parametrize("letter", SENT.values(), ids=SENT)
def test_a_letter_as_mail_programs_send_it(frozen: Path, letter: str) -> None:
    apply(frozen, letter, TODAY)
    now = CORPUS.texts["pl"].provisions["cl_4"].replace("dialogu", "jakiegokolwiek dialogu")
    assert load(frozen).texts["pl"].provisions["cl_4"] == now
