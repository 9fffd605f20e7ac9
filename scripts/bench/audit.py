"""Measure the site with Lighthouse as a phone sees it, beside stock Material with the same pages.

Both sites are built anew and served from this machine, compressed. Each page is visited several times, ours and stock
in turn; medians count. Lighthouse computes the times of a slow phone from what it saw here, but a busy machine still
costs points: its benchmark index is printed with the table.

Exit codes: 0 every target met, 1 one was missed, 2 nothing could be measured (no npm, no Chromium).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import yaml
from playwright.sync_api import TimeoutError as PageTimeoutError
from playwright.sync_api import sync_playwright

from ita_site.office.chromium import find_chromium
from scripts.bench import stock as bench_stock
from scripts.bench.gzip_server import Server, serving
from scripts.bench.lighthouse import CATEGORIES, ROOT, TYPES, Figures, LighthouseError, install, measure, median
from scripts.bench.process import ENVIRONMENT
from scripts.pictures.page_kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGES: Final = ("home", "report", "measure", "evidence")
"""Kinds of page that are measured, and the home page with its search open."""

SEARCH: Final = "search"
QUERY: Final = "ร้องเรียน"

LEAST: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Points of 100 that every page has at least."""

LEAST_HOME: Final = 99
"""Points for performance that the home page has at least."""

MOST_HOME_BYTES: Final = 60 * 1024
"""Bytes of the first view of the home page at most, compressed, with fonts and headers."""

_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class Target:
    """A site that is measured: where it is served, and the path of each of its pages."""

    name: str
    base: str
    pages: Mapping[str, str]


def build(folder: Path, settings: dict[str, Any]) -> Path:
    """Build a site with these settings of MkDocs. Raises CalledProcessError."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "mkdocs.yml"
    site = folder / "site"
    file.write_text(yaml.safe_dump(settings | {"site_dir": str(site)}, allow_unicode=True), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(file)]
    subprocess.run(command, check=True, cwd=ROOT, env=ENVIRONMENT)
    return site


def build_ours(folder: Path, address: str) -> Path:
    """Return the folder of this site, built as it is published at the address."""
    return build(
        folder,
        {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": str(ROOT / "content"),
            "hooks": [str(ROOT / "ita_site" / "hooks.py")],
            "theme": {"custom_dir": str(ROOT / "overrides")},
            "site_url": address,
        },
    )


def build_stock(folder: Path, address: str) -> Path:
    """Return the same pages as Material shows them by itself, without Google's fonts, which may be out of reach."""
    docs = folder / "docs"
    nav = bench_stock.write_stock(ROOT / "content", docs)
    return build(
        folder,
        {
            "site_name": yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"],
            "site_url": address,
            "docs_dir": str(docs),
            "theme": {"name": "material", "language": "th", "font": False},
            "plugins": [{"search": {"lang": "th"}}],
            "markdown_extensions": ["attr_list"],
            "nav": nav,
            "not_in_nav": "*",
        },
    )


def target(name: str, server: Server, site: Path) -> Target:
    """Return the site, served, with the pages that are measured."""
    server.show(site)
    pages = kinds(site, PAGES)
    return Target(name, server.address, pages | {SEARCH: f"?q={quote(QUERY)}"})


def search_opens(chromium: str, address: str) -> bool:
    """Return whether the address shows the search open, with results: else another page is measured than is named."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        page.goto(address)
        with contextlib.suppress(PageTimeoutError):
            page.locator(".md-search-result__item a").first.wait_for(timeout=10_000)
        shown = page.locator(".md-search-result__item a").first.is_visible()
        browser.close()
    return shown


def visit(targets: Sequence[Target], program: Path, chromium: str, runs: int) -> dict[str, dict[str, Figures]]:
    """Return the medians of every page of every target, by the target's name and the page's."""
    visits: dict[tuple[str, str], list[Figures]] = {}
    for run in range(runs):
        for page in (*PAGES, SEARCH):
            for target in targets[:: 1 if run % 2 == 0 else -1]:
                figures = measure(program, chromium, target.base + target.pages[page])
                visits.setdefault((target.name, page), []).append(figures)
                _tell(f"{run + 1}/{runs} {target.name:<5} {page:<9} {figures.scores['performance']:.0f}")
    return {target.name: {page: median(visits[target.name, page]) for page in (*PAGES, SEARCH)} for target in targets}


def misses(pages: Mapping[str, Figures]) -> list[str]:
    """Return targets that this site does not meet, in words."""
    missed: list[str] = []
    for page, figures in pages.items():
        least = LEAST | ({"performance": LEAST_HOME} if page == "home" else {})
        missed += [
            f"{page}: {name} {figures.scores[name]:.0f} < {least[name]} {' '.join(figures.faults)}".rstrip()
            for name in CATEGORIES
            if figures.scores[name] < least[name]
        ]
        if figures.cls > 0:
            missed.append(f"{page}: layout shift {figures.cls:.4f} > 0")
    if pages["home"].total > MOST_HOME_BYTES:
        missed.append(f"home: {pages['home'].total / _KILO:.1f} KB > {MOST_HOME_BYTES / _KILO:.0f} KB")
    return missed


def table(results: Mapping[str, Mapping[str, Figures]]) -> str:
    """Return all figures as text: a line for each page of each site."""
    heads = ("page", "site", "perf", "a11y", "best", "seo", "LCP s", "CLS", "TBT ms", "KB", *TYPES)
    lines = [
        "{:<10}{:<7}{:>5}{:>5}{:>5}{:>5}{:>7}{:>8}{:>8}{:>8}".format(*heads) + "".join(f"{kind:>11}" for kind in TYPES)
    ]
    for page in (*PAGES, SEARCH):
        for name, pages in results.items():
            figures = pages[page]
            scores = "".join(f"{figures.scores[category]:>5.0f}" for category in CATEGORIES)
            times = f"{figures.lcp / 1000:>7.2f}{figures.cls:>8.4f}{figures.tbt:>8.0f}{figures.total / _KILO:>8.1f}"
            lines.append(
                f"{page:<10}{name:<7}{scores}{times}" + "".join(f"{figures.sent[k] / _KILO:>11.1f}" for k in TYPES)
            )
    return "\n".join(lines)


def audit(folder: Path, chromium: str, options: argparse.Namespace) -> int:
    """Build, serve, measure, print and write; 1 if a target was missed."""
    program = install()
    with ExitStack() as stack:
        servers = [stack.enter_context(serving()) for _ in range(2 if options.stock else 1)]
        targets = [
            target(name, server, make(folder / name, server.address))
            for server, (name, make) in zip(servers, (("ours", build_ours), ("stock", build_stock)), strict=False)
        ]
        opened = search_opens(chromium, targets[0].base + targets[0].pages[SEARCH])
        results = visit(targets, program, chromium, options.runs)
    missed = misses(results["ours"]) + ([] if opened else ["search: the address did not open the search with results"])
    print(table(results))
    print(f"benchmark index of this machine: {results['ours']['home'].benchmark:.0f} · median of {options.runs}")
    write(options.out, results, missed, options.runs)
    for miss in missed:
        print(f"ไม่ถึงเป้า | MISSED: {miss}", file=sys.stderr)
    return 1 if missed else 0


def write(out: Path, results: Mapping[str, Mapping[str, Figures]], missed: Sequence[str], runs: int) -> None:
    """Write everything that was measured, as JSON, and the table as text."""
    out.mkdir(parents=True, exist_ok=True)
    data = {
        name: {page: asdict(figures) | {"total": figures.total} for page, figures in pages.items()}
        for name, pages in results.items()
    }
    text = json.dumps({"runs": runs, "missed": list(missed), "sites": data}, ensure_ascii=False, indent=2)
    (out / "audit.json").write_text(text + "\n", encoding="utf-8")
    (out / "audit.txt").write_text(table(results) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Measure, and say in two languages why, where that cannot be done."""
    parser = argparse.ArgumentParser(description="วัดเว็บไซต์ด้วย Lighthouse | Measure the site with Lighthouse")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="visits of each page; medians count (5)")
    parser.add_argument("--no-stock", dest="stock", action="store_false", help="this site only")
    parser.add_argument("--out", type=Path, default=Path("build/audit"), metavar="DIR")
    options = parser.parse_args(arguments)
    chromium = find_chromium()
    if not chromium:
        _tell("ไม่มี Chromium สั่ง make browser ก่อน\nThere is no Chromium: run make browser first")
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="ita-audit-") as folder:
            return audit(Path(folder), str(chromium), options)
    except LighthouseError as error:
        if str(error) == "npm":
            _tell(
                "ไม่มี npm จึงยังไม่ได้วัด ติดตั้ง Node.js 18.16 ขึ้นไปก่อน\n"
                "There is no npm, so nothing was measured: install Node.js 18.16 or later"
            )
        else:
            _tell(f"Lighthouse ทำงานไม่สำเร็จ: {error}\nLighthouse failed: {error}")
        return 2


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
