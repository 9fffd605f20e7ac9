"""What the portal's database keeps of agencies, and which rows a change touches."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.nation.portal.database import digests
from ita_site.nation.portal.database.rows.read_agency import ReadAgency, read_agency
from ita_site.nation.portal.database.store import PortalStore
from ita_site.nation.portal.database.tables import NATIONAL_SHAPES, TABLES
from ita_site.open_data.tables import tables
from tests.builders.portals import FIRST_NIGHT, NIGHT, MadeUpNation, asked, rows_of
from tests.builders.sites import catalogue_of

_SHARED = ("events", "event_links", "run", "provinces")
"""Tables whose rows are of no single agency."""


@pytest.fixture
def nation(tmp_path: Path) -> MadeUpNation:
    nation = MadeUpNation(tmp_path)
    nation.add("ka", province="จังหวัดเลย", district="อำเภอวังสะพุง")
    nation.add("kha", province="จังหวัดเลย")
    nation.add("nga", province="จังหวัดน่าน")
    return nation


def _own_rows(nation: MadeUpNation, agency_id: str) -> dict[str, list[tuple[object, ...]]]:
    names = [shape.name for shape in TABLES if shape.name not in _SHARED]
    return {name: [row for row in rows_of(nation.database, name) if row[0] == agency_id] for name in names}


def test_every_table_of_open_data_has_the_rows_of_the_agencys_own_files(nation: MadeUpNation) -> None:
    nation.fill()
    catalogue = catalogue_of(nation.content("ka"))
    for place, shape in enumerate(NATIONAL_SHAPES):
        own = {row for report in catalogue.reports for row in tables(catalogue, report)[place].rows}
        kept = [row for row in rows_of(nation.database, shape.name) if row[0] == "ka"]
        assert len(kept) == len(own), shape.name


def test_a_second_run_changes_nothing(nation: MadeUpNation) -> None:
    nation.fill()
    before = {shape.name: rows_of(nation.database, shape.name) for shape in TABLES}
    again = nation.fill(FIRST_NIGHT + NIGHT)
    assert (again.changed, again.removed, again.events) == ((), (), 0)
    assert {shape.name: rows_of(nation.database, shape.name) for shape in TABLES} == before


def test_a_changed_file_changes_the_rows_of_its_agency_alone(nation: MadeUpNation) -> None:
    nation.fill()
    before = {agency: _own_rows(nation, agency) for agency in ("ka", "kha", "nga")}
    nation.change("kha", "2.จัดทำแผนผัง", "2.จัดทำแผนผังใหม่")
    assert nation.fill(FIRST_NIGHT + NIGHT).changed == ("kha",)
    after = {agency: _own_rows(nation, agency) for agency in ("ka", "kha", "nga")}
    assert after["ka"] == before["ka"]
    assert after["nga"] == before["nga"]
    changed = {name for name in before["kha"] if before["kha"][name] != after["kha"][name]}
    assert changed == {"activities", "agencies", "agency_reports"}


def test_an_agency_that_is_gone_leaves_no_rows_but_the_event(nation: MadeUpNation) -> None:
    nation.fill()
    nation.content("nga").rename(nation.folder / "elsewhere")
    (nation.folder / "sites" / "nga" / "mkdocs.yml").unlink()
    (nation.folder / "sites" / "nga").rmdir()
    assert nation.fill(FIRST_NIGHT + NIGHT).removed == ("nga",)
    assert not any(_own_rows(nation, "nga").values())
    assert asked(nation.database, "SELECT kind, agency FROM events WHERE scope = 'nation' AND agency_id = 'nga'") == [
        ("joined", "องค์การบริหารส่วนตำบลตัวอย่างnga"),
        ("left", "องค์การบริหารส่วนตำบลตัวอย่างnga"),
    ]
    assert asked(nation.database, "SELECT * FROM found WHERE found MATCH 'ตัวอย่างnga'") == []


def test_an_agency_whose_content_has_errors_keeps_its_rows_and_is_named(nation: MadeUpNation) -> None:
    nation.fill()
    before = _own_rows(nation, "kha")
    nation.change("kha", "indicator: 7", "indicator: seven")
    filled = nation.fill(FIRST_NIGHT + NIGHT)
    assert [failure.agency_id for failure in filled.failed] == ["kha"]
    assert any("indicator" in line for line in filled.failed[0].errors)
    assert _own_rows(nation, "kha") == before


def test_when_content_changed_does_not_move_with_the_check_of_links(nation: MadeUpNation) -> None:
    urls = nation.add("cha")
    nation.fill()
    nation.see("cha", Kind.OK, urls, FIRST_NIGHT)
    assert nation.fill(FIRST_NIGHT + NIGHT).changed == ("cha",)
    nation.change("ka", "2.จัดทำแผนผัง", "2.จัดทำแผนผังใหม่")
    nation.fill(FIRST_NIGHT + 2 * NIGHT)
    assert asked(nation.database, "SELECT id, updated FROM agencies WHERE id IN ('cha', 'ka') ORDER BY id") == [
        ("cha", "2026-11-01T01:00:00Z"),
        ("ka", "2026-11-03T01:00:00Z"),
    ]


def test_references_hold_and_the_search_fits_the_texts_after_any_change(nation: MadeUpNation) -> None:
    nation.fill()
    nation.change("ka", "มาตรการหนึ่ง", "มาตรการใหม่เอี่ยม")
    nation.change("kha", "ตัวอย่างkha", "ตัวอย่างขอไข่")
    nation.fill(FIRST_NIGHT + NIGHT)
    with closing(sqlite3.connect(nation.database)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        # raises where the index has other words than the texts that it is made of
        database.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    ("words", "agencies"),
    [
        ("วังสะพุง", {"ka"}),
        ("จังหวัดน่าน", {"nga"}),
        ("ตัวอย่างkha", {"kha"}),
        ("มาตรการหนึ่ง", {"ka", "kha", "nga"}),
        ("ตัวชี้วัดที่ 7", {"ka", "kha", "nga"}),
        ("ไม่มีคำนี้", set()),
    ],
)
def test_search_finds_words_within_names_places_and_measures(
    nation: MadeUpNation, words: str, agencies: set[str]
) -> None:
    nation.fill()
    assert {
        row[0] for row in asked(nation.database, "SELECT agency_id FROM found WHERE found MATCH ?", f'"{words}"')
    } == agencies


def test_links_are_counted_by_state_and_unchecked_ones_are_not_dead(nation: MadeUpNation) -> None:
    urls = nation.add("cha", pages=4)
    nation.see("cha", Kind.OK, urls[:1], FIRST_NIGHT)
    nation.see("cha", Kind.BLOCKED, urls[1:2], FIRST_NIGHT)
    nation.see("cha", Kind.GONE, urls[2:3], FIRST_NIGHT, FIRST_NIGHT + 2 * NIGHT, FIRST_NIGHT + 4 * NIGHT)
    nation.fill()
    assert asked(
        nation.database,
        "SELECT links, links_alive, links_blocked, links_broken, links_unchecked FROM agency_reports"
        " WHERE agency_id = 'cha' AND fiscal_year_be = 2568",
    ) == [(4, 1, 1, 1, 1)]


def test_a_host_has_died_when_it_is_gone_and_every_link_of_every_agency_is_lost(nation: MadeUpNation) -> None:
    first = nation.add("cha", host="www.dead.example")
    second = nation.add("so", host="www.dead.example", pages=4)
    nights = [FIRST_NIGHT + night * NIGHT for night in range(3)]
    nation.see("cha", Kind.GONE, first, *nights, reason="nxdomain")
    nation.see("so", Kind.OK, second[3:], *nights)
    nation.fill()
    question = "SELECT lost_urls, urls, agencies, lost_since FROM hosts WHERE host = 'www.dead.example'"
    assert asked(nation.database, question) == [(3, 4, 2, None)]
    later = [FIRST_NIGHT + night * NIGHT for night in range(3, 6)]
    nation.see("so", Kind.GONE, second, *later)
    nation.fill(FIRST_NIGHT + NIGHT)
    assert asked(nation.database, question) == [(4, 4, 2, "2026-11-04T01:00:00Z")]


def test_a_host_of_which_a_page_is_gone_has_not_died(nation: MadeUpNation) -> None:
    urls = nation.add("cha", host="www.living.example", pages=1)
    nation.see("cha", Kind.GONE, urls, *(FIRST_NIGHT + night * NIGHT for night in range(3)))
    nation.fill()
    question = "SELECT lost_urls, urls, lost_since FROM hosts WHERE host = 'www.living.example'"
    assert asked(nation.database, question) == [(1, 1, None)]


def test_a_province_without_agencies_is_in_the_summary_with_none(nation: MadeUpNation) -> None:
    nation.fill()
    sums = {row[0]: row[1:] for row in asked(nation.database, "SELECT province_code, agencies, reports FROM summary")}
    assert len(sums) == 77
    assert (sums["TH-42"], sums["TH-55"], sums["TH-10"]) == ((2, 4), (1, 2), (0, 0))


def test_the_summary_counts_the_latest_report_of_each_agency(nation: MadeUpNation) -> None:
    nation.fill()
    assert asked(nation.database, "SELECT measures, activities FROM summary WHERE province_code = 'TH-55'") == asked(
        nation.database,
        "SELECT measures, activities FROM agency_reports WHERE agency_id = 'nga' AND fiscal_year_be = 2568",
    )


def test_a_database_of_another_version_is_filled_anew_and_keeps_what_happened(nation: MadeUpNation) -> None:
    nation.fill()
    before = {name: rows_of(nation.database, name) for name in ("events", "measures", "agencies", "links")}
    with closing(sqlite3.connect(nation.database)) as database, database:
        database.execute("UPDATE made_by SET schema_digest = 'of another version'")
        database.execute('ALTER TABLE measures ADD COLUMN "gone" TEXT')
        database.execute('ALTER TABLE links DROP COLUMN "reason"')
    again = nation.fill(FIRST_NIGHT + NIGHT)
    assert (again.changed, again.events) == (("ka", "kha", "nga"), 0)
    assert {name: rows_of(nation.database, name) for name in before} == before


def test_what_a_killed_run_saw_happens_although_another_version_runs_next(nation: MadeUpNation) -> None:
    urls = nation.add("ngo")
    nation.see("ngo", Kind.OK, urls, FIRST_NIGHT)
    nation.fill()
    nation.see("ngo", Kind.GONE, urls, *(FIRST_NIGHT + NIGHT * day for day in range(1, 9)))
    source = next(source for source in nation.sources() if source.id == "ngo")
    with PortalStore.opened(nation.database) as store:
        outcome = read_agency(source, "")
        assert isinstance(outcome, ReadAgency)
        # killed before its events
        store.replace(outcome.rows, FIRST_NIGHT + NIGHT * 9)
    with closing(sqlite3.connect(nation.database)) as database, database:
        database.execute("UPDATE made_by SET schema_digest = 'of another version'")
    nation.fill(FIRST_NIGHT + NIGHT * 10)
    assert asked(nation.database, "SELECT count(*) FROM events WHERE kind = 'died' AND scope = 'nation'") == [(1,)]


def test_an_agency_with_errors_keeps_its_rows_when_the_database_is_made_anew(
    nation: MadeUpNation,
) -> None:
    nation.fill()
    before = _own_rows(nation, "kha")
    nation.change("kha", "indicator: 7", "indicator: seven")
    with closing(sqlite3.connect(nation.database)) as database, database:
        database.execute("UPDATE made_by SET schema_digest = 'of another version'")
    filled = nation.fill(FIRST_NIGHT + NIGHT)
    assert (filled.changed, [failure.agency_id for failure in filled.failed]) == (("ka", "nga"), ["kha"])
    after = _own_rows(nation, "kha")
    assert {name: rows for name, rows in after.items() if rows != before[name]}.keys() == {"agencies"}  # its digest
    question = "SELECT count(*) FROM found WHERE agency_id = 'kha' AND found MATCH 'มาตรการ'"
    assert asked(nation.database, question) == [(len(before["measures"]),)]
    with closing(sqlite3.connect(nation.database)) as database:
        database.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")


def test_a_column_that_another_version_had_of_another_type_is_empty_until_the_agency_is_read(
    nation: MadeUpNation,
) -> None:
    nation.fill()
    nation.change("kha", "indicator: 7", "indicator: seven")
    with closing(sqlite3.connect(nation.database)) as database, database:
        database.execute("UPDATE made_by SET schema_digest = 'of another version'")
        database.execute('ALTER TABLE measures DROP COLUMN "number"')
        database.execute('ALTER TABLE measures ADD COLUMN "number" TEXT')
        database.execute("UPDATE measures SET \"number\" = 'first'")
    nation.fill(FIRST_NIGHT + NIGHT)
    question = "SELECT DISTINCT agency_id FROM measures WHERE number = 0"
    assert asked(nation.database, question) == [("kha",)]


def test_a_row_of_a_framework_is_kept_once_and_shown_for_each_agency_that_has_it(nation: MadeUpNation) -> None:
    nation.fill()
    shown = asked(nation.database, "SELECT DISTINCT indicator_id, name FROM indicators ORDER BY indicator_id")
    assert asked(nation.database, "SELECT indicator_id, name FROM shared_indicators ORDER BY indicator_id") == shown
    assert len(rows_of(nation.database, "indicators")) == 3 * len(shown)


def test_an_agency_with_other_words_in_its_framework_has_rows_of_its_own_until_it_is_gone(nation: MadeUpNation) -> None:
    nation.fill()
    kept = asked(nation.database, "SELECT count(*) FROM shared_indicators")
    (name,) = asked(
        nation.database, "SELECT name FROM indicators WHERE agency_id = 'ka' AND indicator_id = 'nacc-2567/7'"
    )[0]
    for file in (nation.content("ka") / "framework").glob("nacc-2567.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace(str(name), f"{name} อื่น"), encoding="utf-8")
    nation.fill(FIRST_NIGHT + NIGHT)
    question = "SELECT agency_id, name FROM indicators WHERE indicator_id = 'nacc-2567/7' ORDER BY agency_id"
    assert asked(nation.database, question) == [("ka", f"{name} อื่น"), ("kha", name), ("nga", name)]
    shutil.rmtree(nation.folder / "sites" / "ka")
    nation.fill(FIRST_NIGHT + 2 * NIGHT)
    assert asked(nation.database, question) == [("kha", name), ("nga", name)]
    assert asked(nation.database, "SELECT count(*) FROM shared_indicators") == kept


def test_another_version_of_the_program_reads_all_anew_and_says_that_nothing_happened(
    nation: MadeUpNation, monkeypatch: pytest.MonkeyPatch
) -> None:
    nation.fill()
    monkeypatch.setattr(digests, "program_digest", lambda: "another")
    again = nation.fill(FIRST_NIGHT + NIGHT)
    assert (again.changed, again.events) == (("ka", "kha", "nga"), 0)
    assert asked(nation.database, "SELECT DISTINCT updated FROM agencies") == [("2026-11-01T01:00:00Z",)]
