"""Read the agency's units out of words in ผู้รับผิดชอบ: by name, all of them, or by a ticked box."""

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubts_of
from ita_site.word_import.words.status import Box, boxes_in

_ALL: Final = re.compile(f"ทุก(?:ส่วนราชการ|หน่วยงาน|กอง(?!ทุน)|{fold('สำนัก')})")
_ALL_WEAK: Final = "ทุกส่วน"
"""Every unit only where none is named: all parts of a building are none."""

_CHOICE: Final = 2
"""A box alone chooses nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of units, and what is not certain of them."""

    units: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def units(text: str, agency: Agency) -> Named:
    """Return the units that a text names; of several with a box before each, those whose box is ticked."""
    boxes = boxes_in(text)
    if len(boxes) >= _CHOICE and not all(map(attrgetter("ticked"), boxes)):
        return _chosen(text, boxes, agency)
    packed = _packed(text)
    exact = _exact(packed, agency)
    if len(exact) == len(agency.units):
        return Named(exact)
    if _ALL.search(packed) or (_ALL_WEAK in packed and not exact):
        return Named((ALL_UNITS,), doubts_of({DoubtKind.UNITS_ALL_AND_SOME: bool(exact)}))
    return Named(exact)


def _chosen(text: str, boxes: tuple[Box, ...], agency: Agency) -> Named:
    """Return the units whose boxes are ticked; where none is, all that the text names."""
    ticked = "\n".join(box.words for box in boxes if box.ticked)
    named = _exact(_packed(ticked or text), agency)
    return Named(named, doubts_of({DoubtKind.UNITS_TICKED if ticked else DoubtKind.UNITS_UNTICKED: bool(named)}))


def _exact(packed: str, agency: Agency) -> tuple[str, ...]:
    """Return the units whose whole names are in a text, in its order."""
    names = {unit.id: _packed(unit.name).removesuffix("ฯ") for unit in agency.units}
    places = sorted((packed.find(name), unit) for unit, name in names.items() if name in packed)
    return tuple(unit for _, unit in places)


def _packed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", fold(text))
