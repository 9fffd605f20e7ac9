"""Read who is responsible: the units of the agency that words name, and what else looks like one."""

import re
from itertools import chain
from typing import Final

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.text.thai import fold
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt, doubts_of
from ita_site.word_import.words.units import units

_WORD: Final = "[ก-ฮ\u0e30-\u0e4e]"
_LIKE: Final = re.compile(
    # these begin inside other words as well: พนักงาน, สำนักงาน, องค์การบริหารส่วนตำบล
    rf"(?:(?<!{_WORD})(?:งาน|หน่วย(?!งาน)|ส่วน(?!ราชการ|ตำบล|ร่วม|ท้องถิ่น|กลาง|ใหญ่|ที่))"
    rf"|(?<!ทุก)(?:กอง(?!ทุน)|สำนัก|ฝ่าย|โรงเรียน|ศูนย์)){_WORD}{{2,}}[ฯ]?"
)
_ANOTHER: Final = re.compile(r"(?<=.{4})(?=กอง(?!ทุน)|สำนัก|ฝ่าย|โรงเรียน|ศูนย์)", re.DOTALL)
"""Where names that are typed without a space between them part."""

_AND: Final = re.compile(r"(?<=.{4})(?:และ|กับ|หรือ)(?=กอง|สำนัก|ฝ่าย|งาน|ส่วน|โรงเรียน|ศูนย์)", re.DOTALL)
_SHOWN: Final = 10


def read_units(text: str, agency: Agency) -> Guess[tuple[str, ...]]:
    """Return the ids of the units that a text names; a doubt names what else looks like a unit."""
    named = units(text, agency)
    others = ", ".join(unknown_units(text, agency))
    if text and not named.units:
        return Guess((), (doubt(DoubtKind.UNITS_NOT_NAMED, f" (ข้อความเอ่ยถึง {others})" if others else ""),))
    every = named.units == (ALL_UNITS,)
    return Guess(named.units, (*named.doubts, *doubts_of({DoubtKind.UNITS_UNKNOWN: "" if every else others})))


def unknown_units(text: str, agency: Agency) -> tuple[str, ...]:
    """Return names that look like units and are none of the agency's, in the order of the text."""
    rest = _AND.sub(" ", fold(text))
    for name in sorted((fold(unit.name).removesuffix("ฯ") for unit in agency.units), key=len, reverse=True):
        rest = re.sub(rf"{_spaced(name)}ฯ?", " ", rest)
    listed = chain.from_iterable(_ANOTHER.split(like[0]) for like in _LIKE.finditer(rest))
    return tuple(dict.fromkeys(map(str.strip, listed)))[:_SHOWN]


def _spaced(name: str) -> str:
    """Return a pattern of the name however it is spaced."""
    return r"\s*".join(map(re.escape, re.sub(r"\s+", "", name)))
