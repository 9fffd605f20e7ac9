"""Measure what keeping copies costs: bytes, wall time and CPU of link runs with an archive and without, in turn.

A server in a process of its own gives pages (60 of 100) and documents (40 of 100), all different, on twenty loopback
addresses. Each run is a process that checks all of them: without an archive, without one but reading documents to their
end, with an archive that is empty, and again. The second run with an archive must add nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from multiprocessing import Process
from pathlib import Path

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.keeper import Keeper
from ita_site.links.archive.origin import Origin
from ita_site.links.archive.proof.verify import verify
from ita_site.links.link_use import LinkUse
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.links.run.checking.subject import Persistence
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Settings

PORT = 8766
HOSTS = 20
AT_ONCE = 64
DOCUMENTS = 40
"""Of a hundred addresses."""
RUNS = ("none", "whole", "archive", "again")
WORDS = ("ประกาศ", "องค์การบริหารส่วนตำบล", "แผนปฏิบัติการ", "ป้องกันการทุจริต", "ประจำปีงบประมาณ", "โครงการ", "รายงานผล")


def is_document(number: int) -> bool:
    """Return whether an address gives a document."""
    return number % 100 < DOCUMENTS


def answer(number: int, document_bytes: int) -> bytes:
    """Return the whole answer for an address, the same each time."""
    chance = random.Random(number)  # noqa: S311 - the same bytes each time, no secret
    if is_document(number):
        body, kind = b"%PDF-1.7\n" + chance.randbytes(document_bytes), "application/pdf"
    else:
        lines = (" ".join(chance.choices(WORDS, k=12)) for _ in range(60))
        text = "".join(f"<p>{line}</p>\n" for line in lines)
        body = f"<!doctype html><title>ข่าว {number}</title><h1>ข่าว {number}</h1>{text}".encode()
        kind = "text/html; charset=utf-8"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def serve(document_bytes: int) -> None:
    """Answer every GET by the number in its path."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                path = request.split(b" ", 2)[1].rpartition(b"/")[2]
                writer.write(answer(int(path) if path.isdigit() else 0, document_bytes))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        servers = [
            await asyncio.start_server(talk, f"127.0.0.{host + 10}", PORT, backlog=1024) for host in range(HOSTS)
        ]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(main())


def check(count: int, folder: Path, run: str) -> None:
    """Check all addresses once, in this process."""
    uses = [LinkUse(f"http://127.0.0.{number % HOSTS + 10}:{PORT}/{number}") for number in range(count)]
    resolver = Resolver((), [ipaddress.ip_network("127.0.0.0/8")])
    keeping = nullcontext() if run in {"none", "whole"} else Keeper(folder / "archive", Origin("bench", "bench"))
    with keeping as keeper:
        how = Persistence(whole=run != "none")
        pace = Pace(AT_ONCE, AT_ONCE, 0.0)
        settings = Settings(
            datetime.now(UTC), folder / f"{run}.json", everything=True, pace=pace, how=how, keeper=keeper
        )
        with Job(uses, {}, settings) as job:
            job.run(Fetcher(resolver, Contexts()), resolver, lambda *_: None)


def measured(count: int, folder: Path, run: str) -> tuple[float, float]:
    """Return the wall and CPU seconds of a run in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "scripts.bench.archive", "--urls", str(count), "--run", run, str(folder)], check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(folder: Path) -> int:
    """Return the bytes of all files of an archive."""
    return sum(path.stat().st_size for path in (folder / "archive").rglob("*") if path.is_file())


def report(count: int, document_bytes: int) -> None:
    """Run all, and print a row for each."""
    print(f"{count} addresses, {DOCUMENTS} of 100 are documents of {document_bytes:,} bytes\n")
    print("| run | wall s | CPU s | archive bytes | copies |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="bench-archive-") as name:
        folder = Path(name)
        for run in RUNS:
            wall, cpu = measured(count, folder, run)
            with ArchiveIndex(folder / "archive") as index:
                copies = len(list(index.copies()))
            print(f"| {run} | {wall:.1f} | {cpu:.1f} | {size(folder):,} | {copies} |", flush=True)
        started = time.process_time()
        findings = len(list(verify(folder / "archive")))
        print(f"\nverify: {time.process_time() - started:.1f} s CPU, {findings} findings")


def main() -> int:
    """Run the bench; returns 0."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--urls", type=int, default=2000, help="how many (2000)")
    made.add_argument("--document-bytes", type=int, default=150_000, help="of each document (150000)")
    made.add_argument("--run", choices=RUNS, help=argparse.SUPPRESS)
    made.add_argument("folder", type=Path, nargs="?", help=argparse.SUPPRESS)
    options = made.parse_args()
    if options.run:
        check(options.urls, options.folder, options.run)
        return 0
    server = Process(target=serve, args=(options.document_bytes,), daemon=True)
    server.start()
    time.sleep(1)
    try:
        report(options.urls, options.document_bytes)
    finally:
        server.terminate()
        server.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
