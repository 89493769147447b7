"""Every address and every wording that was published is listed, and answers."""

from pathlib import Path

from scripts.commands.permalinks import addresses, published, wordings
from scripts.corpus.wordings import LIST as WORDINGS
from tests.helpers.project import ROOT
from tests.helpers.sound import broken


def test_every_address_that_was_published_answers(site: Path) -> None:
    assert broken(ROOT, site) == []


def test_every_address_is_listed_once(site: Path) -> None:
    listed = published(ROOT)
    assert addresses(site) - set(listed) == set(), "run make permalinks, and commit the list"
    assert len(set(listed)) == len(listed) > 300
    some = {"/", "#cl_3", "pl/#cl_3", "be/cl_5__point_a/", "resolution-pl.html#cl_3", "feed.xml"}
    assert some <= set(listed)


def test_every_wording_is_listed() -> None:
    unlisted = set(wordings(ROOT)) - set(published(ROOT, WORDINGS))
    assert unlisted == set(), "run make permalinks, and commit the list"
