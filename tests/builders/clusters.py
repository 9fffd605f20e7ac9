"""A Dask cluster of real processes on this machine: a scheduler and its workers, which a test may kill."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ita_site.nation.cluster.certificates import part_files
from tests.builders.projects import ENVIRONMENT, ROOT


@dataclass(slots=True)
class Cluster:
    """A scheduler on a free port, and workers of two threads each."""

    workers: int
    certificates: Path | None = None
    """The folder with those of the cluster; without it everything is sent in clear."""
    address: str = ""
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> Self:
        protocol = ["--protocol", "tls"] if self.certificates else []
        words = ["--host", "127.0.0.1", "--port", "0", *protocol, *self._tls("scheduler")]
        scheduler = self._start("scheduler", *words)
        assert scheduler.stderr
        for line in scheduler.stderr:
            if at := re.search(rb"Scheduler at:\s+(\S+)", line):
                self.address = at[1].decode()
                break
        for _ in range(self.workers):
            self._start("worker", self.address, "--nthreads", "2", *self._tls("worker"))
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stderr:
                process.stderr.close()

    def kill_scheduler(self) -> None:
        """Kill the scheduler."""
        self._processes[0].kill()

    def kill_worker(self) -> None:
        """Kill the process in which the first worker does its work; its nanny starts another."""
        workers = [child for child in children_of(self._processes[1].pid) if _is_spawned(child)]
        assert workers
        os.kill(workers[0], signal.SIGKILL)

    def _tls(self, part: str) -> list[str]:
        if self.certificates is None:
            return []
        files = part_files(self.certificates, part)
        named = {"--tls-ca-file": files.authority, "--tls-cert": files.certificate, "--tls-key": files.key}
        return [word for name, file in named.items() for word in (name, str(file))]

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        log = subprocess.PIPE if words[0] == "scheduler" else subprocess.DEVNULL
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], "--no-dashboard"],
            env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
        )  # fmt: skip
        self._processes.append(process)
        return process


def children_of(process: int) -> list[int]:
    """Return the children of a process, whichever of its threads started them."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text().split()]


def _is_spawned(process: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()
