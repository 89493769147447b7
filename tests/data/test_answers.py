"""What search finds, and what it costs; `make search` prints the numbers."""

import functools
from pathlib import Path
from typing import Any

import brotli
import pytest
import yaml
from playwright.sync_api import Page

from tests.data.real import LOCALES
from tests.helpers.browser import SEARCH
from tests.helpers.weight import published

ROWS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8")
)
FIND = """async ([script, locale, queries]) => {
  const { matcher } = await import(`/${script}`);
  const { find } = matcher(await (await fetch(`/${locale}/search.json`)).json(), locale);
  const name = ({ entry }) => entry.address.split("#")[1] ?? entry.address;
  return queries.map((query) => find(query).map(name));
}"""


@pytest.mark.parametrize("locale", LOCALES)
def test_queries_find_what_a_person_would(page: Page, site: Path, locale: str) -> None:
    """Recall: of what must be found, how much is. Precision: of what is found, how much may be."""
    page.goto(f"/{locale}/")
    asked = [(query, row) for row in ROWS[locale] for query in row["queries"]]
    answers = page.evaluate(
        FIND, [published(site, "match.js"), locale, [query for query, _ in asked]]
    )
    found = wanted = shown = right = 0
    faults = []
    for (query, row), answer in zip(asked, answers, strict=True):
        missing = [name for name in row["find"] if name not in answer]
        absurd = [name for name in answer if name not in row["find"] + row.get("may", [])]
        wanted, found = wanted + len(row["find"]), found + len(row["find"]) - len(missing)
        shown, right = shown + len(answer), right + len(answer) - len(absurd)
        late = [name for name in answer[:1] if name != row.get("first", name)]
        if missing or absurd or late:
            faults.append(f"{query}: missing {missing}, absurd {absurd}, first {late}")
    recall, precision = found / wanted, right / shown
    print(f"\n{locale}: {len(asked)} queries, recall {recall:.3f}, precision {precision:.3f}")
    assert len(asked) >= 60
    assert faults == []


@pytest.mark.parametrize("locale", LOCALES)
def test_search_costs_at_most_15_kb(site: Path, locale: str) -> None:
    files = [*(published(site, name) for name in SEARCH), f"{locale}/search.json"]
    pack = functools.partial(brotli.compress, quality=11)
    sizes = {name: len(pack((site / name).read_bytes())) for name in files}
    costs = ", ".join(f"{name} {size}" for name, size in sizes.items())
    print(f"\n{locale}: {sum(sizes.values())} bytes (brotli) on first use: {costs}")
    assert sum(sizes.values()) <= 15_000
