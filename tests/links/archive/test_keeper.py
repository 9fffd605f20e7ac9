"""What is kept of the evidence, and what is not: answers of a real server, records that others read."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.places import Limits, agency_folder
from ita_site.links.archive.warc.read import body
from tests.links.answers import answer, html, in_turn
from tests.links.archive.exchanges import AT, Runs, ask, keep, observation
from tests.links.server import FaultServer

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 200
YEAR = timedelta(days=365)


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "archive")


def records(warc: Path) -> list[tuple[str, bytes]]:
    with warc.open("rb") as file:
        return [(record.rec_type, record.raw_stream.read()) for record in ArchiveIterator(file, no_record_parse=True)]


def chunked(data: bytes) -> bytes:
    parts = b"".join(b"%x\r\n%s\r\n" % (len(data[at : at + 50]), data[at : at + 50]) for at in range(0, len(data), 50))
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n" + parts + b"0\r\n\r\n"


PAGE = html()
PLAIN = PAGE.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        (PAGE, PLAIN),
        (answer(gzip.compress(PLAIN), Content_Encoding="gzip"), PLAIN),
        (chunked(PLAIN), PLAIN),
        (answer(PDF, kind="application/pdf"), PDF),
    ],
    ids=["plain", "gzip", "chunked", "pdf"],
)
def test_a_copy_holds_the_bytes_of_the_wire_and_gives_back_the_file(runs: Runs, sent: bytes, seen: bytes) -> None:
    with FaultServer({"/a": sent}) as server:
        (copy,) = runs([f"{server.url}/a"])
    assert body(runs.archive, copy) == seen
    assert (copy.size, copy.sha256) == (len(seen), hashlib.sha256(seen).hexdigest())
    kinds = dict(records(runs.archive / copy.file))
    assert list(kinds) == ["warcinfo", "response", "request", "metadata"]
    assert kinds["response"] == sent
    assert kinds["request"].startswith(b"GET /a HTTP/1.1\r\n")
    assert "กรุงเทพฯ".encode() in kinds["warcinfo"]


def test_a_page_that_is_as_it_was_adds_nothing_to_the_archive(runs: Runs) -> None:
    with FaultServer({"/*": html(), "/doc": answer(PDF, kind="application/pdf")}) as server:
        urls = [f"{server.url}/{name}" for name in ("a", "b", "doc")]
        assert len(runs(urls)) == 3
        before = runs.files()
        assert runs(urls, AT + timedelta(days=7)) == []
        assert runs.files() == before


@pytest.mark.parametrize(
    ("second", "days", "copies"),
    [
        (html(body="<p>ผู้เข้าชมคนที่ 2</p>"), 7, 1),
        (html(body="<p>ยกเลิกประกาศฉบับเดิมแล้ว</p>"), 7, 2),
        (html(body="<p>ผู้เข้าชมคนที่ 1</p>"), 364, 1),
        (html(body="<p>ผู้เข้าชมคนที่ 1</p>"), 365, 2),
    ],
    ids=["a counter", "other words", "within a year", "after a year"],
)
def test_a_second_copy_is_due_when_words_change_or_a_year_has_passed(
    runs: Runs, second: bytes, days: int, copies: int
) -> None:
    with FaultServer({"/a": in_turn(html(body="<p>ผู้เข้าชมคนที่ 1</p>"), second)}) as server:
        runs([f"{server.url}/a"])
        runs([f"{server.url}/a"], AT + timedelta(days=days))
    assert len(runs.kept) == copies


def test_a_page_of_the_same_bytes_is_not_kept_again_when_a_learned_frame_changes_its_own_words(runs: Runs) -> None:
    with FaultServer({"/a": html()}) as server, runs.run() as keeper:
        answered = ask(f"{server.url}/a")
        seen = observation(answered)
        assert seen.fingerprint
        other = replace(seen.fingerprint, digest="0" * 16)
        assert keeper.keep(server.url, answered, seen, seen.fingerprint)
        assert keeper.keep(server.url, answered, seen, other) is None


def test_a_document_is_kept_again_when_its_last_byte_changes(runs: Runs) -> None:
    changed = PDF[:-1] + b"!"
    documents = [answer(data, kind="application/pdf") for data in (PDF, PDF, changed)]
    with FaultServer({"/a": in_turn(*documents)}) as server:
        for week in range(3):
            runs([f"{server.url}/a"], AT + timedelta(days=7 * week))
    assert [body(runs.archive, copy) for copy in runs.kept] == [PDF, changed]


@pytest.mark.parametrize(
    "sent",
    [
        html(status="404 Not Found"),
        html("ไม่พบหน้า", "<p>ไม่พบหน้าที่ท่านต้องการ</p>"),
        html("เข้าสู่ระบบ", "<form><input name=u><input type=password name=p></form>"),
        answer(b""),
    ],
    ids=["not found", "soft 404", "login", "empty"],
)
def test_what_is_not_good_evidence_is_not_kept(runs: Runs, sent: bytes) -> None:
    with FaultServer({"/a": sent}) as server:
        assert runs([f"{server.url}/a"]) == []
    assert not list(runs.archive.rglob("*.warc.gz"))


@pytest.mark.parametrize("change", [{"cut": "cut"}, {"cut": "read-timeout"}, {"unreadable": True}, {"tape": None}])
def test_an_answer_that_was_not_read_whole_is_not_kept(runs: Runs, change: dict[str, object]) -> None:
    with FaultServer({"/a": html()}) as server, runs.run() as keeper:
        assert keep(keeper, replace(ask(f"{server.url}/a"), **change)) is None  # type: ignore[arg-type]


def test_a_response_beyond_the_limit_is_kept_cut_and_marked(tmp_path: Path) -> None:
    runs = Runs(tmp_path, Limits(response=20_000))
    sent = answer(PDF, kind="application/pdf")
    with FaultServer({"/a": sent}) as server:
        (copy,) = runs([f"{server.url}/a"])
    assert copy.truncated
    assert dict(records(tmp_path / copy.file))["response"] == sent[:20_000]
    with (tmp_path / copy.file).open("rb") as file:
        marks = [record.rec_headers.get_header("WARC-Truncated") for record in ArchiveIterator(file)]
    assert marks == [None, "length", None, None]


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    runs = Runs(tmp_path, Limits(file=1))
    with FaultServer({"/*": html()}) as server:
        copies = runs([f"{server.url}/{n}" for n in range(3)])
    assert [Path(copy.file).name for copy in copies] == [f"evidence-{n}.warc.gz" for n in (1, 2, 3)]
    assert all(body(tmp_path, copy) == PLAIN for copy in copies)


@pytest.mark.parametrize(("limits", "full"), [(Limits(host=1500), "127.0.0.1"), (Limits(year=1500), "2026")])
def test_beyond_the_limit_of_host_or_year_nothing_is_kept_and_its_name_is_noted(
    tmp_path: Path, limits: Limits, full: str
) -> None:
    runs = Runs(tmp_path, limits)
    with FaultServer({"/*": html()}) as server, runs.run() as keeper:
        kept = [keep(keeper, ask(f"{server.url}/{n}")) for n in range(3)]
        assert [bool(copy) for copy in kept] == [True, False, False]
        assert [name.partition(":")[0] for name in keeper.full] == [full]


def test_copies_lie_in_the_folder_of_their_agency_and_month(runs: Runs) -> None:
    with FaultServer({"/*": html()}) as server:
        runs([f"{server.url}/a"])
        runs([f"{server.url}/b"], AT + timedelta(days=40))
    assert [copy.file for copy in runs.kept] == [
        "phangat.go.th/2026-11/evidence-1.warc.gz",
        "phangat.go.th/2026-12/evidence-1.warc.gz",
    ]


def test_what_a_copy_shows_is_in_the_index_under_the_address_as_written(runs: Runs) -> None:
    with FaultServer({"/*": html("ประกาศ อบต.\x1b[31m")}) as server, runs.run() as keeper:
        written = "http://www.example.go.th/news#part"
        kept = keep(keeper, ask(f"{server.url}/final"), written)
    with ArchiveIndex(runs.archive) as index:
        assert index.latest(written) == kept
    assert kept is not None
    assert (kept.url, kept.title) == ("http://www.example.go.th/news", "ประกาศ อบต. [31m")


@pytest.mark.parametrize(
    ("website", "folder"),
    [("https://www.phangat.go.th/", "phangat.go.th"), ("http://อบต.ไทย", "xn--m3cj0d.xn--o3cw4h")],
)
def test_an_agency_has_the_folder_of_its_websites_host(website: str, folder: str) -> None:
    assert agency_folder(website) == folder
