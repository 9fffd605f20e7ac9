"""Words as they are read aloud: short forms written out, signs named or left out, digits as they are. Pure."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from ita_site.model.agency import SHORT_KINDS
from ita_site.text.thai import MONTHS, SHORT_MONTHS, fold_digits

_SHORT_FORMS: Final[Mapping[str, str]] = {
    **{short: kind for kind, short in SHORT_KINDS.items()},
    **{f"{name[:-1]}.{name[-1]}.": month for name, month in zip(SHORT_MONTHS, MONTHS, strict=True)},
    "กทม.": "กรุงเทพมหานคร",
    "พ.ศ.": "พุทธศักราช ",
    "พ.ร.บ.": "พระราชบัญญัติ",
    "ป.ป.ช.": "คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "ฯลฯ": " และอื่น ๆ",
    "ต.": "ตำบล",
    "อ.": "อำเภอ",
    "จ.": "จังหวัด",
    "ITA": "ไอทีเอ",
    "IIT": "ไอไอที",
    "EIT": "อีไอที",
    "OIT": "โอไอที",
    "%": " เปอร์เซ็นต์ ",
    "&": " และ ",
    "฿": " บาท ",
}
"""Short forms that are read badly, and the words that they stand for."""

_SHORT: Final = re.compile(
    "|".join(
        # neither within a longer short form, nor within a word
        rf"(?<![ก-๎A-Za-z.]){re.escape(short)}(?![A-Za-z])" if short[0].isalpha() else re.escape(short)
        for short in sorted(_SHORT_FORMS, key=lambda short: (-len(short), short))
    )
)
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
_DECIMAL: Final = re.compile(r"(?<=\d)\.(?=\d)")
_SIGNS: Final = re.compile(r"[^\wก-๎]|_|[ฯ]")
_NAMED_SIGNS: Final = {".": " จุด ", "/": " ทับ ", "-": " ขีด ", "_": " ขีดล่าง ", ":": " โคลอน "}
_SCHEME: Final = re.compile("^https?://", re.IGNORECASE)
_MOST_SPELLED: Final = 70
"""Letters of an address that a listener may keep in mind, its signs spelled out."""


def spoken(text: str) -> str:
    """Return a text of the content as it is read aloud.

    >>> spoken("อบต.พะงาด (ITA) ปี ๒๕๖7")
    'องค์การบริหารส่วนตำบลพะงาด ไอทีเอ ปี 2567'
    """
    digits = _DECIMAL.sub(" จุด ", _THOUSANDS.sub("", fold_digits(text)))
    return _one_space(_SIGNS.sub(" ", _SHORT.sub(lambda short: _SHORT_FORMS[short[0]], digits)))


def spoken_phone(number: str) -> str:
    """Return a telephone number digit by digit.

    >>> spoken_phone("0-4497 0000 ต่อ 11")
    '0 4 4 9 7 0 0 0 0 ต่อ 1 1'
    """
    return _one_space(re.sub(r"(\d)", r"\1 ", spoken(number)))


def spoken_address(address: str) -> str:
    """Return the address of a site with its signs spelled out; empty where it is too long to be listened to.

    >>> spoken_address("https://ita.example.go.th/")
    'ita จุด example จุด go จุด th'
    """
    bare = _SCHEME.sub("", unquote(address)).rstrip("/")
    spelled = _one_space("".join(_NAMED_SIGNS.get(char, char) for char in bare))
    return spelled if len(spelled) <= _MOST_SPELLED and not _SIGNS.search(spelled.replace(" ", "")) else ""


def _one_space(text: str) -> str:
    return " ".join(text.split())
