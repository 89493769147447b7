"""Text directives, resolved here as the draft of URL Fragment Text Directives says."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from tests.helpers.frozen import LOCALES
from tests.helpers.weight import published


class Chosen(NamedTuple):
    """Words that are linked, and where they stand in all the words of the page."""

    start: int
    words: str
    directive: str | None


# Of each paragraph: each word, each pair and each twentieth stretch of twenty, and all of it.
CHOOSE = """async (file) => {
  const { directive } = await import(file);
  const chosen = [];
  const place = (paragraph, offset) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); offset -= node.length)
      if (offset <= node.length) return [node, offset];
  };
  for (const paragraph of document.querySelectorAll(".provision > .words")) {
    const before = document.createRange();
    before.setStart(document.body, 0);
    before.setEnd(paragraph, 0);
    const { length } = before.toString();
    const number = paragraph.querySelector(".number")?.textContent.length ?? 0;
    const words = [...paragraph.textContent.matchAll(/[\\p{L}\\p{M}\\p{N}’']+/gu)]
      .filter(({ index }) => index >= number);
    const choose = (first, last) => {
      if (last >= words.length) return;
      const [start, end] = [words[first].index, words[last].index + words[last][0].length];
      const range = document.createRange();
      range.setStart(...place(paragraph, start));
      range.setEnd(...place(paragraph, end));
      const found = directive(paragraph, range);
      chosen.push([length + start, paragraph.textContent.slice(start, end), found ?? null]);
    };
    for (const first of words.keys()) {
      choose(first, first);
      choose(first, first + 1);
      if (first % 20 === 0) choose(first, first + 20);
    }
    choose(0, words.length - 1);
  }
  return [document.body.textContent, chosen];
}"""


def resolved(directive: str, page: str) -> re.Match[str] | None:
    """Return what a directive names: the first place where all its parts fit, as whole words."""
    parts = directive.removeprefix("text=").split(",")
    before = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    after = parts.pop()[1:] if parts[-1].startswith("-") else ""
    assert 1 <= len(parts) <= 2
    assert "-" not in "".join((before, after, *parts))
    before, after, *ends = (re.escape(folded(unquote(part))) for part in (before, after, *parts))
    words = r".*?".join(rf"\b{end}\b" for end in ends)
    return re.search(
        (rf"\b{before}\s*" if before else "")
        + rf"(?P<words>{words})"
        + (rf"(?=\s*{after}\b)" if after else ""),
        page,
        re.DOTALL,
    )


def folded(words: str) -> str:
    """Return words as they are compared, without case and accents, each letter where it was."""
    words = words.replace("\xa0", " ")
    return "".join(unicodedata.normalize("NFD", char)[0].lower() for char in words)


@pytest.mark.parametrize("address", ["", "rec_4/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_each_word_is_found_where_it_stands(
    page: Page, site: Path, locale: str, address: str
) -> None:
    page.goto(f"/{locale}/{address}")
    body, every = page.evaluate(CHOOSE, f"/{published(site, 'fragment.js')}")
    assert len(every) > 50
    compared = folded(body)
    for chosen in (Chosen(*one) for one in every):
        assert chosen.directive, chosen
        found = resolved(chosen.directive, compared)
        assert found, chosen
        start, end = found.span("words")
        cut = chosen.start + len(chosen.words)
        assert start <= chosen.start < cut <= end, chosen
        assert " " not in body[start : chosen.start] + body[cut:end], chosen
