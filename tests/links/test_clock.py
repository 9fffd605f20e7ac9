"""A clock that was wrong once, or is wrong now: later checks are not silenced, and the run says so."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from ita_site.links.judge.fingerprint import Fingerprint
from ita_site.links.judge.frame import Frame
from ita_site.links.judge.observation import Kind, Observation, Seen
from ita_site.links.judge.sibling import Sibling
from ita_site.links.memory.clock import LONGEST_PAUSE, set_aside, set_aside_frame
from ita_site.links.memory.file import health_file
from ita_site.links.memory.file.health_file import load
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.links.memory.journal import Entry, Journal
from ita_site.links.request.robots import Robots
from tests.builders.projects import ROOT
from tests.links.answers import html
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer

DAY = timedelta(days=1)
AHEAD = datetime(2036, 1, 1, tzinfo=UTC)
PLAIN = Link("http://a/", State.ALIVE, since=NOW - 9 * DAY, checked=NOW - DAY, last_ok=NOW - DAY, due=NOW + 6 * DAY)


def test_a_clock_that_was_ahead_once_does_not_silence_later_checks(check: Checker) -> None:
    with FaultServer({"/a": html(), "/b": html()}) as server:
        urls = [f"{server.url}/a", f"{server.url}/b"]
        check(urls)
        check(urls, now=AHEAD)
        del server.routes["/a"]
        states = []
        for day in (8, 9, 10):
            states.append(check(urls, now=NOW + day * DAY)[urls[0]]["state"])
            assert check.result is not None
            assert check.result.ahead == (2 if day == 8 else 0)
    assert states == ["alive", "broken", "broken"]
    assert load(check.health)[urls[1]].since == NOW


def test_a_journal_that_a_clock_ahead_has_left_is_not_believed(check: Checker) -> None:
    with FaultServer({"/a": html()}) as server:
        url = f"{server.url}/a"
        journal = Journal(check.health)
        journal.append(Entry(url, AHEAD, Observation(Kind.GONE, "not-found")))
        journal.close()
        assert check([url])[url]["state"] == "alive"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(PLAIN, PLAIN, id="nothing is ahead"),
        pytest.param(replace(PLAIN, checked=NOW + DAY), replace(PLAIN, checked=NOW + DAY), id="clocks differ by a day"),
        pytest.param(
            replace(PLAIN, due=NOW + 900 * DAY),
            replace(PLAIN, due=NOW + 900 * DAY),
            id="a server asked for a long pause",
        ),
        pytest.param(replace(PLAIN, due=NOW + LONGEST_PAUSE + DAY), replace(PLAIN, due=None), id="due too late"),
        pytest.param(replace(PLAIN, checked=AHEAD), replace(PLAIN, checked=None, due=None), id="checked"),
        pytest.param(replace(PLAIN, last_ok=AHEAD), replace(PLAIN, last_ok=None, due=None), id="last good"),
        pytest.param(replace(PLAIN, since=AHEAD), replace(PLAIN, since=NOW, due=None), id="since"),
        pytest.param(
            replace(PLAIN, sightings={Kind.GONE: Sighting(AHEAD, AHEAD, 2)}), replace(PLAIN, due=None), id="first seen"
        ),
        pytest.param(
            replace(PLAIN, sightings={Kind.GONE: Sighting(NOW - DAY, AHEAD, 2)}),
            replace(PLAIN, due=None, sightings={Kind.GONE: Sighting(NOW - DAY, NOW, 2)}),
            id="last seen",
        ),
        pytest.param(replace(PLAIN, sibling=Sibling(AHEAD)), replace(PLAIN, due=None), id="sibling"),
        pytest.param(replace(PLAIN, copy=Seen(AHEAD, 1, "0" * 64)), replace(PLAIN, due=None), id="copy"),
    ],
)
def test_what_is_ahead_is_not_known_and_the_link_is_due(written: Link, read: Link) -> None:
    marks = Fingerprint("", "", "00", ())
    assert set_aside(replace(written, fingerprint=marks), NOW) == replace(read, fingerprint=marks)


def test_a_host_whose_home_page_was_asked_by_a_clock_ahead_is_asked_again() -> None:
    frame = Frame("a.example", (1,), "ก", "", AHEAD, NOW)
    assert set_aside_frame(frame, NOW) == replace(frame, home_asked=None)


def test_a_robots_txt_that_was_asked_by_a_clock_ahead_is_asked_again() -> None:
    frame = Frame("a.example", home_asked=NOW, robots=Robots(AHEAD))
    assert set_aside_frame(frame, NOW) == replace(frame, robots=None)
    known = replace(frame, robots=Robots(NOW))
    assert set_aside_frame(known, NOW) == known


def _command(folder: Path, url: str, *more: str) -> subprocess.CompletedProcess[str]:
    (folder / "urls").write_text(f"{url}\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "check_links.py"), "--urls", str(folder / "urls"), *more]
    command += ["--health", str(folder / "health.json"), "--allow-network", "127.0.0.0/8"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_run_says_what_it_has_set_aside(tmp_path: Path) -> None:
    with FaultServer({"/a": html()}) as server:
        health_file.write(tmp_path / "health.json", [], [replace(PLAIN, url=f"{server.url}/a", checked=AHEAD)])
        done = _command(tmp_path, f"{server.url}/a", "--now", NOW.isoformat())
    assert done.returncode == 0, done.stderr
    assert "1 links have dates yet to come" in done.stdout


def test_a_clock_that_the_servers_contradict_remembers_nothing(tmp_path: Path) -> None:
    real = datetime.now(UTC) + 400 * DAY
    with FaultServer({"/a": html(Date=format_datetime(real, usegmt=True))}) as server:
        url = f"{server.url}/a"
        health_file.write(tmp_path / "health.json", [], [replace(PLAIN, url=url, checked=real, due=real)])
        before = (tmp_path / "health.json").read_bytes()
        done = _command(tmp_path, url, "--all")
    assert done.returncode == 2
    assert "the clock of this machine is wrong" in done.stdout
    assert (tmp_path / "health.json").read_bytes() == before
    assert not list(tmp_path.glob(".*.journal"))


def test_a_machine_without_a_clock_asks_nothing(check: Checker) -> None:
    with FaultServer({"/a": html()}) as server:
        check([f"{server.url}/a"], now=datetime(1970, 1, 1, tzinfo=UTC))
        assert server.log == []
    assert check.result is not None
    assert check.result.is_clock_wrong
    assert not check.health.exists()
