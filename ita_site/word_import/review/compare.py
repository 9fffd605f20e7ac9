"""Compare a report that is there with a draft of the same report, measure by measure and field by field.

A difference names its place as `source.line_table` does and holds both values, so that a person can accept it alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, cast

from pydantic import JsonValue

from ita_site.source.front_matter import split
from ita_site.source.line_table import Loc
from ita_site.word_import.previous.match_texts import matched

FREE_TEXT: Final = "free_text"
"""The place of the text below the fields."""

_TEXTS: Final = (".md", ".txt")


class Change(StrEnum):
    """How a value differs."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two reports."""

    path: str
    """The content file, in the report's folder."""
    change: Change
    loc: Loc = ()
    """The place in the file that is there; of a new item of a list, where it would be put. Empty for a whole file."""
    old: JsonValue = None
    new: JsonValue = None
    title: str = ""
    """What the measure is called."""


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """Return how the files of a draft differ from those of the report that is there, in the order of their names."""
    return tuple(difference for path in sorted({*old, *new}) for difference in _of_file(path, old, new))


def _of_file(path: str, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Difference]:
    before, after = old.get(path), new.get(path)
    if before == after:
        return
    whole = Difference(path, Change.CHANGED, old=_whole(path, before), new=_whole(path, after))
    if before is None:
        yield replace(whole, change=Change.NEW, title=_title(path, after))
    elif after is None:
        yield replace(whole, change=Change.GONE, title=_title(path, before))
    elif path.endswith(".md"):
        yield from _of_content(whole, before, after)
    else:
        yield whole


def _of_content(whole: Difference, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield how two content files differ, field by field; as a `whole` where one of them cannot be read."""
    was, is_now = (split(data.decode("utf-8", "replace"), whole.path) for data in (before, after))
    title = _title(whole.path, after)
    if was.tree is None or is_now.tree is None:
        yield replace(whole, title=title)
        return
    for loc, change, old, new in _values(cast("JsonValue", was.tree.value), cast("JsonValue", is_now.tree.value), ()):
        yield Difference(whole.path, change, loc, old, new, title)
    if was.body.strip() != is_now.body.strip():
        yield Difference(whole.path, Change.CHANGED, (FREE_TEXT,), was.body, is_now.body, title)


def _whole(path: str, data: bytes | None) -> str | None:
    """Return a file as text; None for one that is not there, or no text."""
    return data.decode("utf-8", "replace") if data is not None and path.endswith(_TEXTS) else None


def _title(path: str, data: bytes | None) -> str:
    tree = split((data or b"").decode("utf-8", "replace"), path).tree if path.endswith(".md") else None
    title = tree.value.get("title") if tree and isinstance(tree.value, dict) else ""
    return title if isinstance(title, str) else ""


_Changed = tuple[Loc, Change, JsonValue, JsonValue]


def _values(old: JsonValue, new: JsonValue, loc: Loc) -> Iterator[_Changed]:
    """Yield the differences of two values at a place."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _fields(old, new, name, (*loc, name))
    elif isinstance(old, list) and isinstance(new, list) and _are_entries([*old, *new]):
        yield from _entries(old, new, loc)
    else:
        yield loc, Change.CHANGED, old, new


def _fields(old: dict[str, JsonValue], new: dict[str, JsonValue], name: str, loc: Loc) -> Iterator[_Changed]:
    if name not in old:
        yield loc, Change.NEW, None, new[name]
    elif name not in new:
        yield loc, Change.GONE, old[name], None
    else:
        yield from _values(old[name], new[name], loc)


def _are_entries(items: Sequence[JsonValue]) -> bool:
    return all(isinstance(item, dict) for item in items)


def _entries(old: Sequence[JsonValue], new: Sequence[JsonValue], loc: Loc) -> Iterator[_Changed]:
    """Yield the differences of two lists of entries: those whose words are alike are the same one."""
    matches = matched(list(map(_words, new)), list(map(_words, old)))
    at = 0
    for item, match in zip(new, matches, strict=True):
        if match is None:
            yield (*loc, at), Change.NEW, None, item
        else:
            yield from _values(old[match.place], item, (*loc, match.place))
            at = match.place + 1
    kept = {match.place for match in matches if match}
    yield from (((*loc, place), Change.GONE, item, None) for place, item in enumerate(old) if place not in kept)


def _words(entry: JsonValue) -> str:
    """Return what an entry of a list is known by: its words, or its address."""
    fields = entry if isinstance(entry, dict) else {}
    return str(fields.get("text") or fields.get("url") or "")
