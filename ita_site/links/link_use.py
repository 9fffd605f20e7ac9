"""Where a URL is used: the narrow type between the content and the link job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KINDS: Final = ("html", "pdf", "word", "excel", "powerpoint", "image", "archive")
"""What `expect.kind` may say."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What an editor says that a piece of evidence is; an answer without it is *suspect*."""

    kind: str | None = None
    """One of `KINDS`, or None when any will do."""
    text: str | None = None
    """Words that the page must show; spaces and Thai spelling variants of one code point are folded."""

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"expect.kind {self.kind!r}: expected one of {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class LinkUse:
    """One place at which a URL is used."""

    url: str
    """As written."""
    path: str = ""
    """The file, relative to the content folder; empty when the URL came from a list."""
    line: int = 0
    """1-based; 0 when unknown."""
    claim: str = ""
    """What the URL is evidence for, in the words of the report."""
    expect: Expect | None = field(default=None)
    agency: tuple[str, ...] = ()
    """Names of the agency that gives the URL, in full and short; none when the URL came from a list."""


def from_lines(lines: Iterable[str], source: str) -> Sequence[LinkUse]:
    """Read a list of URLs, one a line, as written; blank lines are passed over."""
    return tuple(LinkUse(text.strip(), source, number) for number, text in enumerate(lines, start=1) if text.strip())
