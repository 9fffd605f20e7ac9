"""A form as values: each field with what it is called, what is in it, what can be chosen and what is wrong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ita_site.desk.forms.choices import Choice
from ita_site.desk.forms.widgets import Widget
from ita_site.model.entry import Voice
from ita_site.source.line_table import Loc
from ita_site.source.problems import Problem


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form. Of an entry or a list of entries, what is in it are fields of their own."""

    loc: Loc
    label: str
    help: str
    voice: Voice
    widget: Widget
    is_required: bool
    is_given: bool
    """Whether the file has it, be it empty."""
    value: str = ""
    """As typed; of a list of texts, one on each line."""
    values: tuple[str, ...] = ()
    """The values of a list of texts."""
    choices: tuple[Choice, ...] = ()
    problems: tuple[Problem, ...] = ()
    todos: tuple[str, ...] = ()
    """What is not settled about it."""
    suggestion: tuple[str, ...] | None = None
    """The value that an import suggests; None where it suggests none."""
    fields: tuple["FormField", ...] = ()
    """Those of an entry."""
    items: tuple["FormItem", ...] = ()
    """Those of a list of entries."""
    hints: tuple[str, ...] = ()
    """In Thai, what is allowed and yet seldom meant."""
    stored: str | None = None
    """What the file has, where `value` was typed and could not be saved."""

    @property
    def name(self) -> str:
        """Return the field's name in a request: `results.0.text`."""
        return ".".join(map(str, self.loc))

    @property
    def was(self) -> str:
        """Return the value that the file has."""
        return self.value if self.stored is None else self.stored

    @property
    def is_open(self) -> bool:
        """Return whether a person must still look at it: it is wrong, or not settled."""
        return bool(self.todos) or any(problem.severity.name == "ERROR" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class FormItem:
    """An entry of a list."""

    loc: Loc
    label: str
    fields: tuple[FormField, ...]

    @property
    def name(self) -> str:
        """Return the item's name in a request: `results.0`."""
        return ".".join(map(str, self.loc))


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a file."""

    fields: tuple[FormField, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the file and belongs to no field."""
    free_text: FormField | None = None
    """The text below the fields; None for a file that has none."""

    def with_each(self, make: Callable[[FormField], FormField]) -> "Form":
        """Return the form with each field as `make` returns it, those within entries and lists first."""
        free_text = make(self.free_text) if self.free_text else None
        return replace(self, fields=_each(self.fields, make), free_text=free_text)

    def every(self) -> Iterator[FormField]:
        """Yield every field, those within entries and lists after the one that they are in."""
        for field in self.fields:
            yield from _with_inner(field)

    def field(self, loc: Loc) -> FormField | None:
        """Return the field at a place; None where there is none."""
        return next((field for field in self.every() if field.loc == loc), None)

    def unconfirmed(self) -> list[FormField]:
        """Return the fields whose values only have to be confirmed: a suggestion is for the officer to take or not."""
        return [field for field in self.every() if field.todos and field.is_given]

    def open_fields(self) -> list[FormField]:
        """Return the fields that a person must still look at."""
        free_text = (self.free_text,) if self.free_text else ()
        return [field for field in (*self.every(), *free_text) if field.is_open]


def _with_inner(field: FormField) -> Iterator[FormField]:
    yield field
    for inner in field.fields:
        yield from _with_inner(inner)
    for item in field.items:
        for inner in item.fields:
            yield from _with_inner(inner)


def _each(fields: Iterable[FormField], make: Callable[[FormField], FormField]) -> tuple[FormField, ...]:
    return tuple(make(_with_each_inner(field, make)) for field in fields)


def _with_each_inner(field: FormField, make: Callable[[FormField], FormField]) -> FormField:
    if not field.fields and not field.items:
        return field
    items = tuple(replace(item, fields=_each(item.fields, make)) for item in field.items)
    return replace(field, fields=_each(field.fields, make), items=items)
