"""Measure how long a build takes, beside stock Material with the same pages written by hand, and how that grows.

Sites of several sizes are generated from the real report and built in turn, ours and stock, each build in a process of
its own. Other work on the machine disturbs wall time, so CPU time is what counts: medians of repeats, and ratios within
one run.

    python scripts/bench/build.py --sizes 200,1000,4000 --repeats 3 --json build/bench.json
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import statistics
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scripts.bench import content as bench_content
from scripts.bench import stock as bench_stock
from scripts.bench.process import (
    Cost,
    Project,
    build,
    configure_ours,
    configure_stock,
    edit_under_serve,
    pages,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES: Final = (200, 1000, 4000)
JUDGED: Final = 1000
"""Measures at which the ratio is judged and an edit is measured, or the next smaller size."""

MOST_RATIO: Final = 1.25
"""CPU per page at most, as a multiple of stock Material's."""

MOST_GROWTH: Final = 1.1
"""CPU may grow with the number of measures to this power."""

MOST_DRIFT: Final = 64
"""Bytes by which a page that nobody touched may grow as others are added: its numbers get more digits."""

_MEGA: Final = 1e6


@dataclass(frozen=True, slots=True)
class Pair:
    """The same pages twice: as this project makes them, and as somebody would write them for stock Material."""

    measures: int
    ours: Project
    stock: Project


@dataclass(frozen=True, slots=True)
class Figures:
    """What the builds of one site took (medians), and what came of them."""

    measures: int
    pages: int
    site_bytes: int
    cpu: float
    wall: float
    memory: int
    cpu_per_page: float
    runs: tuple[Cost, ...]


def prepare(folder: Path, measures: int) -> Pair:
    """Write both contents and their settings."""
    pair = Pair(measures, Project(folder / "ours"), Project(folder / "stock"))
    bench_content.write_content(bench_content.REAL, pair.ours.docs, measures)
    configure_ours(pair.ours)
    configure_stock(pair.stock, bench_stock.write_stock(pair.ours.docs, pair.stock.docs))
    return pair


def _apart(folder: Path, measures: int) -> Pair:
    """Prepare in another process: memory that this one once took would count as that of every build it starts."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        return other.submit(prepare, folder, measures).result()


def measure(pairs: Sequence[Pair], repeats: int) -> list[tuple[Figures, Figures]]:
    """Build every pair so many times, ours and stock in turn, the first of the two alternating."""
    costs: dict[Path, list[Cost]] = {}
    for repeat in range(repeats):
        for pair in pairs:
            for project in (pair.ours, pair.stock)[:: 1 if repeat % 2 == 0 else -1]:
                cost = build(project)
                costs.setdefault(project.folder, []).append(cost)
                _tell(f"{pair.measures:>6} {project.folder.name:<6} {cost.cpu:8.2f} s CPU")
    return [(_figures(pair.measures, pair.ours, costs), _figures(pair.measures, pair.stock, costs)) for pair in pairs]


def _figures(measures: int, project: Project, costs: dict[Path, list[Cost]]) -> Figures:
    runs = tuple(costs[project.folder])
    cpu = statistics.median(run.cpu for run in runs)
    count = pages(project.site)
    return Figures(
        measures=measures,
        pages=count,
        site_bytes=size(project.site),
        cpu=cpu,
        wall=statistics.median(run.wall for run in runs),
        memory=int(statistics.median(run.memory for run in runs)),
        cpu_per_page=cpu / count,
        runs=runs,
    )


def growth(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the power with which the second number grows with the first: the slope of both logarithms."""
    if len(points) < 2:  # noqa: PLR2004 - a line needs two
        return None
    logs = [(math.log(x), math.log(y)) for x, y in points]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def untouched(pairs: Sequence[Pair]) -> dict[str, list[int]]:
    """Return bytes of the same page in each site: a measure in the middle of the smallest, and the home page."""
    smallest = min(pair.measures for pair in pairs)
    place = list(bench_content.places(smallest))[smallest // 2]
    names = {"measure": place.page, "home": "index.html"}
    return {label: [(pair.ours.site / name).stat().st_size for pair in pairs] for label, name in names.items()}


def edits(pair: Pair, repeats: int) -> dict[str, list[Cost]]:
    """Measure one save of a measure while the site is previewed, ours and stock; return the costs of each."""
    place = next(bench_content.places(pair.measures))
    return {
        project.folder.name: edit_under_serve(
            project, project.docs / place.source, place.page.removesuffix("index.html"), bench_content.edit, repeats
        )
        for project in (pair.ours, pair.stock)
    }


def summary(
    figures: Sequence[tuple[Figures, Figures]], sizes: dict[str, list[int]], saves: dict[str, list[Cost]]
) -> dict[str, Any]:
    """Return everything that was measured, and what follows from it, as JSON takes it."""
    curves = {
        name: [(float(pair[at].measures), pair[at].cpu) for pair in figures]
        for at, name in enumerate(("ours", "stock"))
    }
    return {
        "sizes": [{"ours": asdict(ours), "stock": asdict(stock)} for ours, stock in figures],
        "ratio": {str(ours.measures): ours.cpu_per_page / stock.cpu_per_page for ours, stock in figures},
        "growth": {name: growth(curve) for name, curve in curves.items()},
        "growth_last": {name: growth(curve[-2:]) for name, curve in curves.items()},
        "untouched_bytes": sizes,
        "edit": {name: [asdict(cost) for cost in costs] for name, costs in saves.items()},
    }


def misses(results: dict[str, Any]) -> list[str]:
    """Return targets that were not met, in words."""
    ratio = results["ratio"].get(str(JUDGED))
    exponents = (results["growth"]["ours"], results["growth_last"]["ours"])
    grown = {name: max(sizes) - min(sizes) for name, sizes in results["untouched_bytes"].items()}
    return [
        *([f"CPU per page is {ratio:.2f} x stock, more than {MOST_RATIO}"] if ratio and ratio > MOST_RATIO else []),
        *(
            f"CPU grows with the power {power:.2f}, more than {MOST_GROWTH}"
            for power in exponents
            if (power or 0) > MOST_GROWTH
        ),
        *(f"an untouched page ({name}) grew by {by} bytes" for name, by in grown.items() if by > MOST_DRIFT),
    ]


def show(results: dict[str, Any]) -> None:
    """Print the figures as a table."""
    print("measures site  pages    CPU s   wall s  MB RSS  MB site  CPU ms/page  ratio")
    for row in results["sizes"]:
        for name, measured in row.items():
            ratio = f"{results['ratio'][str(measured['measures'])]:.2f}" if name == "ours" else ""
            print(
                f"{measured['measures']:>8} {name:<6}{measured['pages']:>5}"
                f"{measured['cpu']:>9.2f}{measured['wall']:>9.2f}"
                f"{measured['memory'] / _MEGA:>8.0f}{measured['site_bytes'] / _MEGA:>9.1f}"
                f"{measured['cpu_per_page'] * 1000:>13.2f}{ratio:>7}"
            )
    for name, power in results["growth"].items():
        if power is not None:
            print(
                f"growth exponent, {name}: {power:.2f} over all sizes, "
                f"{results['growth_last'][name]:.2f} over the last two"
            )
    for name, sizes in results["untouched_bytes"].items():
        print(f"bytes of an untouched page ({name}): {' → '.join(map(str, sizes))}")
    for name, costs in results["edit"].items():
        wall, cpu = (statistics.median(cost[what] for cost in costs) for what in ("wall", "cpu"))
        print(f"one edit under serve, {name}: {wall:.2f} s until served, {cpu:.2f} s CPU")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write; 1 if a target was missed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="ita-bench-") as folder:
        pairs = [_apart(Path(folder) / str(measures), measures) for measures in sorted(options.sizes)]
        figures = measure(pairs, options.repeats)
        sizes = untouched(pairs)
        judged = [pair for pair in pairs if pair.measures <= JUDGED][-1:] or pairs
        saves = edits(judged[0], options.repeats) if options.serve else {}
    results = summary(figures, sizes, saves)
    missed = misses(results)
    show(results)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results | {"missed": missed}, indent=2) + "\n", encoding="utf-8")
    for miss in missed:
        print(f"MISSED: {miss}", file=sys.stderr)
    return 1 if missed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="วัดความเร็วการสร้างเว็บไซต์ | Measure how long a build takes")
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,N", help="numbers of measures (200,1000,4000)"
    )
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="builds of each site (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to FILE")
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="leave out the edit under mkdocs serve")
    return parser.parse_args(arguments)


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(part) for part in text.split(","))
    if min(sizes) < bench_content.REPORTS:
        raise argparse.ArgumentTypeError(f"≥ {bench_content.REPORTS}")
    return sizes


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
