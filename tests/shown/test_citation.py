"""A citation for people."""

from scripts.shown.citation import cited
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL


def test_a_citation_in_full() -> None:
    assert cited(CORPUS, "pl", "cl_5__point_b", SITE_URL).sentence == (
        "Rezolucja uczestników wiecu i marszu w Warszawie 1 listopada 2023 roku, pkt 5(b). "
        "Warszawa, 1 listopada 2023 r. Tłumaczenie nieoficjalne. "
        "https://resolution.example/pl/cl_5__point_b/"
    )
