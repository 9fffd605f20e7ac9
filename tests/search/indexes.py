"""Small indexes as the worker reads them, made from what the pages say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: its heading, empty for none, its texts, and those of them that it explains."""

    heading: str = ""
    texts: Sequence[str] = ()
    terms: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The editors' words."""

    aliases: Sequence[Sequence[str]] = ()
    ignored: Sequence[str] = ()
    uncut: Sequence[str] = ()
    shortcuts: Sequence[Sequence[str]] = ()
    """Location, part, heading and words of each place."""


@dataclass(slots=True)
class _Blocks:
    texts: list[str] = field(default_factory=list)

    def number(self, text: str) -> int:
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text)

    def section(self, part: Part, order: int) -> list[object]:
        heading = self.number(part.heading) if part.heading else -1
        numbers = [self.number(text) for text in part.texts]
        return [f"s{order}" if order else "", heading, numbers, [self.number(text) for text in part.terms]]


def index_file(
    pages: Mapping[str, tuple[str, Sequence[Part | str]]],
    words: Words = Words(),
    weights: Mapping[str, float] | None = None,
) -> dict[str, object]:
    """Return the index of pages by location, each a title and sections; a section that is a text has no heading."""
    blocks = _Blocks()
    rows = [
        [location, blocks.number(title), (weights or {}).get(location, 1), _sections(parts, blocks)]
        for location, (title, parts) in pages.items()
    ]
    return {
        "blocks": blocks.texts,
        "pages": rows,
        "aliases": words.aliases,
        "ignored": words.ignored,
        "uncut": words.uncut,
        "shortcuts": words.shortcuts,
    }


def _sections(parts: Sequence[Part | str], blocks: _Blocks) -> list[list[object]]:
    whole = [Part(texts=[part]) if isinstance(part, str) else part for part in parts]
    return [blocks.section(part, order) for order, part in enumerate(whole)]
