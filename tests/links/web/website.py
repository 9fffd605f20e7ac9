"""The test web: all hosts of all cases on one address, told apart by their names."""

from __future__ import annotations

import gzip
import re
import socket
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Final

from tests.links.answers import answer
from tests.links.server import Request
from tests.links.web.case import Case, Page, page
from tests.links.web.frame import FRAMES, Item, dressed

MISSING: Final[Mapping[str, Page]] = {
    "not-found": page({"text": "ไม่พบหน้าที่ต้องการ\nขออภัย ไม่พบหน้าที่ท่านต้องการ อาจถูกย้ายหรือลบไปแล้ว", "status": 404}),
    "nothing": page({"text": "รายละเอียดข่าว\nไม่พบข้อมูล"}),
    "blank": page({"text": "รายละเอียดข่าว"}),
    "joomla-error": page({
        "text": "The requested page can't be found.\nAn error has occurred while processing your request.\n404 Article not found",
        "title": "Error: 404 Article not found", "frame": "none", "status": 404,
    }),
    "adodb": page({
        "text": "\nADODB.Field error '80020009'\nEither BOF or EOF is True, or the current record has been deleted.\n/news/detail.asp, line 12",
        "frame": "none", "kind": "text/html",
    }),
    "google": page({
        "text": "ไม่พบหน้าเว็บ\nขออภัย หน้าเว็บตาม URL ข้างต้นอาจไม่มีอยู่ หรือคุณอาจไม่มีสิทธิ์เข้าถึง", "frame": "none", "status": 404,
    }),
    "no-topic": page({"text": "ข้อมูล\nไม่มีหัวข้อที่ท่านต้องการ", "status": 404}),
    "error-aspx": page({"to": "/Error.aspx?aspxerrorpath=/frontpage/newsdetail.aspx"}),
    "apache": page({
        "text": "Not Found\nThe requested URL was not found on this server.", "title": "404 Not Found", "frame": "none", "status": 404,
    }),
    "refused": page({"text": "Forbidden", "frame": "none", "status": 403}),
    "broken": page({"text": "Internal Server Error", "frame": "none", "status": 500}),
    "to-home": page({"to": "/"}),
    "to-index": page({"to": "/index.php"}),
}  # fmt: skip
"""What a site answers for an address that it does not have; besides these: `home`, and `same`, its page for every address."""

ERROR: Final = page("เกิดข้อผิดพลาด\nระบบไม่สามารถแสดงหน้าที่ท่านต้องการได้ กรุณาติดต่อผู้ดูแลระบบ")
WELCOME: Final = "<h2>ยินดีต้อนรับ</h2><p>ข่าวเด่นประจำวัน กิจกรรมและประกาศของหน่วยงาน</p>"
SPLASH: Final = page(
    {
        "raw": "<html><head><title>{site}</title></head><body><center><img src=intro.jpg><br><a href=/index.php>เข้าสู่เว็บไซต์ | ENTER SITE</a></center></body></html>"
    }
)


@dataclass
class Web:
    """All hosts. `day` says which of a case's pages is shown."""

    cases: Sequence[Case]
    day: int = 0
    log: list[str] = field(default_factory=list)
    """The addresses that were asked."""

    def __post_init__(self) -> None:
        self._visits: Counter[str] = Counter()
        self._of_host: dict[str, list[Case]] = defaultdict(list)
        self._elsewhere: dict[str, tuple[Case, Page]] = {}
        for case in self.cases:
            self._of_host[case.host].append(case)
            for address, entry in case.also.items():
                self._elsewhere[f"{case.host}{address}" if address.startswith("/") else address] = (case, entry)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(self._of_host) | {address.partition("/")[0] for address in self._elsewhere}

    def behave(self, request: Request, sock: socket.socket) -> bytes:  # noqa: ARG002 - the server's protocol
        """Return what the host of a request answers."""
        host = request.headers["host"].partition(":")[0].lower()
        self._visits[host] += 1
        self.log.append(host + request.target)
        case, shown = self._page(host, request.target)
        return self._sent(case, self._home(case) if shown.home else shown, host, request.target)

    def _page(self, host: str, target: str) -> tuple[Case, Page]:
        named = self._elsewhere.get(host + target) or self._elsewhere.get(f"{host}/*")
        if named:
            return named
        neighbours = self._of_host.get(host, ())
        for case in neighbours:
            if target == case.target.partition("#")[0] or (case.same and re.fullmatch(case.same, target)):
                return case, self._today(case)
        if neighbours:
            return neighbours[0], self._other(neighbours[0], target)
        case, entry = next(named for address, named in self._elsewhere.items() if address.startswith(f"{host}/"))
        return case, replace(
            page("ยินดีต้อนรับ") if target == "/" else MISSING["not-found"], frame=entry.frame, site=entry.site
        )

    def _today(self, case: Case) -> Page:
        return case.days[min(self.day, len(case.days) - 1)]

    def _other(self, case: Case, target: str) -> Page:
        """Return the page of an address that no case has."""
        if case.missing == "everywhere":
            return self._today(case)
        if target == "/":
            return SPLASH if case.splash else self._home(case)
        if target.startswith("/Error.aspx"):
            return ERROR
        if case.missing == "same":
            return self._today(case)
        if case.missing == "home" or target.startswith(("/index.php", "/main.php", "/home")):
            return self._home(case)
        return MISSING[case.missing]

    def _home(self, case: Case) -> Page:
        """Return the home page: a welcome, and the news with the first words of each, as sites have them."""
        shown = [
            (item, self._today(other)) for item, other in zip(self._news(case), self._of_host[case.host], strict=False)
        ]
        news = "".join(
            f'<div class="news"><h3><a href="{item.href}">{item.title}</a></h3>{entry.body[:200] if "<" not in entry.body[3:200] else ""}</div>'
            for item, entry in shown
        )
        return Page(heading="", body=WELCOME + news, title=f"หน้าแรก {case.site}")

    def _news(self, case: Case) -> list[Item]:
        return [
            Item(self._today(other).heading, other.target.replace("&", "&amp;")) for other in self._of_host[case.host]
        ]

    def _sent(self, case: Case, shown: Page, host: str, target: str) -> bytes:
        if shown.to:
            status = shown.status if shown.status != HTTPStatus.OK else HTTPStatus.FOUND
            return answer(b"", _line(status), "", Location=shown.to, **shown.headers)
        frame = shown.frame or self._today(case).frame or case.frame
        charset = FRAMES[frame].charset
        body = self._document(case, shown, host, frame).replace("{id}", target.rpartition("=")[2]).encode(charset)
        for _ in shown.coding:
            body = gzip.compress(body)
        coded = {"Content_Encoding": ", ".join(shown.coding)} if shown.coding else {}
        return answer(
            body, _line(shown.status), shown.kind if charset == "utf-8" else "text/html", **coded, **shown.headers
        )

    def _document(self, case: Case, shown: Page, host: str, frame: str) -> str:
        site = shown.site or case.site
        if shown.raw:
            return shown.raw.replace("{site}", site)
        return dressed(
            shown.content,
            frame=frame,
            site=site,
            host=host,
            title=(shown.title or FRAMES[frame].title.format(heading=shown.heading, site=site)).replace("{site}", site),
            head=shown.head,
            news=self._news(case) if host == case.host else (),
            visits=self._visits[host],
        )


def _line(status: int) -> str:
    return f"{int(status)} {HTTPStatus(status).phrase}"
