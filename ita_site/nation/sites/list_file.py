"""Read a list of agencies as CSV: `id,code,province`, and where each site folder is, by `path` or by `repository`."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ita_site.model.field_types import is_id
from ita_site.model.nearest import nearest
from ita_site.nation.sites.agency_head import AgencyHead, read_head
from ita_site.nation.sites.candidate import Candidate
from ita_site.nation.sites.checkout import CheckoutError, bring_up_to_date
from ita_site.nation.sites.site_folder import CONFIG
from ita_site.source.decoding import decode
from ita_site.source.problems import Code, Problem, has_errors

COLUMNS: Final = ("id", "code", "province", "path", "repository")
_AT_ONCE: Final = 8
"""Repositories that are fetched at the same time."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list; what it does not say is empty."""

    line: int
    id: str
    code: str
    province: str
    path: str
    repository: str


def read_list(file: Path, checkouts: Path, *, fetches: bool) -> tuple[list[Candidate], list[Problem]]:
    """Return the agency of each row, and what is wrong with the list. Raises OSError.

    Where `fetches`, the checkouts of repositories are made and brought up to date first.
    """
    rows, problems = _rows(file)
    if has_errors(problems):
        return [], problems
    wrong = {row.line: list(_row_problems(row, file)) for row in rows}
    problems += (problem for each in wrong.values() for problem in each)
    usable = [row for row in rows if not wrong[row.line]]
    places = {row.line: _place(row, file, checkouts) for row in usable}
    failed = _fetched(usable, places) if fetches else {}
    problems += (Problem(file.name, line, Code.UNREADABLE, "repository", found=why) for line, why in failed.items())
    return [_candidate(row, file, places[row.line]) for row in usable if row.line not in failed], problems


def _rows(file: Path) -> tuple[list[ListRow], list[Problem]]:
    text, faults = decode(file.read_bytes(), file.name)
    if has_errors(faults):
        return [], list(faults)
    reader = csv.DictReader(text.split("\n"), restval="")
    names = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    problems = list(_column_problems(names, file.name))
    rows = [_row(reader.line_num, values) for values in reader if any(values.values())]
    return rows, problems


def _row(line: int, values: dict[str, str]) -> ListRow:
    return ListRow(line, *((values.get(name) or "").strip() for name in COLUMNS))


def _column_problems(names: list[str], path: str) -> Iterator[Problem]:
    """Yield columns that nobody knows, and those that are missing."""
    for name in names:
        if name not in COLUMNS:
            allowed = ", ".join(COLUMNS)
            yield Problem(path, 1, Code.UNKNOWN_FIELD, found=name, allowed=allowed, nearest=nearest(name, COLUMNS))
    if "id" not in names:
        yield Problem(path, 1, Code.MISSING_FIELD, "id")
    if "path" not in names and "repository" not in names:
        yield Problem(path, 1, Code.MISSING_FIELD, "path", allowed="path, repository")


def _row_problems(row: ListRow, file: Path) -> Iterator[Problem]:
    """Yield what keeps a row from naming a folder."""
    if not row.id:
        yield Problem(file.name, row.line, Code.EMPTY, "id")
    if bool(row.path) == bool(row.repository):
        value = f"{row.path} {row.repository}".strip()
        yield Problem(file.name, row.line, Code.EMPTY, "path", found=value, allowed="path | repository")


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
        return ""

    # an id that is none would lead out of the folder of checkouts; that is said of the row itself
    listed = [row for row in rows if row.repository and is_id(row.id)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        reasons = pool.map(fetch, listed)
        return {row.line: why for row, why in zip(listed, reasons, strict=True) if why}


def _candidate(row: ListRow, file: Path, folder: Path) -> Candidate:
    named = row.path or row.repository
    if (folder / CONFIG).is_file():
        # what is wrong with its files is said when it is built: the list already names it
        head = replace(read_head(folder / CONFIG, named), problems=())
    else:
        field = "path" if row.path else "repository"
        head = AgencyHead(problems=(Problem(file.name, row.line, Code.MISSING_FILE, field, f"{named}/{CONFIG}"),))
    return Candidate(folder, head, file.name, row.line, row.id, row.code, row.province)
