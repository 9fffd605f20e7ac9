"""Which activities a result may answer, by likeness of words or the same label: a suggestion, never a reading."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.entries.entry import Piece
from ita_site.word_import.words.list_labels import NUMBERS, Label, bare, label_at

_LEAST: Final = 62
"""Out of 100: below it, likeness is chance. Measured on the report of fiscal year 2567."""

_NEAR: Final = 4
"""An activity that is as like as the best, less this, is suggested as well."""

_MOST: Final = 200
"""Activities of one measure; of more, likeness tells little and takes long."""

_WITHIN: Final = 0.95
"""What a text within a longer one counts, against one that is the same."""

_ONE_NAMED: Final = r"(?:ข้อ|กิจกรรม)?\s*(?:ที่)?\s*\(?(?:\d{1,2})\)?"
_SEVERAL_NAMED: Final = re.compile(rf"[-•*]?\s*{_ONE_NAMED}(?:\s*(?:[-–,]|ถึง|และ|กับ)\s*{_ONE_NAMED})+(?![\d/.%])")
_NAMED: Final = re.compile(r"([-–,]|ถึง|และ|กับ)?\s*(?:ข้อ|กิจกรรม)?\s*(?:ที่)?\s*\(?(\d{1,2})\)?")
_UP_TO: Final = frozenset(("-", "–", "ถึง"))
_EMPTY: Final = re.compile(r"(?:จัดให้มี|จัดทำ|ดำเนินการ|มีการ|ให้มี|เพิ่ม|พัฒนา|กิจกรรม|การ|และ|แล้ว|เรียบร้อย|ให้แก่|หรือ|/|\s)+")
"""Words that every line of a report has, and so tell none from another."""


@dataclass(frozen=True, slots=True)
class Promised:
    """An activity that a result may answer, and the row of the measure that it stands in."""

    number: int
    text: str
    row: int
    label: Label | None = None


def numbered_alike(results: Sequence[Piece], activities: Sequence[Promised]) -> None:
    """Tell each result which activity bears the label that it bears.

    Nothing is told unless every label of the results is an activity's, each once, and no result's words are more
    like another activity's: then the results have a count of their own.
    """
    if len(activities) > _MOST:
        return
    bearing = [(one, label) for one in results if (label := _label(one.text, one.label)) is not None]
    labels = [(one.row, _key(label)) for one, label in bearing]
    pairs = [(one, _same(one, label, activities)) for one, label in bearing]
    if len(set(labels)) < len(labels) or not all(len(found) == 1 for _, found in pairs):
        return
    words = [(one.number, one.text) for one in activities]
    for one, found in pairs:
        alike = suggest(one.text, words)
        if alike and found[0].number not in alike:
            return
    for one, found in pairs:
        one.numbered_alike = (found[0].number,)


def _label(text: str, label: Label | None) -> Label | None:
    """The label that counts, behind a bullet as well."""
    if label is None or label.counts:
        return label
    inner = label_at(text[label.end :])
    return inner if inner is not None and inner.counts and not inner.lettered else None


def _key(label: Label) -> tuple[str, tuple[int, ...]]:
    """What two labels share that stand for one thing, whatever the dots and brackets."""
    return "1" if label.system in NUMBERS else label.system.strip("()."), label.path


def _same(result: Piece, label: Label, activities: Sequence[Promised]) -> list[Promised]:
    """The activities with a label that stands for the same: those of its own row, if the row has any."""
    system, path = _key(label)
    found: list[Promised] = []
    for one in activities:
        other = _label(one.text, one.label)
        if other is not None and other.path == path and _fit(system, _key(other)[0], label, other):
            found.append(one)
    return [one for one in found if one.row == result.row] or found


def _fit(system: str, other_system: str, label: Label, other: Label) -> bool:
    """Whether both count alike, or one only leaves out the word for what the other counts."""
    worded = (system == "1" and other.named) or (other_system == "1" and label.named)
    return system == other_system or worded


def named(result: str, numbers: Collection[int]) -> tuple[int, ...]:
    """The activities, of those with ``numbers``, that a result names by several numbers before its words."""
    found = _SEVERAL_NAMED.match(fold(result))
    if not found or not ("ข้อ" in found[0] or "กิจกรรม" in found[0] or found[0].count("(") > 1):
        return ()
    said: list[int] = []
    for joint, one in _NAMED.findall(found[0]):
        until = range(said[-1] + 1, int(one)) if said and joint.strip() in _UP_TO else ()
        said += [*until, int(one)]
    return tuple(dict.fromkeys(said)) if set(said) <= set(numbers) else ()


def suggest(result: str, activities: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """Numbers of the activities that a result's words resemble, the best first in the report's order."""
    if len(activities) > _MOST:
        return ()
    said = _core(result)
    scores = [(number, _likeness(said, _core(text))) for number, text in activities]
    best = max((score for _, score in scores), default=0.0)
    if best < _LEAST:
        return ()
    return tuple(number for number, score in scores if score >= best - _NEAR)[:3]


def _core(text: str) -> str:
    for one in addresses(text):
        text = text.replace(one, " ")
    folded = fold(bare(text)).replace("เวปไซต์", "เว็บไซต์").replace("เว็ปไซต์", "เว็บไซต์")
    return _EMPTY.sub(" ", folded).strip() or folded


def _likeness(one: str, other: str) -> float:
    """Between 0 and 100: the whole texts, or the shorter within the longer, which counts a little less."""
    if not one or not other:
        return 0.0
    within = fuzz.partial_ratio(one, other) * min(_WITHIN, 0.6 + min(len(one), len(other)) / 60)
    return max(fuzz.ratio(one, other), within)
