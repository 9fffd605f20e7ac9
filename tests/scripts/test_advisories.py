"""`make advisories`: the lock as it is, asked of a service that speaks the language of OSV."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.builders.projects import ROOT
from tests.test_make import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLE = "GHSA-aaaa-bbbb-cccc"


class Osv(BaseHTTPRequestHandler):
    """Knows one hole, in the package that the server is told."""

    def do_POST(self) -> None:
        """Answer a batch of questions, in their order."""
        questions = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        names = [question["package"]["name"] for question in questions]
        self.server.asked.update(names)  # type: ignore[attr-defined]
        hit = {"vulns": [{"id": HOLE, "modified": "2026-01-01T00:00:00Z"}]}
        self.answer({"results": [hit if name == self.server.holed else {} for name in names]})  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        """Answer what the hole is."""
        self.answer({"id": HOLE, "modified": "2026-01-01T00:00:00Z", "summary": "a hole", "affected": []})

    def answer(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Keep silent."""


@contextmanager
def osv(holed: str) -> Iterator[tuple[str, set[str]]]:
    """Run the service; yield its address, and the names that it is asked about."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as server:
        server.asked, server.holed = set(), holed  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(("holed", "code"), [("", 0), ("jinja2", 1)])
def test_the_audit_fails_where_a_locked_package_has_a_hole(holed: str, code: int) -> None:
    with osv(holed) as (address, asked):
        command = ["make", "advisories", f"ARGS=--service-url {address}"]
        environment = {name: value for name, value in ENVIRONMENT.items() if not name.lower().endswith("_proxy")}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=60
        )
    assert (done.returncode != 0) is bool(code), done.stdout + done.stderr
    assert {"jinja2", "lxml", "pillow", "pytest"} <= asked
    assert (HOLE in done.stdout + done.stderr) is bool(code)
