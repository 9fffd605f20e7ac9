"""The kinds of value that a content file holds: text in, typed value or a named fault out.

Each kind is a pydantic annotation, so that one definition reads the value, describes it in Thai and English, and gives
its JSON Schema.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, NoReturn, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from ita_site.model.suggestions import near_date, near_period, near_score, near_url, near_year
from ita_site.source.decoding import MAX_WORD, endless_word
from ita_site.source.problems import Code
from ita_site.text.thai import Period, fold_digits, parse_date, parse_period, parse_score, parse_whole, parse_year

MAX_LINE: Final = 300
"""The longest one-line text (a title, a heading), in characters."""

MAX_URL: Final = 2000
"""The longest web address, in characters: what every browser and server takes."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_NOT_IN_URL: Final = re.compile(r"[\s<>\"\x00-\x20\u00ad\u200b-\u200d\u2060\ufeff]")

_IN_HEADER: Final = re.compile(r"[!-'*-:=?-\[\]-~]+")
"""What a comment of a header holds as it is (RFC 9110, section 5.6.5), without the semicolon that ends our contact."""

# Windows refuses these as file names, with any ending; index is the page of a whole folder
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)), "index"}
)

_MEANT: Final[dict[Code, Callable[[str], str]]] = {
    Code.BAD_YEAR: near_year,
    Code.BAD_DATE: near_date,
    Code.BAD_PERIOD: near_period,
    Code.BAD_SCORE: near_score,
}

T = TypeVar("T")


def fault(code: Code, *, allowed: str = "", nearest: str = "") -> NoReturn:
    """Refuse the value being read. Raises the error that `ita_site.model.validation` turns into a Problem."""
    raise PydanticCustomError("ita", "{code}", {"code": code.value, "allowed": allowed, "nearest": nearest})


def _text(value: str) -> str:
    if not value.replace("\u200b", "").strip():
        fault(Code.EMPTY)
    if endless_word(value):
        fault(Code.TOO_LONG, allowed=f"≤ {MAX_WORD:,} ตัวอักษรติดกัน (characters without a space)")
    return value


def one_line(value: str) -> str:
    """Return the line without spaces around it. Faults several lines and a line that is too long."""
    if "\n" in _text(value).strip():
        fault(Code.WRONG_TYPE, allowed="บรรทัดเดียว (one line)", nearest=" ".join(value.split()))
    if len(value) > MAX_LINE:
        fault(Code.TOO_LONG, allowed=f"≤ {MAX_LINE}")
    return value.strip()


def is_id(text: str) -> bool:
    """Return whether `text` may name a page: ASCII, short, and no name that a system or a folder's own page needs."""
    return bool(_ID.fullmatch(text)) and text not in _RESERVED


def near_id(text: str) -> str:
    """Return an id that resembles `text`; an empty text where none does."""
    like = re.sub(r"[^a-z0-9]+", "-", fold_digits(text).lower()).strip("-")[:40]
    return like if is_id(like) else ""


def _id(value: str) -> str:
    if not is_id(value):
        fault(Code.BAD_ID, nearest=near_id(value))
    return value


def _reader(parse: Callable[[str], T], code: Code) -> Callable[[object], T]:
    def read(value: object) -> T:
        if not isinstance(value, str):
            fault(Code.WRONG_TYPE, allowed="ข้อความหรือตัวเลข (text or number)")
        try:
            return parse(value)
        except ValueError:
            fault(code, nearest=_nearest(value, code))

    return read


def _nearest(value: str, code: Code) -> str:
    """Return what the writer most likely meant; an empty text where that is not certain enough to say."""
    if code is not Code.BAD_NUMBER:
        return _MEANT[code](value)
    # two runs of digits may be 3.0 or 1-2: what was meant is not certain
    runs = re.findall(r"\d+", fold_digits(value))
    return runs[0] if len(runs) == 1 and len(runs[0]) <= 4 else ""  # noqa: PLR2004 - a longer one is no count


def _url(value: str) -> str:
    if not value:
        fault(Code.EMPTY)
    if len(value) > MAX_URL:
        fault(Code.TOO_LONG, allowed=f"≤ {MAX_URL:,}")
    if _NOT_IN_URL.search(value):
        fault(Code.BAD_URL, nearest=near_url(value))
    scheme = _SCHEME.match(value)
    if not scheme or "." in scheme[0]:
        fault(Code.URL_WITHOUT_SCHEME, nearest=near_url(value))
    if scheme[0].lower() not in {"http", "https"}:
        fault(Code.UNSAFE_URL, nearest=near_url(value))
    if not _names_host(value):
        fault(Code.BAD_URL)
    return value


def _names_host(url: str) -> bool:
    """Return whether an http address names a host that can be asked, without a user's name or password."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    # https://http://… has the host "http"
    is_host = "." in host.strip(".") or ":" in host
    has_slashes = url.partition(":")[2].startswith("//")
    return is_host and has_slashes and port != 0 and "\\" not in parts.netloc and parts.username is None


def _yes(value: object) -> bool:
    if value not in {"yes", "no"} if isinstance(value, str) else True:
        fault(Code.BAD_CHOICE, allowed="yes, no", nearest=_yes_word(value))
    return value == "yes"


def _yes_word(value: object) -> str:
    words = {"true": "yes", "ใช่": "yes", "มี": "yes", "false": "no", "ไม่ใช่": "no", "ไม่มี": "no"}
    return words.get(str(value).lower(), "")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        fault(Code.WRONG_TYPE, allowed="ชื่อ@โดเมน (name@domain)")
    return value


def _contact_point(value: str) -> str:
    if "/" not in value:
        return _email(value)
    address = _url(value)
    if urlsplit(address).scheme.lower() != "https":
        fault(Code.WRONG_TYPE, allowed="ชื่อ@โดเมน หรือ https://… (name@domain, or https://…)")
    return address


def _header_contact(value: str) -> str:
    contact = _contact_point(value)
    if not _IN_HEADER.fullmatch(contact):
        fault(Code.WRONG_TYPE, allowed="อักษรอังกฤษ ตัวเลข และเครื่องหมายที่ไม่ใช่วงเล็บ (ASCII without brackets)")
    return contact


def _round(value: object) -> int:
    months = _reader(parse_whole, Code.BAD_NUMBER)(value)
    if months not in {6, 12}:
        fault(Code.BAD_CHOICE, allowed="6, 12")
    return months


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of value is called in the editors' reference."""

    th: str
    en: str
    sample: str
    """Text that is read as such a value: it stands in where a wrong one must not hide other mistakes."""


def kind_in(annotation: object) -> Kind | None:
    """Return the kind of value that an annotation names; None where it names none."""
    return next((part for part in _metadata(annotation) if isinstance(part, Kind)), None)


def _metadata(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)


def _schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "integer"], "pattern": pattern})


Text = Annotated[str, AfterValidator(_text), Kind("ข้อความ", "text", "x")]
"""Words of the report, one or more lines, kept as they are."""

Line = Annotated[str, AfterValidator(one_line), Kind("ข้อความบรรทัดเดียว", "one line of text", "x")]
"""One line of at most 300 characters."""

Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
    Kind("รหัส a-z 0-9 -", "an id of a-z, 0-9, -", "x"),
]
"""ASCII, short and stable: it stands in a published address."""

Url = Annotated[
    str,
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
    Kind("ที่อยู่เว็บ http(s)", "a web address", "http://x.invalid/"),
]
"""An http or https address, kept as written."""

Whole = Annotated[
    int,
    BeforeValidator(_reader(parse_whole, Code.BAD_NUMBER)),
    _schema("^[0-9๐-๙]+$"),
    Kind("จำนวนเต็ม", "a whole number", "1"),
]
"""A whole number in Thai, Arabic or mixed digits."""

Year = Annotated[
    int,
    BeforeValidator(_reader(parse_year, Code.BAD_YEAR)),
    _schema("^[0-9๐-๙]{4}$"),
    Kind("ปี พ.ศ.", "a Buddhist-era year", "2567"),
]
"""A Buddhist-era year."""

Score = Annotated[
    Decimal,
    BeforeValidator(_reader(parse_score, Code.BAD_SCORE)),
    PlainSerializer(str),
    _schema("^[0-9๐-๙]{1,3}(\\.[0-9๐-๙]{1,2})?$"),
    Kind("คะแนน 0 ถึง 100", "a score of 0 to 100", "0"),
]
"""A score out of 100 with the decimals that its source prints, at most two."""

Round = Annotated[int, BeforeValidator(_round), _schema("^(6|๖|12|๑๒|1๒|๑2)$"), Kind("6 หรือ 12", "6 or 12", "12")]
"""Months that the report covers, 6 or 12."""

Span = Annotated[
    Period,
    BeforeValidator(_reader(parse_period, Code.BAD_PERIOD)),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": "^[0-9๐-๙]{4}-[0-9๐-๙]{2}/[0-9๐-๙]{4}-[0-9๐-๙]{2}$"}),
    Kind("ช่วงเดือน 2566-10/2567-09", "months 2566-10/2567-09", "2566-10/2567-09"),
]
"""Months of Buddhist-era years, `2566-10/2567-09`."""

Day = Annotated[
    date,
    BeforeValidator(_reader(parse_date, Code.BAD_DATE)),
    WithJsonSchema({"type": "string", "pattern": "^[0-9๐-๙]{4}-[0-9๐-๙]{2}-[0-9๐-๙]{2}$"}),
    Kind("วันที่ 2567-03-06", "a date 2567-03-06", "2567-01-01"),
]
"""A day of a Buddhist-era year, `2567-02-29`; held as a Gregorian date."""

YesNo = Annotated[
    bool, BeforeValidator(_yes), WithJsonSchema({"enum": ["yes", "no"]}), Kind("yes หรือ no", "yes or no", "no")
]
"""`yes` or `no`."""

Email = Annotated[
    str,
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "pattern": f"^{_EMAIL.pattern}$"}),
    Kind("อีเมล", "an e-mail address", "a@x.invalid"),
]
"""An e-mail address."""

ContactPoint = Annotated[
    str,
    AfterValidator(_contact_point),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_EMAIL.pattern}|[Hh][Tt][Tt][Pp][Ss]://.*)$"}),
    Kind("อีเมลหรือที่อยู่เว็บ https", "an e-mail or https address", "a@x.invalid"),
]
"""Where to write to, by e-mail or on a page that nobody can read along (RFC 9116, section 2.5.3)."""

HeaderContact = Annotated[
    str,
    AfterValidator(_header_contact),
    WithJsonSchema(
        {"type": "string", "pattern": f"^(?:{_EMAIL.pattern}|[Hh][Tt][Tt][Pp][Ss]://[!-'*-:=?-\\[\\]-~]*)$"}
    ),
    Kind("อีเมลหรือที่อยู่เว็บ https", "an e-mail or https address", "a@x.invalid"),
]
"""A contact that a program sends along with each request, in the comment of its name."""
