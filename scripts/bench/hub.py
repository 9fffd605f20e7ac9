"""Measure a hub of many agencies: CPU seconds of the server for the list, a search, a login and another agency's id.

    .venv/bin/python -m scripts.bench.hub [--agencies 8000]

The server is a process of its own, and its CPU time is read from /proc before and after many requests. Argon2 is meant
to take time: what it takes alone is measured beside the login.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from ita_site.hub.hub import open_hub
from ita_site.hub.passwords import hashed, is_password
from ita_site.hub.roles import Role

PASSWORD = "ม้าลายกินแบตเตอรี่"  # noqa: S105 - of accounts that exist for a minute
TIMES = 30
_ADDRESS = re.compile(r"http://\S+")


def main() -> None:
    """Make the hub, serve it, and print a line for each kind of request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=8_000)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "hub", parser.parse_args().agencies)


def measure(root: Path, count: int) -> None:
    """Print what requests to a hub of so many agencies take."""
    make(root, count)
    command = [sys.executable, "-m", "ita_site.commands", "hub", "serve", "--hub", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout  # noqa: S101 - it is a pipe
            address = _ADDRESS.search(process.stdout.readline())
            assert address  # noqa: S101 - it says where it is
            measure_requests(process.pid, address[0])
        finally:
            process.kill()
    stored = hashed(PASSWORD)
    show("argon2 alone", seconds_of(os.getpid(), lambda: is_password(stored, PASSWORD)))


def make(root: Path, count: int) -> None:
    """Make a hub of so many agencies, each with an officer, and a keeper."""
    hub, stored = open_hub(root), hashed(PASSWORD)
    with hub.database.changing():
        for number in range(count):
            hub.agencies.add(f"agency-{number}", f"องค์การบริหารส่วนตำบลที่ {number:04}")
            hub.database.change("INSERT INTO accounts VALUES (?, ?, 0, 0, 1)", f"officer-{number}", stored)
            hub.accounts.grant(f"officer-{number}", f"agency-{number}", Role.OFFICER)
        hub.database.change("INSERT INTO accounts VALUES ('keeper', ?, 1, 0, 1)", stored)
    hub.database.close()


def measure_requests(process: int, address: str) -> None:
    """Print what the server takes for each kind of request."""
    cookie = login(address)
    requests: dict[str, Callable[[], object]] = {
        "list": lambda: get(address, "/", cookie),
        "list, page 100": lambda: get(address, "/?from=5000", cookie),
        "search": lambda: get(address, f"/?q={quote('ตำบลที่ 0421')}", cookie),
        "another agency's id": lambda: get(address, "/a/agency-1/_desk/", cookie),
        "login": lambda: login(address),
    }
    for name, request in requests.items():
        request()
        show(name, seconds_of(process, request))


def seconds_of(process: int, request: Callable[[], object]) -> float:
    """Return the mean of the CPU seconds that a process spends while a request is answered."""
    before = cpu_seconds(process)
    for _ in range(TIMES):
        request()
    return (cpu_seconds(process) - before) / TIMES


def cpu_seconds(process: int) -> float:
    """Return the CPU seconds of a process with all its threads, those that ended included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def login(address: str) -> str:
    """Log the keeper in; return the cookie."""
    where = urlsplit(address)
    connection = HTTPConnection(where.netloc, timeout=60)
    body = urlencode({"name": "keeper", "password": PASSWORD})
    headers = {"Origin": f"http://{where.netloc}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login", body, headers)
    answer = connection.getresponse()
    answer.read()
    return (answer.getheader("set-cookie") or "").partition(";")[0]


def get(address: str, path: str, cookie: str) -> int:
    """Ask for a page; return how many bytes it has."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    return len(connection.getresponse().read())


def show(name: str, seconds: float) -> None:
    """Print what a request took."""
    print(f"{name:22} {seconds * 1000:6.1f} ms of CPU")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    main()
