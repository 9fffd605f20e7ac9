"""Whose a request is: by the cookie of a session, or by the name that a reverse proxy puts into a header."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from ita_site.desk.web.guard import cookie_of
from ita_site.desk.web.session import Session
from ita_site.hub.hub import Hub
from ita_site.hub.records.accounts import account_name
from ita_site.hub.roles import Account

COOKIE: Final = "ita_hub"


@dataclass(frozen=True, slots=True)
class Proxies:
    """The machines whose headers are believed, and the header in which they name an account; none where it is empty."""

    addresses: AbstractSet[str] = frozenset()
    header: str = ""

    def is_behind(self, scope: Scope) -> bool:
        """Return whether a request comes through one of them."""
        return _peer(scope) in self.addresses

    def name_in(self, scope: Scope) -> str:
        """Return the name of the account that the proxy says has logged in; an empty one where it says nothing."""
        names = Headers(scope=scope).getlist(self.header) if self.header and self.is_behind(scope) else []
        if len(names) != 1:
            return ""
        return account_name(names[0].encode("latin-1").decode("utf-8", "replace"))

    def client_of(self, scope: Scope) -> str:
        """Return the address of whoever asks, as the nearest proxy that is believed saw it."""
        if not self.is_behind(scope):
            return _peer(scope)
        seen = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
        return seen.rpartition(",")[2].strip() or _peer(scope)

    def is_https(self, scope: Scope) -> bool:
        """Return whether the browser's connection is encrypted."""
        forwarded = Headers(scope=scope).get("x-forwarded-proto", "") if self.is_behind(scope) else ""
        return (forwarded or str(scope["scheme"])) == "https"


@dataclass(frozen=True, slots=True)
class Visitors:
    """Knows the accounts of requests."""

    hub: Hub
    proxies: Proxies

    async def who(self, scope: Scope) -> Session | None:
        """Return the session of a request, and keep its account in the scope's state; None where there is none."""
        state = scope.setdefault("state", {})
        account, session = await run_in_threadpool(self._known, scope)
        state["account"] = account
        return session

    def _known(self, scope: Scope) -> tuple[Account | None, Session | None]:
        cookie = cookie_of(scope, COOKIE)
        stored = self.hub.sessions.of(cookie) if cookie else None
        named = self.proxies.name_in(scope)
        account = self.hub.accounts.named(stored.account) if stored and named in {"", stored.account} else None
        if stored is None or account is None or not account.is_active:
            return None, None
        if named:
            account = without_password(account)
        return account, Session(cookie, stored.token, officer=account.name)

    def begin_session(self, request: Request, response: Response, account: str) -> None:
        """Begin a session with a cookie of its own, and end the one that the browser brought."""
        self.hub.sessions.end(cookie_of(request.scope, COOKIE))
        cookie = self.hub.sessions.begin(account)
        is_https = self.proxies.is_https(request.scope)
        response.set_cookie(COOKIE, cookie, path="/", secure=is_https, httponly=True, samesite="strict")

    def end_session(self, request: Request, response: Response) -> None:
        """End the session of a request, here and in the browser."""
        self.hub.sessions.end(cookie_of(request.scope, COOKIE))
        response.delete_cookie(COOKIE, path="/")


def without_password(account: Account) -> Account:
    """Return the account of somebody whom the proxy knows, and who needs no password here."""
    return replace(account, must_change_password=False)


def account_of(request: Request) -> Account | None:
    """Return the account of a request; None where nobody has logged in."""
    account: Account | None = request.state.account
    return account


def _peer(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""
