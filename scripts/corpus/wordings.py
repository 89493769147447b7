"""The rules of wordings that were published: none is lost when its words change."""

import re
from collections.abc import Iterator

from scripts.corpus.faults import Unknown
from scripts.corpus.hashes import short_hash
from scripts.corpus.text_rules import paragraphs
from scripts.corpus.trees import RESOLUTION, Finding, Trees, get, names, original, text_path, texts

LIST = "data/published.txt"
"""Every wording that was published, a line each: locale, name of the paragraph, hash."""


def earlier(trees: Trees) -> Iterator[Finding]:
    """An earlier wording is of a paragraph, and gave way to others on a day of a change."""
    adopted = paragraphs(trees, original(trees))
    gone = [to.rstrip("/") for _, to in names(trees, RESOLUTION, "gone", name="address")]
    for path in texts(trees).values():
        known = {*adopted, *paragraphs(trees, path), *gone}
        given, changes = get(trees, path, "earlier"), get(trees, path, "changes")
        days = set(sorted(map(str, changes))[1:] if isinstance(changes, dict) else ())
        for name, wordings in given.items() if isinstance(given, dict) and adopted else ():
            if name not in known:
                what = f"no paragraph '{name}' in {path}"
                yield path, ("earlier", name), Unknown(what, name, known)
            for day in wordings if isinstance(wordings, dict) else ():
                if str(day) not in days:
                    what = f"'{day}' is no day of a later change; write the day in 'changes' when"
                    yield path, ("earlier", name, day), f"{what} the next wording was published"


def lost(trees: Trees) -> Iterator[Finding]:
    """A wording that was published is here still: it holds now, or stands under `earlier`."""
    known = {locale: paragraphs(trees, path) for locale, path in texts(trees).items()}
    for number, line in enumerate(trees[LIST].data):
        if not (match := re.fullmatch(r"(\S+) (\S+) ([0-9a-f]{8})", line)):
            yield LIST, (number,), f"'{line}' is no locale, name and hash; take it out"
            continue
        locale, name, value = match.groups()
        # A text that cannot be read is the fault to mend first; one that is gone breaks addresses.
        if locale in known:
            path, now = text_path(locale), known[locale].get(name, ("provisions", name))
            given = get(trees, path, "earlier", name)
            words = [get(trees, path, *now), *(given.values() if isinstance(given, dict) else ())]
            if value not in [short_hash(w) for w in words if isinstance(w, str)]:
                right = "by the day that you give your change below 'changes:', as"
                unseen = f"or, if no reader has seen them yet, take line {number + 1} out of {LIST}"
                what = (
                    f"'{name}' had other words, which were published; write those below "
                    f"'earlier:', {right} {name}: {{\"2026-12-01\": …}}; {unseen}"
                )
                yield path, now, what
