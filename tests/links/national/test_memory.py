"""The nation's memory: what is due, what is merged, what an agency has of it."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.links.judge.frame import Frame
from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.link_use import Expect, LinkUse
from ita_site.links.memory.history import Link, State
from ita_site.links.memory.host_state import HostState
from ita_site.links.memory.journal import Entry
from ita_site.links.memory.overrule import Overrule
from ita_site.links.memory.schedule import Rhythm
from ita_site.links.national.memory import host_table, link_table, run_table, use_table
from ita_site.links.national.memory.database import open_memory, transaction
from ita_site.links.national.memory.use_table import AgencyLinks, remove_agency, replace_uses
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.look_up import LookUp
from ita_site.links.request.targets import Target
from ita_site.links.run.asking.part import HandOver
from ita_site.links.run.asking.replies import Reply
from ita_site.links.run.merging import moved_on
from ita_site.links.run.settings import Settings
from tests.builders.nation_here import Worker, memory_of, night

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 2, 2, tzinfo=UTC)
A, B, C = (f"http://www.{name}.go.th/" for name in "abc")
SETTINGS = Settings(NOW, Path("unused"))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_memory(tmp_path / "links.sqlite")
    yield opened
    opened.close()


def use(memory: sqlite3.Connection, agency: str, *urls: str, overrules: tuple[Overrule, ...] = ()) -> None:
    with transaction(memory):
        replace_uses(memory, AgencyLinks(agency, "digest", tuple(map(LinkUse, urls)), overrules))


def due(memory: sqlite3.Connection, now: datetime = NOW) -> list[str]:
    return [url for _, url in link_table.due(memory, now, Rhythm())]


def seen(url: str, kind: Kind = Kind.OK, reason: str = "answers") -> Entry:
    return Entry(url, NOW, Observation(kind, reason))


def test_a_link_is_due_when_an_agency_uses_it_and_its_day_has_come(memory: sqlite3.Connection) -> None:
    use(memory, "x", A, B)
    assert due(memory) == [A, B]
    link_table.merge(memory, [seen(A), seen(B, Kind.UNREACHABLE, "no-answer")], SETTINGS)
    assert due(memory) == []
    assert due(memory, NOW + timedelta(hours=22)) == [B]
    use(memory, "x", A)
    assert due(memory, NOW + timedelta(days=9)) == [A]


def test_what_is_due_is_found_by_an_index_of_used_links(memory: sqlite3.Connection) -> None:
    plan = memory.execute("explain query plan select id, url from link where is_used and due <= 5").fetchall()
    assert "USING INDEX link_due" in str(plan)


def test_where_only_dead_hosts_are_due_a_link_that_answered_is_a_witness(memory: sqlite3.Connection) -> None:
    use(memory, "x", A, B, "mailto:a@b.go.th")
    dead = seen(A, Kind.UNREACHABLE, "refused-connection")
    link_table.merge(memory, [dead, seen(B), seen("mailto:a@b.go.th", Kind.SKIPPED, "scheme")], SETTINGS)
    tomorrow = NOW + timedelta(days=1)
    assert due(memory, tomorrow) == [A]
    assert [url for _, url in link_table.witnesses(memory, tomorrow, Rhythm())] == [B]
    use(memory, "y", C)
    assert link_table.witnesses(memory, tomorrow, Rhythm()) == []


def test_a_link_that_two_agencies_use_stays_used_until_both_drop_it(memory: sqlite3.Connection) -> None:
    use(memory, "x", A)
    use(memory, "y", A, B)
    with transaction(memory):
        remove_agency(memory, "y")
    assert due(memory) == [A]
    use(memory, "x")
    assert due(memory) == []


def test_uses_come_back_as_they_were_written(memory: sqlite3.Connection) -> None:
    uses = (
        LinkUse(A, "about.md", 7, "หลักฐาน", Expect("pdf", "แผน"), ("อบต. สมมุติ", "อบต.")),
        LinkUse(A, "index.md", 3, "", None, ("อบต. สมมุติ", "อบต.")),
    )
    with transaction(memory):
        replace_uses(memory, AgencyLinks("x", "digest", uses))
    ((number, _),) = link_table.used(memory)
    assert use_table.uses_of(memory, [number]) == {number: list(uses)}


def test_a_merge_is_that_of_a_run_over_a_health_file(memory: sqlite3.Connection) -> None:
    use(memory, "x", A)
    entry = seen(A, Kind.GONE, "not-found")
    link_table.merge(memory, [entry], SETTINGS)
    assert list(link_table.of_agency(memory, "x")) == [moved_on(Link(A), entry, SETTINGS)]
    later = replace(SETTINGS, now=NOW + timedelta(days=2))
    again = replace(entry, at=later.now)
    link_table.merge(memory, [again], later)
    (link,) = link_table.of_agency(memory, "x")
    assert link == moved_on(moved_on(Link(A), entry, SETTINGS), again, later)
    assert link.state is State.BROKEN


def test_what_no_request_can_be_made_for_is_never_due_again(memory: sqlite3.Connection) -> None:
    use(memory, "x", "mailto:a@b.go.th")
    link_table.merge(memory, [seen("mailto:a@b.go.th", Kind.SKIPPED, "scheme")], SETTINGS)
    assert due(memory, NOW + timedelta(days=999)) == []
    assert list(link_table.of_agency(memory, "x")) == []


def test_of_two_memories_of_a_link_the_younger_stays(memory: sqlite3.Connection) -> None:
    use(memory, "x", A)
    young = Link(A, State.ALIVE, NOW, Kind.OK, checked=NOW, due=NOW)
    old = Link(A, State.FAILING, NOW, Kind.GONE, checked=NOW - timedelta(days=1), due=NOW)
    link_table.bring_in(memory, [old])
    link_table.bring_in(memory, [young])
    link_table.bring_in(memory, [old])
    assert list(link_table.of_agency(memory, "x")) == [young]


def test_a_link_is_ignored_when_all_agencies_that_use_it_say_so(memory: sqlite3.Connection) -> None:
    rule = Overrule(A, "ignored", date(2026, 12, 1), "known")
    use(memory, "x", A, overrules=(rule,))
    assert use_table.ignored(memory, NOW) == {A}
    assert use_table.ignored(memory, NOW + timedelta(days=60)) == frozenset()
    use(memory, "y", A)
    assert use_table.ignored(memory, NOW) == frozenset()


def test_an_agency_that_does_not_use_a_link_has_no_say(memory: sqlite3.Connection) -> None:
    ignored = Overrule(A, "ignored", date(2026, 12, 1), "known")
    alive = Overrule(A, "alive", date(2026, 12, 1), "opened by hand")
    use(memory, "x", A)
    use(memory, "y", B, overrules=(ignored,))
    assert use_table.ignored(memory, NOW) == frozenset()
    use(memory, "y", B, overrules=(alive,))
    assert use_table.confirmed(memory, [A], NOW) == {}


def test_one_word_of_a_person_is_enough_to_confirm_a_page(memory: sqlite3.Connection) -> None:
    rule = Overrule(A, "alive", date(2026, 12, 1), "opened by hand")
    use(memory, "x", A, overrules=(rule,))
    use(memory, "y", A)
    assert use_table.confirmed(memory, [A, B], NOW) == {A: rule}


def test_a_run_merges_a_single_check_of_each_url(memory: sqlite3.Connection) -> None:
    use(memory, "x", A, B)
    run, _ = run_table.begin(memory, NOW)
    run_table.add_todo(memory, run, [[number] for number, _ in link_table.used(memory)])
    assert run_table.settle(memory, run, [A, C]) == {A}
    assert run_table.settle(memory, run, [A, B]) == {B}
    assert memory.execute("select is_stale from agency").fetchall() == [(1,)]


FIRST = Target("http", "www.a.go.th", 80, "/")
HANDED = HandOver(3, "www.b.go.th", (Reply(Ask(FIRST), Answer(FIRST, 302, (), b"page")),), times=2)


def test_a_check_that_was_handed_over_comes_back_as_it_was(memory: sqlite3.Connection) -> None:
    run_table.keep_hand_overs(memory, 1, {5: HANDED})
    assert run_table.next_hosts(memory, 1) == {5: "www.b.go.th"}
    assert run_table.hand_overs(memory, 1, [5]) == {5: HANDED}


@pytest.mark.parametrize(
    ("record", "times"),
    [
        (pickle.dumps(HANDED), 0),
        (b"", 0),
        (b"[]", 0),
        (b'{"index": 3, "host": "www.b.go.th", "replies": [{"of": "another version"}], "times": 2}', 2),
        (b'{"times": "often"}', 0),
    ],
)
def test_a_check_whose_record_is_of_another_version_begins_anew(
    memory: sqlite3.Connection, record: bytes, times: int
) -> None:
    memory.execute("insert into hand_over values (1, 5, 'www.b.go.th', ?)", (record,))
    assert run_table.hand_overs(memory, 1, [5]) == {5: HandOver(0, "www.b.go.th", times=times)}


def test_a_check_that_begins_anew_is_asked_of_its_first_host(tmp_path: Path) -> None:
    with closing(memory_of(tmp_path, A)) as memory:
        run, _ = run_table.begin(memory, NOW)
        run_table.add_todo(memory, run, [[1]])
        memory.execute("insert into hand_over values (?, 1, 'www.b.go.th', ?)", (run, pickle.dumps(HANDED)))
        assert night(memory, tmp_path, Worker()).asked == 1
        (link,) = link_table.of_agency(memory, "x")
    assert link.reason == "nxdomain"


def test_a_run_that_was_not_ended_is_resumed(memory: sqlite3.Connection) -> None:
    run, is_resumed = run_table.begin(memory, NOW)
    assert not is_resumed
    assert run_table.begin(memory, NOW + timedelta(hours=1)) == (run, True)
    run_table.end(memory, run, "complete")
    assert run_table.begin(memory, NOW)[1] is False


def test_a_transaction_is_written_whole_or_not_at_all(memory: sqlite3.Connection) -> None:
    with pytest.raises(AttributeError), transaction(memory):
        replace_uses(memory, AgencyLinks("x", "digest", (LinkUse(A), "no use")))  # type: ignore[arg-type]
    assert due(memory) == []


@pytest.mark.parametrize(
    ("fault", "hours", "kept"),
    [("", 11, 1), ("", 13, 0), ("nxdomain", 19, 1), ("nxdomain", 21, 0), ("dns", 0, 0)],
)
def test_a_look_up_is_believed_for_a_night_and_a_dead_name_nearly_a_day(
    memory: sqlite3.Connection, fault: str, hours: int, kept: int
) -> None:
    look_up = LookUp("www.a.go.th", NOW, () if fault else ("203.0.113.1",), fault)
    host_table.keep_look_ups(memory, [look_up])
    known = host_table.look_ups(memory, ["www.a.go.th"], NOW + timedelta(hours=hours))
    assert list(known.values()) == [look_up] * kept


def test_a_host_that_asks_to_wait_is_remembered_until_it_has_nothing_to_say(memory: sqlite3.Connection) -> None:
    state = HostState("www.a.go.th", 80, waits=3, wait_until=NOW)
    host_table.keep_states(memory, [state])
    assert host_table.states(memory, ["www.a.go.th"]) == (state,)
    host_table.keep_states(memory, [HostState("www.a.go.th", 80)])
    assert host_table.states(memory, ["www.a.go.th"]) == ()


def test_of_a_host_what_slices_learned_is_put_together(memory: sqlite3.Connection) -> None:
    home = Frame("www.a.go.th", title="หน้าแรก", home="0123abcd", home_asked=NOW)
    learned = Frame("www.a.go.th", blocks=(1, 2), learned=NOW)
    host_table.keep_frames(memory, [home], NOW)
    host_table.keep_frames(memory, [learned], NOW)
    known = host_table.frames(memory, ["www.a.go.th"], NOW)["www.a.go.th"]
    assert (known.title, known.blocks) == ("หน้าแรก", (1, 2))
