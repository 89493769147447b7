"""`make verify`: whether a mirror, or a copy in a folder, is what `SHA256SUMS` say."""

import datetime
import hashlib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.commands._ask import CopyError, ask, base
from scripts.commands._signature import Signed, check_signature, outdated, warnings
from scripts.corpus.faults import UsageError
from scripts.corpus.load import load
from scripts.shown.version import version
from scripts.site.sums import SIGNATURE, SUMS, parse, paths, sha256

ENCODINGS = ("identity", "gzip", "br")


def in_folder(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a copy in a folder, byte by byte."""
    there = set(paths(folder))
    for path in sorted(there | sums.keys()):
        if path not in there:
            yield f"{path}: is missing"
        elif path not in sums:
            yield f"{ascii(path)[1:-1]}: is not listed"
        elif sha256(folder / path) != sums[path]:
            yield f"{path}: differs"


def published(sums: dict[str, str]) -> list[str]:
    """Return the paths that a server gives an address; the others it keeps to itself."""
    kept = (".br", ".gz", "_headers", "_redirects")
    return [path for path in sums if not path.endswith(kept)]


def at_mirror(mirror: str, sums: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the files at a mirror's address.

    A file that is also there compressed is asked for in every encoding that readers get.
    """

    def wrong(path: str) -> Iterator[str]:
        found: dict[str, list[str]] = {}
        encodings = ENCODINGS if f"{path}.br" in sums else ENCODINGS[:1]
        for encoding in encodings:
            try:
                content = ask(mirror, path, encoding)
                same = hashlib.sha256(content).hexdigest() == sums[path]
                what = "" if same else "differs"
            except CopyError as error:
                what = str(error)
            found.setdefault(what, []).append(encoding)
        for what in filter(None, found):
            some = f", as {', '.join(found[what])}" if len(found[what]) < len(encodings) else ""
            yield f"{path}: {what}{some}"

    with ThreadPoolExecutor(4) as threads:
        for lines in threads.map(lambda path: list(wrong(path)), published(sums)):
            yield from lines


def tell(signed: Signed, root: Path, site: str) -> int:
    """Print what a signature tells, and what is wrong with it; return the number of faults.

    `site` is the address that it has to be for, if there is one.
    """
    own = {locale: version(text) for locale, text in load(root).texts.items()}
    print(f"{SIGNATURE}: {signed}")
    for line in warnings(signed, own, datetime.datetime.now(datetime.UTC).date()):
        print(f"{SIGNATURE}: {line}", file=sys.stderr)
    wrong = list(outdated(signed, own))
    if site and signed.site != base(site):
        wrong.append(f"is for another site; if it is the one you mean: SITE_URL={signed.site}")
    for line in wrong:
        print(f"{SIGNATURE}: {line}")
    return len(wrong)


def main(root: Path, at: str = "", given: str = "", key: str = "", site: str = "") -> int:
    """Check what is at an address or in a folder, and print what is wrong; return the exit code.

    `given` are other sums than the copy's own; `key` is another public key than that of the
    repository in `root`. Sums that are given need a signature only if a key is, too: they may be
    those of an own build. `site` is the address that a signature has to be for, if it is not `at`.
    """
    if not at:
        raise UsageError("say where: make verify AT=https://… or AT=folder")
    ours = root / "docs/minisign.pub"

    def get(name: str) -> bytes:
        if given:
            file = Path(given) if name == SUMS else Path(f"{given}.minisig")
        elif mirror:
            return ask(mirror, name)
        else:
            file = Path(at, name)
        if not file.is_file():
            raise CopyError("is missing")
        return file.read_bytes()

    mirror, name, lines = "", at, 0
    try:
        if "://" in at:
            mirror = base(at)
        elif not Path(at).is_dir():
            raise CopyError("is no folder, and no address")
        name = given or SUMS
        content = get(SUMS)
        by = Path(key) if key else ours if ours.is_file() and not given else None
        if by:
            name = SIGNATURE
            lines = tell(check_signature(content, get(SIGNATURE), by), root, site or mirror)
        sums, name = parse(content), at
        for line in at_mirror(mirror, sums) if mirror else in_folder(Path(at), sums):
            print(line, flush=True)
            lines += 1
    except (CopyError, OSError, ValueError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    whose = given or f"its own {SUMS}"
    signed = f"signed by {by}" if by else "given" if given else "not signed: a forger can make them"
    checked = len(published(sums) if mirror else sums)
    print(f"{checked} files checked by {whose} ({signed}): {lines or 'nothing'} wrong")
    return 1 if lines else 0
