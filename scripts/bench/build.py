"""Measure how long a build takes, beside stock Material with the same pages written by hand, and how that grows.

Sites of several sizes are generated from a real report. At one size they are built in turn by us, by stock Material
and by Hugo, each build in a process of its own; then a measure is edited, and the site is built once more and seen in a
preview. Other work on the machine disturbs wall time, so CPU time is what counts: medians of repeats, and ratios within
one run.

Compared is the CPU of a page: of a whole build from nothing, divided by the pages that came of it. Stock Material
builds as many pages, each written in Markdown with the words and links of one of ours, so about as long; most of them
are pages of promises. Ours includes what stock does not make: open data, Word and Excel files, the check of every link.
The sites have no address, so no pictures are drawn for those who share a page.

    python scripts/bench/build.py --sizes 1000,3000,10000 --repeats 3 --json build/bench.json
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.bench import content as bench_content
from scripts.bench import hugo as bench_hugo
from scripts.bench import stock as bench_stock
from scripts.bench.build_results import Figures, misses, show, summary
from scripts.bench.preview import save_to_seen
from scripts.bench.process import Cost, Project, build, configure_ours, configure_stock, pages, rebuild, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES: Final = (1000, 3000, 10_000)


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
