"""Turn what an officer typed or clicked into edits of the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.desk.forms.form import Form, FormField
from ita_site.desk.forms.widgets import Widget
from ita_site.source.decoding import cleaned
from ita_site.source.editing.edits import Edit, Remove, Settle, SetValue
from ita_site.source.line_table import Loc

WAS: Final = "was:"
"""Before the name of a field in a request: the value that the officer saw."""
IS: Final = "is:"
"""Before the name of a field in a request: the value as it is typed now; of check boxes, each that is ticked."""

_LISTS: Final = frozenset({Widget.CHOICES, Widget.LINES})


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as an officer saw it, and as it is now; of a list of texts, one on each line."""

    name: str
    was: str
    now: str

    @property
    def is_changed(self) -> bool:
        """Return whether the officer changed it."""
        return self.was != self.now


def typed_in(pairs: Iterable[tuple[str, str]]) -> list[Typed]:
    """Return the fields of a request in their order: those that say what they were."""
    was: dict[str, str] = {}
    now: dict[str, list[str]] = {}
    for key, value in pairs:
        words = as_typed(value)
        if key.startswith(WAS):
            was[key.removeprefix(WAS)] = words
        elif key.startswith(IS):
            now.setdefault(key.removeprefix(IS), []).append(words)
    return [Typed(name, before, "\n".join(now.get(name, ()))) for name, before in was.items()]


def as_typed(value: str) -> str:
    """Return a text of a request as content holds it: its lines end with a newline alone, it has no unfit character."""
    return cleaned(value.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed meanwhile: what it was, what it is in the file, and what was typed."""

    typed: Typed
    stored: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a request asks for."""

    edits: tuple[Edit, ...]
    changed: tuple[FormField, ...]
    """The fields that are changed by these edits, as they were."""
    conflicts: tuple[Conflict, ...]


def submitted(form: Form, typed: Sequence[Typed]) -> Submitted:
    """Return the edits for the fields that were changed; `form` is that of the file as it is now."""
    fields = {field.name: field for field in form.every()}
    edits: list[Edit] = []
    changed: list[FormField] = []
    conflicts: list[Conflict] = []
    for each in typed:
        field = fields.get(each.name)
        if not each.is_changed or (field and field.value == each.now):
            continue
        if field is None or field.value != each.was:
            conflicts.append(Conflict(each, field.value if field else ""))
            continue
        edits += edits_for(field, each.now)
        changed.append(field)
    return Submitted(tuple(edits), tuple(changed), tuple(conflicts))


def edits_for(field: FormField, value: str) -> Iterator[Edit]:
    """Yield the edits that give a field a value; what was open about it is settled by that."""
    if field.widget in _LISTS:
        yield SetValue(field.loc, [line.strip() for line in value.split("\n") if line.strip()])
    elif value.strip():
        yield SetValue(field.loc, value if field.widget is Widget.TEXT else value.strip())
    elif field.is_given:
        yield Remove(field.loc)
    if field.todos:
        yield Settle(field.loc)


def with_nearest(field: FormField) -> str:
    """Return a field's value with the nearest one that a problem names, in a list in the place of the wrong item."""
    problem = next((problem for problem in field.problems if problem.nearest), None)
    if problem is None:
        return field.value
    if field.widget not in _LISTS:
        return problem.nearest
    return "\n".join(problem.nearest if value == problem.found else value for value in field.values)


def accepted(field: FormField) -> Iterator[Edit]:
    """Yield the edits by which an officer says that a value is right as it is, or as it is suggested."""
    if field.suggestion is not None and not field.is_given:
        is_list = field.widget in _LISTS
        yield SetValue(field.loc, list(field.suggestion) if is_list else "\n".join(field.suggestion))
    yield Settle(field.loc)


def place_in(form: Form, name: str) -> Loc | None:
    """Return the place of a field or an item that the form has under a name; None where it has none."""
    places = _places(form)
    return places.get(name)


def _places(form: Form) -> Mapping[str, Loc]:
    places = {field.name: field.loc for field in form.every()}
    items = (item for field in form.every() for item in field.items)
    return places | {item.name: item.loc for item in items}
