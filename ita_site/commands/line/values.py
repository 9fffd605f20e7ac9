"""Values of the options of commands that ask websites, each with what is said of a wrong one."""

import ipaddress
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from ita_site.commands.line.bilingual import Value
from ita_site.links.judge.observation import clean
from ita_site.links.memory.file.moments import moment
from ita_site.links.request.resolver import parse_mapping

_LONGEST: Final = 86_400
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2200


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= _LONGEST:
        raise ValueError(text)
    return seconds


def _some_seconds(text: str) -> float:
    seconds = _seconds(text)
    if seconds < 1:
        raise ValueError(text)
    return seconds


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _moment(text: str) -> datetime:
    when = moment(text)
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        raise ValueError(text)
    return when.replace(microsecond=0)


def _site(text: str) -> str:
    """Return the address of a site, with a slash at its end."""
    address = urlsplit(text)
    if address.scheme not in {"http", "https"} or not address.hostname or clean(text) != text or " " in text:
        raise ValueError(text)
    return f"{text.rstrip('/')}/"


COUNT: Final = Value(_count, "ต้องเป็น 1 ขึ้นไป | must be 1 or more")
SECONDS: Final = Value(_seconds, f"ต้องเป็นวินาที ไม่เกิน {_LONGEST} | must be seconds, at most {_LONGEST}")
SOME_SECONDS: Final = Value(_some_seconds, f"ต้องเป็นวินาที 1 ถึง {_LONGEST} | must be seconds, from 1 to {_LONGEST}")
MOMENT: Final = Value(
    _moment,
    f"ต้องเป็นวันเวลา ค.ศ. {_FIRST_YEAR}–{_LAST_YEAR} เช่น 2026-11-30T00:40:00Z"
    f" | must be a date and time of the years {_FIRST_YEAR}–{_LAST_YEAR} such as 2026-11-30T00:40:00Z",
)
NETWORK: Final = Value(ipaddress.ip_network, "ต้องเป็นเครือข่าย เช่น 10.0.0.0/8 | must be a network such as 10.0.0.0/8")
ADDRESS: Final = Value(parse_mapping, "ต้องเป็น HOST:IP | must be HOST:IP")
SITE: Final = Value(_site, "ต้องขึ้นต้นด้วย https:// หรือ http:// | must begin with https:// or http://")
PLACE: Final = Value(clean, "ต้องเป็นข้อความ | must be text")
