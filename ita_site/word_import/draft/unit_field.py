"""Words in ผู้รับผิดชอบ that look like a unit of the agency which agency.yml does not name."""

import re
from collections.abc import Collection
from typing import Final

from rapidfuzz import fuzz

from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.source.front_matter_writer import Codes, Field, Kind, Todo
from ita_site.text.thai import fold
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
_MISSPELT: Final = 85
"""Out of 100: the name of a unit with a letter or two amiss, of which another mark tells."""

_SHOWN: Final = 10
_OTHERS: Final = "ข้อความเอ่ยถึง {} ซึ่งไม่มีใน agency.yml ถ้าเป็นส่วนราชการ เพิ่มใน agency.yml และใส่รหัสใน units แล้วลบบรรทัดนี้"


def units_field(text: str, agency: Agency) -> Field:
    """The units that a text names, with a mark that names what else looks like one."""
    named_units = units(text, agency)
    found = named_units.units
    others = () if found == (ALL_UNITS,) else unknown_units(text, agency, found)
    named = f" (ข้อความเอ่ยถึง {', '.join(others)})" if others else ""
    todo: list[Todo] = []
    if not text:
        todo.append(Todo(Kind.MISSING, "ไฟล์ไม่มีข้อความในช่องผู้รับผิดชอบ"))
    elif not found:
        todo.append(Todo(Kind.READ, f"ไม่พบชื่อส่วนราชการใน agency.yml{named} ใส่รหัสใน units แล้วลบบรรทัดนี้"))
    elif named_units.doubt:
        todo.append(Todo(Kind.READ, named_units.doubt))
    if others and found:
        todo.append(Todo(Kind.READ, _OTHERS.format(", ".join(others))))
    return Field("units", Codes(found), tuple(todo))


def unknown_units(text: str, agency: Agency, found: Collection[str] = ()) -> tuple[str, ...]:
    """Names that look like units and are none of the agency's, in the order of the text.

    One that is nearly the name of a unit that was ``found`` in the text, by its id, is that one misspelt.
    """
    names = {fold(unit.name).removesuffix("ฯ"): unit.id for unit in agency.units}
    near = [name for name, unit in names.items() if unit in found]
    rest = _AND.sub(" ", fold(text))
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(rf"{_spaced(name)}ฯ?", " ", rest)
    listed = [part.strip() for like in _LIKE.finditer(rest) for part in _ANOTHER.split(like[0])]
    unknown = [one for one in listed if not any(fuzz.ratio(one, name) >= _MISSPELT for name in near)]
    return tuple(dict.fromkeys(unknown))[:_SHOWN]


def _spaced(name: str) -> str:
    """The name however it is spaced."""
    return r"\s*".join(map(re.escape, re.sub(r"\s+", "", name)))
