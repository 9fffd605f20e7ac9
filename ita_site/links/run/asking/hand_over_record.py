"""A check that is handed over as one JSON object, and back."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from ita_site.links.memory.file.host_state_record import HOST, MAX_PORT
from ita_site.links.memory.file.observed_record import MAX_SIZE, MAX_STATUS
from ita_site.links.memory.file.record import FieldError, Record, packed_text
from ita_site.links.request.exchange import ARCHIVE_LIMIT, Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.request.message import MAX_HEAD
from ita_site.links.request.targets import Target
from ita_site.links.run.asking.part import MAX_HAND_OVERS, HandOver
from ita_site.links.run.asking.replies import Reply

FIELDS: Final = ("index", "host", "replies", "times")
"""Of a check, in the order in which they are written."""
MAX_REPLIES: Final = 1000
"""Most replies of a check: far more than one ever asks for."""

_REPLY: Final = ("ask", "answer", "fault")
_ASK: Final = ("scheme", "host", "port", "path", "browser", "cookies", "verify", "limit", "whole")
_ANSWER: Final = ("status", "headers", "body", "cut", "unreadable", "repaired", "names", "protocol")
_FAULT: Final = ("code", "detail")
_SCHEME: Final = re.compile("https?")
_PROTOCOL: Final = re.compile("http/1.1|h2")
_LONGEST: Final = 2 * MAX_HEAD
"""Bytes of a path, of cookies, of the headers of an answer as JSON: more than those had on the way."""


def hand_over_data(handed: HandOver) -> dict[str, Any]:
    """Return a check as JSON data. What strangers sent is packed, for it may be of any characters."""
    replies = [_reply_data(reply) for reply in handed.replies]
    return {"index": handed.index, "host": handed.host, "replies": replies, "times": handed.times}


def hand_over_from(data: object) -> HandOver:
    """Return a check from JSON data. Raises FieldError when it is none."""
    record = Record(data, FIELDS)
    return HandOver(
        index=record.whole("index", MAX_SIZE),
        host=record.matching("host", HOST, "www.example.go.th"),
        replies=tuple(map(_reply_from, record.inners("replies", _REPLY, MAX_REPLIES))),
        times=record.whole("times", MAX_HAND_OVERS),
    )


def _reply_data(reply: Reply) -> dict[str, Any]:
    came = _fault_data(reply.came) if isinstance(reply.came, Fault) else _answer_data(reply.came)
    return {"ask": _ask_data(reply.ask), **came}


def _reply_from(record: Record) -> Reply:
    """Return a reply: its question, with either an answer or a fault. Raises FieldError."""
    asked = record.inner("ask", _ASK)
    answer, fault = record.inner("answer", _ANSWER), record.inner("fault", _FAULT)
    if asked and answer and fault is None:
        ask = _ask_from(asked)
        return Reply(ask, _answer_from(answer, ask.target))
    if asked and fault and answer is None:
        return Reply(_ask_from(asked), _fault_from(fault))
    raise record.fault("ask", ", ".join(_REPLY))


def _ask_data(ask: Ask) -> dict[str, Any]:
    target = ask.target
    return {
        "scheme": target.scheme,
        "host": target.host,
        "port": target.port,
        "path": _packed(target.path),
        "browser": int(ask.browser),
        "cookies": _packed(ask.cookies),
        "verify": int(ask.verify),
        "limit": ask.limit,
        "whole": int(ask.whole),
    }


def _ask_from(record: Record) -> Ask:
    target = Target(
        scheme=record.matching("scheme", _SCHEME, "http, https"),
        host=record.matching("host", HOST, "www.example.go.th"),
        port=record.whole("port", MAX_PORT, 1),
        path=_text(record, "path"),
    )
    return Ask(
        target,
        browser=bool(record.whole("browser", 1)),
        cookies=_text(record, "cookies"),
        verify=bool(record.whole("verify", 1)),
        limit=record.whole("limit", ARCHIVE_LIMIT),
        whole=bool(record.whole("whole", 1)),
    )


def _answer_data(answer: Answer) -> dict[str, Any]:
    data = {
        "status": answer.status,
        "headers": _packed(json.dumps(answer.headers)),
        "body": packed_text(answer.body),
        "cut": answer.cut,
        "unreadable": int(answer.unreadable),
        "repaired": int(answer.repaired),
        "names": _packed(json.dumps(answer.names)) if answer.names else "",
        "protocol": answer.protocol,
    }
    return {"answer": data}


def _answer_from(record: Record, target: Target) -> Answer:
    return Answer(
        target,
        status=record.whole("status", MAX_STATUS),
        headers=_headers(record),
        body=record.packed("body", ARCHIVE_LIMIT),
        cut=record.code("cut"),
        unreadable=bool(record.whole("unreadable", 1)),
        repaired=bool(record.whole("repaired", 1)),
        names=_texts(record, "names"),
        protocol=record.matching("protocol", _PROTOCOL, "http/1.1, h2"),
    )


def _fault_data(fault: Fault) -> dict[str, Any]:
    return {"fault": {"code": fault.code, "detail": _packed(fault.detail)}}


def _fault_from(record: Record) -> Fault:
    return Fault(record.code("code"), _text(record, "detail"))


def _packed(text: str) -> str:
    return packed_text(text.encode("utf-8", "surrogatepass"))


def _text(record: Record, field: str) -> str:
    """Return a packed text. Raises FieldError."""
    try:
        return record.packed(field, _LONGEST).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise record.fault(field, "UTF-8") from None


def _headers(record: Record) -> tuple[tuple[str, str], ...]:
    """Return the packed headers of an answer, names and values. Raises FieldError."""
    values = _json(record, "headers")
    if not all(isinstance(value, list) and [type(part) for part in value] == [str, str] for value in values):
        raise record.fault("headers", '[["…", "…"], …]')
    return tuple((name, value) for name, value in values)


def _texts(record: Record, field: str) -> tuple[str, ...]:
    """Return a packed list of texts. Raises FieldError."""
    values = _json(record, field)
    if not all(isinstance(value, str) for value in values):
        raise record.fault(field, '["…", …]')
    return tuple(values)


def _json(record: Record, field: str) -> list[Any]:
    try:
        values = json.loads(_text(record, field) or "[]")
    except FieldError:
        raise
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, list):
        raise record.fault(field, "[…]")
    return values
