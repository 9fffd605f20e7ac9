"""Suggest which activities a result may answer: by likeness of words, by the same label, by the row."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt
from ita_site.word_import.entries.entry import Entry
from ita_site.word_import.reading.values import ReadActivity
from ita_site.word_import.words.list_labels import Label, bare

_LEAST: Final = 62
"""Out of 100: below it, likeness is chance. Measured on the report of fiscal year 2567."""

_NEAR: Final = 4
"""An activity that is as like as the best, less this, is suggested as well."""

_MOST: Final = 200
"""Activities of one measure; of more, likeness tells little and takes long."""

_WITHIN: Final = 0.95
"""What a text within a longer one counts, against one that is the same."""

_EMPTY: Final = re.compile(r"(?:จัดให้มี|จัดทำ|ดำเนินการ|มีการ|ให้มี|เพิ่ม|พัฒนา|กิจกรรม|การ|และ|แล้ว|เรียบร้อย|ให้แก่|หรือ|/|\s)+")
"""Words that every line of a report has, and so tell none from another."""


def read_answers(results: Sequence[Entry], activities: Sequence[ReadActivity]) -> list[Guess[tuple[int, ...]]]:
    """Return for each result the activities it may answer: a suggestion, but where there is one of each."""
    if len(results) == 1 and len(activities) == 1:
        return [Guess((activities[0].number,))]
    alike = _same_labels(results, activities)
    return [_suggested(*_answers(entry, at, activities, alike)) for at, entry in enumerate(results)]


def _suggested(numbers: tuple[int, ...], why: str) -> Guess[tuple[int, ...]]:
    if not numbers:
        return Guess((), (doubt(DoubtKind.ANSWERS_UNKNOWN),), suggested=True)
    listed = ", ".join(map(str, numbers))
    return Guess(numbers, (doubt(DoubtKind.ANSWERS_LIKELY, listed, why),), suggested=True)


def _answers(
    result: Entry, at: int, activities: Sequence[ReadActivity], alike: Mapping[int, tuple[int]]
) -> tuple[tuple[int, ...], str]:
    """Return (numbers of activities, why in Thai)."""
    numbers = tuple(activity.number for activity in activities)
    beside = tuple(activity.number for activity in activities if activity.row == result.row)
    reasons = {
        "ถ้อยคำคล้ายกัน": suggest(result.text, [(activity.number, activity.text) for activity in activities]),
        "เลขหรือชื่อข้อเดียวกัน": tuple(alike.get(at, ())),
        "มีกิจกรรมเดียว": numbers if len(numbers) == 1 else (),
        "อยู่แถวเดียวกันในตาราง": beside if len(beside) == 1 else (),
    }
    return next(((answers, why) for why, answers in reasons.items() if answers), ((), ""))


def _same_labels(results: Sequence[Entry], activities: Sequence[ReadActivity]) -> Mapping[int, tuple[int]]:
    """Return the number of the activity whose label counts alike in its row, by the place of the result.

    Nothing is returned unless every number of the results is an activity's: else they have a count of their own.
    """
    numbers = {(activity.row, _path(activity.label)): (activity.number,) for activity in activities}
    keys = {at: (entry.row, _path(entry.label)) for at, entry in enumerate(results) if _path(entry.label)}
    return {at: numbers[key] for at, key in keys.items()} if numbers.keys() >= set(keys.values()) else {}


def _path(label: Label | None) -> tuple[int, ...]:
    """Return the place of a label in its count, such as (1, 2) for 1.2; nothing for a bullet."""
    return label.path if label is not None else ()


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
