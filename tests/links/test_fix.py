"""`ita links --fix` writes new addresses that are proved, proposes what a person must see first, and never a stranger's."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolution
from ita_site.publish.link_job.link_run import LinkRun
from ita_site.publish.link_run import check_links
from tests.builders.sites import SITES
from tests.links.answers import STORY, answer, html, redirect
from tests.links.conftest import LOOPBACK
from tests.links.server import FaultServer, Request

START = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
ADDRESS = "127.0.0.7"
NOBODY = 9
"""The port of a service that no machine has any more."""
AGENCY = "องค์การบริหารส่วนตำบลตัวอย่าง"
OTHER = "เทศบาลเมืองอื่น"
CLAIM = "จัดทำคู่มือแล้วเมื่อวันที่ 29 กุมภาพันธ์ 2567"
GONE = answer("not found", "404 Not Found")
PDF = answer(b"%PDF-1.4\n1 0 obj\n" + b"0" * 500, kind="application/pdf")
CASINO = html(
    "SLOT GACOR 888 เว็บตรงไม่ผ่านเอเย่นต์", "<p>UFABET เว็บตรง สล็อตแตกง่าย ฝากถอนไม่มีขั้นต่ำ สมัครวันนี้รับเครดิตฟรี 100</p>" * 3
)
PARKED = html("x.com", "<p>This domain is for sale! Buy this domain today.</p>")
PLAIN = html("ประกาศรายชื่อผู้มีสิทธิเข้าสอบ", STORY)
NAMED = html(f"ประกาศ | {AGENCY}", STORY)
ELSEWHERE = html(f"ประกาศ | {OTHER}", STORY)
ALIVE = {"www.example.go.th": {"*": NAMED}}
"""What else the small site cites."""
STRANGER = "http://slot888.com"


def moved(to: str) -> bytes:
    return redirect(to, "301 Moved Permanently")


def refreshed(to: str) -> bytes:
    return html("ย้าย", f"<p>{AGENCY}</p>", head=f'<meta http-equiv="refresh" content="0; url={to}">')


def scripted(to: str) -> bytes:
    return html("ย้าย", f"<script>window.location.href = '{to}'</script>")


@dataclass(frozen=True)
class Web:
    """Hosts, each with what it answers by path; `*` answers for all others."""

    hosts: Mapping[str, Mapping[str, bytes]]

    def __call__(self, request: Request, _sock: socket.socket) -> bytes:
        pages = self.hosts.get(request.headers.get("host", ""), {})
        return pages.get(request.target, pages.get("*", GONE))


@dataclass(frozen=True)
class Case:
    says: str
    old: str
    web: Mapping[str, Mapping[str, bytes]]
    """Host → path → answer, from the second day on."""
    new: str | None = None
    """What is written; None for nothing."""
    proposed: str | None = None
    """What is proposed for a person to open first."""
    before: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """The same on the first day."""
    remembered: Mapping[str, object] | None = None
    """A line of the health file, as a checker before this one wrote it."""


OFFICE = "www.office.go.th"
OLD = f"http://{OFFICE}/news.php?id=4"

NEVER = (
    Case("a page moved to a casino", OLD, {OFFICE: {"*": moved(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a host moved to a casino, path and all", OLD,
         {OFFICE: {"*": moved(f"{STRANGER}/news.php?id=4")}, "slot888.com": {"*": CASINO}}),
    Case("a casino for the time being", OLD, {OFFICE: {"*": redirect(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a refresh to a casino", OLD, {OFFICE: {"*": refreshed(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a script to a casino", OLD, {OFFICE: {"*": scripted(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a casino behind the other host of the office", OLD,
         {OFFICE: {"*": moved("http://office.go.th/a")}, "office.go.th": {"*": moved(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a casino on the way to the office's own page", OLD,
         {OFFICE: {"/news.php?id=4": moved(f"{STRANGER}/"), "*": NAMED}, "slot888.com": {"*": redirect(f"http://{OFFICE}/a")}}),
    Case("a twin that is a casino", OLD, {"office.go.th": {"*": moved(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}}),
    Case("a twin that is parked", "http://www.office.com/a", {"office.com": {"*": PARKED}}),
    Case("a twin that shows something else than what was there", OLD, {"office.go.th": {"*": html("ขายทอดตลาด", "<h1>ขายทอดตลาด</h1><p>รถยนต์เก่า</p>" * 9)}},
         before={OFFICE: {"/news.php?id=4": html("แผนพัฒนาสามปี", f"<h1>แผนพัฒนาสามปี</h1>{STORY}")}}),
    Case("a page of another owner that names nobody", OLD, {OFFICE: {"*": moved("http://www.other.com/a")}, "www.other.com": {"*": PLAIN}}),
    Case("a move to a casino that an older checker remembered", OLD, {OFFICE: {"*": moved(f"{STRANGER}/")}, "slot888.com": {"*": CASINO}},
         remembered={"state": "moved", "observation": "moved", "reason": "permanent-redirect", "moved_to": f"{STRANGER}/",
                     "final_url": f"{STRANGER}/", "fingerprint": {"title": "slot gacor เว็บตรงไม่ผ่านเอเย่นต์", "digest": "0123456789abcdef"}}),
    Case("a new address that is a login", OLD, {OFFICE: {"/news.php?id=4": moved("/login.php"), "/login.php": html("เข้าสู่ระบบ", "<form><input type=password></form>")}}),
    Case("a new address that is the front page", OLD, {OFFICE: {"/news.php?id=4": moved("/"), "/": NAMED}}),
)  # fmt: skip

FIRST_OPEN = (
    Case("another page of the office that shows none of the words", OLD,
         {OFFICE: {"/news.php?id=4": moved("/new/4"), "/new/4": PLAIN}}, proposed=f"http://{OFFICE}/new/4"),
    Case("the same path at another public body, without the words", OLD,
         {OFFICE: {"/news.php?id=4": moved("http://www.other.go.th/news.php?id=4")}, "www.other.go.th": {"/news.php?id=4": ELSEWHERE}}, proposed="http://www.other.go.th/news.php?id=4"),
    Case("the goal of a short link, without the words", "http://bit.ly/x",
         {"bit.ly": {"/x": moved("http://www.other.com/a")}, "www.other.com": {"/a": PLAIN}}, proposed="http://www.other.com/a"),
    Case("a document at a store", "http://www.office.go.th/get?id=4",
         {OFFICE: {"/get?id=4": moved("http://x.s3.amazonaws.com/4")}, "x.s3.amazonaws.com": {"/4": PDF}}, proposed="http://x.s3.amazonaws.com/4"),
)  # fmt: skip

WRITTEN = (
    Case("www for none", "http://office.go.th/a", {"office.go.th": {"/a": moved(f"http://{OFFICE}/a")}, OFFICE: {"/a": PLAIN}}, f"http://{OFFICE}/a"),
    Case("a slash at the end", f"http://{OFFICE}/phpBB3", {OFFICE: {"/phpBB3": moved("/phpBB3/"), "/phpBB3/": PLAIN}}, f"http://{OFFICE}/phpBB3/"),
    Case("a fragment is kept", f"http://{OFFICE}/a#o12",
         {OFFICE: {"/a": moved("/b"), "/b": html(AGENCY, f'<h2 id="o12">o12</h2>{STORY}')}}, f"http://{OFFICE}/b#o12"),
    Case("another page of the office that shows its name", OLD, {OFFICE: {"/news.php?id=4": moved("/new/4"), "/new/4": NAMED}}, f"http://{OFFICE}/new/4"),
    Case("another page that shows the claim", OLD,
         {OFFICE: {"/news.php?id=4": moved("/new/4"), "/new/4": html("ข่าว", f"<p>{CLAIM}</p>{STORY}")}}, f"http://{OFFICE}/new/4"),
    Case("an office with a new name under go.th", OLD,
         {OFFICE: {"/news.php?id=4": moved("http://www.example-sao.go.th/news.php?id=4")}, "www.example-sao.go.th": {"/news.php?id=4": NAMED}}, "http://www.example-sao.go.th/news.php?id=4"),
    Case("an office that left its .com for go.th", "http://www.office.com/a",
         {"www.office.com": {"/a": moved(f"http://{OFFICE}/b")}, OFFICE: {"/b": NAMED}}, f"http://{OFFICE}/b"),
    Case("a vendor's page that shows the agency's name", OLD,
         {OFFICE: {"/news.php?id=4": moved("http://www.vendor.co.th/a")}, "www.vendor.co.th": {"/a": NAMED}}, "http://www.vendor.co.th/a"),
    Case("the goal of a short link that shows the name", "http://bit.ly/x", {"bit.ly": {"/x": moved("http://www.other.com/a")}, "www.other.com": {"/a": NAMED}}, "http://www.other.com/a"),
    Case("the same document at another path", f"http://{OFFICE}/plan.pdf",
         {OFFICE: {"/plan.pdf": moved("/files/plan.pdf"), "/files/plan.pdf": PDF}}, f"http://{OFFICE}/files/plan.pdf"),
    Case("a lost page under its twin", OLD, {"office.go.th": {"/news.php?id=4": PLAIN}}, "http://office.go.th/news.php?id=4"),
    Case("a lost page whose twin shows what was there", OLD, {"office.go.th": {"/news.php?id=4": PLAIN}}, "http://office.go.th/news.php?id=4",
         before={OFFICE: {"/news.php?id=4": PLAIN}}),
)  # fmt: skip


@dataclass(frozen=True)
class Fixed:
    measure: str
    printed: str


def test_there_are_no_fewer_live_ones_than_others() -> None:
    assert len(WRITTEN) + len(FIRST_OPEN) >= len(NEVER)


@pytest.mark.parametrize("case", NEVER, ids=lambda case: case.says)
def test_an_address_of_a_stranger_is_neither_written_nor_proposed(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed = fix(tmp_path, case, capsys)
    assert f'url: "{case.old}"' in fixed.measure
    assert "proposed" not in fixed.printed


@pytest.mark.parametrize("case", FIRST_OPEN, ids=lambda case: case.says)
def test_what_may_be_right_is_proposed_and_not_written(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fixed = fix(tmp_path, case, capsys)
    assert f'url: "{case.old}"' in fixed.measure
    assert f"proposed, open it first: {case.old} → {case.proposed}" in fixed.printed


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.says)
def test_what_is_proved_is_written(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixed = fix(tmp_path, case, capsys)
    assert f'url: "{case.new}"' in fixed.measure, fixed.printed
    assert f'printed: "{case.old}"' in fixed.measure


@pytest.mark.parametrize(
    ("says", "line"),
    [
        ("a move to a casino that an older checker remembered", None),
        ("www for none", "เสนอ · proposed: "),
        ("another page of the office that shows its name", "proposed, open it first: "),
    ],
)
def test_without_fix_an_address_is_proposed_by_its_name_alone(
    says: str, line: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (case,) = (case for case in (*NEVER, *WRITTEN) if case.says == says)
    fixed = fix(tmp_path, case, capsys, write=False)
    assert f'url: "{case.old}"' in fixed.measure
    if line is None:
        assert "proposed" not in fixed.printed
    else:
        assert f"{line}{case.old} → {case.new}" in fixed.printed


def fix(folder: Path, case: Case, capsys: pytest.CaptureFixture[str], *, write: bool = True) -> Fixed:
    """Run the link job once a day, with `--fix` where it is to `write`, on a copy of the small site whose one piece of evidence is the case's."""
    content = Path(shutil.copytree(SITES / "small", folder / "content"))
    (measure,) = content.glob("reports/*/measures/one.md")
    text = measure.read_text(encoding="utf-8")
    measure.write_text(text.replace("http://www.example.go.th/news.php?id=1", f'"{case.old}"'), encoding="utf-8")
    if case.remembered:
        remember(content / "link-health.json", {"url": case.old, **case.remembered})
    for day in (0, 8, 10) if case.before else (0,):
        hosts = {**ALIVE, **(case.web if day or not case.before else case.before)}
        with FaultServer({"/*": Web(hosts)}, ADDRESS) as server:
            check_links(replace(job(content, START + timedelta(days=day), case, server.port), fix=write))
    return Fixed(measure.read_text(encoding="utf-8"), capsys.readouterr().out)


def remember(file: Path, link: Mapping[str, object]) -> None:
    """Write a health file of the first version with one link, which is not due."""
    line = json.dumps({**link, "checked": "2026-11-01T02:00:00Z", "due": "2026-12-31T02:00:00Z"})
    file.write_text(f'{{\n"version": 1,\n"links": [\n{line}\n]\n}}\n', encoding="utf-8")


def job(content: Path, now: datetime, case: Case, port: int) -> LinkRun:
    """Return the job of one day: every name of the case, and of the small site, is the server's, by http alone."""
    hosts = {*case.web, *case.before, OFFICE, "office.go.th", "www.office.com", "www.example.go.th", "example.go.th"}
    ports = {80: port, 443: NOBODY}
    resolve = [
        Resolution(host, ADDRESS, outside, inside) for host in sorted(hosts) for outside, inside in ports.items()
    ]
    return LinkRun(content, now, pace=Pace(4, 4, 0.0), timeout=2.0, retries=0, allow_network=LOOPBACK, resolve=resolve)
