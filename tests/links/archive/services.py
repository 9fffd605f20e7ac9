"""Services as the archive meets them: a time-stamping authority of OpenSSL, and Save Page Now, both real HTTP servers."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from ita_site.links.archive.service import Service
from ita_site.links.request.resolver import Network, Resolver
from ita_site.links.request.tls import Contexts
from tests.links.conftest import LOOPBACK

Answering = Callable[[str, str, bytes], tuple[int, bytes]]
"""Method, path and body to status and body."""

CONFIG = """
[tsa]
default_tsa = here
[here]
dir = {folder}
serial = $dir/serial
signer_cert = $dir/tsa.pem
signer_key = $dir/tsa.key
certs = $dir/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


def service(*allowed: Network, seconds: float = 10.0) -> Service:
    return Service(Resolver((), allowed or LOOPBACK), Contexts(), "ita-site-link-checker/1.0", seconds)


@contextmanager
def serving(answer: Answering) -> Iterator[str]:
    """Yield the address of a server that answers so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, body = answer(
                self.command, self.path, self.rfile.read(int(self.headers.get("Content-Length") or 0))
            )
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Authority:
    """A time-stamping authority with a root of its own."""

    folder: Path
    asked: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir()
        (self.folder / "tsa.cnf").write_text(CONFIG.format(folder=self.folder), "utf-8")
        (self.folder / "serial").write_text("01\n", "utf-8")
        (self.folder / "tsa.ext").write_text("extendedKeyUsage = critical, timeStamping\n", "utf-8")
        new_key = ("-newkey", "rsa:2048", "-nodes")
        self._openssl(
            "req", "-x509", *new_key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Root", "-days", "30"
        )
        self._openssl("req", *new_key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
        self._openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
                      "-out", "tsa.pem", "-extfile", "tsa.ext", "-days", "30")  # fmt: skip

    @property
    def root(self) -> bytes:
        """The certificate to verify by."""
        return (self.folder / "root.pem").read_bytes()

    def answer(self, _method: str, _path: str, body: bytes) -> tuple[int, bytes]:
        """Stamp a query."""
        self.asked += 1
        (self.folder / "query.tsq").write_bytes(body)
        self._openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr")
        return 200, (self.folder / "reply.tsr").read_bytes()

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)


@dataclass
class SavePageNow:
    """The Wayback Machine's Save Page Now: a job for each address, which is done at the second look."""

    states: dict[str, str] = field(default_factory=dict)
    """What becomes of an address, where that is not success."""
    jobs: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    looks: int = 0

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        """Begin a job, or say how it is."""
        if (method, path) == ("POST", "/save"):
            self.times.append(time.monotonic())
            self.jobs.append(parse_qs(body.decode())["url"][0])
            return 200, json.dumps({"url": self.jobs[-1], "job_id": f"spn2-{len(self.jobs) - 1}"}).encode()
        self.looks += 1
        url = self.jobs[int(path.rpartition("-")[2])]
        state = self.states.get(url, "success") if self.looks % 2 == 0 else "pending"
        return 200, json.dumps({"status": state, "timestamp": "20261129103000", "original_url": url}).encode()
