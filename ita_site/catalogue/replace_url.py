"""A moved link, mended in the front matter: one address is replaced, the old one kept as what the report printed.

Everything else of the file stays byte for byte; a file that would then say anything else is left as it was.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.model.field_types import MAX_URL
from ita_site.model.measure import Evidence, Measure
from ita_site.model.validation import validate
from ita_site.source.front_matter import split
from ita_site.source.line_table import Loc

_NEW: Final = re.compile(r"https?://[^\s\"'<>\\{}\[\],#]+(?:#[^\s\"'<>\\{}\[\],#]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mend:
    """One address to replace: `path` below the content folder, `line` from 1."""

    path: str
    line: int
    old: str
    new: str


def mend(root: Path, change: Mend) -> bool:
    """Make the change in its file below `root`; False where it cannot be made safely. Writes atomically."""
    file = root / change.path
    if not _NEW.fullmatch(change.new) or len(change.new) > MAX_URL:
        return False
    try:
        before = file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return False
    after = mended(before, change)
    if after is None:
        return False
    write_whole(file, after.encode())
    return True


def mended(text: str, change: Mend) -> str | None:
    """Return `text` with the change made; None where the line is not as expected, or others would change."""
    lines = text.split("\n")
    measure = _measure(text)
    loc = _evidence_at(measure, text, change) if measure else None
    if measure is None or loc is None or change.line > len(lines):
        return None
    evidence = _at(measure, loc)
    lines[change.line - 1] = _line(lines[change.line - 1], change, keep=evidence.printed is None)
    after = "\n".join(lines)
    wanted = evidence.model_copy(update={"url": change.new, "printed": evidence.as_printed})
    return after if _measure(after) == _with(measure, loc, wanted) else None


def _line(line: str, change: Mend, *, keep: bool) -> str:
    """Return the line with the new address; where `keep` is set, followed by the old one as `printed`."""
    body = line.removesuffix("\r")
    end = line[len(body) :]
    replaced = body.replace(change.old, change.new, 1)
    if not keep:
        return replaced + end
    if "{" in body:
        at = replaced.index(change.new) + len(change.new)
        at += replaced[at : at + 1] in {'"', "'"}
        return f'{replaced[:at]}, printed: "{change.old}"{replaced[at:]}{end}'
    indent = re.match(r"\s*(?:- +)*", body)
    column = indent.end() if indent else 0
    return f'{replaced}{end}\n{" " * column}printed: "{change.old}"{end}'


def _measure(text: str) -> Measure | None:
    tree = split(text.replace("\r\n", "\n").removeprefix("\ufeff"), "").tree
    return validate(Measure, tree, "")[0] if tree else None


def _evidence_at(measure: Measure, text: str, change: Mend) -> Loc | None:
    tree = split(text.replace("\r\n", "\n").removeprefix("\ufeff"), "").tree
    if tree is None:
        return None
    for loc, line in tree.lines.items():
        if line == change.line and loc[-1:] == ("url",) and _at(measure, loc[:-1]).url == change.old:
            return loc[:-1]
    return None


def _at(measure: Measure, loc: Loc) -> Evidence:
    column, position, _, index = loc
    claims = measure.results if column == "results" else measure.outcomes
    return claims[int(position)].evidence[int(index)]


def _with(measure: Measure, loc: Loc, evidence: Evidence) -> Measure:
    column, position, _, index = (str(loc[0]), int(loc[1]), loc[2], int(loc[3]))
    claims = list(getattr(measure, column))
    listed = list(claims[position].evidence)
    listed[index] = evidence
    claims[position] = claims[position].model_copy(update={"evidence": tuple(listed)})
    return measure.model_copy(update={column: tuple(claims)})
