"""Leave out of an entry what still waits for a person, before anything is made from it.

The checks have named every TODO at its line by then. What is left out here is in no page, feed, export or search index.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site.catalogue.read_entry import Read
from ita_site.model.entry import Voice, says
from ita_site.model.measure import Activity, Measure, Result
from ita_site.model.report import Report
from ita_site.source.line_table import Loc
from ita_site.source.unsettled.todo_places import Remarks
from ita_site.source.unsettled.todos import settled_value
from ita_site.source.unsettled.unsettled_prose import settled_prose

E = TypeVar("E", bound=BaseModel)

Moved: TypeAlias = dict[Loc, Loc | None]
"""Places of list items, and where they are once others are left out; None for one that is left out itself."""

NOT_SETTLED: Final = "–"
"""What pages and open data show where they need a text and there is none yet, as empty cells of printed forms have it.

In the catalogue the report's own words are empty then: they go back into Word files, where nothing may be made up.
"""


def publishable(read: Read[E]) -> Read[E]:
    """Return what was read without its TODOs: the entry, the lines and marks of what is left of it, the free text."""
    if not read.may_be_unsettled:
        # remarks in free text are left out as well
        return replace(read, body=settled_prose(read.body)) if read.body else read
    moved: Moved = {}
    entry = _entry(read.entry, (), moved)
    tree = read.tree
    if moved:
        tree = replace(tree, lines=_shifted(tree.lines, moved), remarks=Remarks(_shifted(tree.marks, moved)))
    return replace(read, entry=entry, tree=tree, body=settled_prose(read.body))


def _entry(entry: E, loc: Loc, moved: Moved) -> E:
    """Return the entry at `loc` without its TODOs; itself where it has none."""
    changed = {name: new for name, old in entry if (new := _value(entry, name, old, loc, moved)) != old}
    if not changed:
        return entry
    settled = entry.model_copy(update=changed)
    if isinstance(settled, Measure):
        return settled.model_copy(update=_for_measure(settled, changed))
    if isinstance(settled, Report) and "headings" in changed:
        # all six must be there: a heading that is lacking now was a TODO
        headings = {name: words or "" for name, words in settled.headings}
        return settled.model_copy(update={"headings": settled.headings.model_copy(update=headings)})
    return settled


def _for_measure(measure: Measure, changed: Collection[str]) -> dict[str, Any]:
    """Return fields that follow from those that `changed`: a title by number, results without lost activities."""
    update: dict[str, Any] = {}
    if "title" in changed and measure.title == NOT_SETTLED:
        update["title"] = f"มาตรการที่ {measure.order}"
    if "activities" in changed:
        update["results"] = tuple(_answering_these(measure))
    return update


def _answering_these(measure: Measure) -> Iterator[Result]:
    """Yield the results of a measure, none of which answers an activity that is left out.

    A result that has lost all of its activities becomes one that nobody has paired yet.
    """
    numbers = {activity.number for activity in measure.activities}
    for result in measure.results:
        left = tuple(number for number in result.answers if number in numbers)
        if left or not result.answers:
            yield result.model_copy(update={"answers": left}) if left != result.answers else result
        else:
            fields = result.model_fields_set - {"answers"}
            yield Result.model_construct(fields, **{name: value for name, value in result if name in fields})


def _value(entry: BaseModel, name: str, value: Any, loc: Loc, moved: Moved) -> Any:
    """Return the value of a field without its TODOs."""
    place = (*loc, name)
    if isinstance(value, str) and value:
        settled = settled_value(value)
        return settled or _instead(type(entry).model_fields[name])
    if isinstance(value, BaseModel):
        return _entry(value, place, moved)
    return tuple(_items(value, place, moved)) if isinstance(value, tuple) else value


def _instead(field: FieldInfo) -> str | None:
    """Return what a field holds whose value is not settled."""
    if not field.is_required():
        return None
    return "" if says(field).voice is Voice.VERBATIM else NOT_SETTLED


def _items(values: tuple[Any, ...], place: Loc, moved: Moved) -> Iterator[Any]:
    """Yield the items of a list of which something is left, and note in `moved` where they are then."""
    kept = [at for at, value in enumerate(values) if _is_kept(value)]
    if len(kept) < len(values):
        after = {at: new for new, at in enumerate(kept)}
        moved |= {(*place, at): (*place, after[at]) if at in after else None for at in range(len(values))}
    for at in kept:
        value = values[at]
        yield _entry(value, (*place, at), moved) if isinstance(value, BaseModel) else value


def _is_kept(value: Any) -> bool:
    """Return whether a list item is published: a word or an activity only where it is settled, a claim always.

    A claim is part of the report, even where its words are still to be typed; nobody promised an unsettled activity.
    """
    words = value.text if isinstance(value, Activity) else value
    return not isinstance(words, str) or bool(settled_value(words))


def _shifted(by_loc: Mapping[Loc, Any], moved: Moved) -> dict[Loc, Any]:
    """Return what is known by place, under the places that list items have now."""
    return {new: value for loc, value in by_loc.items() if (new := _new_place(loc, moved)) is not None}


def _new_place(loc: Loc, moved: Moved) -> Loc | None:
    """Return the place that a value has now, or None where its list item is left out."""
    for length in range(1, len(loc)):
        if loc[:length] in moved:
            new = moved[loc[:length]]
            return None if new is None else (*new, *loc[length:])
    return moved.get(loc, loc)
