"""Give values back what they were before a save, where lines beside them were changed since."""

from collections.abc import Iterator, Sequence

from ita_site.source.editing.edited import EditError, edited
from ita_site.source.editing.edits import Edit, Remove, SetValue
from ita_site.source.editing.expected import MaybeValue, value_at
from ita_site.source.front_matter import document_of
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value


def values_put_back(now: bytes, after: bytes, before: bytes, ending: str) -> bytes | None:
    """Return a file with the values that a save changed as they were before it; None where that is not certain.

    `after` and `before` are the file as the save made it and had it. A value that was changed again since stays a
    conflict, as do lists whose entries came or went.
    """
    was, made, is_now = (_value(data, ending) for data in (before, after, now))
    if was is None or made is None or is_now is None or not _same_text(after, before, ending):
        return None
    changes = list(_changes(was, made, ()))
    if not changes or any(value_at(is_now, loc) != value_at(made, loc) for loc, _ in changes):
        return None
    try:
        return edited(now, _edits(changes), ending)
    except EditError:
        return None


def _value(data: bytes, ending: str) -> MaybeValue:
    tree = document_of(data, "", ending).tree
    return tree.value if tree else None


def _same_text(after: bytes, before: bytes, ending: str) -> bool:
    """Return whether a save left the free text as it was."""
    return document_of(after, "", ending).body == document_of(before, "", ending).body


def _changes(was: Value, made: Value, loc: Loc) -> Iterator[tuple[Loc, MaybeValue]]:
    """Yield each place that a save changed, with what was there before; None for a field that was not there."""
    if was == made:
        return
    if isinstance(was, dict) and isinstance(made, dict):
        yield from _field_changes(was, made, loc)
    elif isinstance(was, list) and isinstance(made, list) and len(was) == len(made):
        for number, (old, new) in enumerate(zip(was, made, strict=True)):
            yield from _changes(old, new, (*loc, number))
    else:
        yield loc, was


def _field_changes(was: dict[str, Value], made: dict[str, Value], loc: Loc) -> Iterator[tuple[Loc, MaybeValue]]:
    """Yield each place that a save changed in an entry."""
    for name in dict.fromkeys((*was, *made)):
        if name in made and name in was:
            yield from _changes(was[name], made[name], (*loc, name))
        else:
            yield (*loc, name), was.get(name)


def _edits(changes: Sequence[tuple[Loc, MaybeValue]]) -> list[Edit]:
    return [Remove(loc) if value is None else SetValue(loc, value) for loc, value in changes]
