"""Measure how long `ita` takes before it does anything, beside Python and the library that reads its command line.

    .venv/bin/python scripts/bench/startup.py [--times N] [--content DIR]

With `--content`, a folder whose links were all checked, also a run of the link job that has nothing to do. Programs are
run in turn, so that a busy machine lengthens all alike: only the ratios tell.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
BASE: Final = "import click"

PROGRAMS: Final[Mapping[str, Sequence[str]]] = {
    "python": ("-c", "pass"),
    BASE: ("-c", BASE),
    "ita --help": ("-m", "ita_site.commands", "--help"),
}
"""Words for Python, by name."""


def cpu(words: Sequence[str]) -> float:
    """Return the CPU seconds of Python run with some words. Raises CalledProcessError where it fails."""
    before = _of_children()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *words], env=environment, check=True, stdout=subprocess.DEVNULL)
    return _of_children() - before


def measured(programs: Mapping[str, Sequence[str]], times: int) -> dict[str, float]:
    """Return the median of the CPU seconds of each program, all run so often in turn."""
    runs: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(times):
        for name, words in programs.items():
            runs[name].append(cpu(words))
    return {name: median(seconds) for name, seconds in runs.items()}


def lines(seconds: Mapping[str, float]) -> list[str]:
    """Return a line for each program: its CPU seconds, and how many times those of importing click."""
    return [f"{name:12} {cost:.3f} s  {cost / seconds[BASE]:.2f}" for name, cost in seconds.items()]


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=9, metavar="N", help="runs of each program (9)")
    parser.add_argument("--content", metavar="DIR", help="a content folder whose links are not due")
    given = parser.parse_args()
    links = {"ita links": ("-m", "ita_site.commands", "links", "--content", given.content)} if given.content else {}
    print("\n".join(lines(measured({**PROGRAMS, **links}, given.times))))


if __name__ == "__main__":
    main()
