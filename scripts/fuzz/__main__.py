"""Fuzz the readers: `python -m scripts.fuzz content|docx|health --count N --seed S`. Exit codes: 0 all well, 1 not.

Each input follows from the seed and its number alone, so that `--first N --count 1` gives one of them again. An input
that ends in an exception, or takes too much time or memory, is kept in `build/fuzz/`.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NoReturn

from scripts.fuzz.targets import TARGETS, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS: Final = 20
"""The most processor time for one input."""

MEGABYTES: Final = 1024
"""The most memory that the whole run may take beyond what it begins with."""

KEPT: Final = Path("build/fuzz")


class TooSlow(BaseException):
    """An input took more than `SECONDS`. No reader may catch it."""


@dataclass(frozen=True)
class Run:
    """A range of inputs of one target."""

    name: str
    seed: int
    first: int
    count: int

    def fuzz(self) -> int:
        """Try every input; print what happened; return how many were not answered."""
        answers: Counter[str] = Counter()
        slowest = 0.0
        with tempfile.TemporaryDirectory(prefix="ita-fuzz-") as folder:
            target = TARGETS[self.name](Path(folder))
            _limit_memory()
            for number in range(self.first, self.first + self.count):
                started = time.process_time()
                answers[self._try(target, number)] += 1
                slowest = max(slowest, time.process_time() - started)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{self.name}: {self.count} inputs of seed {self.seed}: {answers['taken']} taken, {answers['refused']} "
            f"refused, {answers['failed']} failed; slowest {slowest:.1f} s, peak {peak} MB"
        )
        return answers["failed"]

    def _try(self, target: Target, number: int) -> str:
        path, data = target.make(Random(f"{self.name} {self.seed} {number}"))  # noqa: S311 - to be repeated
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            return "taken" if target.read(path, data) else "refused"
        except (Exception, TooSlow):  # noqa: BLE001 - whatever escapes is what is looked for
            self._keep(number, path, data)
            return "failed"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _keep(self, number: int, path: str, data: bytes) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        file = KEPT / f"{self.name}-{self.seed}-{number}-{Path(path).name.removeprefix('.')}"
        file.write_bytes(data)
        print(f"{file}: {path}\n{traceback.format_exc()}", file=sys.stderr)


def main(words: Sequence[str] | None = None) -> int:
    """Fuzz one target; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--count", type=int, default=1000, help="inputs to try")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    signal.signal(signal.SIGPROF, _end)
    return int(Run(asked.target, asked.seed, asked.first, asked.count).fuzz() > 0)


def _end(*_: object) -> NoReturn:
    raise TooSlow


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    sys.exit(main())
