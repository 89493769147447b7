"""What is wrong at a mirror's address: with files, and with the headers that come with them."""

import hashlib
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.commands._ask import ENCODINGS, CopyError, Headers, ask
from scripts.site.headers import headers
from scripts.site.sums import SUMS, sha256

MINUTES = 30
"""How long a whole mirror may take."""
# What servers and caches say of files and themselves. By others, browsers keep, ask or tell more.
_USUAL = re.compile(
    "accept-ranges|age|allow|cache-control|connection|content-(encoding|length|type)|date|etag|"
    "expires|keep-alive|last-modified|location|server|strict-transport-security|"
    "transfer-encoding|vary|via|x-.*"
)


def published(sums: dict[str, str]) -> list[str]:
    """Return the paths that a server gives an address; the others it keeps to itself."""
    return [path for path in sums if not path.endswith((".br", ".gz", "_headers", "_redirects"))]


def at_mirror(mirror: str, sums: dict[str, str], policy: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the files at a mirror's address, and with the headers there.

    A file that is also there compressed is asked for in every encoding that readers get, and all
    in random order. `policy` has the headers by their names in lower case, "" for any value.
    """
    ends = time.monotonic() + 60 * MINUTES

    def look(asked: tuple[str, str]) -> tuple[str, Headers]:
        path, encoding = asked
        if time.monotonic() > ends:
            return f"was not asked for: {MINUTES} minutes are over", []
        try:
            answer = ask(mirror, path, encoding)
        except CopyError as error:
            return str(error), []
        same = hashlib.sha256(answer.content).hexdigest() == sums[path]
        return "" if same else "differs", answer.headers

    number = {path: 3 if f"{path}.br" in {*sums, f"{SUMS}.br"} else 1 for path in published(sums)}
    asked = [(path, encoding) for path in number for encoding in list(ENCODINGS)[-number[path] :]]
    random.SystemRandom().shuffle(asked)
    files = defaultdict[tuple[str, str], list[str]](list)
    odd = defaultdict[str, list[str]](list)
    with ThreadPoolExecutor(4) as threads:
        for (path, encoding), (what, came) in zip(asked, threads.map(look, asked), strict=True):
            files[path, what].append(encoding)
            for line, value in odd_headers(came, policy):
                odd[line].append(f"{value!a}, of {path}")
    for (path, what), encodings in sorted(files.items()):
        if what:
            some = f", as {', '.join(e for e in ENCODINGS if e in encodings)}"
            yield f"{path}: {what}{some if len(encodings) < number[path] else ''}"
    for line, values in sorted(odd.items()):
        yield f"{line}, with {len(values)} answers: {min(values)}"


def odd_headers(came: Headers, policy: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is odd about each header that is, and its value."""
    for name, value in came:
        known = name.lower()
        if known == "onion-location" and value.startswith(policy.get(known, "\n")):
            continue  # Each page has a path of its own there.
        if known in policy:
            if value != (policy[known] or value):
                yield f"{name} is not as in _headers", value[:200]
        elif not _USUAL.fullmatch(known):
            yield f"{ascii(name)[1:-1]} is no header of a mirror", value[:200]


def policy_of(site: Path, sums: dict[str, str]) -> dict[str, str]:
    """Return the headers that an own build says, if it is of these sums; if not, their names."""
    file = site / "_headers"
    if file.is_file() and sha256(file) == sums.get(file.name):
        text = file.read_text("utf-8")
        every = re.findall(r"^  (.+?): (.+)$", text.partition("\n/assets/*\n")[0], re.MULTILINE)
        policy = {name.lower(): value for name, value in every}
        if onion := re.search(r"^  Onion-Location: (http://[a-z2-7]+\.onion/)", text, re.MULTILINE):
            policy["onion-location"] = onion[1]
        return policy
    print("policies are not compared: there is no site/_headers of these sums", file=sys.stderr)
    return {name.lower(): "" for name in headers((), ())}
