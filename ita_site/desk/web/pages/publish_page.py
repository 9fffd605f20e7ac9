"""Publish: where to, with what is settled, how far it is, and where the site can be seen afterwards."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from ita_site.desk.content_state import ContentState
from ita_site.desk.delivery.credentials import Credentials
from ita_site.desk.delivery.failures import DeliveryError, ForeignFilesError, NewIdentityError
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Target, target_key, warning
from ita_site.desk.jobs.job import JobState, Report
from ita_site.desk.jobs.publish import Publication, publish
from ita_site.desk.jobs.target_file import read_fields, target_of, write_fields
from ita_site.desk.web.addresses import address
from ita_site.desk.web.desk import Desk, posted
from ita_site.desk.web.rendering import page
from ita_site.publish.frame.options import read_options
from ita_site.source.problems import has_errors

_FIELDS: Final = ("kind", "host", "port", "user", "folder", "repository", "branch")
KINDS: Final = (
    ("zip", "ไฟล์ zip ให้ผู้ดูแลเว็บไซต์นำไปวาง"),
    ("sftp", "ส่งขึ้นเครื่องแม่ข่ายด้วย SFTP (เข้ารหัส)"),
    ("ftps", "ส่งขึ้นเครื่องแม่ข่ายด้วย FTPS (เข้ารหัส)"),
    ("ftp", "ส่งขึ้นเครื่องแม่ข่ายด้วย FTP ธรรมดา (ไม่เข้ารหัส)"),
    ("folder", "โฟลเดอร์ในเครื่องนี้"),
    ("git", "คลัง git"),
)


class PublishPage:
    """Answers for publishing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, request: Request) -> Response:
        """Answer with the page."""
        return self._page(request, "")

    async def set_target(self, request: Request) -> Response:
        """Remember where to publish to."""
        form = await posted(request)
        fields = {name: str(form.get(name, "")) for name in _FIELDS}
        notice = await run_in_threadpool(self._remember, dict(fields), str(form.get("password", "")))
        if notice:
            return await run_in_threadpool(self._page, request, notice, fields)
        return await self._after(request, "")

    async def confirm(self, request: Request) -> Response:
        """Remember the identity of a server that a person confirmed."""
        form = await posted(request)
        confirmed = self._fields() | {"fingerprint": str(form.get("fingerprint", ""))}
        await run_in_threadpool(write_fields, self._file, confirmed)
        return await self._after(request, "")

    async def start(self, request: Request) -> Response:
        """Begin to publish, where nothing is wrong, and nothing open or that was accepted."""
        form = await posted(request)
        may_replace = frozenset(str(form.get("replace", "")).splitlines())
        notice = await run_in_threadpool(self.begin, bool(form.get("unsettled")), may_replace)
        return await self._after(request, notice)

    async def _after(self, request: Request, notice: str) -> Response:
        """Show the page again, with why something was not done."""
        if notice:
            return await run_in_threadpool(self._page, request, notice)
        return RedirectResponse(address(request, "publish"), 303)

    def download(self, request: Request) -> Response:
        """Answer with the zip of the site that was published last."""
        if not self._zip.is_file():
            return page(request, "message.html.jinja", {"title": "ยังไม่มีไฟล์", "words": "กดเผยแพร่ก่อน", "typed": []}, 404)
        return FileResponse(self._zip, media_type="application/zip", filename="site.zip")

    def begin(self, accepts_unsettled: bool, may_replace: frozenset[str], approved: str = "") -> str:  # noqa: FBT001 - a box of the form
        """Begin the job; return in Thai why not, or nothing.

        Where the digest of an `approved` content is given, no other is published.
        """
        if why := self.why_not(accepts_unsettled):
            return why
        try:
            target = self._target()
        except DeliveryError as error:
            return error.thai
        publication = Publication(self._desk.config, target, self._desk.state_folder, may_replace, approved)
        is_begun = self._desk.jobs.start(lambda tell: publish(publication, tell))
        return "" if is_begun else "กำลังเผยแพร่อยู่แล้ว รอให้เสร็จก่อน"

    def why_not(self, accepts_unsettled: bool) -> str:  # noqa: FBT001 - a box of the form
        """Return in Thai why the content cannot be published as it is, or nothing."""
        content = self._desk.workspace.state()
        if _errors(content):
            return "ยังมีข้อผิดพลาด จึงยังเผยแพร่ไม่ได้ แก้ในหน้ารายงานก่อน"
        if content.open_count and not accepts_unsettled:
            return "ยังมีจุดที่ไม่ได้ยืนยัน ยืนยันให้ครบ หรือเลือกเผยแพร่โดยเว้นส่วนนั้นไว้"
        return ""

    def _remember(self, fields: dict[str, str], password: str) -> str:
        """Remember a target and its password; return in Thai why not, or nothing."""
        if fields["kind"] not in self._desk.target_kinds:
            return "เครื่องนี้ไม่รับวิธีเผยแพร่นี้"
        known = self._fields()
        same = all(fields.get(name) == known.get(name, "") for name in ("kind", "host", "port"))
        if same and known.get("fingerprint"):
            fields["fingerprint"] = known["fingerprint"]
        try:
            target = target_of(fields, self._zip)
        except DeliveryError as error:
            return error.thai
        write_fields(self._file, fields)
        self._desk.jobs.forget()
        if password:
            Credentials(self._desk.state_folder).set(target_key(target), Password(password))
        return ""

    def _page(self, request: Request, notice: str, typed: Mapping[str, str] | None = None) -> Response:
        """Answer with the page; `typed` are fields of a target that could not be remembered."""
        content = self._desk.workspace.state()
        values = {
            "notice": notice,
            "errors": _errors(content),
            "open": content.open_count,
            "kinds": [kind for kind in KINDS if kind[0] in self._desk.target_kinds],
            "target": {name: (typed or self._fields()).get(name, "") for name in _FIELDS},
            "has_zip": self._zip.is_file(),
            "address": self._address(),
            "qr": _qr(self._address()),
            **self._of_target(),
            **_of_job(self._desk.jobs.report),
        }
        return page(request, "publish.html.jinja", values, 409 if notice else 200)

    def _of_target(self) -> dict[str, object]:
        """Return what the page says of the target that is remembered."""
        target = self._known_target()
        if target is None:
            return {"has_password": False, "warning": ""}
        has_password = Credentials(self._desk.state_folder).get(target_key(target)) is not None
        return {"has_password": has_password, "warning": (warning(target) or ("",))[0]}

    @property
    def _file(self) -> Path:
        return self._desk.state_folder / "target.json"

    @property
    def _zip(self) -> Path:
        return self._desk.state_folder / "published" / "site.zip"

    def _fields(self) -> dict[str, str]:
        return read_fields(self._file)

    def _target(self) -> Target:
        return target_of(self._fields(), self._zip)

    def _known_target(self) -> Target | None:
        try:
            return self._target()
        except DeliveryError:
            return None

    def _address(self) -> str:
        options = read_options(self._desk.config)
        return "" if isinstance(options, tuple) else options.site_url


def _of_job(report: Report | None) -> dict[str, object]:
    """Return what the page says of the newest job."""
    error = report.error if report else None
    return {
        "job": report,
        "is_running": report is not None and report.state is JobState.RUNNING,
        "fingerprint": error.fingerprint if isinstance(error, NewIdentityError) else "",
        "foreign": error.paths if isinstance(error, ForeignFilesError) else (),
    }


def _errors(content: ContentState) -> bool:
    """Return whether anything in the content stops a build."""
    return has_errors(content.problems) or any(has_errors(state.problems) for state in content.files)


def _qr(address: str) -> str:
    """Return the QR code of an address as an address of a picture; nothing for none."""
    if not address:
        return ""
    return segno.make_qr(address, error="m").svg_data_uri(scale=4, dark="#000", light="#fff")
