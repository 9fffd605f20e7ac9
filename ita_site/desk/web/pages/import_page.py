"""The pages of an import: upload a Word file, correct how it reads, and make it the report."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.content_state import ContentState, NoSuchPlaceError
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.forms.submitted import as_typed
from ita_site.desk.imports import reading as readings
from ita_site.desk.imports.asked import changed_task, new_task
from ita_site.desk.imports.decided import decided
from ita_site.desk.imports.kept import KeptImport, Task
from ita_site.desk.imports.making import WAYS, make_report
from ita_site.desk.imports.refused import RefusedError, refusing
from ita_site.desk.imports.view import view_of
from ita_site.desk.web.addresses import ROOT, address
from ita_site.desk.web.desk import Desk, pairs_of, posted
from ita_site.desk.web.pages.home_page import HomePage
from ita_site.desk.web.pages.import_values import ImportState, values_of
from ita_site.desk.web.rendering import page
from ita_site.source.problems import has_errors

IMPORTS: Final = f"{ROOT}imports/"
_NO_FILE: Final = "ยังไม่ได้เลือกไฟล์ Word"
_UNREADY: Final = "หน้าหน่วยงานหรือกรอบการประเมินมีข้อผิดพลาด แก้ก่อน แล้วอ่านไฟล์อีกครั้ง"
_OUT_OF_DATE: Final = "หน้านี้ถูกแก้ในอีกหน้าต่างหนึ่งแล้ว จึงยังไม่ได้ใช้ที่แก้ครั้งนี้ ด้านล่างคือผลล่าสุด"
_READ_FIRST: Final = "อ่านใหม่ตามที่แก้แล้ว ตรวจด้านล่าง แล้วกดอีกครั้ง"
_RETYPED: Final = "ในช่องแยกบรรทัดให้กด Enter เท่านั้น แก้คำได้ในขั้นถัดไป จึงไม่ได้แยก: {}"


@dataclass(frozen=True, slots=True)
class _Sent:
    """The form of an import that was sent, and the task as it was then."""

    kept: KeptImport
    task: Task
    fields: Mapping[str, str]
    keys: frozenset[str]
    """The differences that are ticked."""


class ImportPage:
    """Answers for imports."""

    def __init__(self, desk: Desk, home: HomePage) -> None:
        self._desk = desk
        self._home = home
        self._lock = threading.Lock()

    async def upload(self, request: Request) -> Response:
        """Read a Word file that was sent, and keep it as an import; say on the first page why not."""
        form = await posted(request)
        file = form.get("word")
        data, name = (await file.read(), file.filename or "") if isinstance(file, UploadFile) else (b"", "")
        try:
            kept = await run_in_threadpool(self._begin, data, name, dict(pairs_of(form)))
        except RefusedError as refused:
            return await run_in_threadpool(self._home.page, request, str(refused), 422)
        return RedirectResponse(_address(request, kept), 303)

    def show(self, request: Request) -> Response:
        """Answer with the page of an import."""
        return self._page(request, self._named(request), "")

    async def change(self, request: Request) -> Response:
        """Do what a button asks for, with all that was changed in the form."""
        form = await posted(request)
        return await run_in_threadpool(self._change, request, form)

    def _begin(self, data: bytes, name: str, fields: Mapping[str, str]) -> KeptImport:
        if not data:
            raise RefusedError(_NO_FILE)
        if _is_unready(self._desk.workspace.state()):
            raise RefusedError(_UNREADY)
        task = new_task(name, fields)
        with refusing():
            begun = readings.begin(data, task, self._desk.workspace.root)
            kept = self._desk.imports.begin(data, begun.task)
            if begun.reading:
                kept.keep_reading(self._version(begun.task), begun.reading)
        return kept

    def _change(self, request: Request, form: FormData) -> Response:
        with self._lock:
            kept = self._named(request)
            keys = frozenset(str(key) for key in form.getlist("accept"))
            fields = {name: as_typed(value) for name, value in pairs_of(form)}
            try:
                return self._done(request, _Sent(kept, kept.task(), fields, keys))
            except RefusedError as refused:
                return self._page(request, kept, str(refused), 409)

    def _done(self, request: Request, sent: _Sent) -> Response:
        """Do what a button asks for. Raises RefusedError."""
        action, _, number = sent.fields.get("do", "").partition(":")
        if action == "cancel":
            sent.kept.delete()
            return RedirectResponse(address(request), 303)
        if sent.fields.get("version") != self._version(sent.task):
            raise RefusedError(_OUT_OF_DATE)
        if action in WAYS:
            return self._made(request, sent, action)
        notice = self._read(sent, changed_task(sent.task, sent.fields, action, number))
        if notice:
            return self._page(request, sent.kept, notice)
        return RedirectResponse(_address(request, sent.kept), 303)

    def _read(self, sent: _Sent, task: Task) -> str:
        """Read the file anew where the form or a button changed the task; return what is to be said of it."""
        reading = sent.kept.reading(self._version(sent.task))
        retyped: tuple[str, ...] = ()
        if reading is not None and task == sent.task:
            result = decided(view_of(reading.picture), task.decisions, sent.fields)
            task, retyped = replace(task, decisions=result.decisions), result.retyped
        if task != sent.task:
            self._keep(sent.kept, task)
        return _RETYPED.format(", ".join(f"“{line}”" for line in retyped)) if retyped else ""

    def _keep(self, kept: KeptImport, task: Task) -> None:
        """Read the file for a task, where that is complete, and remember both. Raises RefusedError."""
        with refusing():
            if task.is_complete:
                version = self._version(task)
                kept.keep_reading(version, readings.read_task(kept.word(), task, self._desk.workspace.root))
            kept.keep(task)

    def _version(self, task: Task) -> str:
        return readings.version_of(task, self._desk.workspace.root)

    def _made(self, request: Request, sent: _Sent, way: str) -> Response:
        """Make the report of an import; what was changed in the form is read first, and shown."""
        notice = self._read(sent, sent.task)
        if notice or sent.kept.task() != sent.task:
            return self._page(request, sent.kept, notice or _READ_FIRST)
        make_report(
            self._desk.workspace.store, sent.kept.word(), sent.task, way, sent.keys, self._desk.officer_of(request)
        )
        sent.kept.delete()
        return RedirectResponse(address(request, "?imported=yes"), 303)

    def _page(self, request: Request, kept: KeptImport, notice: str, status: int = 200) -> Response:
        task = kept.task()
        version = self._version(task)
        reading = kept.reading(version)
        if reading is None and task.is_complete:
            try:
                self._keep(kept, task)
                reading = kept.reading(version)
            except RefusedError as refused:
                notice = notice or str(refused)
        state = ImportState(task, version, reading, self._is_there(task))
        return page(request, "import.html.jinja", values_of(state, _address(request, kept), notice), status)

    def _is_there(self, task: Task) -> bool:
        """Return whether the report is in the content already."""
        content = self._desk.workspace.state()
        return task.is_complete and bool(content.of_role(FileRole.REPORT, readings.asked_of(task).report_id))

    def _named(self, request: Request) -> KeptImport:
        kept = self._desk.imports.named(request.path_params["id"])
        if kept is None:
            raise NoSuchPlaceError(request.path_params["id"])
        return kept


def _is_unready(content: ContentState) -> bool:
    """Return whether what every report is read with is wrong."""
    states = (*content.of_role(FileRole.AGENCY), *content.of_role(FileRole.FRAMEWORK))
    return any(has_errors(state.problems) for state in states)


def _address(request: Request, kept: KeptImport) -> str:
    return address(request, f"imports/{kept.id}")
