"""The first page: the reports with what is open in each, and where to begin."""

from collections.abc import Iterable, Iterator
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.desk.content_state import ContentState, FileState, title_of
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.web.addresses import address
from ita_site.desk.web.desk import Desk, posted, session_of
from ita_site.desk.web.rendering import page

_IMPORTED: Final = "นำเข้ารายงานแล้ว ต่อไปดูจุดที่ยังเหลือในแต่ละมาตรการด้านล่าง"

_OWN: Final = (FileRole.AGENCY, FileRole.PAGE)
_SHARED: Final = (FileRole.FRAMEWORK, FileRole.SEARCH_WORDS)
"""What an officer seldom has to change."""


class HomePage:
    """Answers for the first page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, request: Request) -> Response:
        """Answer with the page."""
        return self.page(request, "")

    def page(self, request: Request, refusal: str, status: int = 200) -> Response:
        """Answer with the page, and say why a Word file was refused."""
        content = self._desk.workspace.state()
        session = session_of(request)
        agencies = content.of_role(FileRole.AGENCY)
        values = {
            "agency": agencies[0].text_at("name") if agencies else "",
            "open": content.open_count,
            "problems": content.problems,
            "reports": [_report(content, home) for home in _reports(content)],
            "others": [(state, title_of(state)) for state in _of_roles(content, _OWN)],
            "rarely": [(state, title_of(state)) for state in _of_roles(content, _SHARED)],
            "officer": self._desk.officer_of(request),
            "names_officer": not (session and session.officer),
            "notice": _IMPORTED if "imported" in request.query_params else "",
            "refusal": refusal,
            "imports": _imports(self._desk),
        }
        return page(request, "home.html.jinja", values, status)

    async def name_officer(self, request: Request) -> Response:
        """Remember who works here."""
        form = await posted(request)
        self._desk.set_officer(str(form.get("officer", "")))
        return RedirectResponse(address(request), 303)


def _imports(desk: Desk) -> list[tuple[str, str]]:
    """Return the imports in progress, each with the name of its file."""
    kept = desk.imports.every()
    return [(each.id, each.task().file_name) for each in kept]


def _reports(content: ContentState) -> list[str]:
    return list(dict.fromkeys(state.file.report for state in content.files if state.file.report))


def _report(content: ContentState, report: str) -> dict[str, object]:
    homes = content.of_role(FileRole.REPORT, report)
    home = homes[0] if homes else None
    year, months = (home.text_at("fiscal_year"), home.text_at("round")) if home else ("", "")
    name = f"รายงานปีงบประมาณ {year} รอบ {months} เดือน" if year and months else f"รายงาน {report}"
    measures = sorted(content.of_role(FileRole.MEASURE, report), key=_order)
    return {"id": report, "name": name, "home": home, "measures": measures}


def _order(state: FileState) -> tuple[int, str]:
    order = state.text_at("order")
    return (int(order) if order.isdecimal() else 0, state.file.path)


def _of_roles(content: ContentState, roles: Iterable[FileRole]) -> Iterator[FileState]:
    for role in roles:
        yield from content.of_role(role)
