"""The benchmark of start-up measures each program, and compares it with importing click."""

from __future__ import annotations

from scripts.bench.startup import BASE, PROGRAMS, lines, measured


def test_each_program_is_measured() -> None:
    seconds = measured(PROGRAMS, 1)
    assert seconds.keys() == PROGRAMS.keys()
    assert min(seconds.values()) > 0


def test_figures_are_told_beside_those_of_the_library() -> None:
    assert lines({"python": 0.01, BASE: 0.1, "ita --help": 0.12}) == [
        "python       0.010 s  0.10",
        "import click 0.100 s  1.00",
        "ita --help   0.120 s  1.20",
    ]
