"""Sites that the tests of pages read."""

import hashlib
from pathlib import Path

import pytest
import yaml
from lxml import html

from scripts.corpus.load import load
from tests.conftest import Once
from tests.helpers.cited import Site
from tests.helpers.frozen import CORPUS
from tests.helpers.project import SITE_URL, build, copy_project

HOSTILE = (
    r"""No "title" of {{ two }}, \emph{word} and 100% & #1 $_~^ ' </script> <b> {%"""
    " a|b=c }} [[d]] &lt; ~~~~"
)


def hostile(root: Path) -> None:
    """Build a site of words that are hostile to every format; Polish leaves a recital out."""
    copy_project(root)
    for file in (root / "data/text").iterdir():
        text = yaml.safe_load(file.read_text())
        text["title"] = text["organizations"]["nam"]["name"] = HOSTILE
        text["labels"] |= {"adopted_by": HOSTILE, "place": HOSTILE}
        text["labels"]["statuses"]["unofficial"]["name"] = HOSTILE
        text["sources"]["pace_2495"]["title"] = HOSTILE
        if "renders" in text:  # It is the original's title, too.
            text["renders"]["title"] = hashlib.sha256(HOSTILE.encode()).hexdigest()[:8]
        if file.stem == "pl":
            del text["provisions"]["rec_1"]
        file.write_text(yaml.safe_dump(text, allow_unicode=True, width=10**6))
    build(root, SITE_URL=SITE_URL)


@pytest.fixture(scope="session", params=["frozen", pytest.param("hostile", marks=pytest.mark.slow)])
def built(request: pytest.FixtureRequest, site: Path, once: Once) -> Site:
    """The frozen site; and the hostile one."""
    if request.param == "frozen":
        return Site(site, CORPUS)
    root = once("hostile", hostile)
    return Site(root / "site", load(root))


Pages = dict[str, html.HtmlElement]


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page but the 404, by its address below the site's."""
    parser = html.HTMLParser(encoding="utf-8")
    return {
        file.parent.relative_to(site).as_posix().replace(".", "") + "/"
        if file.parent != site
        else "": html.parse(file, parser).getroot()
        for file in site.rglob("index.html")
    }
