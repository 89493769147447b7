"""Keys to sign with, as minisign makes them."""

import subprocess
from pathlib import Path


def key_pair(folder: Path, name: str = "minisign") -> Path:
    """Make a pair of keys without a password; return the public one, beside `<name>.key`."""
    public = folder / f"{name}.pub"
    command = ["minisign", "-G", "-W", "-p", public.name, "-s", f"{name}.key"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return public
