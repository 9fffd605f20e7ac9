"""How a run shares its threads: what is asked once for all, what waits for a look-up, what is written when."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.file.health_file import load
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.targets import Target
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run.asking.runner import AHEAD, Runner
from ita_site.links.run.checking.subject import Outcome, Persistence, Subject, Talk
from tests.builders.projects import ROOT
from tests.links.answers import answer, html, real, slow
from tests.links.conftest import LOOPBACK, Checker
from tests.links.server import FaultServer, Request

AT_ONCE = 32


class Pages:
    """Checks that ask a page, and the home page of its host once for all."""

    def __init__(self, server: FaultServer) -> None:
        self._server = server
        self.statuses: list[int | None] = []
        """Of the home page, as each check was told."""

    def subject(self, index: int) -> Subject:
        return Subject(Target("http", self._server.address, self._server.port, f"/page/{index}"))

    def talk(self, subject: Subject) -> Talk:
        yield Ask(subject.target)
        home = yield Ask(Target("http", subject.target.host, subject.target.port, "/"), shared=True)
        return Outcome(Observation(Kind.OK, "answers", http_status=home.status if isinstance(home, Answer) else None))

    def heard(self, answer: Answer) -> None:
        pass

    def done(self, index: int, outcome: Outcome) -> None:  # noqa: ARG002 - the runner's interface
        self.statuses.append(outcome.observation.http_status)


def _run(server: FaultServer, pages: int, pace: Pace) -> list[int | None]:
    """Return the status of the home page that the check of each page was given."""
    resolver = Resolver((), LOOPBACK)
    fetcher = Fetcher(resolver, Contexts(None), Limits(2.0, 2.0))
    checks = Pages(server)
    Runner(fetcher, resolver, pace, Persistence(), checks).run((index, server.address) for index in range(pages))
    fetcher.close()
    return checks.statuses


@pytest.mark.parametrize("per_host", [1, 8])
def test_a_shared_question_is_sent_once_and_every_check_gets_its_reply(per_host: int) -> None:
    with FaultServer({"/page/*": html(), "/": slow(0.2, answer("home", "203 Copied"))}) as server:
        assert _run(server, 30, Pace(16, per_host, 0.0)) == [203] * 30
        assert Counter(hit.target for hit in server.log)["/"] == 1


def test_while_a_shared_question_is_asked_no_fresh_check_of_that_host_begins() -> None:
    with FaultServer({"/page/*": html(), "/": slow(0.3, html())}) as server:
        _run(server, 30, Pace(16, 2, 0.0))
        home = next(hit for hit in server.log if hit.target == "/")
        assert sum(hit.start < home.end for hit in server.log if hit.target != "/") <= 2


def test_a_shared_question_that_fails_is_a_reply_as_well() -> None:
    with FaultServer({"/page/*": html(), "/": lambda _request, _sock: None}) as server:
        assert _run(server, 10, Pace(16, 4, 0.0)) == [None] * 10


def test_the_budget_ends_checks_that_wait_for_a_shared_reply() -> None:
    with FaultServer({"/page/*": html(), "/": slow(1.5, html())}) as server:
        started = time.monotonic()
        statuses = _run(server, 30, Pace(16, 4, 0.0, budget=0.5))
        assert time.monotonic() - started < 4
        assert len(statuses) == 30


def test_the_first_request_goes_out_before_every_name_was_looked_up(check: Checker) -> None:
    looked: list[float] = []

    def lookup(host: str) -> Sequence[str]:
        time.sleep(0.0 if host == "first.example" else 0.2)
        looked.append(time.monotonic())
        return ["127.0.0.1"]

    with FaultServer({"/*": real(html())}) as server:
        names = ["first.example", *(f"h{number}.example" for number in range(64))]
        check([f"http://{name}:{server.port}/" for name in names], lookup=lookup, pace=Pace(4, 1, 0.0))
        assert sum(at < server.log[0].start for at in looked) <= 2
        assert len(server.log) == len(names)


def test_a_name_that_takes_long_to_look_up_holds_no_request_up(check: Checker) -> None:
    answered = threading.Event()

    def lookup(host: str) -> Sequence[str]:
        if host != "quick.example":
            answered.wait(20)
        return ["127.0.0.1"]

    def last(_request: Request, _sock: socket.socket) -> bytes:
        answered.set()
        return html()

    with FaultServer({"/*": real(html()), "/19": last}) as server:
        urls = [f"http://slow{number}.example:{server.port}/" for number in range(8)]
        urls += [f"http://quick.example:{server.port}/{number}" for number in range(20)]
        check(urls, lookup=lookup, pace=Pace(4, 1, 0.0))
        assert answered.is_set()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_at_full_speed_a_stopped_run_loses_no_more_than_was_in_flight(how: signal.Signals, tmp_path: Path) -> None:
    with FaultServer({"/*": real(html())}) as server:
        (tmp_path / "urls").write_text("\n".join(f"{server.url}/{number}" for number in range(2000)), encoding="utf-8")
        command = [sys.executable, str(ROOT / "scripts" / "check_links.py"), "--urls", str(tmp_path / "urls")]
        command += ["--health", str(tmp_path / "health.json"), "--allow-network", "127.0.0.0/8", "--delay", "0"]
        command += ["--concurrency", str(AT_ONCE), "--per-host", str(AT_ONCE)]
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
        )
        deadline = time.monotonic() + 30
        while len(server.log) < 500 and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(how)
        process.wait(timeout=30)
        # what is asked beside the pages, such as a sibling, ends no check by itself
        answered = {hit.target for hit in server.log if hit.end} & {f"/{number}" for number in range(2000)}
    assert 200 <= len(answered) < 2000
    assert len(answered) - len(_remembered(tmp_path, how)) <= AT_ONCE + AHEAD


def _remembered(folder: Path, how: signal.Signals) -> set[str]:
    """Return the URLs of which a stopped run has left what it saw."""
    if how is signal.SIGINT:
        return set(load(folder / "health.json"))
    journal = (folder / ".health.json.journal").read_text("utf-8")
    return {entry["url"] for line in journal.splitlines() if "url" in (entry := json.loads(line))}


class Odd(Pages):
    """Checks of which one fails over its answer."""

    def talk(self, subject: Subject) -> Talk:
        yield Ask(subject.target)
        if subject.target.path == "/page/1":
            raise OverflowError
        return Outcome(Observation(Kind.OK, "answers", http_status=200))


def test_a_check_that_fails_over_its_answer_ends_alone() -> None:
    with FaultServer({"/*": real(html())}) as server:
        checks = Odd(server)
        fetcher = Fetcher(Resolver((), LOOPBACK), Contexts(None), Limits(2.0, 2.0))
        Runner(fetcher, Resolver((), LOOPBACK), Pace(4, 4, 0.0), Persistence(), checks).run(
            (index, server.address) for index in range(3)
        )
        fetcher.close()
        assert sorted(checks.statuses, key=str) == [200, 200, None]
