"""Earlier wordings in each engine: each has an address, and what changed is marked."""

from pathlib import Path

from tests.helpers.engines import Reader
from tests.helpers.serve import serving

TARGET = "document.querySelector(':target')"
IN_VIEW = f"""(({{ top, bottom }}) => top >= 0 && bottom <= innerHeight)(
  {TARGET}.querySelector("h3").getBoundingClientRect())"""
DRAWN = f"""["del", "ins"].map((tag) =>
  getComputedStyle({TARGET}.querySelector(tag)).textDecorationLine)"""


def test_a_wording_is_at_its_address(any_width: Reader, rewritten_site: Path) -> None:
    with serving(rewritten_site) as any_width.base:
        for day in ("2020-03-04", "2020-03-05"):
            any_width.open(f"/en/cl_1/#until-{day}")
            any_width.until(f"{TARGET}?.id === 'until-{day}' && {IN_VIEW}")
            assert any_width.ask(DRAWN) == ["line-through", "underline"]
        assert any_width.ask("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_it_is_there(scriptless: Reader, rewritten_site: Path) -> None:
    with serving(rewritten_site, scripts=False) as scriptless.base:
        scriptless.open("/en/cl_1/#until-2020-03-05")
        scriptless.until(f"{TARGET} && {IN_VIEW}")
        assert scriptless.ask(DRAWN) == ["line-through", "underline"]
