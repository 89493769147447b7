"""The mirror of server/, on free ports of this machine alone."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.helpers.project import PATIENCE, ROOT

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NOTHING: Mapping[str, str] = {}


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as listener:
            listener.bind(("::1", 0))
    except OSError:
        return False
    return True


HAS_IPV6 = _has_ipv6()


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


def _configure(folder: Path, ports: dict[str, int], changes: Mapping[str, str]) -> None:
    """Change what the configuration in a copy of server/ says, and where it listens."""
    files = {file: file.read_text() for file in folder.glob("*.conf")}
    for old in changes:
        assert any(old in text for text in files.values()), f"no file says {old}"
    for file, text in files.items():
        for old, new in changes.items():
            text = text.replace(old, new)
        if not HAS_IPV6:
            text = re.sub(r"listen \[::\].*\n", "", text)
        text = text.replace("listen [::]:", "listen [::1]:")
        text = re.sub(r"listen (?=\d)", "listen 127.0.0.1:", text)
        file.write_text(
            re.sub(r"(?<=listen )(.*1\]?:)(\d+)", lambda m: f"{m[1]}{ports[m[2]]}", text)
        )


@contextmanager
def mirror(
    folder: Path, site: Path, changes: Mapping[str, str] = NOTHING, user: Sequence[str] = ()
) -> Iterator[dict[str, int]]:
    """Run a copy of server/, in `folder`, for `site`, until it is left.

    `changes` are made to its configuration. Returns the port by the port that it says. What the
    server says goes to `folder`/said. `user` is a command that runs it as another user.
    """
    own = shutil.ignore_patterns("run")
    shutil.copytree(ROOT / "server", folder / "server", ignore=own, dirs_exist_ok=True)
    (folder / "site").symlink_to(site)
    ports = {port: _free_port() for port in ("80", "443", "8080")}
    _configure(folder / "server", ports, changes)
    # Its workers could not read the folders of tests, which are open to their owner alone.
    env = {**os.environ, "NGINX_USER": "root"}
    env["LISTEN"] = f"127.0.0.1:{ports['8080']} unix:server/run/onion.sock"
    if HAS_IPV6:
        env["LISTEN"] += f" [::1]:{ports['8080']}"
    with (folder / "said").open("w") as said:
        command = [*user, str(folder / "server/mirror")]
        process = subprocess.Popen(command, stdout=said, stderr=said, env=env)
        try:
            _wait(process, ports["8080"], folder / "said")
            yield ports
        finally:
            process.terminate()
            process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    """Wait until a process listens on a port."""
    for _ in range(PATIENCE * 10):
        assert process.poll() is None, said.read_text()
        with socket.socket() as connection:
            if connection.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(said.read_text())


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


class Server(NamedTuple):
    """A running mirror and the folder that it runs in."""

    folder: Path
    ports: dict[str, int]

    def said(self) -> list[str]:
        """Return what was said since nginx was started."""
        lines = (self.folder / "said").read_text().splitlines()
        return [line for line in lines if not line.startswith("site/ is on http://")]

    def ask(self, path: str, method: str = "GET", **said: str) -> Answer:
        """Ask as it is written: no path is made shorter, no header is added but Host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["8080"], timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True, skip_host="Host" in said)
        for name, value in said.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        names = [name for name, _ in response.getheaders()]
        # Of a part that is beyond the end, nginx says every header twice.
        assert len(set(names)) == len(names) or response.status == 416
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer


def trusting(named: Server) -> ssl.SSLContext:
    """Return what believes the certificate of a mirror with a name."""
    return ssl.create_default_context(cafile=str(named.folder / "fullchain.pem"))
