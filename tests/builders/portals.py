"""A portal's database of made-up agencies: their site folders, what is known of their links, and nights that pass."""

import shutil
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.file.health_file import HEALTH, load, write
from ita_site.links.memory.history import Link, advance
from ita_site.nation.portal.database.fill import Filled, fill
from ita_site.nation.portal.database.rows.agency_rows import AgencySource
from ita_site.nation.portal.database.store import PortalStore
from tests.builders.sites import SITES

FIRST_NIGHT: Final = datetime(2026, 11, 1, 1, tzinfo=UTC)
NIGHT: Final = timedelta(days=1)

_CONFIG: Final = "site_name: ตัวอย่าง\ndocs_dir: content\ntheme: ita\nplugins: [ita]\n"
_EVIDENCE: Final = "      - url: http://www.example.go.th/news.php?id=1\n"
_MADE_UP: Final = "องค์การบริหารส่วนตำบลตัวอย่าง"


class AtOnce(Executor):
    """An executor that does its work when it is given, in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as an executor does
            future.set_exception(error)
        return future


class ThisProcess:
    """Executors of which this process is the only one."""

    outlives_driver: Final = False
    workers: Final = 1

    def open(self) -> Executor:
        """Return who does the work."""
        return AtOnce()

    def is_dead(self, _error: BaseException) -> bool:
        """Return whether this process has ended."""
        return False

    is_lost = is_dead

    def check(self) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class MadeUpNation:
    """Site folders of agencies that do not exist, and the database of their portal."""

    folder: Path

    @property
    def database(self) -> Path:
        """Return the file of the database."""
        return self.folder / "portal.db"

    def add(
        self,
        agency_id: str,
        *,
        district: str = "อำเภอตัวอย่าง",
        province: str = "จังหวัดเลย",
        host: str = "",
        pages: int = 3,
    ) -> tuple[str, ...]:
        """Add an agency with two reports, whose evidence is as many pages of `host`; return their addresses."""
        site = self.folder / "sites" / agency_id
        shutil.copytree(SITES / "two-years", site / "content")
        (site / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
        self.change(agency_id, "อำเภอตัวอย่าง", district)
        self.change(agency_id, "จังหวัดตัวอย่าง", province)
        self.change(agency_id, _MADE_UP, f"{_MADE_UP}{agency_id}")
        host = host or f"www.{agency_id}.example"
        urls = tuple(f"http://{host}/news.php?id={number}" for number in range(1, pages + 1))
        self.change(agency_id, _EVIDENCE, "".join(f"      - url: {url}\n" for url in urls))
        self.change(agency_id, "www.example.go.th", host)
        return urls

    def content(self, agency_id: str) -> Path:
        """Return the content folder of an agency."""
        return self.folder / "sites" / agency_id / "content"

    def change(self, agency_id: str, old: str, new: str) -> None:
        """Change words wherever an agency's content has them."""
        for file in self.content(agency_id).rglob("*"):
            if file.suffix in {".md", ".yml"}:
                text = file.read_text(encoding="utf-8")
                if old in text:
                    file.write_text(text.replace(old, new), encoding="utf-8")

    def sources(self) -> tuple[AgencySource, ...]:
        """Return all agencies."""
        return tuple(AgencySource(site.name, site / "mkdocs.yml") for site in sorted((self.folder / "sites").iterdir()))

    def fill(self, now: datetime = FIRST_NIGHT) -> Filled:
        """Bring the database up to date."""
        with PortalStore.opened(self.database) as store:
            return fill(store, self.sources(), ThisProcess(), now)

    def see(self, agency_id: str, kind: Kind, urls: Sequence[str], *nights: datetime, reason: str = "") -> None:
        """Have the link check see the same of several links of an agency in some nights, and remember it."""
        observed = replace(_OBSERVED[kind], reason=reason or _OBSERVED[kind].reason)
        file = self.content(agency_id) / HEALTH
        links = load(file)
        for night in nights:
            for url in urls:
                links[url] = advance(links.get(url, Link(url)), observed, night)
        write(file, (), [links[url] for url in sorted(links)])


_OBSERVED: Final = {
    kind: Observation(kind, reason, moved_to="http://www.moved.example/" if kind is Kind.MOVED else None)
    for kind, reason in {
        Kind.OK: "answers",
        Kind.MOVED: "permanent-redirect",
        Kind.SUSPECT: "gambling",
        Kind.BLOCKED: "refused",
        Kind.INSECURE: "tls-expired",
        Kind.UNREACHABLE: "connect-timeout",
        Kind.GONE: "not-found",
    }.items()
}
"""What the link check sees."""


def rows_of(database: Path, table: str) -> list[tuple[object, ...]]:
    """Return all rows of a table, in order."""
    with closing(sqlite3.connect(database)) as connection:
        return sorted(connection.execute(f'SELECT * FROM "{table}"'), key=repr)


def asked(database: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    """Return what the database answers to a question in SQL."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question, values).fetchall()
