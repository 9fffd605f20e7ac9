"""Makes the bytes of an answer: a page dressed in its frame, encoded as its headers say."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import zstandard

from tests.links.answers import answer
from tests.links.web.case import Case, Page
from tests.links.web.frame import FRAMES, Item, dressed

CODINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


@dataclass(frozen=True)
class Visit:
    """A request, and what its host knows when it comes."""

    host: str
    target: str
    day: int
    number: int
    """How many requests the host had, with this one: what its counters show."""
    news: Sequence[Item]
    """What the host's lists of news name."""


def reply(case: Case, shown: Page, visit: Visit) -> bytes:
    """Return the answer that shows a page to a visitor."""
    if shown.to:
        status = shown.status if shown.status != HTTPStatus.OK else HTTPStatus.FOUND
        return answer(b"", _line(status), "", Location=shown.to, **shown.headers)
    frame = shown.frame or case.page(visit.day).frame or case.frame
    charset = FRAMES[frame].charset
    body = _document(case, shown, frame, visit).encode(shown.charset or charset)
    for coding in shown.coding:
        body = CODINGS[coding](body)
    coded = {"Content_Encoding": ", ".join(shown.coding)} if shown.coding else {}
    kind = shown.kind if charset == "utf-8" else "text/html"
    return answer(body, _line(shown.status), kind, **coded, **shown.headers)


def _document(case: Case, shown: Page, frame: str, visit: Visit) -> str:
    """Return the text of a page; `{site}`, `{id}` and `{visits}` in it are what they name."""
    site = shown.site or case.site
    values = {"{site}": site, "{id}": visit.target.rpartition("=")[2], "{visits}": str(visit.number)}
    text = shown.raw or dressed(
        shown.content,
        frame=frame,
        site=site,
        host=visit.host,
        title=shown.title or FRAMES[frame].title.format(heading=shown.heading, site=site),
        head=shown.head,
        banner=shown.banner or case.page(visit.day).banner,
        news=visit.news,
        visits=visit.number,
    )
    return re.sub("|".join(map(re.escape, values)), lambda match: values[match[0]], text)


def _line(status: int) -> str:
    return f"{int(status)} {HTTPStatus(status).phrase}"
