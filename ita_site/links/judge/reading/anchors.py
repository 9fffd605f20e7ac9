"""Which anchors of a page links lead to, and the page lacks (rule 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.links.judge.reading.page import anchors
from ita_site.links.request import targets

if TYPE_CHECKING:
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.exchange import Answer


def missing_anchors(page: Page, answer: Answer, fragments: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return which fragments an HTML page lacks, and for which this is unknown (rule 8)."""
    nothing: frozenset[str] = frozenset()
    wanted = {fragment: name for fragment in fragments if (name := targets.anchor(fragment)) is not None}
    if not wanted:
        return nothing, nothing
    there = anchors(answer.body, answer.get("content-type"))
    missing = frozenset(fragment for fragment, name in wanted.items() if there.isdisjoint(_spellings(fragment, name)))
    cannot_tell = page.is_shell or page.has_frames or answer.cut == "limit"
    return (nothing, missing) if cannot_tell else (missing, nothing)


def _spellings(fragment: str, name: str) -> frozenset[str]:
    raw = targets.anchor_bytes(fragment)
    return frozenset({name, fragment, raw.decode("cp874", "replace"), raw.decode("utf-8", "replace")})
