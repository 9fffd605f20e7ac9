"""Read who is responsible: the units of the agency that words name, and what else looks like one."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt
from ita_site.word_import.words.units import Named, units

_WORD: Final = "[ก-ฮ\u0e30-\u0e4e]"
_LIKE: Final = re.compile(
    # these begin inside other words as well: พนักงาน, สำนักงาน, องค์การบริหารส่วนตำบล
    rf"(?:(?<!{_WORD})(?:งาน|หน่วย(?!งาน)|ส่วน(?!ราชการ|ตำบล|ร่วม|ท้องถิ่น|กลาง|ใหญ่|ที่))"
    rf"|(?<!ทุก)(?:กอง(?!ทุน)|สำนัก|ฝ่าย|โรงเรียน|ศูนย์)){_WORD}{{2,}}[ฯ]?"
)
_ANOTHER: Final = re.compile(r"(?<=.{4})(?=กอง(?!ทุน)|สำนัก|ฝ่าย|โรงเรียน|ศูนย์)", re.DOTALL)
"""Where names that are typed without a space between them part."""

_AND: Final = re.compile(r"(?<=.{4})(?:และ|กับ|หรือ)(?=กอง|สำนัก|ฝ่าย|งาน|ส่วน|โรงเรียน|ศูนย์)", re.DOTALL)
_MISSPELT: Final = 85
"""Out of 100: the name of a unit with a letter or two amiss, of which another doubt tells."""

_SHOWN: Final = 10


def read_units(text: str, agency: Agency) -> Guess[tuple[str, ...]]:
    """Return the ids of the units that a text names; a doubt names what else looks like a unit."""
    named = units(text, agency)
    others = () if named.units == (ALL_UNITS,) else unknown_units(text, agency, named.units)
    return Guess(named.units, tuple(_doubts(named, ", ".join(others))) if text else ())


def _doubts(named: Named, others: str) -> Iterator[Doubt]:
    if not named.units:
        yield doubt(DoubtKind.UNITS_NOT_NAMED, f" (ข้อความเอ่ยถึง {others})" if others else "")
        return
    if named.doubt:
        yield named.doubt
    if others:
        yield doubt(DoubtKind.UNITS_UNKNOWN, others)


def unknown_units(text: str, agency: Agency, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return names that look like units and are none of the agency's, in the order of the text.

    A name that nearly is that of a `known` unit, by its id, is that unit misspelt.
    """
    names = {fold(unit.name).removesuffix("ฯ"): unit.id for unit in agency.units}
    rest = _AND.sub(" ", fold(text))
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(rf"{_spaced(name)}ฯ?", " ", rest)
    listed = [part.strip() for like in _LIKE.finditer(rest) for part in _ANOTHER.split(like[0])]
    near = [name for name, unit in names.items() if unit in known]
    unknown = [one for one in listed if not any(fuzz.ratio(one, name) >= _MISSPELT for name in near)]
    return tuple(dict.fromkeys(unknown))[:_SHOWN]


def _spaced(name: str) -> str:
    """Return a pattern of the name however it is spaced."""
    return r"\s*".join(map(re.escape, re.sub(r"\s+", "", name)))
