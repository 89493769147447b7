"""What the tests of a published site share."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.headers import published_headers
from tests.helpers.mirror import Server, mirror


@pytest.fixture(scope="session")
def headers(site: Path) -> dict[str, str]:
    """The headers of every answer."""
    return published_headers(site)


@pytest.fixture(scope="session")
def named(nginx: None, tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Server]:
    """A mirror with a name and a certificate."""
    folder = tmp_path_factory.mktemp("named")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subject = ["-subj", "/CN=mirror.example", "-addext", "subjectAltName=DNS:mirror.example"]
    written = ["-out", "fullchain.pem", "-keyout", "privkey.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", *curve, *subject, *written],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    changes = {
        "# include tls.conf;": "include tls.conf;",
        "/etc/letsencrypt/live/mirror.example": "..",  # Of the folder of the configuration.
    }
    with mirror(folder, site, changes) as ports:
        yield Server(folder, ports)
