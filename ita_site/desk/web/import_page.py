"""The pages of an import: upload a Word file, correct how it reads, and make it the report."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.store import Note
from ita_site.desk.forms.submitted import as_typed
from ita_site.desk.imports import reading as readings
from ita_site.desk.imports.decided import decided
from ita_site.desk.imports.differences import accepted
from ita_site.desk.imports.kept import KeptImport, Task
from ita_site.desk.imports.names import office_words
from ita_site.desk.imports.storing import store_report
from ita_site.desk.imports.view import view_of
from ita_site.desk.web.desk import Desk, pairs_of, posted
from ita_site.desk.web.guard import ROOT
from ita_site.desk.web.home_page import HomePage
from ita_site.desk.web.import_values import ImportState, values_of
from ita_site.desk.web.rendering import page
from ita_site.desk.workspace import ContentState, NoSuchPlaceError
from ita_site.source.editing.located import EditError
from ita_site.source.problems import has_errors
from ita_site.text.thai import parse_year
from ita_site.word_import.decisions.decision import Decisions
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.review.read import Reading
from ita_site.word_import.storing import existing
from ita_site.word_import.target import find_target

IMPORTS: Final = f"{ROOT}imports/"
_ROUNDS: Final = {"6": 6, "12": 12}
_LONGEST_NAME: Final = 120
_SUBJECT: Final = "นำเข้ารายงานจาก Word"
_NO_FILE: Final = "ยังไม่ได้เลือกไฟล์ Word"
_NO_YEAR: Final = "ปีงบประมาณต้องเป็นปี พ.ศ. เช่น 2567"
_UNREADY: Final = "หน้าหน่วยงานหรือกรอบการประเมินมีข้อผิดพลาด แก้ก่อน แล้วอ่านไฟล์อีกครั้ง"
_NOT_STORED: Final = "บันทึกลงเครื่องนี้ไม่ได้ ({}) ยังไม่ได้เปลี่ยนสิ่งใด"
_OUT_OF_DATE: Final = "หน้านี้ถูกแก้ในอีกหน้าต่างหนึ่งแล้ว จึงยังไม่ได้ใช้ที่แก้ครั้งนี้ ด้านล่างคือผลล่าสุด"
_READ_FIRST: Final = "อ่านใหม่ตามที่แก้แล้ว ตรวจด้านล่าง แล้วกดอีกครั้ง"
_RETYPED: Final = "ในช่องแยกบรรทัดให้กด Enter เท่านั้น แก้คำได้ในขั้นถัดไป จึงไม่ได้แยก: {}"
_NOT_ACCEPTED: Final = "ใส่ข้อที่เลือกลงในรายงานเดิมไม่ได้ทุกข้อ จึงยังไม่ได้เปลี่ยนสิ่งใด เลือกทีละข้อ หรือแก้ในหน้าของมาตรการนั้น"
_NOTHING_CHOSEN: Final = "ยังไม่ได้เลือกข้อที่จะใช้"


class RefusedError(Exception):
    """Something cannot be done; the words say why, in Thai."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """An import, and the form about it that was sent."""

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
        data = await file.read() if isinstance(file, UploadFile) else b""
        name = file.filename or "" if isinstance(file, UploadFile) else ""
        try:
            kept = await run_in_threadpool(self._begin, data, name, form)
        except RefusedError as refused:
            return await run_in_threadpool(self._home.page, request, str(refused), 422)
        return RedirectResponse(f"{IMPORTS}{kept.id}", 303)

    def show(self, request: Request) -> Response:
        """Answer with the page of an import."""
        kept = self._named(request)
        return self._page(request, kept, "")

    async def change(self, request: Request) -> Response:
        """Do what a button asks for, with all that was changed in the form."""
        form = await posted(request)
        return await run_in_threadpool(self._change, request, form)

    def _begin(self, data: bytes, name: str, form: FormData) -> KeptImport:
        if not data:
            raise RefusedError(_NO_FILE)
        if _is_unready(self._desk.workspace.state()):
            raise RefusedError(_UNREADY)
        task = Task(_file_name(name), _year(form), _ROUNDS.get(str(form.get("months", ""))))
        with _refusing():
            begun = readings.begin(data, task, self._desk.workspace.root)
            return self._desk.imports.begin(data, begun.task, begun.reading)

    def _change(self, request: Request, form: FormData) -> Response:
        with self._lock:
            kept = self._named(request)
            keys = frozenset(str(key) for key in form.getlist("accept"))
            fields = {name: as_typed(value) for name, value in pairs_of(form)}
            sent = _Sent(kept, kept.task(), fields, keys)
            action, _, number = fields.get("do", "").partition(":")
            try:
                return self._done(request, sent, action, number)
            except RefusedError as refused:
                return self._page(request, kept, str(refused), 409)

    def _done(self, request: Request, sent: _Sent, action: str, number: str) -> Response:
        """Do what a button asks for. Raises RefusedError."""
        if action == "cancel":
            sent.kept.delete()
            return RedirectResponse(ROOT, 303)
        if sent.fields.get("version") != sent.task.version:
            raise RefusedError(_OUT_OF_DATE)
        if action in _STORES:
            return self._stored(request, sent, action)
        notice = self._read(sent.kept, _changed_task(sent.task, sent.fields, action, number), sent)
        return self._page(request, sent.kept, notice) if notice else _back(sent.kept)

    def _read(self, kept: KeptImport, task: Task, sent: _Sent) -> str:
        """Read the file anew where the form or a button changes anything; return what is to be said of it."""
        retyped: tuple[str, ...] = ()
        reading = kept.reading(sent.task)
        if reading is not None and task == sent.task:
            result = decided(view_of(reading.picture), task.decisions, sent.fields)
            task, retyped = replace(task, decisions=result.decisions), result.retyped
        if task != sent.task:
            self._keep(kept, task)
        return _RETYPED.format(", ".join(f"“{line}”" for line in retyped)) if retyped else ""

    def _keep(self, kept: KeptImport, task: Task) -> None:
        with _refusing():
            complete = task.is_complete
            kept.keep(task, readings.read_task(kept.word(), task, self._desk.workspace.root) if complete else None)

    def _stored(self, request: Request, sent: _Sent, action: str) -> Response:
        """Make the report of an import; what was changed in the form is read first, and shown."""
        self._read(sent.kept, sent.task, sent)
        task = sent.kept.task()
        if task != sent.task:
            return self._page(request, sent.kept, _READ_FIRST)
        with _refusing():
            reading = readings.read_task(sent.kept.word(), task, self._desk.workspace.root)
            if reading.picture.refusal:
                raise RefusedError(reading.picture.refusal.th)
            self._store(task, reading, _STORES[action], sent.keys)
        sent.kept.delete()
        return RedirectResponse(f"{ROOT}?imported=yes", 303)

    def _store(self, task: Task, reading: Reading, choose: "_Choose", keys: frozenset[str]) -> None:
        store = self._desk.workspace.store
        with store.changing():
            asked = readings.asked_of(task)
            old = existing(find_target(store.root, asked, merge=True).folder)
            files = choose(old, reading, keys)
            note = Note(self._desk.officer, f"{_SUBJECT} ปีงบประมาณ {asked.fiscal_year} รอบ {asked.months} เดือน")
            store_report(store, asked.report_id, files, reading.framework, note)

    def _page(self, request: Request, kept: KeptImport, notice: str, status: int = 200) -> Response:
        try:
            task = kept.task()
        except (OSError, ValueError) as error:
            raise NoSuchPlaceError(kept.id) from error
        reading = kept.reading(task)
        if reading is None and task.is_complete:
            try:
                self._keep(kept, task)
                reading = kept.reading(task)
            except RefusedError as refused:
                notice = notice or str(refused)
        state = ImportState(kept.id, task, reading, self._is_there(task))
        return page(request, "import.html.jinja", values_of(state, f"{IMPORTS}{kept.id}", notice), status)

    def _is_there(self, task: Task) -> bool:
        """Return whether the report is in the content already."""
        content = self._desk.workspace.state()
        return task.is_complete and bool(content.of_role(FileRole.REPORT, readings.asked_of(task).report_id))

    def _named(self, request: Request) -> KeptImport:
        kept = self._desk.imports.named(request.path_params["id"])
        if kept is None:
            raise NoSuchPlaceError(request.path_params["id"])
        return kept


_Choose = Callable[[Mapping[str, bytes], Reading, frozenset[str]], Mapping[str, bytes]]
"""Returns the files of the report, of those that are there, a reading and the accepted differences."""


def _whole(_old: Mapping[str, bytes], reading: Reading, _keys: frozenset[str]) -> Mapping[str, bytes]:
    return reading.files


def _new(old: Mapping[str, bytes], reading: Reading, _keys: frozenset[str]) -> Mapping[str, bytes]:
    """Return the files of a report that was not there when the page was shown. Raises RefusedError if it is now."""
    if old:
        raise RefusedError(_OUT_OF_DATE)
    return reading.files


def _accepted(old: Mapping[str, bytes], reading: Reading, keys: frozenset[str]) -> Mapping[str, bytes]:
    if not keys:
        raise RefusedError(_NOTHING_CHOSEN)
    try:
        return accepted(old, reading, keys)
    except EditError as error:
        raise RefusedError(_NOT_ACCEPTED) from error


_STORES: Final[Mapping[str, _Choose]] = {"use": _new, "replace": _whole, "accept": _accepted}
"""What each button that makes a report takes of it."""


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn why a file is not read, and why nothing is written, into a RefusedError."""
    try:
        yield
    except Refusal as refusal:
        raise RefusedError(office_words(refusal.th)) from refusal
    except OSError as error:
        raise RefusedError(_NOT_STORED.format(error.strerror or type(error).__name__)) from error


def _changed_task(task: Task, fields: Mapping[str, str], action: str, number: str) -> Task:
    """Return a task as a button changes it. Raises RefusedError."""
    if action == "restart":
        return replace(task, decisions=())
    if action == "drop":
        return replace(task, decisions=_without(task.decisions, number))
    if action == "year":
        return replace(task, fiscal_year=_year(fields), months=_ROUNDS.get(fields.get("months", "")))
    return task


def _without(decisions: Decisions, number: str) -> Decisions:
    return tuple(decision for at, decision in enumerate(decisions) if str(at) != number)


def _year(fields: Mapping[str, object]) -> int | None:
    """Return the fiscal year of a form; None where it names none. Raises RefusedError."""
    typed = str(fields.get("year", "")).strip()
    try:
        return parse_year(typed) if typed else None
    except ValueError as error:
        raise RefusedError(_NO_YEAR) from error


def _file_name(name: str) -> str:
    """Return the name of a file as it is shown: without the folders that some browsers send."""
    printable = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return printable[-_LONGEST_NAME:] or "report.docx"


def _is_unready(content: ContentState) -> bool:
    """Return whether what every report is read with is wrong."""
    states = (*content.of_role(FileRole.AGENCY), *content.of_role(FileRole.FRAMEWORK))
    return any(has_errors(state.problems) for state in states)


def _back(kept: KeptImport) -> Response:
    return RedirectResponse(f"{IMPORTS}{kept.id}", 303)
