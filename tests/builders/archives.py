"""Archives of evidence: real WARC files with an index, as the link job makes them."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_site.catalogue.link_uses import cited_links
from ita_site.links.archive import removal
from ita_site.links.archive.keeper import Keeper
from ita_site.links.archive.origin import Origin
from ita_site.links.archive.store import Store, Withdrawal
from ita_site.links.judge.observation import Kind, Observation, Seen
from ita_site.links.memory.file.link_record import link_data
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.links.request import targets
from ita_site.links.request.exchange import Answer
from ita_site.links.request.tape import Tape
from tests.builders.health import health_text
from tests.builders.pdfs import locked, pdf
from tests.builders.photos import photo
from tests.builders.sites import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.links.archive.index import Copy

NEWS = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ประกาศใช้คู่มือการปฏิบัติงาน - อบต.พะงาด</title>
<script>document.title = "โปรแกรมของสำเนาทำงาน"</script><link rel="stylesheet" href="http://outside.example/a.css"></head>
<body><nav><a href="/">หน้าแรก</a> <a href="/news">ข่าว</a></nav>
<h1>ประกาศใช้คู่มือการปฏิบัติงาน ประจำปีงบประมาณ พ.ศ. 2567</h1>
<p>องค์การบริหารส่วนตำบลพะงาดได้จัดทำคู่มือการปฏิบัติงานและขั้นตอนการให้บริการ
เพื่อให้ประชาชนทราบขั้นตอน ระยะเวลา และค่าธรรมเนียมที่ชัดเจน ลดการใช้ดุลพินิจของเจ้าหน้าที่</p>
<p>ผู้ยื่นคำขอ เลขประจำตัวประชาชน ๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘ ได้รับบริการแล้ว</p>
<ul><li>คู่มือสำหรับประชาชน 12 งานบริการ</li><li>แผนผังขั้นตอนการให้บริการ (Flow Chart)</li></ul>
<img src="http://outside.example/a.png" alt="ภาพ"><iframe src="http://outside.example/frame"></iframe>
<p onclick="alert(1)">ประกาศ ณ วันที่ 2 ตุลาคม พ.ศ. 2566</p></body></html>""".encode()
"""A page of an office's website, with what a copy of it must not bring along."""

SEEN = datetime(2024, 11, 3, 5, tzinfo=UTC)
GONE = datetime(2025, 3, 1, 5, tzinfo=UTC)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODIES = (
    (NEWS, "text/html; charset=utf-8"),
    (pdf("Manual 2567", "Service steps"), "application/pdf"),
    (photo("JPEG"), "image/jpeg"),
    (b"PK\x03\x04 a document of Word", _WORD),
    (locked(), "application/pdf"),
    (("<p>แผนการดำเนินงานของกองช่าง</p>" * 2000).encode(), "text/html"),
    (b"<h1>taken out</h1>", "text/html"),
)
"""Of each kind of copy, a body with its media type; the last is withdrawn."""


def keep(  # noqa: PLR0913 - what a copy is made of
    archive: Path,
    url: str,
    body: bytes,
    content_type: str = "text/html; charset=utf-8",
    *,
    at: datetime = SEEN,
    truncated: bool = False,
) -> Copy:
    """Keep an answer in the archive's folder as the link job does; return the copy."""
    target = targets.parse(url)
    assert isinstance(target, targets.Target)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    tape = Tape(b"GET / HTTP/1.1\r\n\r\n", io.BytesIO(head.encode() + body), at, "127.0.0.1")
    headers = (("content-type", content_type),)
    answer = Answer(target, 200, headers, body, cut="limit" if truncated else "", tape=tape)
    with Keeper(archive, Origin("www.example.go.th", "test"), clock=lambda: at) as keeper:
        copy = keeper.keep(url, answer, Observation(Kind.OK, "answers"), None)
    assert copy, "the same was kept before"
    return copy


def with_copies(content: Path, target: Path) -> Path:
    """Copy a content folder as if everybody may see the copies of its evidence, of every kind; return the copy.

    Every second link is broken. The last one in use was never kept.
    """
    shutil.copytree(content, target)
    agency = target / "agency.yml"
    agency.write_text(f"{agency.read_text(encoding='utf-8')}evidence_copies: public\n", encoding="utf-8")
    used = list(cited_links(catalogue_of(target)))
    archive = target.parent / "archive"
    copies = [keep(archive, url, body, kind) for url, (body, kind) in zip(used, BODIES, strict=False)]
    withdraw(archive, copies[-1], GONE, "ผู้ร้องเรียนขอให้ถอน เพราะมีชื่อของตน")
    links = [_remembered(copy, State.BROKEN if at % 2 else State.ALIVE) for at, copy in enumerate(copies)]
    (target / "link-health.json").write_text(health_text(*map(link_data, links)), encoding="utf-8")
    return target


def _remembered(copy: Copy, state: State) -> Link:
    """Return what is remembered of a link whose page was seen, and is gone since `GONE` where it is broken."""
    kinds = {Kind.GONE: Sighting(GONE, GONE, 2)} if state is State.BROKEN else {}
    seen = Seen(copy.at, copy.size, copy.sha256)
    since = GONE if kinds else copy.at
    return Link(copy.url, state, since=since, checked=GONE, last_ok=copy.at, sightings=kinds, copy=seen)


def withdraw(archive: Path, copy: Copy, at: datetime, reason: str) -> None:
    """Withdraw a copy as a person does."""
    with Store(archive) as store:
        removal.withdraw(archive, store, Withdrawal(copy.url, "", at, reason))
