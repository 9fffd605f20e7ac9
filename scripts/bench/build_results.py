"""What the benchmark of builds found: figures, what follows from them, and the targets that they are held to."""

from __future__ import annotations

import math
import statistics
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.bench.process import Cost

MOST_RATIO: Final = 0.5
"""CPU of a page at most, as a multiple of stock Material's."""

MOST_REBUILD: Final = 0.05
"""CPU of a build after one edit at most, as a part of a full build."""

MOST_GROWTH: Final = 1.03
"""CPU may grow with the number of measures to this power."""

MOST_MEMORY: Final = 300_000_000
"""Bytes of the largest process at the largest size."""

MOST_HUGO: Final = 4.0
"""CPU of a page at most, as a multiple of what Hugo takes to wrap the same one."""

MOST_SEEN: Final = {1000: 0.5, 10_000: 1.5}
"""Seconds of CPU of the preview from a save until a browser shows it, by the number of measures."""

MOST_DRIFT: Final = 64
"""Bytes by which a page that nobody touched may grow as others are added: its numbers get more digits."""

_MEGA: Final = 1e6
_MILLI: Final = 1e-3


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

    @property
    def page_cpu(self) -> float:
        """Return the CPU of a page in seconds: a page's part of the build."""
        return self.cpu / self.pages


def growth(points: Sequence[tuple[float, float]]) -> float | None:
    """Return the power with which the second number grows with the first: the slope of both logarithms."""
    if len(points) < 2:  # noqa: PLR2004 - a line needs two
        return None
    logs = [(math.log(x), math.log(y)) for x, y in points]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def summary(
    figures: Sequence[Figures],
    sizes: dict[str, list[int]],
    rebuilds: dict[int, list[Cost]],
    seen: dict[int, list[Cost]],
) -> dict[str, Any]:
    """Return everything that was measured, and what follows from it, as JSON takes it."""
    cpu = {row.measures: row.cpu for row in figures if row.name == "ours"}
    curve = [(float(measures), seconds) for measures, seconds in cpu.items()]
    of_page = {row.name: row.page_cpu for row in figures if row.measures == min(cpu)}
    return {
        "sizes": [asdict(row) for row in figures],
        "page_cpu": of_page,
        "ratio": {other: of_page["ours"] / seconds for other, seconds in of_page.items() if other != "ours"},
        "growth": growth(curve),
        "growth_last": growth(curve[-2:]),
        "memory": max(row.memory for row in figures if row.name == "ours"),
        "untouched_bytes": sizes,
        "rebuild": {str(measures): [asdict(cost) for cost in costs] for measures, costs in rebuilds.items()},
        "rebuild_part": {
            str(measures): statistics.median(cost.cpu for cost in costs) / cpu[measures]
            for measures, costs in rebuilds.items()
        },
        "seen": {str(measures): [asdict(cost) for cost in costs] for measures, costs in seen.items()},
        "seen_cpu": {str(measures): statistics.median(cost.cpu for cost in costs) for measures, costs in seen.items()},
    }


def misses(results: dict[str, Any]) -> list[str]:
    """Return targets that were not met, in words."""
    limits = [
        ("CPU of a page beside stock", results["ratio"].get("stock"), MOST_RATIO),
        ("CPU of a page beside Hugo", results["ratio"].get("hugo"), MOST_HUGO),
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
    for name, seconds in results["page_cpu"].items():
        print(f"CPU of a page by {name}: {seconds / _MILLI:.2f} ms")
    for other, ratio in results["ratio"].items():
        print(f"CPU of a page, as a multiple of {other}: {ratio:.2f}")
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
