"""What the portal says that happened: each once, for the nation and for every province and agency concerned."""

from datetime import datetime
from pathlib import Path

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.history import State
from ita_site.nation.portal.database.events.event_kinds import EventKind, kind_of_change
from tests.builders.portals import FIRST_NIGHT, NIGHT, MadeUpNation, asked

_NATION = """
SELECT kind, host, urls, host_urls, agencies FROM events
WHERE scope = 'nation' AND kind <> 'joined' ORDER BY at, kind
"""


def _night(number: int) -> datetime:
    return FIRST_NIGHT + number * NIGHT


@pytest.fixture
def nation(tmp_path: Path) -> MadeUpNation:
    return MadeUpNation(tmp_path)


def _alive(nation: MadeUpNation, **urls: tuple[str, ...]) -> None:
    """Have all links seen as alive, and the database filled, before the nights of a test."""
    for agency_id, own in urls.items():
        nation.see(agency_id, Kind.OK, own, _night(-7))
    nation.fill(_night(-7))


def _pass(nation: MadeUpNation, night: int, seen: dict[str, tuple[Kind, tuple[str, ...]]]) -> int:
    """Let a night pass in which the links of agencies are seen; return how many things happened."""
    for agency_id, (kind, urls) in seen.items():
        nation.see(agency_id, kind, urls, _night(night))
    return nation.fill(_night(night)).events


def test_a_new_agency_is_a_single_event_in_each_scope(nation: MadeUpNation) -> None:
    nation.add("ka", province="จังหวัดเลย", pages=9)
    nation.fill()
    assert asked(nation.database, "SELECT kind, scope, province_code, agency_id, urls FROM events ORDER BY scope") == [
        ("joined", "agency", "TH-42", "ka", 9),
        ("joined", "nation", "TH-42", "ka", 9),
        ("joined", "province", "TH-42", "ka", 9),
    ]


def test_the_first_look_at_a_link_is_no_event(nation: MadeUpNation) -> None:
    urls = nation.add("ka")
    nation.fill(_night(0))
    assert _pass(nation, 1, {"ka": (Kind.GONE, urls[:1])}) == 0
    assert _pass(nation, 1, {"ka": (Kind.OK, urls[1:])}) == 0


def test_a_host_that_dies_is_a_single_event_with_its_links_and_agencies(nation: MadeUpNation) -> None:
    ka = nation.add("ka", province="จังหวัดเลย", host="www.shared.example")
    kha = nation.add("kha", province="จังหวัดน่าน", host="www.shared.example", pages=5)
    _alive(nation, ka=ka, kha=kha)
    assert _pass(nation, 1, {"ka": (Kind.GONE, ka), "kha": (Kind.GONE, kha)}) == 0
    assert _pass(nation, 2, {"ka": (Kind.GONE, ka), "kha": (Kind.GONE, kha)}) == 1
    assert asked(nation.database, _NATION) == [("died", "www.shared.example", 5, 5, 2)]
    assert asked(
        nation.database,
        "SELECT scope, province_code, agency_id, urls, agencies, at FROM events"
        " WHERE kind = 'died' ORDER BY scope, urls",
    ) == [
        ("agency", "TH-42", "ka", 3, 1, "2026-11-02T01:00:00Z"),
        ("agency", "TH-55", "kha", 5, 1, "2026-11-02T01:00:00Z"),
        ("nation", None, None, 5, 2, "2026-11-02T01:00:00Z"),
        ("province", "TH-42", "ka", 3, 1, "2026-11-02T01:00:00Z"),
        ("province", "TH-55", "kha", 5, 1, "2026-11-02T01:00:00Z"),
    ]


def test_a_host_whose_links_die_over_a_week_is_a_single_event_that_grows(nation: MadeUpNation) -> None:
    urls = nation.add("ka", pages=6)
    _alive(nation, ka=urls)
    _pass(nation, 1, {"ka": (Kind.GONE, urls[:1])})
    _pass(nation, 2, {"ka": (Kind.GONE, urls[:2])})
    (first,) = asked(
        nation.database, "SELECT id, url, urls, host_urls FROM events WHERE scope = 'nation' AND kind = 'died'"
    )
    assert first[1:] == (urls[0], 1, 6)
    _pass(nation, 3, {"ka": (Kind.GONE, urls[1:])})
    _pass(nation, 4, {"ka": (Kind.GONE, urls)})
    (last,) = asked(
        nation.database, "SELECT id, url, urls, host_urls FROM events WHERE scope = 'nation' AND kind = 'died'"
    )
    assert last == (first[0], None, 6, 6)


def test_a_link_that_dies_again_is_another_event(nation: MadeUpNation) -> None:
    urls = nation.add("ka", pages=1)
    _alive(nation, ka=urls)
    for night, kind in enumerate((Kind.GONE, Kind.GONE, Kind.OK, Kind.GONE, Kind.GONE), 1):
        _pass(nation, night, {"ka": (kind, urls)})
    assert [row[0] for row in asked(nation.database, _NATION)] == ["died", "returned", "died"]


@pytest.mark.parametrize(
    ("kind", "event", "after"),
    [
        (Kind.GONE, "died", "broken"),
        (Kind.SUSPECT, "hijacked", "suspect"),
        (Kind.MOVED, "moved", "moved"),
        (Kind.BLOCKED, "refuses", "blocked"),
        (Kind.INSECURE, "insecure", "insecure"),
    ],
)
def test_a_change_of_state_is_an_event_of_its_kind_since_it_was_first_seen(
    nation: MadeUpNation, kind: Kind, event: str, after: str
) -> None:
    urls = nation.add("ka", pages=1)
    _alive(nation, ka=urls)
    for night in (1, 2, 3):
        _pass(nation, night, {"ka": (kind, urls)})
    assert asked(
        nation.database,
        'SELECT kind, "before", "after", url, at FROM events WHERE scope = \'nation\' AND url IS NOT NULL',
    ) == [(event, "alive", after, urls[0], "2026-11-02T01:00:00Z")]


@pytest.mark.parametrize(
    ("before", "event"),
    [
        (State.BROKEN, EventKind.RETURNED),
        (State.FAILING, EventKind.RETURNED),
        (State.SUSPECT, EventKind.RETURNED),
        (State.MOVED, None),
        (State.BLOCKED, None),
        (State.INSECURE, None),
        (State.UNCHECKED, None),
        (State.ALIVE, None),
    ],
)
def test_only_a_link_that_did_not_open_returns(before: State, event: EventKind | None) -> None:
    assert kind_of_change(before, State.ALIVE) is event


def test_silence_is_told_after_a_week_and_not_as_death(nation: MadeUpNation) -> None:
    urls = nation.add("ka")
    _alive(nation, ka=urls)
    happened = [_pass(nation, night, {"ka": (Kind.UNREACHABLE, urls)}) for night in range(1, 10)]
    assert happened == [0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert asked(nation.database, _NATION) == [("silent", "www.ka.example", 3, 3, 1)]


def test_a_week_in_which_hosts_die_return_move_and_are_hijacked_tells_each_once(nation: MadeUpNation) -> None:
    urls = {name: nation.add(name, pages=4) for name in ("dies", "back", "moves", "taken", "fine")}
    _alive(nation, **urls)
    week: dict[str, tuple[Kind, ...]] = {
        "dies": (Kind.OK, Kind.GONE, Kind.GONE, Kind.GONE, Kind.GONE, Kind.GONE, Kind.GONE),
        "back": (Kind.GONE, Kind.GONE, Kind.GONE, Kind.OK, Kind.OK, Kind.OK, Kind.OK),
        "moves": (Kind.OK, Kind.OK, Kind.MOVED, Kind.MOVED, Kind.MOVED, Kind.MOVED, Kind.MOVED),
        "taken": (Kind.OK, Kind.SUSPECT, Kind.SUSPECT, Kind.SUSPECT, Kind.SUSPECT, Kind.SUSPECT, Kind.SUSPECT),
        "fine": (Kind.OK,) * 7,
    }
    for night in range(7):
        _pass(nation, night, {name: (kinds[night], urls[name]) for name, kinds in week.items()})
        # the same night again, as a timer that runs twice
        assert _pass(nation, night, {}) == 0
    assert sorted((row[1], row[0], row[2]) for row in asked(nation.database, _NATION)) == [
        ("www.back.example", "died", 4),
        ("www.back.example", "returned", 4),
        ("www.dies.example", "died", 4),
        ("www.moves.example", "moved", 4),
        ("www.taken.example", "hijacked", 4),
    ]


def test_a_new_round_a_changed_and_a_withdrawn_report_are_events(nation: MadeUpNation) -> None:
    nation.add("ka")
    reports = nation.content("ka") / "reports"
    (reports / "2568-12m").rename(nation.folder / "later")
    nation.fill(_night(0))
    (nation.folder / "later").rename(reports / "2568-12m")
    nation.change("ka", "2.จัดทำแผนผัง\n", "2.จัดทำแผนผังใหม่\n")
    nation.fill(_night(1))
    (reports / "2568-12m").rename(nation.folder / "later")
    nation.fill(_night(2))
    assert asked(
        nation.database,
        "SELECT kind, report_id, at FROM events WHERE scope = 'nation' AND report_id IS NOT NULL ORDER BY at, kind",
    ) == [
        ("published", "2568-12m", "2026-11-02T01:00:00Z"),
        ("revised", "2567-12m", "2026-11-02T01:00:00Z"),
        ("withdrawn", "2568-12m", "2026-11-03T01:00:00Z"),
    ]


def test_the_check_of_links_alone_revises_no_report(nation: MadeUpNation) -> None:
    urls = nation.add("ka")
    nation.fill(_night(0))
    nation.see("ka", Kind.OK, urls, _night(1))
    assert nation.fill(_night(1)).events == 0
