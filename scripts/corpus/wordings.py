"""The rules of wordings that were published: none is lost when its words change."""

import re
from collections.abc import Iterator

from scripts.corpus.hashes import short_hash
from scripts.corpus.text_rules import paragraphs, unknown
from scripts.corpus.trees import RESOLUTION, Finding, Trees

LIST = "data/published.txt"
"""Every wording that was published, a line each: locale, name of the paragraph, hash."""


def earlier(trees: Trees) -> Iterator[Finding]:
    """An earlier wording is of a paragraph, and gave way to others on a day of a change."""
    adopted = paragraphs(trees.original)
    if not adopted:
        return
    gone = [to.rstrip("/") for _, to in trees[RESOLUTION].names("gone", name="address")]
    for text in trees.texts.values():
        known = {*adopted, *paragraphs(text), *gone}
        days = set(sorted(text.mapping("changes"))[1:])
        yield from unknown(text, "earlier", known, "paragraph", text.path)
        for name, wordings in text.mapping("earlier").items():
            for day in wordings if isinstance(wordings, dict) else ():
                if day not in days:
                    what = f"'{day}' is no day of a later change; write the day in 'changes' when "
                    what += "the next wording was published"
                    yield text.path, ("earlier", name, day), what


def lost(trees: Trees) -> Iterator[Finding]:
    """A wording that was published is here still: it holds now, or stands under `earlier`."""
    texts = {locale: (text, paragraphs(text)) for locale, text in trees.texts.items()}
    for number, line in enumerate(trees[LIST].data):
        if not (match := re.fullmatch(r"(\S+) (\S+) ([0-9a-f]{8})", line)):
            yield LIST, (number,), f"'{line}' is no locale, name and hash; take it out"
            continue
        locale, name, value = match.groups()
        # A text that cannot be read is the fault to mend first; one that is gone breaks addresses.
        if locale in texts:
            text, known = texts[locale]
            now = known.get(name, ("provisions", name))
            words = [text.get(*now), *text.mapping("earlier", name).values()]
            if value not in [short_hash(w) for w in words if isinstance(w, str)]:
                right = "by the day that you give your change below 'changes:', as"
                unseen = f"or, if no reader has seen them yet, take line {number + 1} out of {LIST}"
                what = (
                    f"'{name}' had other words, which were published; write those below "
                    f"'earlier:', {right} {name}: {{\"2026-12-01\": …}}; {unseen}"
                )
                yield text.path, now, what
