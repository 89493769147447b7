"""A citation for people."""

from scripts.shown.show import show
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL


def test_a_citation_in_full() -> None:
    assert show(CORPUS, SITE_URL).texts["pl"].citations["cl_5__point_b"].sentence == (
        "Rezolucja uczestników wiecu i marszu w Warszawie 1 listopada 2023 roku, pkt 5(b). "
        "Warszawa, 1 listopada 2023 r. Tłumaczenie nieoficjalne. "
        "https://resolution.example/pl/cl_5__point_b/"
    )
