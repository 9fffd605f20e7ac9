"""What the form of data.go.th lets an agency choose: its own words, to the letter, field by field.

Source: ckan_dataset.json of its extension, ckanext-thai_gdc. Where a list ends with อื่นๆ, the agency's own words are
in a field beside it, whose name ends with `_other`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

GDC_NAMES: Final[Mapping[str, str]] = {
    "data_type": "ประเภทชุดข้อมูล",
    "title": "ชื่อชุดข้อมูล",
    "owner_org": "องค์กร",
    "maintainer": "ชื่อผู้ติดต่อ",
    "maintainer_email": "อีเมลผู้ติดต่อ",
    "tag_string": "คำสำคัญ",
    "notes": "รายละเอียด",
    "objective": "วัตถุประสงค์",
    "objective_other": "วัตถุประสงค์อื่น",
    "update_frequency_unit": "หน่วยความถี่ของการปรับปรุงข้อมูล",
    "update_frequency_unit_other": "หน่วยความถี่อื่น",
    "update_frequency_interval": "ค่าความถี่ของการปรับปรุงข้อมูล",
    "geo_coverage": "ขอบเขตเชิงภูมิศาสตร์หรือเชิงพื้นที่",
    "geo_coverage_other": "ขอบเขตอื่น",
    "data_source": "แหล่งที่มา",
    "data_format": "รูปแบบการเก็บข้อมูล",
    "data_category": "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ",
    "license_id": "สัญญาอนุญาตให้ใช้ข้อมูล",
    "license_id_other": "สัญญาอนุญาตอื่น",
}
"""The names of the form's fields, in its order."""

OTHER: Final = "อื่นๆ"
"""None of the list; it is no answer by itself."""

UNKNOWN: Final = "ไม่ทราบ"

CATEGORIES: Final = ("ข้อมูลสาธารณะ", "ข้อมูลส่วนบุคคล", "ข้อมูลความมั่นคง", "ข้อมูลความลับทางราชการ")
"""`data_category`: the only list without อื่นๆ."""

OPEN_LISTS: Final[Mapping[str, Sequence[str]]] = {
    "objective": (
        "ยุทธศาสตร์ชาติ",
        "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ",
        "แผนความมั่นคงแห่งชาติ",
        "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ",
        "แผนปฏิรูปประเทศ",
        "แผนระดับที่ 3 (มติครม. 4 ธ.ค. 2560)",
        "นโยบายรัฐบาล/ข้อสั่งการนายกรัฐมนตรี",
        "มติคณะรัฐมนตรี",
        "เพื่อการให้บริการประชาชน",
        "กฎหมายที่เกี่ยวข้อง",
        "พันธกิจหน่วยงาน",
        "ดัชนี/ตัวชี้วัดระดับนานาชาติ",
        UNKNOWN,
    ),
    "update_frequency_unit": (
        *("ปี", "ครึ่งปี", "ไตรมาส", "เดือน", "สัปดาห์", "วัน", "วันทำการ", "ชั่วโมง", "นาที", "ตามเวลาจริง"),
        "ไม่มีการปรับปรุงหลังจากการจัดเก็บข้อมูล",
        UNKNOWN,
    ),
    "geo_coverage": (
        *("ไม่มี", "โลก", "ทวีป/กลุ่มประเทศในทวีป", "กลุ่มประเทศทางเศรษฐกิจ", "ประเทศ", "ภาค", "จังหวัด"),
        *("อำเภอ", "ตำบล", "หมู่บ้าน", "เทศบาล/อบต.", "พิกัด", UNKNOWN),
    ),
    "license_id": (
        "License not specified",
        "Creative Commons Attributions",
        "Creative Commons Attribution Share-Alike",
        "Creative Commons Non-Commercial (Any)",
        "Open Data Common",
        "GNU Free Documentation License",
    ),
}
"""The lists that end with อื่นๆ, which is not repeated here."""

_EVERY: Final = re.compile("^(?:ราย|ทุก)")


def answered(field: str, words: str | None) -> dict[str, str]:
    """Return the form's fields for an agency's answer: the choice, or อื่นๆ with the agency's own words beside it."""
    if words is None:
        return {}
    return {field: words} if words in OPEN_LISTS[field] else {field: OTHER, f"{field}_other": words}


def meant(field: str, words: str) -> str:
    """Return the choice of which `words` are another spelling, such as `รายปี` of `ปี`; empty where there is none."""
    return next((choice for choice in OPEN_LISTS[field] if folded(choice) == folded(words)), "")


def folded(words: str) -> str:
    """Return words without the differences of spelling: spaces, split vowels, and a leading ราย or ทุก."""
    return _EVERY.sub("", "".join(words.replace("ํา", "ำ").replace("เเ", "แ").split()))
