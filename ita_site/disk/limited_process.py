"""Run a module of ours in a process of its own that ends: what it may use is bounded by the system.

For work on what strangers made, which can run for ever, fill the memory or crash a library. `run` is the side that
asks, `limit` is called by the module that runs.
"""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_MIB: Final = 1 << 20
_OUT_OF_TIME: Final = frozenset({signal.SIGKILL, signal.SIGXCPU} if sys.platform != "win32" else ())
"""By which signals the system ends a process that took all its time."""

_OUT_OF_MEMORY: Final = signal.SIGABRT
"""By which signal a library in C++ ends its process where it gets no more memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use."""

    seconds: int
    """Of the processor."""
    wall_seconds: int = 120
    """On a machine that does much else, or on one that cannot bound the processor's time."""
    memory: int = 1024 * _MIB
    """Bytes."""
    written: int = 0
    """Bytes of the largest file that it may write."""


class End(StrEnum):
    """How a process ended."""

    DONE = "done"
    TIME = "time"
    """It took longer than it may."""
    MEMORY = "memory"
    """It got no more memory."""
    DIED = "died"
    """A library crashed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process wrote to its standard output, and how it ended."""

    output: bytes
    end: End


def run(module: str, request: bytes, limits: Limits) -> Answer:
    """Return what `python -m module` answers to `request`, which it reads from its standard input."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-m", module],
            input=request,
            capture_output=True,
            check=False,
            timeout=limits.wall_seconds,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return Answer(b"", End.TIME)
    return Answer(done.stdout, _end(done.returncode))


def _end(status: int) -> End:
    if status == 0:
        return End.DONE
    if -status == _OUT_OF_MEMORY:
        return End.MEMORY
    return End.TIME if -status in _OUT_OF_TIME else End.DIED


def limit(limits: Limits) -> None:
    """Bound what this process may use, where the system can: not on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    bounds = {
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_FSIZE: limits.written,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        _, most = resource.getrlimit(kind)
        # nobody may raise a bound that the system set lower
        lower = bound if most == resource.RLIM_INFINITY else min(bound, most)
        resource.setrlimit(kind, (lower, lower))
