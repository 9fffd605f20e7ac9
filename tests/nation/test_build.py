"""A night of builds: what changed is built, as alone; what fails stops nobody; what did not change is not touched."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.file.health_file import HEALTH, write
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.links.memory.journal import Lock
from ita_site.nation.build import site_work
from ita_site.nation.build.night import BuildOrder, build_sites
from ita_site.nation.build.site_work import SiteOrder, SiteResult
from ita_site.nation.build.table import BuildTable, NightSummary
from ita_site.nation.cluster.process_pool import PoolExecutors
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.publish.frame.shared_files import shared_files
from tests.builders.nation import MadeUpAgency, write_nation
from tests.builders.projects import contents, run

pytestmark = pytest.mark.slow
"""Sites are built, most of them in processes of their own."""

NOW = datetime(2026, 11, 30, tzinfo=UTC)
SITES = 4


class Here(Executor):
    """Does work at once, in the process of the test: most tests are not about processes, which take long to start."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class HereExecutors(PoolExecutors):
    """The process of the test, as `Executors`."""

    def open(self) -> Here:  # type: ignore[override]
        return Here()


@dataclass
class Nation:
    """A nation of made-up agencies, with all its nights."""

    root: Path
    now: datetime = NOW
    executors: type[PoolExecutors] = HereExecutors
    folder: NationFolder = field(init=False)

    def __post_init__(self) -> None:
        self.folder = NationFolder(self.root / "nation")

    @property
    def sites(self) -> Path:
        """The folder of site folders."""
        return self.root / "sites"

    def night(self, source: Path | None = None, after: timedelta = timedelta(days=1)) -> int:
        """Build what changed, a day later; return the exit code."""
        self.now += after
        return build_sites(BuildOrder(source or self.sites, self.folder, self.executors(1), self.now))

    def summary(self) -> NightSummary:
        """How the last night went."""
        with BuildTable(self.folder.builds) as table:
            night = table.last_night()
        assert night is not None
        return night

    def stamps(self) -> dict[str, tuple[int, int]]:
        """When each published file was written, and which file it is."""
        files = (file for file in self.folder.public.rglob("*") if file.is_file())
        return {
            file.relative_to(self.folder.public).as_posix(): (file.stat().st_mtime_ns, file.stat().st_ino)
            for file in files
        }

    def touched(self, before: dict[str, tuple[int, int]]) -> set[str]:
        """The agencies of which a file was written, made or removed since `before`; other files by their path."""
        after = self.stamps()
        paths = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        return {path.split("/")[1] if path.startswith("sites/") else path for path in paths}

    def change(self, number: int, old: str, new: str, path: str = "agency.yml") -> None:
        """Change a text of a content file."""
        file = self.sites / MadeUpAgency(number).id / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def check(self, number: int, at: datetime, **known: Any) -> None:
        """Let the night of links write the health file of an agency, for the evidence of its first measure."""
        agency = MadeUpAgency(number)
        url = f"http://www.{agency.id}.invalid/2567/1"
        link = replace(Link(url, State.ALIVE, since=NOW, checked=at, last_ok=at), **known)
        write(self.sites / agency.id / "content" / HEALTH, [], [link])


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    """A nation after its first night; to be copied."""
    nation = Nation(tmp_path_factory.mktemp("first"), executors=PoolExecutors)
    write_nation(nation.sites, SITES, measures=1)
    assert nation.night() == 0
    return nation


@pytest.fixture
def nation(first_night: Nation, tmp_path: Path) -> Nation:
    """A nation after its first night."""
    shutil.copytree(first_night.root, tmp_path / "root", symlinks=True)
    return Nation(tmp_path / "root", first_night.now)


def test_the_first_night_builds_every_site_and_writes_the_shared_files_once(nation: Nation) -> None:
    assert nation.summary() == NightSummary(nation.now, agencies=SITES, built=SITES)
    assert contents(nation.folder.shared) == shared_files()
    assert {path.name for path in nation.folder.sites.iterdir()} == {MadeUpAgency(n).id for n in range(1, SITES + 1)}
    assert not (nation.folder.sites / "agency-00001" / "assets").exists()


def test_a_site_is_to_the_byte_what_the_agency_builds_alone(nation: Nation, tmp_path: Path) -> None:
    agency = MadeUpAgency(2, measures=1, options="extra: {shared_files: ../../shared}\n")
    project = agency.write(tmp_path / "alone")
    done = run("ita_site.commands", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == contents(nation.folder.sites / agency.id)


def test_a_night_in_which_nothing_changed_touches_no_file(nation: Nation) -> None:
    before = nation.stamps()
    assert nation.night() == 0
    assert nation.touched(before) == set()
    assert nation.summary().unchanged == SITES


def test_a_changed_file_rebuilds_exactly_that_site(nation: Nation) -> None:
    before = nation.stamps()
    nation.change(3, "ประเด็นสมมติที่ 1", "ประเด็นสมมติที่เปลี่ยน", "reports/2567-12m/measures/m1.md")
    assert nation.night() == 0
    assert nation.touched(before) == {"agency-00003"}
    page = nation.folder.sites / "agency-00003" / "reports" / "2567-12m" / "measures" / "m1" / "index.html"
    assert "ประเด็นสมมติที่เปลี่ยน" in page.read_text(encoding="utf-8")


def test_changed_settings_and_own_templates_rebuild_that_site_even_in_a_process_that_built_it_before(
    nation: Nation,
) -> None:
    site = nation.sites / "agency-00001"
    config = site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("theme: ita", "theme: {name: ita, custom_dir: own}")
    config.write_text(text, encoding="utf-8")
    (site / "own").mkdir()
    for words in ("nothing is here", "really nothing"):
        (site / "own" / "404.html").write_text(words, encoding="utf-8")
        before = nation.stamps()
        assert nation.night() == 0
        assert nation.touched(before) == {"agency-00001"}
        assert (nation.folder.sites / "agency-00001" / "404.html").read_text(encoding="utf-8") == words


def test_a_changed_state_of_a_link_rebuilds_its_agency_and_a_check_that_saw_the_same_none(nation: Nation) -> None:
    before = nation.stamps()
    nation.check(1, NOW)
    nation.check(2, NOW)
    assert nation.night() == 0
    assert nation.touched(before) == {"agency-00001", "agency-00002"}
    before = nation.stamps()
    nation.check(1, NOW + timedelta(days=2))
    nation.check(2, NOW + timedelta(days=2), state=State.BROKEN, reason="status-404", http_status=404)
    assert nation.night() == 0
    assert nation.touched(before) == {"agency-00002"}


def test_a_bad_check_seen_again_rebuilds_nothing_but_its_first_time_does(nation: Nation) -> None:
    nation.check(1, NOW)
    nation.night()
    first = NOW + timedelta(days=2)
    for day, changes in ((2, True), (3, False)):
        seen = Sighting(first, NOW + timedelta(days=day), day)
        nation.check(1, NOW + timedelta(days=day), observation=Kind.GONE, sightings={Kind.GONE: seen})
        before = nation.stamps()
        nation.night()
        assert nation.touched(before) == ({"agency-00001"} if changes else set())


def test_the_days_of_checks_that_changed_nothing_are_brought_up_to_date_within_a_week(nation: Nation) -> None:
    nation.check(1, NOW)
    nation.night()
    nation.check(1, NOW + timedelta(days=2))
    before = nation.stamps()
    nation.night(after=timedelta(days=6))
    assert nation.touched(before) == set()
    nation.night(after=timedelta(days=1))
    assert nation.touched(before) == {"agency-00001"}


def test_an_agency_with_errors_keeps_its_site_and_stops_nobody(
    nation: Nation, capfd: pytest.CaptureFixture[str]
) -> None:
    before = nation.stamps()
    nation.change(2, "units:", "unit:")
    nation.change(3, "สำนักปลัด", "สำนักปลัดใหม่")
    assert nation.night() == 1
    assert nation.touched(before) == {"agency-00003"}
    summary = nation.summary()
    assert (summary.built, summary.refused, summary.unchanged) == (1, 1, 2)
    text = (nation.folder.problems / "agency-00002.txt").read_text(encoding="utf-8")
    assert text.startswith("เนื้อหามีข้อผิดพลาด")
    assert "content/agency.yml:9: unknown-field" in text
    thai, english = (line for line in capfd.readouterr().err.splitlines() if "agency-00002" in line)
    assert thai.startswith("agency-00002: content/agency.yml:1: missing-field ขาดช่อง")
    assert english.strip().startswith("A field that must be there is missing; field units")
    before = nation.stamps()
    assert nation.night() == 1, "the errors are still there"
    assert nation.touched(before) == set()
    assert nation.summary().refused == 1
    nation.change(2, "unit:", "units:")
    assert nation.night() == 0
    assert not (nation.folder.problems / "agency-00002.txt").exists()


def test_settings_that_cannot_be_read_are_the_agencys_errors(nation: Nation) -> None:
    source = nation.root / "agencies.csv"
    source.write_text("id,path\nagency-00001,sites/agency-00001\n", encoding="utf-8")
    (nation.sites / "agency-00001" / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert nation.night(source) == 1
    assert "mkdocs.yml" in (nation.folder.problems / "agency-00001.txt").read_text(encoding="utf-8")


def test_a_site_that_the_list_no_longer_names_goes_a_night_after_that_was_said(
    nation: Nation, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(nation.sites / "agency-00004")
    assert nation.night() == 0
    assert (nation.folder.sites / "agency-00004").is_dir()
    assert "agency-00004: ไม่อยู่ในรายชื่อแล้ว เว็บไซต์จะถูกลบ" in capfd.readouterr().err
    assert nation.night() == 0
    assert not (nation.folder.sites / "agency-00004").exists()
    assert nation.summary().removed == 1


def test_a_site_that_comes_back_to_the_list_stays(nation: Nation) -> None:
    moved = nation.root / "moved"
    (nation.sites / "agency-00004").rename(moved)
    nation.night()
    moved.rename(nation.sites / "agency-00004")
    before = nation.stamps()
    nation.night()
    (nation.sites / "agency-00004").rename(moved)
    nation.night()
    assert nation.touched(before) == set()


def test_no_site_goes_while_the_list_has_errors(nation: Nation) -> None:
    shutil.rmtree(nation.sites / "agency-00004")
    (nation.sites / "agency-00003" / "mkdocs.yml").unlink()
    assert nation.night() == 1
    assert nation.night() == 1
    assert (nation.folder.sites / "agency-00004").is_dir()
    assert (nation.folder.sites / "agency-00003").is_dir()
    assert nation.summary().unreadable == 1
    assert "missing-file" in (nation.folder.problems / "_sites.txt").read_text(encoding="utf-8")


def test_two_builds_at_once_are_kept_apart(nation: Nation, capfd: pytest.CaptureFixture[str]) -> None:
    with Lock(nation.folder.builds):
        assert nation.night() == 2
    assert "มีการสร้างเว็บไซต์อื่นทำงานอยู่" in capfd.readouterr().err


class _Stopping(HereExecutors):
    """At the second site somebody presses Ctrl-C."""

    opened = 0

    def open(self) -> Here:  # type: ignore[override]
        self.opened += 1
        if self.opened > 1:
            raise KeyboardInterrupt
        return Here()


def test_a_build_that_is_stopped_says_so_and_the_next_one_does_the_rest(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nation = Nation(tmp_path, executors=_Stopping)
    write_nation(nation.sites, 2, measures=1)
    assert nation.night() == 2
    assert capfd.readouterr().err == "หยุดแล้ว สั่งอีกครั้งเพื่อทำต่อ\ninterrupted; run it again to resume\n"
    nation.executors = HereExecutors
    assert nation.night() == 0
    assert (nation.summary().built, nation.summary().unchanged) == (1, 1)


def test_a_place_without_agencies_is_said_to_be_that(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    nation = Nation(tmp_path)
    assert nation.night() == 2
    nation.sites.mkdir()
    assert nation.night() == 2
    assert "ไม่พบหน่วยงานใด" in capfd.readouterr().err


def _dying(order: SiteOrder) -> SiteResult:
    """Build a site; the process of one of them is killed the first time, that of another one every time."""
    mark = order.config.parent / "killed"
    if order.id == "agency-00002" or (order.id == "agency-00003" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return site_work.build_site(order)


def test_a_worker_that_is_killed_costs_nobody_else_a_site(nation: Nation, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, SITES + 1):
        nation.change(number, "สำนักปลัด", "สำนักปลัดใหม่")
    monkeypatch.setattr("ita_site.nation.build.workers.build_site", _dying)
    nation.executors = PoolExecutors
    before = nation.stamps()
    assert nation.night() == 1
    assert nation.touched(before) == {"agency-00001", "agency-00003", "agency-00004"}
    assert nation.summary().failed == 1
    assert "died each time" in (nation.folder.problems / "agency-00002.txt").read_text(encoding="utf-8")
    monkeypatch.undo()
    assert nation.night() == 0, "what failed for no fault of the content is tried again"
    assert nation.touched(before) >= {"agency-00002"}
