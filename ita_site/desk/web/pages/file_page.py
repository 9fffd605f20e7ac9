"""The form of a content file beside the page that it makes, and all that its buttons do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ita_site import urls
from ita_site.desk.content_state import FileState, NoSuchPlaceError, title_of
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.history import Recorded
from ita_site.desk.files.store import ChangedOnDiskError
from ita_site.desk.forms.form import Form, FormField
from ita_site.desk.forms.submitted import Conflict, Typed, typed_in
from ita_site.desk.forms.unsaved import with_unsaved
from ita_site.desk.web.desk import Desk, pairs_of, posted
from ita_site.desk.web.failures import failure_of
from ita_site.desk.web.rendering import macro, page
from ita_site.desk.workspace import Saved
from ita_site.publish.preview.responses import mount_of
from ita_site.source.editing.edited import EditError
from ita_site.source.unsettled.unsettled_prose import settled_prose
from ita_site.word_import.draft.free_text import as_notes

_BODY: Final = ""
"""The name of the free text below the fields."""
_FIELDS: Final = "fields.html.jinja"
_FINE: Final = 200
_SETTLING: Final = frozenset({"settle", "settle-all", "use", "none", "note", "drop"})
"""What is done with a field that is open: the officer goes on with the next one."""
_NOT_RECORDED: Final = {
    Recorded.NO_GIT: "บันทึกแล้ว แต่เครื่องนี้ไม่มีโปรแกรม git จึงไม่มีประวัติ",
    Recorded.LOCKED: "บันทึกแล้ว แต่ยังไม่เข้าประวัติ เพราะโปรแกรมอื่นใช้ git อยู่ ครั้งหน้าจะเก็บให้เอง",
    Recorded.FAILED: "บันทึกแล้ว แต่เก็บประวัติไม่สำเร็จ ครั้งหน้าจะลองใหม่",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request: what could not be saved, and what to say."""

    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""
    status: int = 200
    place: str = ""
    """The field to return to."""
    unsaved: tuple[Typed, ...] = ()
    """What was typed and is not saved, because nothing could be."""


class FilePage:
    """Answers for the form of a file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, request: Request) -> Response:
        """Answer with the form."""
        return self._page(request, Answer())

    async def save(self, request: Request) -> Response:
        """Save what was typed and do what the button says; then show the form again, with what is not saved."""
        form = await posted(request)
        typed, action = typed_in(pairs_of(form)), str(form.get("do", "save"))
        answer = await run_in_threadpool(self._done, request, typed, action)
        if request.headers.get("accept") == "application/json":
            return await run_in_threadpool(self._saved_field, request, answer)
        if answer.conflicts or answer.notice:
            return await run_in_threadpool(self._unsaved_page, request, answer)
        return RedirectResponse(f"{request.url.path}{f'#f-{answer.place}' if answer.place else ''}", 303)

    def _done(self, request: Request, typed: Sequence[Typed], action: str) -> Answer:
        """Save and do what the button says; where that cannot be, return what to say and all that was typed."""
        key, (verb, _, name) = request.path_params["key"], action.partition(":")
        try:
            saved = self._saved(key, typed, action, self._desk.officer_of(request))
        except (NoSuchPlaceError, EditError, ChangedOnDiskError, OSError) as error:
            failure = failure_of(error)
            return Answer(
                notice=failure.words, status=failure.status, unsaved=tuple(each for each in typed if each.is_changed)
            )
        conflicts = tuple(conflict for each in saved for conflict in each.conflicts)
        place = self._next_open(key, name) if verb in _SETTLING else name
        return Answer(conflicts, _notice(saved), 409 if conflicts else 200, place)

    def _next_open(self, key: str, name: str) -> str:
        """Return the next field that a person must look at, behind the one that was settled."""
        content = self._desk.workspace.state()
        fields = list(self._desk.workspace.form(content, content.named(key)).every())
        at = next((number for number, field in enumerate(fields) if field.name == name), 0)
        return next((field.name for field in (*fields[at:], *fields[:at]) if field.is_open), name)

    def _saved(self, key: str, typed: Sequence[Typed], action: str, officer: str) -> list[Saved]:
        """Save what was typed, then do what the button says, unless something typed could not be saved."""
        workspace, (verb, _, name) = self._desk.workspace, action.partition(":")
        saved = [workspace.save(key, [each for each in typed if each.name != _BODY], officer)]
        bodies = [each for each in typed if each.name == _BODY and each.is_changed]
        saved += [workspace.save_text(key, each, officer) for each in bodies]
        if not any(each.conflicts for each in saved) and verb != "save":
            saved.append(self._act(key, verb, name, officer))
        return saved

    def _act(self, key: str, verb: str, name: str, officer: str) -> Saved:
        """Do what a button beside a field or an item says."""
        workspace = self._desk.workspace
        actions: Mapping[str, Callable[[], Saved]] = {
            "settle": lambda: workspace.settle(key, [name], officer),
            "settle-all": lambda: workspace.settle_given(key, officer),
            "use": lambda: workspace.use_nearest(key, name, officer),
            "none": lambda: workspace.set_empty(key, name, officer),
            "note": lambda: workspace.change_text(key, as_notes, officer),
            "drop": lambda: workspace.change_text(key, settled_prose, officer),
        }
        act = actions.get(verb)
        return act() if act else workspace.change_list(key, name, verb, officer)

    def _unsaved_page(self, request: Request, answer: Answer) -> Response:
        """Answer with the form, or with the words alone where its file is gone."""
        try:
            return self._page(request, answer)
        except NoSuchPlaceError:
            words = {"title": "ไม่พบไฟล์นี้แล้ว", "words": "อาจมีคนอื่นลบหรือเปลี่ยนชื่อ", "typed": answer.unsaved}
            return page(request, "message.html.jinja", words, 404)

    def _page(self, request: Request, answer: Answer) -> Response:
        content = self._desk.workspace.state()
        state = content.named(request.path_params["key"])
        form = with_unsaved(self._desk.workspace.form(content, state), answer.unsaved)
        values = {
            "title": title_of(state),
            "address": request.url.path,
            "notice": answer.notice,
            "conflicts": [_shown_conflict(form, conflict) for conflict in answer.conflicts],
            "open": form.open_fields(),
            "unconfirmed": len(form.unconfirmed()),
            "problems": form.problems,
            "fields": form.fields,
            "is_unsaved": bool(answer.unsaved),
            "free_text": form.free_text,
            "preview": self._preview(request, state),
            "removable": state.file.key if state.file.role is FileRole.MEASURE else "",
        }
        return page(request, "file.html.jinja", values, answer.status)

    def _saved_field(self, request: Request, answer: Answer) -> Response:
        """Answer the script: what is wrong or open at each field now."""
        if answer.status != _FINE:
            return JSONResponse({"notice": answer.notice}, answer.status)
        content = self._desk.workspace.state()
        form = self._desk.workspace.form(content, content.named(request.path_params["key"]))
        messages: dict[str, str] = {}
        for field in (*form.every(), *filter(None, [form.free_text])):
            if field.problems or field.todos or field.hints:
                messages[f"m-{field.name}"] = macro(_FIELDS, "messages", field)
            if field.is_open:
                messages[f"m-{field.name}!"] = ""
        left = macro(_FIELDS, "left", form.open_fields())
        return JSONResponse({"left": left, "messages": messages, "notice": answer.notice})

    def _preview(self, request: Request, state: FileState) -> str:
        """Return the address of the page that a file makes; "" where it makes none."""
        site = self._desk.snapshots.newest.site
        if site is None:
            return ""
        path = _page_of(state)
        address = next((address for address, name in site.pages.items() if name == path), None)
        return "" if address is None else f"{mount_of(request)}{site.base}{address}"


def _page_of(state: FileState) -> str:
    """Return the path of the page that shows a file."""
    role, report = state.file.role, state.file.report
    if role is FileRole.MEASURE:
        return urls.measure(report, state.text_at("id"))
    if role is FileRole.REPORT:
        return urls.report(report)
    return state.file.path if role is FileRole.PAGE else "index.md"


def _notice(saved: Sequence[Saved]) -> str:
    recorded = [each.written.recorded for each in saved if each.written]
    return next((_NOT_RECORDED[each] for each in recorded if each in _NOT_RECORDED), "")


def _shown_conflict(form: Form, conflict: Conflict) -> dict[str, str]:
    field: FormField | None = next((each for each in form.every() if each.name == conflict.typed.name), None)
    label = field.label if field else "ช่องที่ถูกลบไปแล้ว"
    return {"name": conflict.typed.name, "label": label, "stored": conflict.stored, "typed": conflict.typed.now}
