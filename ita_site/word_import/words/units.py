"""Units of the agency that words in ผู้รับผิดชอบ name: by name, all of them, all but some, or by a ticked box."""

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.words.status import boxes_in

_ALL: Final = re.compile(f"ทุก(?:ส่วนราชการ|หน่วยงาน|กอง(?!ทุน)|{fold('สำนัก')})")
_ALL_WEAK: Final = "ทุกส่วน"
"""Every unit only where none is named: all parts of a building are none."""

_BUT: Final = re.compile(r"(?:ยกเว้น|เว้นแต่|ไม่รวม)((?:(?!โดย|ทั้งนี้)[^()\[\]\n])+)")
_LISTED: Final = re.compile(rf"{_ALL.pattern}\(([^()]+)\)?")
"""Names in brackets right behind the words for every unit."""

_ALIKE: Final = 85
"""Out of 100: one letter of seven may be wrong."""

_SHORTEST: Final = 5
"""Of a shorter name, in characters, one letter tells too much."""


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of units, and what is not certain of them."""

    units: tuple[str, ...]
    doubt: Doubt | None = None


def units(text: str, agency: Agency) -> Named:
    """The units that a text names; of several with a box before each, those whose box is ticked."""
    boxes = boxes_in(text)
    if len(boxes) < 2 or all(one.ticked for one in boxes):  # noqa: PLR2004 - a box alone chooses nothing
        return _units(text, agency)
    ticked = [one.words for one in boxes if one.ticked]
    found = _units("\n".join(ticked) if ticked else text, agency)
    return Named(
        found.units, doubt(DoubtKind.UNITS_TICKED if ticked else DoubtKind.UNITS_UNTICKED) if found.units else None
    )


def _units(text: str, agency: Agency) -> Named:
    folded = _packed(text)
    exact = _exact(folded, agency)
    if _ALL.search(folded):
        return _all(text, exact, agency)
    if exact:
        return Named(exact)
    if _ALL_WEAK in folded:
        return Named((ALL_UNITS,))
    alike = _alike(folded, agency)
    return Named(alike, doubt(DoubtKind.UNITS_MISSPELT) if alike else None)


def _all(text: str, exact: tuple[str, ...], agency: Agency) -> Named:
    """Every unit, but for those that the text spares."""
    packed = _packed(text)
    spared = [_packed(one) for one in _BUT.findall(fold(text))]
    less = {unit for names in spared for unit in _exact(names, agency)}
    if less:
        return Named(tuple(unit.id for unit in agency.units if unit.id not in less), doubt(DoubtKind.UNITS_ALL_BUT))
    if not spared and len(exact) > 1 and any(len(_exact(one, agency)) == len(exact) for one in _LISTED.findall(packed)):
        # the brackets list who is meant by all
        return Named(exact, None if len(exact) == len(agency.units) else doubt(DoubtKind.UNITS_ALL_LISTED))
    kind = DoubtKind.UNITS_ALL_BUT_UNKNOWN if spared else DoubtKind.UNITS_ALL_AND_SOME if exact else None
    return Named((ALL_UNITS,), doubt(kind) if kind else None)


def _exact(folded: str, agency: Agency) -> tuple[str, ...]:
    """Units whose whole names stand in a text, in its order."""
    found = [(folded.find(name), unit.id) for unit in agency.units if (name := _name(unit.name)) and name in folded]
    return tuple(unit for _, unit in sorted(found))


def _alike(folded: str, agency: Agency) -> tuple[str, ...]:
    scores = [
        (fuzz.partial_ratio(name, folded), unit.id)
        for unit in agency.units
        if (name := _name(unit.name)) and len(name) >= _SHORTEST and len(folded) >= len(name) - 1
    ]
    return tuple(unit for score, unit in scores if score >= _ALIKE)


def _name(name: str) -> str:
    return _packed(name).removesuffix("ฯ")


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", fold(text))
