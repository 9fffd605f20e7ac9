"""The test web: all hosts of all cases on one address, told apart by their names."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from typing import Final

import zstandard

from tests.links.answers import answer
from tests.links.authority import Issued, issue, serve
from tests.links.server import Request
from tests.links.web.case import Case, Page
from tests.links.web.frame import FRAMES, Item, dressed
from tests.links.web.tables import page

MISSING: Final[Mapping[str, Page]] = {
    "not-found": page({"text": "ไม่พบหน้าที่ต้องการ\nขออภัย ไม่พบหน้าที่ท่านต้องการ อาจถูกย้ายหรือลบไปแล้ว", "status": 404}),
    "nothing": page("รายละเอียดข่าว\nไม่พบข้อมูล"),
    "blank": page("รายละเอียดข่าว"),
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
    "apache": page({
        "text": "Not Found\nThe requested URL was not found on this server.", "title": "404 Not Found", "frame": "none", "status": 404,
    }),
    "refused": page({"text": "Forbidden", "frame": "none", "status": 403}),
    "broken": page({"text": "Internal Server Error", "frame": "none", "status": 500}),
    "error-aspx": Page(to="/Error.aspx?aspxerrorpath=/frontpage/newsdetail.aspx"),
    "to-home": Page(to="/"),
    "to-index": Page(to="/index.php"),
    "home": Page(home=True),
}  # fmt: skip
"""What a site answers for an address that it does not have.

Besides these: `same`, the page of the case for every address but the home page's, and `everywhere`, for that one too.
"""

ERROR: Final = page("เกิดข้อผิดพลาด\nระบบไม่สามารถแสดงหน้าที่ท่านต้องการได้ กรุณาติดต่อผู้ดูแลระบบ")
WELCOME: Final = "<h2>ยินดีต้อนรับ</h2><p>ข่าวเด่นประจำวัน กิจกรรมและประกาศของหน่วยงาน</p>"
SPLASH: Final = Page(raw="<html><head><title>{site}</title></head><body><center><img src=intro.jpg><br>"
                         "<a href=/index.php>เข้าสู่เว็บไซต์ | ENTER SITE</a></center></body></html>")  # fmt: skip

EXCERPTS: Final = frozenset({"wordpress", "joomla"})
"""Systems whose home page has the first paragraph of each page."""

CODINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@dataclass
class Web:
    """All hosts. `day` says which of a case's pages is shown."""

    cases: Sequence[Case]
    day: int = 0
    log: list[str] = field(default_factory=list)
    """The addresses that were asked, without their scheme."""

    def __post_init__(self) -> None:
        self._visits: Counter[str] = Counter()
        self._of_host: dict[str, list[Case]] = defaultdict(list)
        self._named: dict[str, tuple[Case, Page]] = {}
        """Addresses of `Case.also`, with their hosts."""
        for case in self.cases:
            self._of_host[case.host].append(case)
            for address, entry in case.also.items():
                self._named[f"{case.host}{address}" if address.startswith("/") else address] = (case, entry)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(self._of_host) | {_host(address) for address in self._named}

    def http(self, request: Request, sock: socket.socket) -> bytes:  # noqa: ARG002 - the server's protocol
        return self._answer(request, "http")

    def https(self, request: Request, sock: socket.socket) -> bytes:  # noqa: ARG002 - the server's protocol
        return self._answer(request, "https")

    def secured(self, folder: Path, root: Issued) -> ssl.SSLContext:
        """Return a context that shows the host that is asked for a certificate of its own."""
        names = {host: certificate for case in self.cases for host, certificate in case.certificates.items()}
        contexts: dict[str, ssl.SSLContext] = {}

        def choose(sock: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
            if host and host not in contexts:
                contexts[host] = serve(folder, issue(host, root, hosts=tuple(names.get(host, [host]))))
            if host:
                sock.context = contexts[host]

        context = serve(folder, issue("default.test", root, hosts=("default.test",)))
        context.sni_callback = choose
        return context

    def _answer(self, request: Request, scheme: str) -> bytes:
        host = request.headers["host"].partition(":")[0].lower()
        self._visits[host] += 1
        self.log.append(host + request.target)
        case, shown = self._page(host, request.target, scheme)
        return self._sent(case, self._home(case) if shown.home else shown, host, request.target)

    def _page(self, host: str, target: str, scheme: str) -> tuple[Case, Page]:
        named = [f"{scheme}://{host}{target}", host + target, f"{scheme}://{host}/*", f"{host}/*"]
        known = next((self._named[address] for address in named if address in self._named), None)
        if known:
            return known
        if host not in self._of_host:
            return self._elsewhere(host, target)
        cases = self._of_host[host]
        for case in cases:
            if target == case.target.partition("#")[0] or (case.same and re.fullmatch(case.same, target)):
                return case, case.page(self.day)
        return cases[0], self._other(cases[0], target)

    def _elsewhere(self, host: str, target: str) -> tuple[Case, Page]:
        """Return the home page, or none, of a host of which a case names other pages."""
        case, shown = next(named for address, named in self._named.items() if _host(address) == host)
        other = page("ยินดีต้อนรับ") if target == "/" else MISSING["not-found"]
        return case, replace(other, frame=other.frame or shown.frame, site=shown.site)

    def _other(self, case: Case, target: str) -> Page:
        """Return what a host shows at an address that no case has."""
        today = case.page(self.day)
        missing = today.missing or case.missing
        if missing == "everywhere":
            return today
        if target == "/":
            return SPLASH if case.splash else Page(home=True)
        if target.startswith("/Error.aspx"):
            return ERROR
        if missing == "same":
            return today
        if target.startswith("/index.php") and missing == "to-index":
            return Page(home=True)
        return MISSING[missing]

    def _home(self, case: Case) -> Page:
        """Return the home page: a welcome, and each page of the host, on some systems with its first words."""
        pages = [other.page(self.day) for other in self._of_host[case.host]]
        news = "".join(
            f'<div class="news"><h3><a href="{item.href}">{item.title}</a></h3>{_excerpt(shown) if case.frame in EXCERPTS else ""}</div>'
            for item, shown in zip(self._news(case), pages, strict=True)
        )
        return Page(body=WELCOME + news, title=f"หน้าแรก {case.site}", banner=case.page(self.day).banner)

    def _news(self, case: Case) -> list[Item]:
        return [
            Item(other.page(self.day).heading, other.target.replace("&", "&amp;")) for other in self._of_host[case.host]
        ]

    def _sent(self, case: Case, shown: Page, host: str, target: str) -> bytes:
        if shown.to:
            status = shown.status if shown.status != HTTPStatus.OK else HTTPStatus.FOUND
            return answer(b"", _line(status), "", Location=shown.to, **shown.headers)
        frame = shown.frame or case.page(self.day).frame or case.frame
        charset = FRAMES[frame].charset
        echoed = {"{id}": target.rpartition("=")[2], "{visits}": str(self._visits[host])}
        text = self._document(case, shown, host, frame)
        body = re.sub(r"\{id\}|\{visits\}", lambda match: echoed[match[0]], text).encode(charset)
        for coding in shown.coding:
            body = CODINGS[coding](body)
        coded = {"Content_Encoding": ", ".join(shown.coding)} if shown.coding else {}
        kind = shown.kind if charset == "utf-8" else "text/html"
        return answer(body, _line(shown.status), kind, **coded, **shown.headers)

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
            banner=shown.banner or case.page(self.day).banner,
            news=self._news(case) if host == case.host else (),
            visits=self._visits[host],
        )


def _host(address: str) -> str:
    """Return the host of `host/path` or `https://host/path`."""
    return address.rpartition("://")[2].partition("/")[0]


def _excerpt(shown: Page) -> str:
    """Return the first paragraph of a page, where it begins with one."""
    first, closing, _ = shown.body.partition("</p>")
    return first + closing if first.startswith("<p>") and closing else ""


def _line(status: int) -> str:
    return f"{int(status)} {HTTPStatus(status).phrase}"
