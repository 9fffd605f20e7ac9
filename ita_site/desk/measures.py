"""Add a measure to a report, and take one out of it."""

import re
from typing import Final

from ita_site.catalogue.reading import REPORTS
from ita_site.desk.content_state import ContentState, FileState, NoSuchPlaceError, title_of
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.store import Note
from ita_site.desk.forms.list_edits import new_entry
from ita_site.desk.workspace import Workspace
from ita_site.model.measure import Measure
from ita_site.source.editing.value_writer import field_lines
from ita_site.source.yaml_tree import Value
from ita_site.text.thai import fiscal_period, parse_year

_NAME: Final = "measure-{}"


def add_measure(workspace: Workspace, report: str, author: str) -> str:
    """Write a new measure, its words empty, at the end of a report; return the key of its file.

    Raises NoSuchPlaceError where there is no such report, and OSError.
    """
    with workspace.store.changing():
        content = workspace.state()
        homes = content.of_role(FileRole.REPORT, report)
        if not homes:
            raise NoSuchPlaceError(report)
        others = content.of_role(FileRole.MEASURE, report)
        name = _free_name(others)
        entry = new_entry(Measure, ()) | {
            "id": name,
            "order": str(max((_order(state) for state in others), default=0) + 1),
            "title": "มาตรการใหม่",
            "period": _period(homes[0]),
        }
        path = f"{REPORTS}/{report}/measures/{name}.md"
        workspace.store.create(path, _written(entry), Note(author, f"เพิ่มมาตรการในรายงาน {report}"))
        return _key(workspace.state(), path)


def remove_measure(workspace: Workspace, key: str, author: str) -> None:
    """Take a measure out of its report; the history keeps it. Raises NoSuchPlaceError, OSError."""
    with workspace.store.changing():
        state = workspace.state().named(key)
        if state.file.role is not FileRole.MEASURE:
            raise NoSuchPlaceError(key)
        workspace.store.delete(state.file.path, Note(author, f"ลบมาตรการ {title_of(state)}"))


def _free_name(others: list[FileState]) -> str:
    """Return an id that no other measure has, nor a file of the report."""
    taken = {state.text_at("id") for state in others} | {state.file.key.rpartition(".")[2] for state in others}
    number = len(others) + 1
    while _NAME.format(number) in taken:
        number += 1
    return _NAME.format(number)


def _order(state: FileState) -> int:
    order = state.text_at("order")
    return int(order) if re.fullmatch(r"\d{1,4}", order) else 0


def _period(home: FileState) -> str:
    """Return the months of a report's year; nothing where that cannot be read."""
    try:
        return str(fiscal_period(parse_year(home.text_at("fiscal_year"))))
    except ValueError:
        return ""


def _written(entry: dict[str, Value]) -> bytes:
    lines = [line for name, value in entry.items() for line in field_lines(name, value, 0)]
    return "\n".join(["---", *lines, "---", ""]).encode()


def _key(content: ContentState, path: str) -> str:
    return next(state.file.key for state in content.files if state.file.path == path)
