"""Thai words for the codes of open data, written beside the codes on the sheets of an office."""

from collections.abc import Mapping
from typing import Final

from ita_site.labels import COVERAGE, HEALTH, REACH, RUNGS
from ita_site.links.judge.reasons import REASONS
from ita_site.links.link_use import KINDS
from ita_site.open_data.shapes import RELATIONS

_KINDS: Final = ("หน้าเว็บ", "เอกสาร PDF", "เอกสาร Word", "ไฟล์ Excel", "ไฟล์นำเสนอ", "รูปภาพ", "ไฟล์บีบอัด")
_RELATIONS: Final = ("รายงานระบุรหัส", "ถ้อยคำตรงกัน รายงานไม่ได้ระบุรหัส")

THAI: Final[Mapping[str, Mapping[str, str]]] = {
    "coverage": {code.value: words for code, words in COVERAGE.items()},
    "rung": {code.value: label.words for code, label in RUNGS.items()},
    "reach": {code.value: label.words for code, label in REACH.items()},
    "link_state": {code.value: label.words for code, label in HEALTH.items()},
    "link_reason": {code: reason.thai for code, reason in REASONS.items()},
    "expected_kind": dict(zip(KINDS, _KINDS, strict=True)),
    "relation": dict(zip(RELATIONS, _RELATIONS, strict=True)),
}
"""By the name of the column, then by the code."""
