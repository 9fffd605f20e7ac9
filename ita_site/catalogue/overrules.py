"""Read content/link-overrules.yml, in which people confirm links against the checker, into overrules or problems.

    - url: https://www.example.go.th/report.pdf
      state: alive            # or: ignored
      until: 2027-03-31       # the last day on which this holds
      reason: opened by hand on a Thai line
      by: somsri

Years from 2400 on are Buddhist.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ita_site.links.memory.overrule import STATES, Overrule
from ita_site.source.front_matter import read_document
from ita_site.source.line_table import Loc
from ita_site.source.merge_marks import MERGE_HINT, is_merge_mark
from ita_site.source.problems import Code, Problem, has_errors
from ita_site.source.yaml_tree import Tree, Value, field_name

KEYS: Final = ("url", "state", "until", "reason", "by")
_OPTIONAL: Final = "by"
_BUDDHIST: Final = 2400
_BUDDHIST_ERA: Final = 543
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2300
_DAY: Final = f"YYYY-MM-DD, {_FIRST_YEAR}–{_LAST_YEAR}"


def read_overrules(file: Path, path: str) -> tuple[Mapping[str, Overrule], tuple[Problem, ...]]:
    """Return the overrules of a file by URL, and its problems, which call it `path`.

    There are none where there is no file, or where a problem is an error.
    """
    if not os.path.lexists(file):
        return {}, ()
    document = read_document(file, path)
    problems = list(document.problems)
    rules: list[Overrule] = []
    if document.tree is not None and not has_errors(problems):
        for read in _rules(document.tree, path):
            if isinstance(read, Problem):
                problems.append(read)
            else:
                rules.append(read)
    return ({} if has_errors(problems) else {rule.url: rule for rule in rules}), tuple(problems)


def _rules(tree: Tree, path: str) -> Iterator[Overrule | Problem]:
    """Yield the overrule of each entry, or what is wrong with it."""
    if tree.value == "":
        return
    if not isinstance(tree.value, list):
        shown = _shown(tree.value)
        hint = MERGE_HINT if is_merge_mark(shown) else ""
        yield Problem(path, 1, Code.BAD_OVERRULE, found=shown, allowed="- url: …", hint=hint)
        return
    for position, entry in enumerate(tree.value):
        wrong = tuple(_wrong(tree, path, position, entry))
        yield from wrong
        if isinstance(entry, dict) and not wrong:
            values = {key: str(entry.get(key, "")).strip() for key in KEYS}
            yield Overrule(values["url"], values["state"], _day(values["until"]), values["reason"], values["by"])


def _wrong(tree: Tree, path: str, position: int, entry: Value) -> Iterator[Problem]:
    """Yield what is wrong with one entry."""
    if not isinstance(entry, dict):
        yield _problem(tree, path, (position,), _shown(entry), f"{KEYS[0]}: …")
        return
    for key in sorted(entry.keys() - set(KEYS)):
        yield _problem(tree, path, (position, key), key, ", ".join(KEYS))
    for key in KEYS:
        value = entry.get(key, "")
        if not isinstance(value, str) or (not value.strip() and key != _OPTIONAL):
            yield _problem(tree, path, (position, key), _shown(value), "ข้อความ (text)")
        elif key == "state" and value not in STATES:
            yield _problem(tree, path, (position, key), value, ", ".join(STATES))
        elif key == "until" and not _is_day(value):
            yield _problem(tree, path, (position, key), value, _DAY)


def _problem(tree: Tree, path: str, loc: Loc, found: str, allowed: str) -> Problem:
    line = tree.lines.get(loc) or tree.lines.get(loc[:-1]) or 1
    return Problem(path, line, Code.BAD_OVERRULE, field_name(loc), found, allowed)


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "[…]" if isinstance(value, list) else "{…}"


def _is_day(text: str) -> bool:
    try:
        return _FIRST_YEAR <= _day(text).year <= _LAST_YEAR
    except ValueError:
        return False


def _day(text: str) -> dt.date:
    """Return a day of a year of either era. Raises ValueError."""
    year, _, rest = text.strip().partition("-")
    number = int(year)
    return dt.date.fromisoformat(f"{number - _BUDDHIST_ERA if number >= _BUDDHIST else number:04d}-{rest}")
