"""Measure how long a build takes, beside stock Material with the same pages written by hand, and how that grows.

Sites of several sizes are generated from a real report. At one size they are built in turn by us, by stock Material
and by Hugo, each build in a process of its own; then a measure is edited, and the site is built once more and seen in a
preview. Other work on the machine disturbs wall time, so CPU time is what counts: medians of repeats, and ratios within
one run.

    python scripts/bench/build.py --sizes 1000,3000,10000 --repeats 3 --json build/bench.json
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scripts.bench import content as bench_content
from scripts.bench import hugo as bench_hugo
from scripts.bench import stock as bench_stock
from scripts.bench.preview import save_to_seen
from scripts.bench.process import Cost, Project, build, configure_ours, configure_stock, pages, rebuild, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES: Final = (1000, 3000, 10_000)
JUDGED: Final = 1000
"""Measures at which we are compared with others, or the smallest size."""

MOST_RATIO: Final = 0.5
"""CPU of a full build at most, as a multiple of stock Material's."""

MOST_REBUILD: Final = 0.05
"""CPU of a build after one edit at most, as a part of a full build."""

MOST_GROWTH: Final = 1.03
"""CPU may grow with the number of measures to this power."""

MOST_MEMORY: Final = 300_000_000
"""Bytes of the largest process at the largest size."""

MOST_HUGO: Final = 4.0
"""CPU of a full build at most, as a multiple of what Hugo takes to wrap the same pages."""

MOST_SEEN: Final = {1000: 0.5, 10_000: 1.5}
"""Seconds of CPU of the preview from a save until a browser shows it, by the number of measures."""

MOST_DRIFT: Final = 64
"""Bytes by which a page that nobody touched may grow as others are added: its numbers get more digits."""

_MEGA: Final = 1e6


@dataclass(frozen=True, slots=True)
class Figures:
    """What the builds of one site took (medians), and what came of them."""

    name: str
    measures: int
    pages: int
    site_bytes: int
    cpu: float
    wall: float
    memory: int
    runs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Sites:
    """The same content as several programs build it: ours at every size, the others at the size that is judged."""

    measures: int
    ours: Project
    stock: Project | None = None
    hugo: Path | None = None


def prepare(folder: Path, measures: int, *, judged: bool) -> Sites:
    """Write the content and the settings of a site, for the judged size those of the others as well."""
    ours = Project(folder / "ours")
    bench_content.write_content(bench_content.REAL, ours.docs, measures)
    configure_ours(ours)
    if not judged:
        return Sites(measures, ours)
    stock = Project(folder / "stock", is_ours=False)
    configure_stock(stock, bench_stock.write_stock(ours.docs, stock.docs))
    if bench_hugo.hugo() is None:
        return Sites(measures, ours, stock)
    bench_hugo.write_source(ours.docs, folder / "hugo")
    return Sites(measures, ours, stock, folder / "hugo")


def _apart(folder: Path, measures: int, *, judged: bool) -> Sites:
    """Prepare in another process: memory that this one once took would count as that of every build it starts."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        return other.submit(prepare, folder, measures, judged=judged).result()


def measure(sites: Sequence[Sites], repeats: int) -> list[Figures]:
    """Build everything so many times, in turn."""
    costs: dict[tuple[str, int], list[Cost]] = {}
    for _ in range(repeats):
        for site in sites:
            for name, cost in _builds(site):
                costs.setdefault((name, site.measures), []).append(cost)
                _tell(f"{site.measures:>6} {name:<6} {cost.cpu:8.2f} s CPU")
    return [_figures(name, site, runs) for site in sites for (name, of), runs in costs.items() if of == site.measures]


def _builds(site: Sites) -> Iterator[tuple[str, Cost]]:
    """Build one site with every program; yield the program's name and what it cost."""
    yield "ours", build(site.ours)
    if site.stock:
        yield "stock", build(site.stock)
    if site.hugo and (program := bench_hugo.hugo()):
        yield "hugo", bench_hugo.build(program, site.hugo)


def _figures(name: str, site: Sites, runs: list[Cost]) -> Figures:
    folders = {
        "ours": site.ours.site,
        "stock": site.stock and site.stock.site,
        "hugo": site.hugo and site.hugo / "site",
    }
    folder = folders[name] or site.ours.site
    return Figures(
        name=name,
        measures=site.measures,
        pages=pages(folder),
        site_bytes=size(folder),
        cpu=statistics.median(run.cpu for run in runs),
        wall=statistics.median(run.wall for run in runs),
        memory=int(statistics.median(run.memory for run in runs)),
        runs=tuple(runs),
    )


def growth(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the power with which the second number grows with the first: the slope of both logarithms."""
    if len(points) < 2:  # noqa: PLR2004 - a line needs two
        return None
    logs = [(math.log(x), math.log(y)) for x, y in points]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def untouched(sites: Sequence[Sites]) -> dict[str, list[int]]:
    """Return bytes of the same page in each site: a measure in the middle of the smallest, and the home page."""
    smallest = min(site.measures for site in sites)
    place = list(bench_content.places(smallest))[smallest // 2]
    names = {"measure": place.page, "home": "index.html"}
    return {label: [(site.ours.site / name).stat().st_size for site in sites] for label, name in names.items()}


def edits(site: Sites, repeats: int) -> list[Cost]:
    """Edit one measure and build again, so many times; return what each build cost."""
    file = site.ours.docs / next(bench_content.places(site.measures)).source
    rebuild(site.ours)
    costs = []
    for _ in range(repeats):
        file.write_text(bench_content.edit(file.read_text(encoding="utf-8"), f"word{time.time_ns()}"), encoding="utf-8")
        costs.append(rebuild(site.ours))
        _tell(f"{site.measures:>6} after one edit {costs[-1].cpu:8.2f} s CPU")
    return costs


def summary(
    figures: Sequence[Figures],
    sizes: dict[str, list[int]],
    rebuilds: dict[int, list[Cost]],
    seen: dict[int, list[Cost]],
) -> dict[str, Any]:
    """Return everything that was measured, and what follows from it, as JSON takes it."""
    cpu = {(row.name, row.measures): row.cpu for row in figures}
    curve = [(float(row.measures), row.cpu) for row in figures if row.name == "ours"]
    judged = min(row.measures for row in figures)
    return {
        "sizes": [asdict(row) for row in figures],
        "ratio": {
            other: cpu["ours", judged] / cpu[other, judged] for other in ("stock", "hugo") if (other, judged) in cpu
        },
        "growth": growth(curve),
        "growth_last": growth(curve[-2:]),
        "memory": max(row.memory for row in figures if row.name == "ours"),
        "untouched_bytes": sizes,
        "rebuild": {str(measures): [asdict(cost) for cost in costs] for measures, costs in rebuilds.items()},
        "rebuild_part": {
            str(measures): statistics.median(cost.cpu for cost in costs) / cpu["ours", measures]
            for measures, costs in rebuilds.items()
        },
        "seen": {str(measures): [asdict(cost) for cost in costs] for measures, costs in seen.items()},
        "seen_cpu": {str(measures): statistics.median(cost.cpu for cost in costs) for measures, costs in seen.items()},
    }


def misses(results: dict[str, Any]) -> list[str]:
    """Return targets that were not met, in words."""
    limits = [
        ("CPU beside stock", results["ratio"].get("stock"), MOST_RATIO),
        ("CPU beside Hugo", results["ratio"].get("hugo"), MOST_HUGO),
        ("the power of growth", results["growth"], MOST_GROWTH),
        ("the power of growth at the end", results["growth_last"], MOST_GROWTH),
        ("memory", results["memory"], MOST_MEMORY),
        *((f"a rebuild at {measures}", part, MOST_REBUILD) for measures, part in results["rebuild_part"].items()),
        *(
            (f"CPU from save to seen at {measures}", cpu, MOST_SEEN[int(measures)])
            for measures, cpu in results["seen_cpu"].items()
            if int(measures) in MOST_SEEN
        ),
        *(
            (f"bytes that an untouched page ({name}) grew by", max(sizes) - min(sizes), MOST_DRIFT)
            for name, sizes in results["untouched_bytes"].items()
        ),
    ]
    return [f"{what}: {value:.4g}, more than {most}" for what, value, most in limits if value and value > most]


def show(results: dict[str, Any]) -> None:
    """Print the figures as a table."""
    print("measures by     pages    CPU s   wall s  MB RSS  MB site")
    for row in results["sizes"]:
        print(
            f"{row['measures']:>8} {row['name']:<6}{row['pages']:>6}{row['cpu']:>9.2f}{row['wall']:>9.2f}"
            f"{row['memory'] / _MEGA:>8.0f}{row['site_bytes'] / _MEGA:>9.1f}"
        )
    for other, ratio in results["ratio"].items():
        print(f"CPU of a full build, as a multiple of {other}: {ratio:.2f}")
    if results["growth"] is not None:
        print(
            f"growth exponent: {results['growth']:.3f} over all sizes, {results['growth_last']:.3f} over the last two"
        )
    for name, sizes in results["untouched_bytes"].items():
        print(f"bytes of an untouched page ({name}): {' → '.join(map(str, sizes))}")
    for measures, part in results["rebuild_part"].items():
        print(f"build after one edit at {measures}: {part:.3f} of a full build")
    for measures, cpu in results["seen_cpu"].items():
        print(f"from save to seen in a browser at {measures}: {cpu:.2f} s CPU")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write; 1 if a target was missed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="ita-bench-") as folder:
        sizes = sorted(options.sizes)
        sites = [_apart(Path(folder) / str(number), number, judged=number == sizes[0]) for number in sizes]
        figures = measure(sites, options.repeats)
        page_sizes = untouched(sites)
        rebuilds = {site.measures: edits(site, options.repeats) for site in sites[:1]}
        seen = {site.measures: save_to_seen(site.ours, options.repeats) for site in sites} if options.serve else {}
    results = summary(figures, page_sizes, rebuilds, seen)
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
        "--sizes", type=_sizes, default=SIZES, metavar="N,N", help="numbers of measures (1000,3000,10000)"
    )
    parser.add_argument("--repeats", type=int, default=3, metavar="N", help="builds of each site (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to FILE")
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="leave out the preview")
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
