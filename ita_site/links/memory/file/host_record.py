"""A host's memory as one JSON object, and back: the lines of the list of hosts in the health file."""

from __future__ import annotations

import base64
import binascii
import re
from itertools import pairwise
from typing import Any, Final

from ita_site.links.judge.frame import MAX_BLOCKS, MAX_TITLE, Frame
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.file.record import Record
from ita_site.links.memory.file.robots_record import ROBOTS_FIELDS, robots_data, robots_from

FIELDS: Final = ("host", "frame", "title", "home", "home_asked", "learned", "robots")
"""Of a host, in the order in which they are written."""

_BLOCK: Final = 3
"""Bytes of a block's number, the highest first."""
_HOST: Final = re.compile(r"[a-z0-9._\-]{1,254}(:\d{1,5})?|\[[0-9a-f:.]{2,45}\](:\d{1,5})?")
_DIGEST: Final = re.compile("[0-9a-f]{8}")
_ALLOWED: Final = f"base64, {_BLOCK} × ≤ {MAX_BLOCKS} ไบต์ เรียงจากน้อยไปมาก (bytes, ascending)"


def host_data(frame: Frame) -> dict[str, Any]:
    """Return what is known of a host as JSON data, without empty fields."""
    numbers = b"".join(block.to_bytes(_BLOCK, "big") for block in frame.blocks)
    data = {
        "host": frame.host,
        "frame": base64.b64encode(numbers).decode(),
        "title": frame.title,
        "home": frame.home,
        "home_asked": stamp(frame.home_asked),
        "learned": stamp(frame.learned),
        "robots": robots_data(frame.robots) if frame.robots else None,
    }
    return {name: value for name, value in data.items() if value}


def host_from(data: object) -> Frame:
    """Return what is known of a host from JSON data. Raises FieldError when it is none."""
    record = Record(data, FIELDS)
    return Frame(
        host=record.matching("host", _HOST, "www.example.go.th, www.example.go.th:8080"),
        blocks=_blocks(record),
        title=record.text("title", MAX_TITLE),
        home=record.matching("home", _DIGEST, "0-9 a-f, 8") if "home" in record else "",
        home_asked=record.moment("home_asked"),
        learned=record.moment("learned"),
        robots=robots_from(record.inner("robots", ROBOTS_FIELDS)),
    )


def _blocks(record: Record) -> tuple[int, ...]:
    """Return the numbers of a frame's blocks. Raises FieldError."""
    try:
        numbers = base64.b64decode(record.text("frame"), validate=True)
    except (binascii.Error, ValueError):
        raise record.fault("frame", _ALLOWED) from None
    blocks = tuple(int.from_bytes(numbers[at : at + _BLOCK], "big") for at in range(0, len(numbers), _BLOCK))
    ascending = all(left < right for left, right in pairwise(blocks))
    if len(numbers) % _BLOCK or len(blocks) > MAX_BLOCKS or not ascending:
        raise record.fault("frame", _ALLOWED)
    return blocks
