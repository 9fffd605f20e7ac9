"""Refuse what no page of the desk asks for: foreign names, foreign pages, other methods, large bodies, no session."""

from collections.abc import Awaitable, Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_site.desk.web.addresses import ROOT
from ita_site.desk.web.session import COOKIE, Session, Sessions
from ita_site.publish.host_headers import headers
from ita_site.publish.preview.guard import host_name, own_names

ENTRANCE: Final = f"{ROOT}enter"
UPLOAD: Final = f"{ROOT}import"
MAX_FORM: Final = 4 * 1024 * 1024
"""The largest form, in bytes: several times the largest content file."""
MAX_UPLOAD: Final = 20 * 1024 * 1024
"""The largest upload, in bytes."""
MAX_DISCARDED: Final = 10 * MAX_UPLOAD
"""How much of a larger one is received, in bytes, and not kept: a browser shows an answer only when all is sent."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST"})
_NOT_OURS: Final = "เปิดหน้านี้ได้ด้วยที่อยู่ที่โปรแกรมแสดงเท่านั้น\nThe desk answers only at the address that it prints\n"
_METHOD: Final = "คำสั่งนี้ใช้กับหน้านี้ไม่ได้\nThis method is not allowed here\n"
_FOREIGN: Final = "คำขอนี้มาจากเว็บไซต์อื่น จึงไม่ทำตาม\nThis request comes from another site and is refused\n"
_NOBODY: Final = "หมดเวลาใช้งาน เปิดโต๊ะทำงานใหม่ด้วยที่อยู่ที่โปรแกรมแสดง\nThe session is over\n"
_LARGE: Final = "ข้อมูลที่ส่งมาใหญ่เกินไป\nThe request is too large\n"


Who: TypeAlias = Callable[[Scope], Awaitable[Session | None]]
"""Returns the session of a request; None where there is none."""


class TooLargeError(Exception):
    """A body is larger than its page takes."""


class Guard:
    """Wraps the desk: lets through only what comes from its own pages, with its session in the scope's state."""

    def __init__(self, app: ASGIApp, host: str, who: Who) -> None:
        self._app = app
        self._names: AbstractSet[str] = own_names(host)
        self._who = who
        self._headers = desk_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope)
        session = await self._who(scope)
        scope.setdefault("state", {})["session"] = session
        app: ASGIApp = self._refusal(scope, known) or self._app
        if scope["path"].endswith(UPLOAD) and session is None:
            # nobody's file is read; a form is, so that its words can be shown again
            app = PlainTextResponse(_NOBODY, 403)
        await app(scope, _counted(receive, _most_of(scope)), self._with_headers(send))

    def _refusal(self, scope: Scope, known: Headers) -> PlainTextResponse | None:
        """Return why a request is not answered; None where it is."""
        if host_name(known.get("host", "")) not in self._names:
            return PlainTextResponse(_NOT_OURS, 421)
        if scope["method"] not in _METHODS:
            return PlainTextResponse(_METHOD, 405, {"Allow": ", ".join(sorted(_METHODS))})
        if scope["method"] == "POST" and not _is_from_own_page(known):
            return PlainTextResponse(_FOREIGN, 403)
        length = known.get("content-length", "0")
        if not length.isdigit() or int(length) > (MAX_DISCARDED if scope["path"].endswith(UPLOAD) else MAX_FORM):
            return PlainTextResponse(_LARGE, 413)
        return None

    def _with_headers(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        return send_with_headers


def by_cookie(sessions: Sessions) -> Who:
    """Return what knows a session of this server by its cookie."""

    async def who(scope: Scope) -> Session | None:
        return sessions.of(cookie_of(scope, COOKIE))

    return who


def cookie_of(scope: Scope, name: str) -> str:
    """Return the value of a cookie of a request; an empty one where it brings none."""
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(name, "")


def _most_of(scope: Scope) -> int:
    """Return how many bytes the body of a request may have."""
    return MAX_UPLOAD if scope["path"].endswith(UPLOAD) else MAX_FORM


def desk_headers() -> Mapping[str, str]:
    """Return the headers of every answer: the site's strict policy, but the desk may show the preview in a frame."""
    known = headers()
    policy = known["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'"
    )
    return {
        **known,
        "Content-Security-Policy": policy,
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "no-store",
    }


def _is_from_own_page(known: Headers) -> bool:
    """Return whether a browser says that a request comes from a page of this server; one that says nothing does not."""
    site, origin = known.get("sec-fetch-site"), known.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return site == "same-origin"
    return origin.partition("://")[2].lower() == known.get("host", "").lower()


def _counted(receive: Receive, most: int) -> Receive:
    """Return what receives a body and ends it where it becomes larger than allowed."""
    received = 0

    async def receive_counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            if most == MAX_UPLOAD and message.get("more_body", False):
                await _discard(receive, MAX_DISCARDED - received)
            raise TooLargeError
        return message

    return receive_counted


async def _discard(receive: Receive, most: int) -> None:
    """Receive the rest of a body, up to so many bytes, and keep none of it."""
    more = True
    while more and most > 0:
        message = await receive()
        most -= len(message.get("body", b""))
        more = message.get("more_body", False)
