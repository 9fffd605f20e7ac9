"""What one check of one URL saw, as pure data that is safe to print: text of strangers is cleaned when it enters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from ita_site.links.judge.fingerprint import Fingerprint

MAX_DETAIL: Final = 160
"""Longest piece of a stranger's text that is kept, in characters."""


class Kind(StrEnum):
    """The outcome of one check."""

    OK = "ok"
    MOVED = "moved"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    INSECURE = "insecure"
    UNREACHABLE = "unreachable"
    GONE = "gone"
    UNSAFE = "unsafe"
    SKIPPED = "skipped"
    DEFERRED = "deferred"


MAX_SIGNS: Final = 8
"""Most signs that are kept of a verdict."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer that was read whole: what a browser would save as a file."""

    at: datetime
    size: int
    """Bytes of the body after content decoding."""
    sha256: str
    """Of the same bytes, in 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One check of one URL."""

    kind: Kind
    reason: str
    """A code of `reasons.REASONS`."""
    detail: str = ""
    """The words that gave it away, cleaned by `clean`."""
    http_status: int | None = None
    final_url: str | None = None
    """Where the redirects ended; ASCII. None when nothing was asked."""
    moved_to: str | None = None
    """Where the permanent redirects lead: the address to write instead."""
    notes: tuple[str, ...] = ()
    """Codes of `reasons.NOTES`."""
    attempts: int = 0
    """Requests for this link alone: a home page is asked for all links to its host."""
    fingerprint: Fingerprint | None = None
    """Of a good answer."""
    retry_after: float = 0.0
    """Seconds for which the server wants to be left alone."""
    copy: Seen | None = None
    """A good answer that was read whole."""
    signs: tuple[str, ...] = ()
    """Why the verdict is bad: at most `MAX_SIGNS` short texts, cleaned by `clean`."""
    shown: str = ""
    """The words expected of a page, cleaned by `clean`, where a good answer has them."""


def clean(text: str, limit: int = MAX_DETAIL) -> str:
    """Return a stranger's text as harmless data: one line, no control, format or unassigned characters, of limited length.

    That removes terminal escapes, line feeds that would start a workflow command, and marks that turn the reading
    direction. Quoting for HTML or Markdown is the business of whoever prints it.
    """
    kept = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Zs"} else char
        for char in text[: limit * 4]
        if unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"}
    )
    # a GitHub runner obeys ##[…] at any place in a line
    line = re.sub(" +", " ", kept).strip().replace("##[", "# #[")
    return line if len(line) <= limit else line[: limit - 1] + "…"
