"""Find the lines around a place in a text, and exchange a part of the text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of a text, from `start` to before `end`, and what takes its place."""

    start: int
    end: int
    written: str

    def applied(self, text: str) -> str:
        """Return the text with the change made."""
        return text[: self.start] + self.written + text[self.end :]

    def shifted(self, by: int) -> "Patch":
        """Return the same change of a text that has so many characters in front."""
        return Patch(self.start + by, self.end + by, self.written)


def patched(text: str, patches: Sequence[Patch]) -> str:
    """Return a text with changes that do not overlap; of those at one place the first one comes first."""
    # from behind, so that no change moves the place of another
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end))[::-1]:
        text = patch.applied(text)
    return text


def line_start(text: str, at: int) -> int:
    """Return where the line around a place begins."""
    return text.rfind("\n", 0, at) + 1


def next_line(text: str, at: int) -> int:
    """Return where the line behind that of a place begins; the end of the text for its last line."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def rest_of_line(text: str, at: int) -> str:
    """Return what is between a place and the end of its line."""
    end = text.find("\n", at)
    return (text[at:] if end < 0 else text[at:end]).strip()


def is_first_on_line(text: str, at: int) -> bool:
    """Return whether only spaces are between the beginning of a line and a place on it."""
    return not text[line_start(text, at) : at].strip(" ")


def is_remark(line: str) -> bool:
    """Return whether a line of YAML is a remark alone."""
    return line.lstrip(" \t").startswith("#")


def remarks_above(text: str, at: int) -> int:
    """Return where the first of the remarks right above a line begins; `at` is the beginning of the line."""
    while at:
        above = line_start(text, at - 1)
        if not is_remark(text[above:at]):
            break
        at = above
    return at


def whole_lines(text: str, at: int, lines: list[str]) -> Patch:
    """Return the change that puts lines in front of a place, which begins a line or is the end of the text."""
    written = "".join(f"{line}\n" for line in lines)
    return Patch(at, at, f"\n{written.removesuffix(chr(10))}" if at and text[at - 1] != "\n" else written)
