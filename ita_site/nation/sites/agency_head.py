"""Read of an agency.yml only what names the agency among others; the rest may be wrong, and is checked at its build."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ita_site.model.closed_lists.provinces import province_named
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.decoding import decode, read_bytes
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Tree, parse

AGENCY: Final = "agency.yml"

NOT_READABLE: Final = (OSError, ValueError, RuntimeError)
"""What is raised where a path is too long, forbidden, no text of a path, or a link that leads to itself."""

_GIVEN_UP: Final = frozenset({Code.YAML_SYNTAX, Code.TOO_DEEP, Code.TOO_LARGE})
"""Problems after which the rest of a file was not read: an id may be in the rest."""


@dataclass(frozen=True, slots=True)
class AgencyHead:
    """Who an agency says it is; texts are as written, and empty where they are not."""

    id: str = ""
    code: str = ""
    province_code: str = ""
    """By the field itself, else by the name of the province."""
    problems: tuple[Problem, ...] = ()
    """Why nothing can be known of it."""
    path: str = ""
    """What problems call its agency.yml."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each of its fields."""


def read_head(config: Path, name: str) -> AgencyHead:
    """Return who the agency of a site says it is; `name` is what problems call the folder of its mkdocs.yml."""
    try:
        options = read_options(config)
    except NOT_READABLE as error:
        return AgencyHead(problems=(unreadable(f"{name}/{config.name}", error),))
    if not isinstance(options, SiteOptions):
        return AgencyHead(problems=tuple(replace(problem, path=f"{name}/{problem.path}") for problem in options))
    return _of_content(options.content, f"{name}/{options.content.name}/{AGENCY}")


def unreadable(path: str, error: Exception, line: int = 0, field: str = "") -> Problem:
    """Return the problem of a file that cannot be reached, as problems call it."""
    if isinstance(error, FileNotFoundError):
        return Problem(path, line, Code.MISSING_FILE, field)
    why = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(path, line, Code.UNREADABLE, field, found=why or type(error).__name__)


def _of_content(content: Path, path: str) -> AgencyHead:
    """Return what the agency.yml of a content folder says; `path` is what problems call it."""
    try:
        (content / AGENCY).stat()
    except NOT_READABLE as error:
        return AgencyHead(problems=(unreadable(path, error),))
    data, problems = read_bytes(content / AGENCY, path)
    if data is None:
        return AgencyHead(problems=problems)
    tree = parse(decode(data, path)[0], path)
    given_up = tuple(problem for problem in tree.problems if problem.code in _GIVEN_UP)
    return AgencyHead(problems=given_up) if given_up else _head(tree, path)


def _head(tree: Tree, path: str) -> AgencyHead:
    values = tree.value if isinstance(tree.value, dict) else {}
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    province = province_named(texts.get("province_code", "") or texts.get("province", ""))
    return AgencyHead(
        id=texts.get("id", ""),
        code=texts.get("code", ""),
        province_code=province.code if province else "",
        path=path,
        lines={name: tree.lines.get((name,), 0) for name in texts},
    )
