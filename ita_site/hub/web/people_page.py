"""The keeper's page: accounts, their roles, and agencies."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from ita_site.desk.web.desk import posted
from ita_site.hub.hub import Hub
from ita_site.hub.records.accounts import BadNameError, NameTakenError, account_name
from ita_site.hub.records.agencies import BadIdError, IdTakenError
from ita_site.hub.roles import Account, Action, Role, may
from ita_site.hub.web.rendering import not_there, page
from ita_site.hub.web.visitors import account_of

ROLE_NAMES: Final = {Role.OFFICER: "ผู้แก้ไข", Role.APPROVER: "ผู้อนุมัติ"}
_FAULTS: Final[Mapping[type[Exception], str]] = {
    BadNameError: "ชื่อบัญชีใช้ตัวอักษรไทย a-z 0-9 และ . _ - @ ยาว 2 ถึง 64 ตัว ไม่มีเว้นวรรค",
    NameTakenError: "มีบัญชีชื่อนี้แล้ว",
    BadIdError: "รหัสหน่วยงานใช้ a-z 0-9 และ - เช่น phangat",
    IdTakenError: "มีหน่วยงานรหัสนี้แล้ว",
    sqlite3.IntegrityError: "ไม่มีบัญชีหรือหน่วยงานนี้",
    ValueError: "เลือกจากรายการ",
}


class PeoplePage:
    """Answers for the keeper."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._actions: Mapping[str, Callable[[FormData, Account], str]] = {
            "add-account": self._add_account,
            "add-agency": self._add_agency,
            "reset": self._reset,
            "close": lambda form, keeper: self._set_active(form, keeper, is_active=False),
            "open": lambda form, keeper: self._set_active(form, keeper, is_active=True),
            "grant": self._grant,
            "revoke": self._revoke,
            "approval": self._set_approval,
        }

    def show(self, request: Request) -> Response:
        """Answer with the page."""
        return self._page(request, "", "") if self._keeper(request) else not_there(request)

    async def act(self, request: Request) -> Response:
        """Do what a button says. The page that shows a first password is shown once."""
        form = await posted(request)
        keeper = self._keeper(request)
        action = self._actions.get(str(form.get("do", "")))
        if keeper is None or action is None:
            return not_there(request)
        return await run_in_threadpool(self._act, request, action, form, keeper)

    def _act(
        self, request: Request, action: Callable[[FormData, Account], str], form: FormData, keeper: Account
    ) -> Response:
        try:
            return self._page(request, action(form, keeper), "")
        except (ValueError, sqlite3.IntegrityError) as error:
            fault = next(words for kind, words in _FAULTS.items() if isinstance(error, kind))
            return self._page(request, "", fault)

    def _add_account(self, form: FormData, _: Account) -> str:
        name, agency = account_name(_text(form, "name")), _text(form, "agency")
        if agency and self._hub.agencies.named(agency) is None:
            raise sqlite3.IntegrityError
        role = Role(_text(form, "role"))
        password = self._hub.accounts.make(name, is_keeper=bool(form.get("keeper")))
        if agency:
            self._hub.accounts.grant(name, agency, role)
        return _handed_over(name, password)

    def _add_agency(self, form: FormData, _: Account) -> str:
        identity, name = _text(form, "agency"), _text(form, "name")
        self._hub.agencies.add(identity, name or identity, wants_approval=bool(form.get("approval")))
        return f"เพิ่มหน่วยงาน {name or identity} แล้ว ให้สิทธิ์ผู้แก้ไข แล้วผู้แก้ไขเริ่มเว็บไซต์ได้เอง"

    def _reset(self, form: FormData, _: Account) -> str:
        name = self._existing(form)
        return _handed_over(name, self._hub.accounts.reset_password(name))

    def _set_active(self, form: FormData, keeper: Account, *, is_active: bool) -> str:
        name = self._existing(form)
        if name == keeper.name:
            return "ปิดบัญชีของตัวเองไม่ได้ ให้ผู้ดูแลอีกคนปิดให้"
        self._hub.accounts.set_active(name, is_active=is_active)
        return f"{'เปิด' if is_active else 'ปิด'}บัญชี {name} แล้ว"

    def _grant(self, form: FormData, _: Account) -> str:
        name, agency, role = self._existing(form), _text(form, "agency"), Role(_text(form, "role"))
        self._hub.accounts.grant(name, agency, role)
        return f"{name} เป็น{ROLE_NAMES[role]}ของ {agency} แล้ว"

    def _revoke(self, form: FormData, _: Account) -> str:
        name, agency, role = self._existing(form), _text(form, "agency"), Role(_text(form, "role"))
        self._hub.accounts.revoke(name, agency, role)
        return f"{name} ไม่เป็น{ROLE_NAMES[role]}ของ {agency} แล้ว"

    def _set_approval(self, form: FormData, _: Account) -> str:
        identity, is_wanted = _text(form, "agency"), bool(form.get("approval"))
        self._hub.agencies.set_approval(identity, is_wanted=is_wanted)
        return f"{identity}: {'ต้องมีผู้อนุมัติก่อนเผยแพร่' if is_wanted else 'ผู้แก้ไขเผยแพร่ได้เอง'}"

    def _existing(self, form: FormData) -> str:
        name = account_name(_text(form, "name"))
        if self._hub.accounts.named(name) is None:
            raise sqlite3.IntegrityError
        return name

    def _keeper(self, request: Request) -> Account | None:
        account = account_of(request)
        return account if account and may(account, None, Action.KEEP) else None

    def _page(self, request: Request, notice: str, fault: str) -> Response:
        sought = request.query_params.get("q", "")[:100]
        values = {
            "notice": notice,
            "fault": fault,
            "sought": sought,
            "accounts": self._hub.accounts.listed(sought),
            "role_names": ROLE_NAMES,
        }
        return page(request, "people.html.jinja", values, 409 if fault else 200)


def _text(form: FormData, name: str) -> str:
    return " ".join(str(form.get(name, "")).split())[:200]


def _handed_over(name: str, password: str) -> str:
    return f"รหัสผ่านแรกของ {name} คือ {password} จดให้เจ้าของบัญชีเดี๋ยวนี้ จะไม่แสดงอีก ใช้เข้าครั้งแรกแล้วต้องตั้งรหัสใหม่ทันที"
