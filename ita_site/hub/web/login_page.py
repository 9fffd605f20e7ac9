"""Login with a name and a password, or by the proxy's header; logout; another password."""

from asyncio import Semaphore
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.web.desk import posted
from ita_site.hub.passwords import fault_of
from ita_site.hub.records.accounts import account_name
from ita_site.hub.roles import Account
from ita_site.hub.web.rendering import page
from ita_site.hub.web.visitors import Visitors, account_of, without_password

_AT_ONCE: Final = 2
"""Passwords that are checked at the same time: the other threads are for those who work."""
_WRONG: Final = "ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง ลองพิมพ์ใหม่ ถ้าลืมรหัสผ่าน ขอรหัสใหม่จากผู้ดูแลระบบ"
_WAIT: Final = "ใส่รหัสผ่านผิดหลายครั้ง รออีก {0} วินาทีแล้วลองใหม่"
_NO_ACCOUNT: Final = "ระบบยืนยันตัวตนรู้จักท่านแล้ว แต่ยังไม่มีบัญชีชื่อ {0} ที่นี่ ขอบัญชีจากผู้ดูแลระบบ"
_OLD_IS_WRONG: Final = "รหัสผ่านเดิมไม่ถูกต้อง"
_NOT_TWICE: Final = "รหัสผ่านใหม่สองช่องไม่เหมือนกัน"
_SAME: Final = "รหัสผ่านใหม่ต้องไม่ใช่รหัสเดิม"


class LoginPage:
    """Answers for coming and going."""

    def __init__(self, visitors: Visitors) -> None:
        self._visitors = visitors
        self._hub = visitors.hub
        self._checking = Semaphore(_AT_ONCE)

    def show(self, request: Request) -> Response:
        """Answer with the form, or let in whom the proxy names."""
        name = self._visitors.proxies.name_in(request.scope)
        if not name:
            return self._page(request, "")
        account = self._hub.accounts.named(name)
        if account is None or not account.is_active:
            return self._page(request, _NO_ACCOUNT.format(name), status=403)
        return self._entered(request, without_password(account))

    async def enter(self, request: Request) -> Response:
        """Let in who knows the password; each failure makes the next pause longer."""
        form = await request.form()
        name, password = account_name(str(form.get("name", ""))), str(form.get("password", ""))
        async with self._checking:
            return await run_in_threadpool(self._enter, request, name, password)

    def _enter(self, request: Request, name: str, password: str) -> Response:
        address = self._visitors.proxies.client_of(request.scope)
        if wait := self._hub.guesses.begin(name, address):
            response = self._page(request, _WAIT.format(wait), name, 429)
            response.headers["Retry-After"] = str(wait)
            return response
        account = self._hub.accounts.checked(name, password)
        if account is None:
            return self._page(request, _WRONG, name, 403)
        self._hub.guesses.succeeded(name, address)
        return self._entered(request, account)

    def _entered(self, request: Request, account: Account) -> Response:
        response = RedirectResponse("/password" if account.must_change_password else "/", 303)
        self._visitors.begin_session(request, response, account.name)
        return response

    async def leave(self, request: Request) -> Response:
        """End the session."""
        await posted(request)
        response = RedirectResponse("/login", 303)
        await run_in_threadpool(self._visitors.end_session, request, response)
        return response

    def show_password(self, request: Request) -> Response:
        """Answer with the form for another password."""
        return self._password_page(request, "")

    async def set_password(self, request: Request) -> Response:
        """Give the account the password that its person chose; its other sessions end."""
        form = await posted(request)
        old, new, again = (str(form.get(name, "")) for name in ("old", "new", "again"))
        async with self._checking:
            return await run_in_threadpool(self._set_password, request, old, new, again)

    def _set_password(self, request: Request, old: str, new: str, again: str) -> Response:
        account = account_of(request)
        if account is None:
            return self._page(request, "", status=403)
        if fault := self._fault(request, account, old, new, again):
            return self._password_page(request, fault, 409)
        self._hub.accounts.set_password(account.name, new)
        self._hub.sessions.end_all(account.name)
        response = RedirectResponse("/", 303)
        self._visitors.begin_session(request, response, account.name)
        return response

    def _fault(self, request: Request, account: Account, old: str, new: str, again: str) -> str:
        """Return in Thai why the password stays as it is; nothing where it may be another one."""
        if new != again:
            return _NOT_TWICE
        if new == old:
            return _SAME
        if fault := fault_of(new, account.name):
            return fault
        address = self._visitors.proxies.client_of(request.scope)
        if wait := self._hub.guesses.begin(account.name, address):
            return _WAIT.format(wait)
        if self._hub.accounts.checked(account.name, old) is None:
            return _OLD_IS_WRONG
        self._hub.guesses.succeeded(account.name, address)
        return ""

    def _page(self, request: Request, notice: str, name: str = "", status: int = 200) -> Response:
        return page(request, "login.html.jinja", {"notice": notice, "name": name}, status)

    def _password_page(self, request: Request, notice: str, status: int = 200) -> Response:
        return page(request, "password.html.jinja", {"notice": notice}, status)
