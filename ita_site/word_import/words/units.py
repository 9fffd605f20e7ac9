"""Read the agency's units out of words in ผู้รับผิดชอบ: by name, all of them, all but some, or by a ticked box."""

import re
from dataclasses import dataclass
from typing import Final

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.words.likeness import Least, has_like
from ita_site.word_import.words.status import boxes_in

_ALL: Final = re.compile(f"ทุก(?:ส่วนราชการ|หน่วยงาน|กอง(?!ทุน)|{fold('สำนัก')})")
_ALL_WEAK: Final = "ทุกส่วน"
"""Every unit only where none is named: all parts of a building are none."""

_BUT: Final = re.compile(r"(?:ยกเว้น|เว้นแต่|ไม่รวม)((?:(?!โดย|ทั้งนี้)[^()\[\]\n])+)")
_LISTED: Final = re.compile(rf"{_ALL.pattern}\(([^()]+)\)?")
"""Names in brackets right behind the words for every unit."""

_SHORTEST: Final = 5
"""Of a shorter name, in characters, one wrong letter may make another word."""


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of units, and what is not certain of them."""

    units: tuple[str, ...]
    doubt: Doubt | None = None


def units(text: str, agency: Agency) -> Named:
    """Return the units that a text names; of several with a box before each, those whose box is ticked."""
    boxes = boxes_in(text)
    if len(boxes) < 2 or all(box.ticked for box in boxes):  # noqa: PLR2004 - a box alone chooses nothing
        return _named(text, agency)
    ticked = [box.words for box in boxes if box.ticked]
    named = _named("\n".join(ticked) or text, agency)
    kind = DoubtKind.UNITS_TICKED if ticked else DoubtKind.UNITS_UNTICKED
    return Named(named.units, doubt(kind) if named.units else None)


def _named(text: str, agency: Agency) -> Named:
    packed = _packed(text)
    exact = _exact(packed, agency)
    if _ALL.search(packed):
        return _all(text, exact, agency)
    if exact:
        return Named(exact)
    if _ALL_WEAK in packed:
        return Named((ALL_UNITS,))
    alike = _alike(packed, agency)
    return Named(alike, doubt(DoubtKind.UNITS_MISSPELT) if alike else None)


def _all(text: str, exact: tuple[str, ...], agency: Agency) -> Named:
    """Return every unit, but for those that the text excepts."""
    exceptions = list(map(_packed, _BUT.findall(fold(text))))
    excepted = {unit for names in exceptions for unit in _exact(names, agency)}
    if excepted:
        others = tuple(unit.id for unit in agency.units if unit.id not in excepted)
        return Named(others, doubt(DoubtKind.UNITS_ALL_BUT))
    if exceptions:
        return Named((ALL_UNITS,), doubt(DoubtKind.UNITS_ALL_BUT_UNKNOWN))
    if len(exact) > 1 and _lists(_packed(text), exact, agency):
        return Named(exact, None if len(exact) == len(agency.units) else doubt(DoubtKind.UNITS_ALL_LISTED))
    return Named((ALL_UNITS,), doubt(DoubtKind.UNITS_ALL_AND_SOME) if exact else None)


def _lists(packed: str, exact: tuple[str, ...], agency: Agency) -> bool:
    """Return whether brackets behind the words for every unit list those that are named."""
    return any(len(_exact(names, agency)) == len(exact) for names in _LISTED.findall(packed))


def _exact(packed: str, agency: Agency) -> tuple[str, ...]:
    """Return the units whose whole names are in a text, in its order."""
    places = [(packed.find(name), unit.id) for unit in agency.units if (name := _name(unit.name)) and name in packed]
    return tuple(unit for _, unit in sorted(places))


def _alike(packed: str, agency: Agency) -> tuple[str, ...]:
    names = [(_name(unit.name), unit.id) for unit in agency.units]
    near = [(name, unit) for name, unit in names if _SHORTEST <= len(name) <= len(packed) + 1]
    return tuple(unit for name, unit in near if has_like(packed, name, Least.UNIT))


def _name(name: str) -> str:
    return _packed(name).removesuffix("ฯ")


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", fold(text))
