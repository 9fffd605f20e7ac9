"""The command itself, as a process: resume after a kill, two at once, nothing to do, exit codes, outputs."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT
from tests.links.answers import answer, html, real, redirect, slow
from tests.links.server import FaultServer, Request

SCRIPT = ROOT / "scripts" / "check_links.py"
QUICK = ("--allow-network", "127.0.0.0/8", "--delay", "0", "--timeout", "3", "--retries", "0")


def here(server: FaultServer) -> list[str]:
    """Lead http of the report's site to a server here, and https to a port where nobody answers."""
    return [f"www.pangad.go.th:80:{server.address}:{server.port}", f"www.pangad.go.th:443:{server.address}:9"]


class Command:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.health = folder / "link-health.json"
        self.json = folder / "out.json"

    def line(self, urls: list[str], *more: str) -> list[str]:
        (self.folder / "urls.txt").write_text("\n".join(urls), "utf-8")
        return [sys.executable, str(SCRIPT), "--urls", str(self.folder / "urls.txt"), "--health", str(self.health),
                "--json", str(self.json), *QUICK, *more]  # fmt: skip

    def run(self, urls: list[str], *more: str, **how: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.line(urls, *more), capture_output=True, text=True, check=False, timeout=60, **how)

    def start(self, urls: list[str], *more: str) -> subprocess.Popen[str]:
        # a shell starts what runs in its background deaf to Ctrl-C, and children inherit that
        return subprocess.Popen(
            self.line(urls, *more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
        )

    def links(self) -> dict[str, dict[str, Any]]:
        return {link["url"]: link for link in json.loads(self.json.read_text("utf-8"))["links"]}


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


def _wait_for(server: FaultServer, hits: int) -> None:
    deadline = time.monotonic() + 20
    while len(server.asked) < hits and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(server.asked) >= hits


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_costs_the_checks_in_flight_alone(command: Command, how: signal.Signals) -> None:
    with FaultServer({"/*": real(slow(0.05, html()))}) as server:
        urls = [f"{server.url}/{n}" for n in range(40)]
        process = command.start(urls, "--per-host", "2")
        _wait_for(server, 12)
        process.send_signal(how)
        process.communicate(timeout=20)
        assert process.returncode in {-signal.SIGKILL, 2}
        before = len(server.asked)
        assert before < 40
        done = command.run(urls, "--per-host", "2")
        assert done.returncode == 0, done.stderr
        assert len(server.asked) - 40 <= 2
        assert {link["state"] for link in command.links().values()} == {"alive"}
        assert not list(command.folder.glob(".*.journal"))


def test_a_resumed_run_of_all_does_not_ask_twice(command: Command) -> None:
    with FaultServer({"/*": real(slow(0.05, html()))}) as server:
        urls = [f"{server.url}/{n}" for n in range(30)]
        process = command.start(urls, "--all")
        _wait_for(server, 10)
        process.kill()
        process.communicate(timeout=20)
        assert command.run(urls, "--all").returncode == 0
        assert len(server.asked) <= 32


def test_a_torn_last_line_of_the_journal_is_passed_over(command: Command) -> None:
    with FaultServer({"/*": real(html())}) as server:
        journal = command.folder / ".link-health.json.journal"
        journal.write_text('{"url": "http://x/", "at": "2026-01-', "utf-8")
        done = command.run([f"{server.url}/1"])
        assert done.returncode == 0, done.stderr
        assert "http://x/" not in command.health.read_text("utf-8")


def test_of_two_runs_at_once_the_second_says_so(command: Command) -> None:
    tried = threading.Event()

    def answer_then(_request: Request, _sock: socket.socket) -> bytes:
        tried.wait(60)
        return html()

    with FaultServer({"/*": real(answer_then)}) as server:
        urls = [f"{server.url}/{n}" for n in range(12)]
        first = command.start(urls, "--timeout", "60")
        _wait_for(server, 1)
        second = command.run(urls)
        tried.set()
        assert second.returncode == 2
        assert "another run is at work" in second.stderr
        out, err = first.communicate(timeout=30)
        assert first.returncode == 0, (out, err)
        assert len(server.asked) == 12


def test_nothing_due_makes_no_request_and_writes_nothing(command: Command) -> None:
    with FaultServer({"/*": real(html())}) as server:
        urls = [f"{server.url}/{n}" for n in range(10)]
        command.run(urls, "--now", "2026-11-02T02:00:00+00:00")
        written = command.health.stat().st_mtime_ns
        server.log.clear()
        done = command.run(urls, "--now", "2026-11-03T02:00:00+00:00")
        assert (done.returncode, server.log) == (0, [])
        assert command.health.stat().st_mtime_ns == written
        assert len(command.links()) == 10


def test_the_health_file_is_sorted_with_one_link_per_line(command: Command) -> None:
    with FaultServer({"/*": real(html())}) as server:
        command.run([f"{server.url}/{n}" for n in (3, 1, 2)], "--vantage", "กรุงเทพฯ")
        text = command.health.read_text("utf-8")
        urls = [link["url"] for link in json.loads(text)["links"]]
        assert urls == sorted(urls)
        lines = [line for line in text.splitlines() if line.startswith('{"url"')]
        assert len(lines) == 3
        assert all('"vantage": "กรุงเทพฯ"' in line for line in lines)
        again = command.health.read_bytes()
        command.run([f"{server.url}/{n}" for n in (3, 1, 2)])
        assert command.health.read_bytes() == again


def test_exit_codes_tell_whether_a_person_is_needed(command: Command) -> None:
    with FaultServer({"/a": html(), "/moved": redirect("/a", "301 Moved"), "/no": answer("x", "403 No")}) as server:
        fine = [f"{server.url}/{name}" for name in ("a", "moved", "no")]
        assert command.run([*fine, "mailto:a@b.c", "tel:02", "#top", "javascript:void(0)"]).returncode == 0
        assert command.run([*fine, f"{server.url}/dead"]).returncode == 1
    assert command.run(fine, "--per-host", "many").returncode == 2
    command.health.write_text("{broken", "utf-8")
    assert command.run(fine).returncode == 2
    assert command.health.read_text("utf-8") == "{broken"


def test_a_run_writes_every_output_that_is_asked_for(command: Command) -> None:
    with FaultServer({"/a": html()}) as server:
        files = {name: command.folder / f"out.{name}" for name in ("markdown", "junit")}
        done = command.run([f"{server.url}/a", f"{server.url}/dead"], "--markdown", str(files["markdown"]),
                           "--junit", str(files["junit"]), "--github")  # fmt: skip
        assert re.search(
            r"^::warning file=.*urls\.txt,line=2,title=link failing::http://127", done.stdout, re.MULTILINE
        )
        assert "urls.txt:2: ไม่ตอบ · failing" in done.stdout
        assert "not there (HTTP 404)" in done.stdout
        assert "| ไม่ตอบ · failing |" in files["markdown"].read_text("utf-8")
        suite = ET.parse(files["junit"]).getroot()
        assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
        keys = [
            "url",
            "observation",
            "state",
            "reason",
            "signs",
            "http_status",
            "final_url",
            "since",
            "last_ok",
            "attempts",
            "notes",
            "where",
        ]
        assert [list(link) for link in command.links().values()] == [keys, keys]


def test_a_list_comes_from_standard_input_and_leaves_no_trace(tmp_path: Path) -> None:
    with FaultServer({"/a": html()}) as server:
        done = subprocess.run([sys.executable, str(SCRIPT), "--urls", "-", *QUICK], input=f"{server.url}/a\n", cwd=tmp_path,
                              capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert list(tmp_path.iterdir()) == []


def test_content_with_errors_is_not_checked_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *QUICK], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "content/agency.yml: missing-file" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "content" / "link-health.json").exists()


def test_progress_is_plain_lines_where_there_is_no_terminal(command: Command) -> None:
    with FaultServer({"/*": real(html())}) as server:
        done = command.run([f"{server.url}/{n}" for n in range(3)])
        assert done.stderr.splitlines() == ["ตรวจแล้ว · checked 3/3"]
        assert "\x1b" not in done.stdout + done.stderr


def test_fix_mends_every_moved_link_of_a_file_in_one_run(tmp_path: Path) -> None:
    content = Path(shutil.copytree(PHANGAT, tmp_path / "content"))

    text = "".join(file.read_text("utf-8") for file in content.rglob("*.*"))
    paths = set(re.findall(r"https?://www\.pangad\.go\.th(/[^\s\"')<]*)", text)) | {"/"}

    def moved(request: Request, sock: socket.socket) -> bytes:
        path = request.target.removeprefix("/new")
        if path not in paths:
            return answer("not found", "404 Not Found")
        if path == request.target:
            return redirect(f"http://www.pangad.go.th/new{path}", "301 Moved Permanently")
        words = " ".join(f"เรื่องที่{path[1:4]}{number * len(path)}" for number in range(60))
        return html(f"{path} องค์การบริหารส่วนตำบลพะงาด", f"<h1>{path}</h1><p>{words}</p>")

    with FaultServer({"/*": real(moved)}, "127.0.0.6") as server:
        command = [sys.executable, str(SCRIPT), "--content", str(content), *QUICK, "--fix", "--resolve"]
        command += here(server)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    measures = "".join(file.read_text("utf-8") for file in content.glob("reports/*/measures/*.md"))
    assert measures.count("- url: http://www.pangad.go.th/new") == 10, done.stdout + done.stderr
    assert "not mended" not in "".join(line for line in done.stdout.splitlines() if "measures" in line)


def test_the_agent_names_the_contact_of_the_agency(tmp_path: Path) -> None:
    content = Path(shutil.copytree(PHANGAT, tmp_path / "content"))
    with (content / "agency.yml").open("a", encoding="utf-8") as agency:
        agency.write("checker_contact: https://www.example.go.th/it\n")
    with FaultServer({"/*": real(html())}, "127.0.0.6") as server:
        command = [sys.executable, str(SCRIPT), "--content", str(content), *QUICK, "--resolve"]
        command += here(server)
        subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        agents = {hit.agent for hit in server.log}
    contact = "https://www.example.go.th/it"
    assert f"ita-site-link-checker/1.0 (+{contact}; checks the evidence links of a public integrity report)" in agents
    assert all(f"ita-site-link-checker/1.0 (+{contact}" in agent for agent in agents)


@pytest.mark.parametrize("odd", [["--now", "9999-12-31T23:59:59Z"], ["--timeout", "1e300"], ["--now", "soon"]])
def test_an_odd_number_is_a_usage_error(command: Command, odd: list[str]) -> None:
    done = command.run(["http://127.0.0.1:1/"], *odd)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
