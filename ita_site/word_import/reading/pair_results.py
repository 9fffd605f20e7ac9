"""Suggest which activities a result may answer: by numbers it names, by likeness of words, by the same label."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt
from ita_site.word_import.entries.entry import Entry
from ita_site.word_import.reading.values import ReadActivity
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


def read_answers(results: Sequence[Entry], activities: Sequence[ReadActivity]) -> list[Guess[tuple[int, ...]]]:
    """Return for each result the activities it may answer: a suggestion, but where there is one of each."""
    if len(results) == 1 and len(activities) == 1:
        return [Guess((activities[0].number,))]
    alike = same_labels(results, activities)
    return [_suggested(*_answers(entry, at, activities, alike)) for at, entry in enumerate(results)]


def _suggested(numbers: tuple[int, ...], why: str) -> Guess[tuple[int, ...]]:
    if not numbers:
        return Guess((), (doubt(DoubtKind.ANSWERS_UNKNOWN),), suggested=True)
    listed = ", ".join(map(str, numbers))
    return Guess(numbers, (doubt(DoubtKind.ANSWERS_LIKELY, listed, why),), suggested=True)


def _answers(
    result: Entry, at: int, activities: Sequence[ReadActivity], alike: Mapping[int, int]
) -> tuple[tuple[int, ...], str]:
    """Return (numbers of activities, why in Thai)."""
    if several := named(result.text, [one.number for one in activities]):
        return several, "ข้อความบอกเลขข้อ"
    if numbers := suggest(result.text, [(one.number, one.text) for one in activities]):
        return numbers, "ถ้อยคำคล้ายกัน"
    if at in alike:
        return (alike[at],), "เลขหรือชื่อข้อเดียวกัน"
    if len(activities) == 1:
        return (activities[0].number,), "มีกิจกรรมเดียว"
    beside = tuple(one.number for one in activities if one.row == result.row)
    return (beside, "อยู่แถวเดียวกันในตาราง") if len(beside) == 1 else ((), "")


def same_labels(results: Sequence[Entry], activities: Sequence[ReadActivity]) -> Mapping[int, int]:
    """Return the number of the activity that bears the same label, by the place of the result.

    Nothing is returned unless every label of the results is an activity's, each once, and no result's words are more
    like another activity's: then the results have a count of their own.
    """
    labels = {at: label for at, entry in enumerate(results) if (label := _label(entry.text, entry.label))}
    keys = {(results[at].row, _key(label)) for at, label in labels.items()}
    if len(activities) > _MOST or len(keys) < len(labels):
        return {}
    pairs = {at: _bearing(results[at], label, activities) for at, label in labels.items()}
    words = [(one.number, one.text) for one in activities]
    certain = all(
        len(bearing) == 1 and bearing[0].number in (suggest(results[at].text, words) or [bearing[0].number])
        for at, bearing in pairs.items()
    )
    return {at: bearing[0].number for at, bearing in pairs.items()} if certain else {}


def _label(text: str, label: Label | None) -> Label | None:
    """Return the label that counts, behind a bullet as well."""
    if label is None or label.counts:
        return label
    inner = label_at(text[label.end :])
    return inner if inner is not None and inner.counts and not inner.lettered else None


def _key(label: Label) -> tuple[str, tuple[int, ...]]:
    """Return what two labels share that mean one thing, whatever the dots and brackets."""
    return "1" if label.system in NUMBERS else label.system.strip("()."), label.path


def _bearing(result: Entry, label: Label, activities: Sequence[ReadActivity]) -> list[ReadActivity]:
    """Return the activities with a label that means the same: those of its own row, if the row has any."""
    labels = ((one, _label(one.text, one.label)) for one in activities)
    bearing = [one for one, other in labels if other is not None and _alike(label, other)]
    return [one for one in bearing if one.row == result.row] or bearing


def _alike(label: Label, other: Label) -> bool:
    """Return whether both count alike, or one only leaves out the word for what the other counts."""
    system, other_system = _key(label)[0], _key(other)[0]
    worded = (system == "1" and other.named) or (other_system == "1" and label.named)
    return label.path == other.path and (system == other_system or worded)


def named(result: str, numbers: Collection[int]) -> tuple[int, ...]:
    """Return the activities, of those with `numbers`, that a result names by several numbers before its words."""
    match = _SEVERAL_NAMED.match(fold(result))
    if not match or not ("ข้อ" in match[0] or "กิจกรรม" in match[0] or match[0].count("(") > 1):
        return ()
    listed: list[int] = []
    for joint, digits in _NAMED.findall(match[0]):
        until = range(listed[-1] + 1, int(digits)) if listed and joint.strip() in _UP_TO else ()
        listed += [*until, int(digits)]
    return tuple(dict.fromkeys(listed)) if set(listed) <= set(numbers) else ()


def suggest(result: str, activities: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """Return numbers of the activities that a result's words resemble, at most three, in the report's order."""
    if len(activities) > _MOST:
        return ()
    words = _core(result)
    scores = [(number, _likeness(words, _core(text))) for number, text in activities]
    best = max((score for _, score in scores), default=0.0)
    if best < _LEAST:
        return ()
    return tuple(number for number, score in scores if score >= best - _NEAR)[:3]


def _core(text: str) -> str:
    for address in addresses(text):
        text = text.replace(address, " ")
    folded = fold(bare(text)).replace("เวปไซต์", "เว็บไซต์").replace("เว็ปไซต์", "เว็บไซต์")
    return _EMPTY.sub(" ", folded).strip() or folded


def _likeness(text: str, other: str) -> float:
    """Return between 0 and 100: the whole texts, or the shorter within the longer, which counts a little less."""
    if not text or not other:
        return 0.0
    within = fuzz.partial_ratio(text, other) * min(_WITHIN, 0.6 + min(len(text), len(other)) / 60)
    return max(fuzz.ratio(text, other), within)
