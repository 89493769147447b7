"""Where lines end that a reader sees."""

import re
from collections.abc import Iterable


def parted(lines: Iterable[str], *, letters: bool) -> list[str]:
    """Return the ends of lines that belong to the next one, with its beginning."""
    found, last = [], ""
    for line in lines:
        pair = f"{last[-12:]} / {line[:12]}"
        if re.search(
            r"(^|\s)\d[\d\s]* / [a-zа-яі](?!\w*\d)|(April|September|November) / \d\d?,", pair
        ):
            found.append(pair)
        if letters and re.search(r"(^|[\s(„«])[^\W\d_] / \w", pair):
            found.append(pair)
        last = line
    return found
