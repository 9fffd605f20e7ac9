"""Read a list of agencies as CSV: `id,code,province`, and where each site folder is, by `path` or by `repository`."""

import csv
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import StringIO
from os.path import realpath
from pathlib import Path
from typing import Final

from ita_site.commandline import reason
from ita_site.model.field_types import is_id
from ita_site.model.nearest import nearest
from ita_site.nation.sites.agency_head import AgencyHead, read_head, unreadable
from ita_site.nation.sites.candidate import Candidate
from ita_site.nation.sites.checkout import ADDRESSES, CheckoutError, bring_up_to_date, is_address, without_password
from ita_site.nation.sites.site_folder import CONFIG
from ita_site.source.decoding import decode
from ita_site.source.problems import Code, Problem, has_errors

COLUMNS: Final = ("id", "code", "province", "path", "repository")
_LONGEST: Final = 10_000
"""Letters of a cell. The library has a limit of its own, which any other library of the process may lift."""
_AT_ONCE: Final = 8
"""Repositories that are fetched at the same time."""

_BAD_QUOTES: Final = (
    'ตรวจว่าเครื่องหมายคำพูด (") ครบคู่ แถวต่อจากนี้ไม่ได้อ่าน'
    " | see that each quotation mark has its pair; no row after this place was read"
)
_COMMAS: Final = "คั่นช่องด้วยจุลภาค (,) | separate the cells by commas"
_NO_COLUMN: Final = (
    "ไม่มีคอลัมน์ของช่องนี้ ถ้าข้อความมีจุลภาค ให้ใส่เครื่องหมายคำพูดครอบ"
    " | no column is for this cell; put a text that holds a comma in quotation marks"
)
_ONE_OF_THEM: Final = "ระบุอย่างเดียว | give only one of them"
_SAME_PLACE: Final = (
    "แถวอื่นใช้ที่เดียวกัน แต่ละหน่วยงานต้องมีโฟลเดอร์หรือที่เก็บของตน"
    " | another row has the same; each agency has a folder or repository of its own"
)
_AT_ROOT: Final = "ไฟล์นี้ต้องอยู่ที่รากของที่เก็บ git | it must be at the root of the git repository"
_NOT_FETCHED: Final = (
    "ยังไม่ได้ดึงมาไว้ในเครื่องนี้ คำสั่ง check-links และ build จะดึงให้ | not on this machine yet: check-links and build fetch it"
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list; what it does not say is empty."""

    line: int
    id: str
    code: str
    province: str
    path: str
    repository: str
    stray: tuple[str, ...] = ()
    """Cells that no column is for; a comma within a text makes one."""


def read_list(file: Path, checkouts: Path, *, fetches: bool) -> tuple[list[Candidate], list[Problem]]:
    """Return the agency of each row, and what is wrong with the list. Raises OSError.

    Where `fetches`, the checkouts of repositories are made and brought up to date first.
    """
    rows, problems = _rows(file)
    wrong = {row.line: list(_row_problems(row, file)) for row in rows}
    for line, problem in _shared_places(rows, file):
        wrong[line].append(problem)
    problems += (problem for each in wrong.values() for problem in each)
    usable = [row for row in rows if not wrong[row.line]]
    places = {row.line: _place(row, file, checkouts) for row in usable}
    failed = _fetched(usable, places) if fetches else {}
    problems += (Problem(file.name, line, Code.UNREADABLE, "repository", found=why) for line, why in failed.items())
    return [_candidate(row, file, places[row.line]) for row in usable if row.line not in failed], problems


def _rows(file: Path) -> tuple[list[ListRow], list[Problem]]:
    """Return the rows of a list, and what is wrong with its columns; without an `id` and a place no row is read."""
    text, faults = decode(file.read_bytes(), file.name)
    if has_errors(faults):
        return [], list(faults)
    lines, problems = _cells(text, file.name)
    names = [name.strip() for name in lines[0].cells] if lines else []
    wrong = list(_column_problems(names, file.name))
    if wrong:
        return [], [*wrong, *problems]
    return [_row(line, names) for line in lines[1:]], problems


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of a row, and the line on which it begins."""

    number: int
    cells: list[str]


def _cells(text: str, path: str) -> tuple[list[_Line], list[Problem]]:
    """Return the rows that are not empty, up to the first that is no CSV, and the problem of that one."""
    reader = csv.reader(StringIO(text), strict=True)
    lines: list[_Line] = []
    number = 1
    try:
        for cells in reader:
            _refuse_long(cells)
            if any(cell.strip() for cell in cells):
                lines.append(_Line(number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        return lines, [Problem(path, number, Code.UNREADABLE, found=str(error), hint=_BAD_QUOTES)]
    return lines, []


def _refuse_long(cells: list[str]) -> None:
    """Raise `csv.Error` where a cell is longer than any path: a quotation mark without its pair makes one."""
    if max(map(len, cells), default=0) > _LONGEST:
        raise csv.Error(f"a cell of more than {_LONGEST:,} letters")


def _row(line: _Line, names: list[str]) -> ListRow:
    values = dict(zip(names, line.cells, strict=False))
    stray = [values.pop("", ""), *line.cells[len(names) :]]
    named = {name: values.get(name, "").strip() for name in COLUMNS}
    return ListRow(line.number, **named, stray=tuple(cell.strip() for cell in stray if cell.strip()))


def _column_problems(names: list[str], path: str) -> Iterator[Problem]:
    """Yield columns that nobody knows, that are there twice, or that are missing. Excel writes some without a name."""
    hint = _COMMAS if len(names) == 1 else ""
    for name in filter(None, dict.fromkeys(names)):
        if name not in COLUMNS:
            allowed = ", ".join(COLUMNS)
            yield Problem(path, 1, Code.UNKNOWN_FIELD, "", name, allowed, nearest(name, COLUMNS), hint)
        elif names.count(name) > 1:
            yield Problem(path, 1, Code.DUPLICATE_KEY, name)
    if "id" not in names:
        yield Problem(path, 1, Code.MISSING_FIELD, "id")
    if "path" not in names and "repository" not in names:
        yield Problem(path, 1, Code.MISSING_FIELD, "path", allowed="path, repository")


def _row_problems(row: ListRow, file: Path) -> Iterator[Problem]:
    """Yield what keeps a row from naming a folder."""
    for cell in row.stray:
        yield Problem(file.name, row.line, Code.UNKNOWN_FIELD, found=cell, hint=_NO_COLUMN)
    if not row.id:
        yield Problem(file.name, row.line, Code.EMPTY, "id")
    if not row.path and not row.repository:
        yield Problem(file.name, row.line, Code.EMPTY, "path", allowed="path | repository")
    address = without_password(row.repository)
    if row.path and row.repository:
        both = f"{row.path} {address}"
        yield Problem(file.name, row.line, Code.BAD_CHOICE, "path", both, "path | repository", hint=_ONE_OF_THEM)
    elif row.repository and not is_address(row.repository):
        yield Problem(file.name, row.line, Code.BAD_URL, "repository", address, ADDRESSES)


def _shared_places(rows: list[ListRow], file: Path) -> Iterator[tuple[int, Problem]]:
    """Yield the line of each row whose folder or repository another one has, with the problem."""
    for field in ("path", "repository"):
        named = {row.line: getattr(row, field) for row in rows if getattr(row, field)}
        places = {line: realpath(file.parent / name) if field == "path" else name for line, name in named.items()}
        counts = Counter(places.values())
        for line, place in places.items():
            if counts[place] > 1:
                name = without_password(named[line])
                yield line, Problem(file.name, line, Code.BAD_CHOICE, field, name, hint=_SAME_PLACE)


def _place(row: ListRow, file: Path, checkouts: Path) -> Path:
    """Return the site folder of a row: a path is seen from the list's own folder."""
    return file.parent / row.path if row.path else checkouts / row.id


def _fetched(rows: list[ListRow], places: dict[int, Path]) -> dict[int, str]:
    """Bring the checkout of each repository up to date; return by line why one cannot be."""

    def fetch(row: ListRow) -> str:
        try:
            bring_up_to_date(row.repository, places[row.line])
        except CheckoutError as error:
            return str(error)
        except OSError as error:
            return reason(error)
        return ""

    # an id that is none would lead out of the folder of checkouts, and one that two rows have into the same one: both
    # are said of the rows themselves
    counts = Counter(row.id for row in rows)
    listed = [row for row in rows if row.repository and is_id(row.id) and counts[row.id] == 1]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        reasons = pool.map(fetch, listed)
        return {row.line: why for row, why in zip(listed, reasons, strict=True) if why}


def _hint(checkout: Path) -> str:
    """Return why a repository may have no settings at its root."""
    return _AT_ROOT if checkout.exists() else _NOT_FETCHED


def _candidate(row: ListRow, file: Path, folder: Path) -> Candidate:
    return Candidate(folder, _head(row, file, folder), file.name, row.line, row.id, row.code, row.province)


def _head(row: ListRow, file: Path, folder: Path) -> AgencyHead:
    """Return who the agency of a row says it is, or that its folder has no settings or cannot be reached."""
    named = row.path or without_password(row.repository)
    field = "path" if row.path else "repository"
    try:
        if not (folder / CONFIG).is_file():
            hint = _hint(folder) if row.repository else ""
            missing = Problem(file.name, row.line, Code.MISSING_FILE, field, f"{named}/{CONFIG}", hint=hint)
            return AgencyHead(problems=(missing,))
    except OSError as error:
        return AgencyHead(problems=(unreadable(file.name, error, row.line, field),))
    head = read_head(folder / CONFIG, named)
    # what else is wrong with its files is said when it is built: the list already names it
    return replace(head, problems=tuple(each for each in head.problems if each.code is Code.UNREADABLE))
