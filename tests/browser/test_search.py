"""The search dialog in a browser: keys, focus, announcements, other languages, narrow screens."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import ask, wait_for_script
from tests.helpers.frozen import CORPUS, LOCALES
from tests.helpers.serve import serving
from tests.helpers.weight import published

QUERIES = {"en": "sanctions", "pl": "sankcje", "be": "санкцыі"}
MARKED = {"en": "sanctions", "pl": "sankcji", "be": "санкцыі"}
# Found by no word of its own language, and by some of another.
FOREIGN = {"en": ("zbrodnia", "pl"), "pl": ("злачынства", "be"), "be": ("zbrodnia", "pl")}


@pytest.fixture(params=[320, 1280])
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    page.set_viewport_size({"width": request.param, "height": 700})
    return page


@pytest.mark.parametrize("locale", LOCALES)
def test_a_result_leads_to_its_clause(sized: Page, locale: str) -> None:
    labels = CORPUS.texts[locale].labels
    sized.goto(f"/{locale}/")
    sized.get_by_role("button", name=labels.search, exact=True).click()
    box = sized.get_by_role("searchbox", name=labels.search)
    expect(box).to_be_focused()
    box.press_sequentially(QUERIES[locale])
    expect(sized.get_by_role("dialog").get_by_role("status")).to_have_text(
        labels.search_found.format(number=1)
    )
    result = sized.get_by_role("dialog").get_by_role("link")
    expect(result).to_contain_text(labels.provisions["clause"].name.format(number=5))
    expect(result.locator("mark")).to_have_text(MARKED[locale])
    assert sized.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sized.locator("dialog").evaluate("e => e.scrollWidth <= e.clientWidth")
    result.click()
    expect(sized.get_by_role("dialog")).to_be_hidden()
    sized.wait_for_url(f"**/{locale}/#cl_5")
    expect(sized.locator("#cl_5:target > .words")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["en/", "pl/sources/", "be/about/"])
def test_the_dialog_fits(sized: Page, path: str) -> None:
    sized.goto(f"/{path}")
    ask(sized, {"e": "crime", "p": "zbrodnia", "b": "злачынства"}[path[0]])
    expect(sized.get_by_role("dialog").get_by_role("link")).not_to_have_count(0)
    box = sized.get_by_role("dialog").bounding_box()
    assert box
    size = sized.viewport_size
    assert size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    for target in sized.locator("dialog :is(a, button, input), .find").all():
        area = target.bounding_box()
        assert area
        assert min(area["width"], area["height"]) >= 24


def test_keys_move_open_and_close(page: Page) -> None:
    page.goto("/en/")
    button = page.locator(".find")
    wait_for_script(page)
    button.focus()
    ask(page, "warrant")
    links = page.get_by_role("dialog").get_by_role("link")
    expect(links).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    # The keys open it again, with what was asked selected; Enter follows the focused link.
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/#rec_4")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_enter_in_the_box_opens_the_first_result_from_another_page(page: Page) -> None:
    page.goto("/pl/signatories/#icc")
    ask(page, "dialog")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pl/#cl_4")
    ask(page, "P9_TA(2023)0321")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(2)
    page.get_by_role("dialog").get_by_role("link").nth(0).click()
    page.wait_for_url("**/pl/sources/#ep_belarus_2023")
    ground = page.locator("#ep_belarus_2023").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground != "rgba(0, 0, 0, 0)"
    expect(page.locator("#ep_belarus_2023 h2")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_result_is_said_and_other_languages_are_offered(fresh: Page, locale: str) -> None:
    labels = CORPUS.texts[locale].labels
    requests: list[str] = []
    fresh.on("request", lambda request: requests.append(request.url))
    fresh.goto(f"/{locale}/about/")
    ask(fresh, QUERIES[locale])
    expect(fresh.get_by_role("dialog").get_by_role("link")).to_have_count(1)
    assert sum("search.json" in url for url in requests) == 1
    query, other = FOREIGN[locale]
    fresh.get_by_role("searchbox").fill(query)
    status = fresh.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text(labels.search_none)
    expect(status).to_contain_text(labels.search_elsewhere)
    expect(status.get_by_role("button")).to_have_count(2)
    offer = status.locator(f"button[lang={other}]")
    expect(offer).to_have_text(re.compile(rf"^{CORPUS.texts[other].name}: \d+$"))
    number = int(offer.inner_text().split()[-1])
    offer.click()
    results = fresh.get_by_role("dialog").get_by_role("link")
    expect(results).to_have_count(number)
    expect(results.first).to_be_focused()
    expect(fresh.locator("dialog ol")).to_have_attribute("lang", other)
    fresh.keyboard.press("Enter")
    fresh.wait_for_url(f"**/{other}/#cl_*")


def test_the_very_words_come_first(page: Page) -> None:
    page.goto("/en/")
    ask(page, "to issue an international arrest warrant for Aleksander Lukashenko")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Clause 3")


FOUND = """async ([script, locale, words, queries]) => {
  const { matcher } = await import(`/${script}`);
  const entry = (words, n) => ({ address: `#cl_${n}`, title: "", words, more: [] });
  const { find } = matcher({ entries: words.map(entry), synonyms: {} }, locale);
  return queries.map((query) => find(query).map(({ entry }) => entry.address));
}"""


@pytest.mark.parametrize(
    ("locale", "words", "queries"),
    [
        ("ja", ["人権の無視及び軽侮が", "基本的人権を", "法の支配"], ["人権", "支配", "奴隷"]),
        ("th", ["หลักสิทธิมนุษยชน", "ในสิทธิมนุษยชนและ", "ได้เสรีภาพ"], ["สิทธิ", "เสรีภาพ", "ทาส"]),
        # Where there are spaces, a word is not found within another.
        ("en", ["warrants", "warrant", "inhuman"], ["warrant", "inhuman", "human"]),
    ],
)
def test_words_are_found_where_no_spaces_part_them(
    page: Page, site: Path, locale: str, words: list[str], queries: list[str]
) -> None:
    page.goto("/en/")
    answers = page.evaluate(FOUND, [published(site, "match.js"), locale, words, queries])
    assert [sorted(found) for found in answers] == [["#cl_0", "#cl_1"], ["#cl_2"], []]


def test_a_result_in_another_tab_leaves_the_list(fresh: Page) -> None:
    fresh.goto("/en/")
    ask(fresh, "warrant")
    with fresh.context.expect_page() as opened:
        fresh.get_by_role("dialog").get_by_role("link").first.click(modifiers=["Control"])
    opened.value.wait_for_url("**/en/#*", wait_until="commit")
    expect(fresh.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_landing_and_the_404_have_no_search(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    page.keyboard.press("Control+k")
    expect(page.locator("dialog, button")).to_have_count(0)


def test_without_javascript_there_is_no_control(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator("dialog")).to_have_count(0)
    context.close()


def test_it_works_below_a_path(fresh: Page, site: Path) -> None:
    complaints: list[str] = []
    fresh.on("console", lambda message: complaints.append(message.text))
    with serving(site.parent) as address:
        fresh.goto(f"{address}/site/be/about/")
        ask(fresh, "zbrodnia")
        fresh.get_by_role("dialog").get_by_role("status").get_by_role(
            "button", name="Polski"
        ).click()
        fresh.keyboard.press("Enter")
        fresh.wait_for_url(f"{address}/site/pl/#*")
    assert complaints == []
