"""Turn answers into responses of HTTP."""

import hashlib
import mimetypes
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from ita_site.publish.frame.assets import site_assets
from ita_site.publish.host_headers import TYPES
from ita_site.publish.preview.answers import Answer, FileAnswer, MovedAnswer, PageAnswer
from ita_site.publish.preview.events import version_of
from ita_site.publish.preview.panel import page_without_site, problem_list, with_preview
from ita_site.publish.preview.snapshot import Snapshot

_READING: Final = "กำลังอ่านเนื้อหา"
_READING_WORDS: Final = "หน้านี้จะเปลี่ยนเองเมื่ออ่านเสร็จ"
_WRONG: Final = "เนื้อหามีข้อผิดพลาด"
_WRONG_WORDS: Final = "ยังแสดงเว็บไซต์ไม่ได้จนกว่าจะแก้ไขและบันทึก"
_SLOW: Final = "สร้างหน้านี้ไม่เสร็จ"
_SLOW_WORDS: Final = "หน้านี้ใช้เวลานานผิดปกติ จะลองเปิดใหม่เองเรื่อย ๆ ระหว่างนี้ดูหน้าอื่นได้"
_FAILED: Final = "แสดงไฟล์หรือหน้านี้ไม่ได้"
_FAILED_WORDS: Final = "เนื้อหายังอยู่ครบ ดูสาเหตุในหน้าต่างคำสั่งที่เปิดโปรแกรมไว้"

_KINDS: Final = {**TYPES, ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml"}
"""Kinds of file that a page does not work without: what a system knows of them differs."""
_UNKNOWN: Final = "application/octet-stream"
PROBLEMS: Final = "ita_site.problems"
"""The name in a request's scope of what writes the problems of a snapshot as HTML, where a server has its own."""


def mount_of(request: Request) -> str:
    """Return the address below which a server has put the preview: nothing, or one without a slash at its end."""
    return str(request.scope.get("root_path", ""))


def response_of(answer: Answer, snapshot: Snapshot, request: Request) -> Response:
    """Return the response for an answer of the site of `snapshot`."""
    if isinstance(answer, PageAnswer):
        html = with_preview(answer.html, _problems(snapshot, request), version_of(snapshot), mount_of(request))
        return HTMLResponse(html, 200 if answer.is_there else 404)
    if isinstance(answer, MovedAnswer):
        return RedirectResponse(f"{mount_of(request)}{answer.address}")
    if isinstance(answer, FileAnswer):
        return file_response(answer.name, answer.data, request)
    return FileResponse(answer.file, media_type=media_type(answer.file.name))


def _problems(snapshot: Snapshot, request: Request) -> str:
    """Return what is wrong as HTML, in the words of the server that shows the preview where it has its own."""
    shown: Callable[[Snapshot], str] = request.scope.get(PROBLEMS, problem_list)
    return shown(snapshot)


def file_response(name: str, data: bytes, request: Request) -> Response:
    """Return a file; only that it is unchanged, to a browser that has the same already."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(data, media_type=media_type(name), headers={"ETag": tag})


def no_site(snapshot: Snapshot, request: Request) -> Response:
    """Return the page for when there is nothing to show: the content is still read, or was never without errors."""
    title, words = (_WRONG, _WRONG_WORDS) if snapshot.is_read else (_READING, _READING_WORDS)
    return _apology(title, words, snapshot, request, version_of(snapshot))


def slow_page(snapshot: Snapshot, request: Request) -> Response:
    """Return the page for one that is not made in time. It is of no version, so that it asks again by itself."""
    return _apology(_SLOW, _SLOW_WORDS, snapshot, request, "")


def failed_page(snapshot: Snapshot, request: Request) -> Response:
    """Return the page for one that the program fails to make."""
    return _apology(_FAILED, _FAILED_WORDS, snapshot, request, version_of(snapshot))


def _apology(title: str, words: str, snapshot: Snapshot, request: Request, version: str) -> Response:
    mount = mount_of(request)
    base = snapshot.site.base if snapshot.site else "/"
    html = page_without_site(title, words, f"{mount}{base}{site_assets().stylesheet}")
    return HTMLResponse(with_preview(html, _problems(snapshot, request), version, mount), 503)


def media_type(name: str) -> str:
    """Return the media type of a file by its ending."""
    ending = PurePosixPath(name).suffix.lower()
    return _KINDS.get(ending) or mimetypes.guess_type(name)[0] or _UNKNOWN
