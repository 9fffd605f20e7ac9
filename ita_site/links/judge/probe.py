"""What is read off an answer, or asked beside it: how long to wait, a sibling's address, the anchors of a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import page
from ita_site.links.request import targets

if TYPE_CHECKING:
    from random import Random

    from ita_site.links.judge.page import Page
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.targets import Target

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
MAX_RETRY_AFTER: Final = 10**8
"""Longest Retry-After that is believed, in seconds."""


def retry_after(answer: Answer) -> float:
    """Return the seconds that `Retry-After` asks for, in either form (RFC 9110 §10.2.3); 0 when absent or nonsense."""
    if answer.status < 400:  # noqa: PLR2004
        return 0.0
    text = answer.get("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:12]), MAX_RETRY_AFTER))
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    moment = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), float(MAX_RETRY_AFTER))


def sibling(target: Target, chance: Random) -> str:
    """Return the path of an address beside `target` that cannot exist: its last value, or its last segment, made up."""
    token = "".join(chance.choices(_LETTERS, k=12))
    number = str(chance.randrange(700_000_000, 999_999_999))
    if target.query:
        left, equals, value = target.path.rpartition("=")
        if equals:
            return f"{left}={number if re.fullmatch(r'[0-9]*', value) else token}"
        return f"{target.path_only}?{number if target.query.isdigit() else token}"
    stem, slash, last = target.path.rstrip("/").rpartition("/")
    ending = "." + last.rpartition(".")[2] if "." in last else ""
    name = number if last.isdigit() else token
    return f"{stem}{slash}{name}{ending}{'/' if target.path.endswith('/') else ''}"


def anchors(shown: Page, answer: Answer, fragments: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which fragments the page lacks, and for which this is unknown (rule 8)."""
    nothing: frozenset[str] = frozenset()
    if page.kind(answer.body, answer.media_type) != "html":
        return nothing, nothing
    wanted = {fragment: name for fragment in fragments if (name := targets.anchor(fragment)) is not None}
    missing = frozenset(
        fragment for fragment, name in wanted.items() if not page.has_anchor(shown, _spellings(fragment, name))
    )
    cannot_tell = shown.scripted or shown.frames or answer.cut == "limit"
    return (nothing, missing) if cannot_tell else (missing, nothing)


def _spellings(fragment: str, name: str) -> frozenset[str]:
    raw = targets.anchor_bytes(fragment)
    return frozenset({name, fragment, raw.decode("cp874", "replace"), raw.decode("utf-8", "replace")})
