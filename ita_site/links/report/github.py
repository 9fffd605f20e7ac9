"""For GitHub: annotations at the source line, as workflow commands whose every value is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.links.judge.observation import clean
from ita_site.links.memory.findings import LinkStatus, advice, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines(entries: Iterable[LinkStatus], prefix: str = "") -> Iterator[str]:
    """Return one command for each place of each finding; `prefix` is the content folder seen from the repository."""
    for entry in entries:
        if not entry.is_finding:
            continue
        level = "warning" if entry.needs_person else "notice"
        message = _data(f"{clean(entry.link.url, 2000)}: {sentence(entry.link)} {advice(entry.link)}".strip())
        for use in entry.uses:
            place = f"file={_property(prefix + use.path)},line={max(use.line, 1)}," if use.path else ""
            yield f"::{level} {place}title={_property(f'link {entry.state.value}')}::{message}"


def _data(text: str) -> str:
    return clean(text, 4000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
