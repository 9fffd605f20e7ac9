"""Codes that others give: a province's by ISO 3166-2, and an agency's by the assessment or the Ministry of Interior."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from ita_site.model.closed_lists.provinces import PROVINCES, nearest_province, province_named
from ita_site.model.field_types import Kind, fault
from ita_site.source.problems import Code
from ita_site.text.thai import fold_digits

_AGENCY_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,29}")
ANY_AGENCY_CODE: Final = "ตัวเลขและอักษรอังกฤษ ไม่เกิน 30 ตัว (digits and letters of ASCII, at most 30)"


def is_agency_code(text: str) -> bool:
    """Return whether a text may be the official code of an agency: digits and letters, with `-` and `.` between."""
    return bool(_AGENCY_CODE.fullmatch(text))


def _agency_code(value: str) -> str:
    if not is_agency_code(value):
        like = re.sub(r"[^0-9A-Za-z.-]", "", fold_digits(value))
        fault(Code.WRONG_TYPE, allowed=ANY_AGENCY_CODE, nearest=like if is_agency_code(like) else "")
    return value


def _province_code(value: object) -> str:
    if not isinstance(value, str) or value not in PROVINCES:
        text = str(value)[:40]
        meant = province_named(text) or nearest_province(text)
        fault(Code.BAD_CHOICE, allowed="TH-10 … TH-96 (ISO 3166-2:TH)", nearest=meant.code if meant else "")
    return value


AgencyCode = Annotated[
    str,
    AfterValidator(_agency_code),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_AGENCY_CODE.pattern}$"}),
    Kind("ตัวเลขหรืออักษรอังกฤษ", "digits or letters of ASCII", "x"),
]
"""The official code of an agency, as whoever gives it prints it."""

ProvinceCode = Annotated[
    str,
    BeforeValidator(_province_code),
    WithJsonSchema({"enum": list(PROVINCES)}),
    Kind("รหัสจังหวัด เช่น TH-42", "a code of a province such as TH-42", "TH-10"),
]
"""The code of one of the 77 provinces (ISO 3166-2:TH)."""
