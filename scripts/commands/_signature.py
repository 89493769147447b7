"""Signatures of `SHA256SUMS` by minisign, and what their trusted comment tells."""

import datetime
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.commands._ask import CopyError
from scripts.site.sums import SIGNATURE, SUMS

DAYS = 180
"""How long a signature is not called old; server/README.md tells it to whoever signs."""
_COMMENT = re.compile(
    r"(\d{4}-\d\d-\d\d), (https://\S+), ((?:[\w-]+ [\w-]+, )+)SHA256SUMS has the SHA-256 \w+\n"
)


class Signed(NamedTuple):
    """What scripts/sign wrote into a signature."""

    day: datetime.date
    site: str
    versions: Mapping[str, str]
    """The version of each text, by its locale."""

    def __str__(self) -> str:
        """Return it in a line."""
        versions = ", ".join(f"{locale} {version}" for locale, version in self.versions.items())
        return f"signed on {self.day} for {self.site}: {versions}"


def check_signature(sums: bytes, signature: bytes, key: Path) -> Signed:
    """Return what a signature of sums tells.

    Raises CopyError unless it is by the owner of the public key, and made by scripts/sign.
    """
    minisign = shutil.which("minisign")
    if not minisign:
        raise CopyError("cannot be checked without minisign: apt-get install minisign")
    if not key.is_file():
        raise CopyError(f"cannot be checked: there is no key {key}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, SUMS).write_bytes(sums)
        Path(folder, SIGNATURE).write_bytes(signature)
        # minisign's own name, and files of our own naming. -Q prints the trusted comment alone.
        command = [minisign, "-V", "-Q", "-p", str(key), "-m", str(Path(folder, SUMS))]
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if run.returncode:
        raise CopyError(f"is no signature of these sums by {key}")
    comment = run.stdout.decode("ascii", "replace")
    match = _COMMENT.fullmatch(comment)
    if not match:
        raise CopyError(f"does not tell site, day and versions, as by make sign: {comment[:200]!a}")
    versions = dict(pair.split() for pair in match[3].split(", ")[:-1])
    return Signed(datetime.date.fromisoformat(match[1]), match[2], versions)


def outdated(signed: Signed, own: Mapping[str, str]) -> Iterator[str]:
    """Yield in what signed texts are not those of the own versions, or newer: a rollback."""
    for locale, version in own.items():
        theirs = signed.versions.get(locale)
        if theirs is None:
            yield f"has no text {locale}, which is in yours"
        elif theirs[:10] < version[:10]:
            yield f"the text {locale} is older than yours: {theirs}, not {version}"
        elif theirs[:10] == version[:10] and theirs != version:
            yield f"the text {locale} has other words than yours: {theirs}, not {version}"


def warnings(signed: Signed, own: Mapping[str, str], today: datetime.date) -> Iterator[str]:
    """Yield what may be right, and what somebody has to look at."""
    if (age := (today - signed.day).days) > DAYS:
        yield f"is {age} days old: there may be a newer one, which is kept from you"
    for locale, theirs in signed.versions.items():
        if theirs[:10] > own.get(locale, ""):
            yield f"the text {locale} is newer than yours: {theirs}"
