"""Measure the nation's portal over made-up agencies: CPU and bytes by agency, and what all agencies would cost.

    python -m scripts.bench.nation_portal --agencies 300 --reports 4 --measures 8
    python -m scripts.bench.nation_portal --agencies 50 --content tests/sites/phangat

Everything is done in this process, so that its CPU time is all there is; workers divide the reading among them. The
last column multiplies by the 8,317 agencies of the assessment.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.file.health_file import HEALTH, write
from ita_site.links.memory.history import Link, advance
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.rows.read_agency import ReadAgency, read_agency
from ita_site.nation.portal.database.store import PortalStore, RunSummary
from ita_site.nation.portal.files.write_files import write_files
from ita_site.nation.portal.pages.write import write_portal
from tests.builders.nation import write_nation

T = TypeVar("T")

ALL: Final = 8_317
"""Agencies of the assessment."""
_FIRST: Final = datetime(2026, 11, 1, tzinfo=UTC)


def main() -> None:
    """Print what each step costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=300)
    parser.add_argument("--reports", type=int, default=4)
    parser.add_argument("--measures", type=int, default=8, help="of each report")
    parser.add_argument("--content", type=Path, help="a content folder that every agency has, instead of made-up ones")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sites = _sites(Path(folder, "sites"), given)
        _measure(Path(folder), [AgencySource(site.name, site / "mkdocs.yml") for site in sites])


def _sites(folder: Path, given: argparse.Namespace) -> list[Path]:
    """Write the site folders; return them."""
    if given.content is None:
        return write_nation(folder, given.agencies, reports=given.reports, measures=given.measures)
    sites = [folder / f"agency-{number:05}" for number in range(1, given.agencies + 1)]
    for site in sites:
        shutil.copytree(given.content, site / "content")
        (site / HEALTH).unlink(missing_ok=True)
        (site / "mkdocs.yml").write_text(
            "site_name: x\ndocs_dir: content\ntheme: ita\nplugins: [ita]\n", encoding="utf-8"
        )
    return sites


def _measure(folder: Path, sources: Sequence[AgencySource]) -> None:
    count = len(sources)
    print(f"{count} agencies | by agency | x {ALL:,}")
    database, public = folder / "portal.db", folder / "public"
    first = _night(folder, "first night", sources, _FIRST)
    _size("database", database.stat().st_size, count)
    _size("  of which search", _search_size(database), count)
    _size("open data", _size_of(public / "data"), count)
    _size("  of which portal.db.zst", (public / "data" / "portal.db.zst").stat().st_size, count)
    _size("pages", _size_of(public) - _size_of(public / "data"), count)
    quiet = _night(folder, "night without change", sources, _FIRST + timedelta(days=1))
    for source in sources[: max(1, count // 100)]:
        _change(source)
    few = _night(folder, "night of 1 % changed", sources, _FIRST + timedelta(days=2))
    for source in sources:
        _check_links(source)
    _night(folder, "night in which every agency had links checked", sources, _FIRST + timedelta(days=3))
    print(f"a night without change costs {quiet / first:.1%} of a first one, of 1 % changed {few / first:.1%}")


def _night(folder: Path, title: str, sources: Sequence[AgencySource], now: datetime) -> float:
    """Do what a night does, step by step; return its CPU seconds."""
    count = len(sources)
    print(title)
    with PortalStore.opened(folder / "portal.db") as store:
        known = store.digests()
        read, reading = _timed(lambda: [read_agency(source, known.get(source.id, "")) for source in sources])
        changed = [outcome.rows for outcome in read if isinstance(outcome, ReadAgency)]

        def write_rows() -> None:
            for rows in changed:
                store.replace(rows, now)
            store.finish(RunSummary(len(changed)), now)

        _, writing = _timed(write_rows)
    _, files = _timed(lambda: write_files(folder / "portal.db", folder / "public" / "data"))
    _, pages = _timed(lambda: write_portal(folder / "portal.db", folder / "public"))
    for name, seconds in {"read": reading, "write rows": writing, "files": files, "pages": pages}.items():
        _cost(f"  {name}", seconds, count)
    return reading + writing + files + pages


def _change(source: AgencySource) -> None:
    """Add a note to the first measure."""
    file = min((source.config.parent / "content" / "reports").rglob("measures/*.md"))
    file.write_text(f"{file.read_text(encoding='utf-8')}\nหมายเหตุใหม่\n", encoding="utf-8")


def _check_links(source: AgencySource) -> None:
    """Have every link of an agency seen as alive."""
    content = source.config.parent / "content"
    texts = (file.read_text(encoding="utf-8") for file in (content / "reports").rglob("measures/*.md"))
    urls = sorted({line.split("url: ")[1] for text in texts for line in text.splitlines() if "url: " in line})
    write(content / HEALTH, (), [advance(Link(url), Observation(Kind.OK, "answers"), _FIRST) for url in urls])


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.process_time()
    made = work()
    return made, time.process_time() - begin


def _cost(title: str, seconds: float, count: int) -> None:
    each = seconds / count
    print(f"{title}: {seconds:.2f} s CPU | {each * 1000:.2f} ms | {each * ALL / 60:.1f} min")


def _size(title: str, size: int, count: int) -> None:
    print(f"  {title}: {size / 1e6:.1f} MB | {size / count / 1e3:.1f} kB | {size / count * ALL / 1e9:.2f} GB")


def _size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _search_size(database: Path) -> int:
    """Return the bytes of the search's own tables; 0 where this SQLite cannot say."""
    with closing(sqlite3.connect(database)) as connection:
        try:
            (size,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'found%'").fetchone()
        except sqlite3.OperationalError:
            return 0
    return int(size or 0)


if __name__ == "__main__":
    main()
