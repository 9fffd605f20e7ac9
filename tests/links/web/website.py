"""The test web: all hosts of all cases on one address, told apart by their names."""

from __future__ import annotations

import re
import socket
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tests.links.server import Request
from tests.links.web.case import Case, Page
from tests.links.web.fallbacks import ERROR, MISSING, SPLASH, WELCOME
from tests.links.web.frame import Item
from tests.links.web.reply import Visit, reply
from tests.links.web.tables import page

EXCERPTS: Final = frozenset({"wordpress", "joomla"})
"""Systems whose home page has the first paragraph of each page."""


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

    def _answer(self, request: Request, scheme: str) -> bytes:
        host = request.headers["host"].partition(":")[0].lower()
        self._visits[host] += 1
        self.log.append(host + request.target)
        case, shown = self._page(host, request.target, scheme)
        visit = Visit(host, request.target, self.day, self._visits[host], self._news(host))
        return reply(case, self._home(case) if shown.home else shown, visit)

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
        excerpts = [_excerpt(shown) if case.frame in EXCERPTS else "" for shown in pages]
        news = "".join(
            f'<div class="news"><h3><a href="{item.href}">{item.title}</a></h3>{excerpt}</div>'
            for item, excerpt in zip(self._news(case.host), excerpts, strict=True)
        )
        return Page(body=WELCOME + news, title=f"หน้าแรก {case.site}", banner=case.page(self.day).banner)

    def _news(self, host: str) -> list[Item]:
        cases = self._of_host.get(host, ())
        return [Item(case.page(self.day).heading, case.target.replace("&", "&amp;")) for case in cases]


def _host(address: str) -> str:
    """Return the host of `host/path` or `https://host/path`."""
    return address.rpartition("://")[2].partition("/")[0]


def _excerpt(shown: Page) -> str:
    """Return the first paragraph of a page, where it begins with one."""
    first, closing, _ = shown.body.partition("</p>")
    return first + closing if first.startswith("<p>") and closing else ""
