"""Ids for an agency's units: short, ASCII, stable; by the words that usual names of units have."""

from collections.abc import Iterator, Sequence
from typing import Final

from ita_site.text.thai import fold

_WORDS: Final = {
    "ตรวจสอบภายใน": "audit",
    "การศึกษา": "education",
    "สวัสดิการ": "welfare",
    "พัฒนาชุมชน": "community",
    "พัฒนาสังคม": "welfare",
    "การพยาบาล": "nursing",
    "เภสัชกรรม": "pharmacy",
    "ทันตกรรม": "dental",
    "องค์กรแพทย์": "medical",
    "เทคนิคการแพทย์": "laboratory",
    "สาธารณสุข": "health",
    "ยุทธศาสตร์": "planning",
    "แผนงาน": "planning",
    "วิชาการ": "academic",
    "กิจการนักเรียน": "students",
    "การเจ้าหน้าที่": "personnel",
    "บุคคล": "personnel",
    "บุคลากร": "personnel",
    "กฎหมาย": "legal",
    "นิติการ": "legal",
    "สารสนเทศ": "information",
    "ดิจิทัล": "information",
    "ประชาสัมพันธ์": "relations",
    "การเกษตร": "agriculture",
    "ประปา": "waterworks",
    "สำนักปลัด": "office",
    "ปลัดเทศบาล": "office",
    "เลขานุการ": "secretary",
    "พัสดุ": "supplies",
    "งบประมาณ": "budget",
    "การเงิน": "finance",
    "บัญชี": "finance",
    "คลัง": "finance",
    "ช่าง": "works",
    "โยธา": "works",
    "บริหารทั่วไป": "administration",
    "บริหารงานทั่วไป": "administration",
    "อำนวยการ": "administration",
}
"""Words in names of units, the telling ones first, and the id of a unit that has them."""


def unit_ids(names: Sequence[str]) -> list[str]:
    """Return an id for each unit: by its name, `unit-3` where the third has no usual one, `finance-2` for a second."""
    return list(_distinct(_id(name, place) for place, name in enumerate(names, 1)))


def _id(name: str, place: int) -> str:
    folded = fold(name)
    return next((made for words, made in _WORDS.items() if fold(words) in folded), f"unit-{place}")


def _distinct(ids: Iterator[str]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for each in ids:
        counts[each] = counts.get(each, 0) + 1
        yield each if counts[each] == 1 else f"{each}-{counts[each]}"
