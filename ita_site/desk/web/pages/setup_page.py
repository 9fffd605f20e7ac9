"""The first page where there is no site yet: who the agency is; then its folder is written."""

import re
from collections.abc import Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.forms.submitted import as_typed
from ita_site.desk.web.addresses import address
from ita_site.desk.web.desk import Desk, posted
from ita_site.desk.web.rendering import page
from ita_site.new_site.agency import Answers, problems
from ita_site.new_site.folder import write_site
from ita_site.source.problems import Problem

_FIELDS = (
    ("name", "ชื่อเต็มของหน่วยงาน", "เช่น องค์การบริหารส่วนตำบลตัวอย่าง"),
    ("province", "จังหวัด", "เช่น เลย"),
    ("district", "อำเภอหรือเขต", "เช่น เมืองเลย"),
    ("website", "เว็บไซต์หลักของหน่วยงาน", "ขึ้นต้นด้วย http"),
    ("units", "ส่วนราชการ", "บรรทัดละหนึ่งแห่ง หรือคั่นด้วยจุลภาค เช่น สำนักปลัด"),
)


class SetupPage:
    """Answers while there is no site."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def is_needed(self) -> bool:
        """Return whether there is no site yet."""
        return not self._desk.config.exists()

    def show(self, request: Request) -> Response:
        """Answer with empty fields."""
        return self._page(request, {}, [], "")

    async def write(self, request: Request) -> Response:
        """Write the folder of the site, or show what is wrong with the answers."""
        form = await posted(request)
        given = {name: as_typed(str(form.get(name, ""))) for name, _, _ in _FIELDS}
        if not self.is_needed():
            return RedirectResponse(address(request), 303)
        return await run_in_threadpool(self._write, request, given)

    def _write(self, request: Request, given: Mapping[str, str]) -> Response:
        units = tuple(name for name in re.split(r"[\n,]", given["units"]) if name.strip())
        answers = Answers(given["name"], given["province"], given["district"], given["website"], units).tidied()
        if wrong := problems(answers):
            return self._page(request, given, wrong, "")
        folder: Path = self._desk.config.parent
        try:
            write_site(folder, answers)
        except OSError:
            words = f"เริ่มเว็บไซต์ในโฟลเดอร์นี้ไม่ได้ เพราะมีไฟล์อื่นอยู่แล้วหรือเขียนไม่ได้: {folder}"
            return self._page(request, given, [], words)
        return RedirectResponse(address(request), 303)

    def _page(self, request: Request, given: Mapping[str, str], wrong: list[Problem], notice: str) -> Response:
        fields = [
            {
                "name": name,
                "label": label,
                "help": help_,
                "value": given.get(name, ""),
                "problems": [problem for problem in wrong if problem.field.partition("[")[0] == name],
            }
            for name, label, help_ in _FIELDS
        ]
        values = {"fields": fields, "notice": notice}
        return page(request, "setup.html.jinja", values, 409 if wrong or notice else 200)
