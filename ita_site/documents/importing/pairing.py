"""Which activities a result may answer, by likeness of words: a suggestion for a person, never a reading."""

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from ita_site.documents.importing.items import bare
from ita_site.printed import addresses
from ita_site.thai import fold

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
