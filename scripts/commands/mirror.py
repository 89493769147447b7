"""`make verify`: whether a mirror, or a copy in a folder, is what `SHA256SUMS` say."""

import datetime
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.commands._ask import BYTES, CopyError, ask, base, unpack
from scripts.commands._served import at_mirror, policy_of, published
from scripts.commands._signature import Signed, check_signature, outdated, warnings
from scripts.corpus.faults import UsageError
from scripts.corpus.load import load
from scripts.site.sums import SIGNATURE, SUMS, everything, parse, sha256

PACKED = {f"{SUMS}.br": "br", f"{SUMS}.gz": "gzip"}


def in_folder(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a copy in a folder, byte by byte; no link is followed."""
    there = dict(everything(folder))
    for path in sorted(there.keys() | sums.keys()):
        what, named = "", ascii(path)[1:-1]
        if path not in there:
            what = "is missing"
        elif there[path].is_symlink():
            what = "is a link"
        elif not there[path].is_file():
            what = "is no plain file"
        elif path in PACKED:
            what = "" if _unpacked(folder / path, PACKED[path]) == sums[SUMS] else "differs"
        elif path not in {*sums, SIGNATURE}:
            what = "is not listed"
        elif path != SIGNATURE and sha256(folder / path) != sums[path]:
            what = "differs"
        if what:
            yield f"{named}: {what}"


def _unpacked(file: Path, encoding: str) -> str:
    """Return the SHA-256 of what is packed in a file, or nothing."""
    try:
        return hashlib.sha256(unpack(file.read_bytes(), encoding, BYTES)).hexdigest()
    except CopyError:
        return ""


def tell(signed: Signed, root: Path, site: str) -> int:
    """Print what a signature tells, and what is wrong with it; return the number of faults.

    `site` is the address that it has to be for, if there is one.
    """
    own = {locale: text.version for locale, text in load(root).texts.items()}
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
            return ask(mirror, name).content
        else:
            file = Path(at, name)
        if file.is_symlink() and not given:
            raise CopyError("is a link")
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
        checked = len(published(sums) if mirror else sums)
        # The copy's own may be others than those that are given, and packed be others than plain.
        sums[SUMS] = hashlib.sha256(content).hexdigest()
        found = in_folder(Path(at), sums)
        if mirror:
            found = at_mirror(mirror, sums, policy_of(root / "site", sums))
        for line in found:
            print(line, flush=True)
            lines += 1
    except (CopyError, OSError, ValueError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    whose = given or f"its own {SUMS}"
    signed = f"signed by {by}" if by else "given" if given else "not signed: a forger can make them"
    print(f"{checked} files checked by {whose} ({signed}): {lines or 'nothing'} wrong")
    return 1 if lines else 0
