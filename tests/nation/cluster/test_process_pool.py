"""Processes of this machine: what one takes with it when it dies, and with whom all end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ita_site.nation.cluster.process_pool import PoolExecutors
from tests.builders.projects import ENVIRONMENT, ROOT

pytestmark = pytest.mark.slow


def test_a_process_that_dies_takes_no_other_work_with_it() -> None:
    with PoolExecutors(2) as executors:
        pool = executors.open()
        slow, killed = pool.submit(time.sleep, 3), pool.submit(os.kill, 0, 0)
        killed.result()
        dead = pool.submit(signal.raise_signal, signal.SIGKILL)
        error = dead.exception()
        assert error is not None
        assert executors.is_lost(error)
        assert executors.is_dead(error)
        assert slow.result() is None
        assert pool.submit(abs, -1).result() == 1
        assert not executors.is_lost(ValueError())


def test_all_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import os, sys, time\n"
        "from ita_site.nation.cluster.process_pool import PoolExecutors\n"
        "if __name__ == '__main__':\n"
        "    executors = PoolExecutors(1)\n"
        "    print(executors.open().submit(os.getpid).result(), flush=True)\n"
        "    time.sleep(60)\n"
    )
    environment = ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 20
    while Path(f"/proc/{child}/cmdline").exists() and Path(f"/proc/{child}/cmdline").read_bytes():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_processes_end_at_once_with_the_block_whatever_they_are_at() -> None:
    begun = time.monotonic()
    with PoolExecutors(1) as executors:
        pool = executors.open()
        pool.submit(abs, 1).result()
        pool.submit(time.sleep, 60)
    assert time.monotonic() - begun < 50
