"""The health file on the disk: what an older version wrote, and what this one writes, is read again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_site.links.judge.fingerprint import Fingerprint
from ita_site.links.judge.frame import MAX_BLOCKS, Frame
from ita_site.links.judge.observation import Kind, Observation, Seen
from ita_site.links.judge.sibling import Sibling
from ita_site.links.memory.file import health_file
from ita_site.links.memory.file.health_file import HealthFile, load
from ita_site.links.memory.history import Link, State, advance
from ita_site.links.memory.journal import Entry, Journal
from ita_site.links.memory.merge import merge_files
from tests.links.answers import html
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer

VERSION_1 = Path(__file__).with_name("health-version-1.json")
"""As a job of version 1 wrote it."""
DAY = timedelta(days=1)

FRAME = Frame("www.example.go.th", (0, 1, 0xFFFFFF), "อบต ตัวอย่าง", "0123abcd", NOW, NOW - 9 * DAY)
MARKS = Fingerprint("ข่าว", "ประกาศ", "00ff", (1, 0xFFFFFFFF), "html", 1234)
LINK = Link(
    "http://www.example.go.th/a",
    State.SUSPECT,
    fingerprint=MARKS,
    sibling=Sibling(NOW, 404, replace(MARKS, kind="", length=0)),
    copy=Seen(NOW, 12_345, "0f" * 32),
    signs=("ชื่อหน้าเป็นเรื่องอื่น", "links out: 40"),
)


def frames(path: Path) -> list[Frame]:
    with HealthFile(path) as file:
        return list(file.frames())


def test_what_is_written_of_hosts_and_links_is_read_again(tmp_path: Path) -> None:
    full = Frame("x.example:8080", tuple(range(MAX_BLOCKS)))
    health_file.write(tmp_path / "health.json", [FRAME, full], [LINK])
    assert frames(tmp_path / "health.json") == [FRAME, full]
    assert list(load(tmp_path / "health.json").values()) == [LINK]


def test_a_file_of_version_1_is_read_and_upgraded_when_the_next_check_is_written(check: Checker) -> None:
    shutil.copy(VERSION_1, check.health)
    before = load(check.health)
    assert len(before) == len(json.loads(VERSION_1.read_bytes())["links"])
    with FaultServer({"/": html()}) as server:
        check([f"{server.url}/"], now=datetime(2027, 1, 2, tzinfo=UTC))
    written = json.loads(check.health.read_bytes())
    assert (written["version"], "hosts" in written) == (2, True)
    after = load(check.health)
    assert {url: after[url] for url in before} == before


def test_a_file_of_version_1_stays_as_it_is_while_there_is_nothing_to_write(check: Checker) -> None:
    shutil.copy(VERSION_1, check.health)
    check([])
    assert check.health.read_bytes() == VERSION_1.read_bytes()


def test_what_a_check_learned_of_a_host_is_in_the_journal_until_it_is_merged(tmp_path: Path) -> None:
    younger = replace(FRAME, home_asked=NOW + DAY)
    journal = Journal(tmp_path / "health.json")
    seen = Observation(Kind.SUSPECT, "changed", copy=LINK.copy, signs=LINK.signs, fingerprint=MARKS)
    entry = Entry(LINK.url, NOW, seen, LINK.sibling)
    for frame in (FRAME, younger):
        journal.keep(frame)
    journal.append(entry)
    journal.close()
    again = Journal(tmp_path / "health.json")
    assert again.frames() == {FRAME.host: younger}
    assert list(again.entries()) == [again.get(LINK.url)] == [entry]
    again.close()


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_files_that_grew_apart_the_younger_part_of_each_host_is_kept(order: int, tmp_path: Path) -> None:
    home_asked = replace(FRAME, title="ชื่อใหม่", home_asked=NOW + DAY)
    learned = replace(FRAME, blocks=(7,), learned=NOW)
    other = Frame("b.example", (1,), learned=NOW)
    sides = [[other, home_asked], [learned]][::order]
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file, hosts in zip(files, ([], *sides), strict=True):
        health_file.write(file, hosts, [])
    merge_files(*files)
    both = Frame(FRAME.host, (7,), "ชื่อใหม่", "0123abcd", NOW + DAY, NOW)
    assert frames(files[1]) == [other, both]


def test_a_host_that_one_side_forgot_is_forgotten(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file, hosts in zip(files, ([FRAME], [FRAME], []), strict=True):
        health_file.write(file, hosts, [])
    merge_files(*files)
    assert frames(files[1]) == []


def test_a_host_is_forgotten_when_nobody_asked_it_for_a_year(check: Checker) -> None:
    old = replace(FRAME, host="old.example", home_asked=NOW - 366 * DAY, learned=NOW - 900 * DAY)
    health_file.write(check.health, [old, FRAME], [])
    with FaultServer({"/": html()}) as server:
        check([f"{server.url}/"])
    hosts = [frame.host for frame in frames(check.health)]
    assert FRAME.host in hosts
    assert old.host not in hosts


FIRST = Seen(NOW, 1, "00" * 32)
LATER = Seen(NOW + 8 * DAY, 2, "ff" * 32)


@pytest.mark.parametrize(
    ("digest", "days", "kept"),
    [
        pytest.param("00ff", 8, FIRST, id="the same words"),
        pytest.param("ff00", 8, LATER, id="other words"),
        pytest.param("00ff", 365, FIRST, id="a year"),
        pytest.param("00ff", 366, LATER, id="more than a year"),
    ],
)
def test_the_first_good_answer_is_shown_until_the_page_changes_or_a_year_has_passed(
    digest: str, days: int, kept: Seen
) -> None:
    first = advance(Link("http://a/"), Observation(Kind.OK, "answers", fingerprint=MARKS, copy=FIRST), NOW)
    now = replace(MARKS, digest=digest)
    seen = advance(first, Observation(Kind.OK, "answers", fingerprint=now, copy=LATER), NOW + days * DAY)
    assert seen.copy == kept


def test_a_good_answer_that_was_not_read_whole_leaves_the_copy() -> None:
    first = advance(Link("http://a/"), Observation(Kind.OK, "answers", fingerprint=MARKS, copy=FIRST), NOW)
    later = Observation(Kind.OK, "answers", fingerprint=replace(MARKS, digest="ff00"))
    assert advance(first, later, NOW + DAY).copy == FIRST


@pytest.mark.parametrize(
    ("kind", "signs"),
    [
        pytest.param(Kind.OK, (), id="a good answer"),
        pytest.param(Kind.GONE, (), id="an answer of another kind"),
        pytest.param(Kind.UNREACHABLE, LINK.signs, id="no answer"),
        pytest.param(Kind.BLOCKED, LINK.signs, id="a refusal"),
    ],
)
def test_signs_stay_until_another_answer_is_seen(kind: Kind, signs: tuple[str, ...]) -> None:
    bad = advance(Link("http://a/"), Observation(Kind.SUSPECT, "changed", signs=LINK.signs), NOW)
    assert bad.signs == LINK.signs
    after = advance(replace(bad, sibling=LINK.sibling), Observation(kind, "x"), NOW + DAY)
    assert (after.signs, after.sibling) == (signs, LINK.sibling)
