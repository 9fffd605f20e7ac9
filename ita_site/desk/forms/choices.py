"""What a field can be chosen from, as far as the content says it: units, indicators, items, activities, sources.

The lists are taken from the values of files as they are, right or wrong: a mistake elsewhere must not empty a list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from ita_site.model.agency import ALL_UNITS
from ita_site.model.closed_lists.data_go_th import CATEGORIES, OPEN_LISTS
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.model.closed_lists.provinces import PROVINCES
from ita_site.model.measure import NOT_THE_SAME
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value

Names: TypeAlias = tuple[str, ...]
"""A place in a file without the numbers of items: `("results", "answers")`."""

_ALL: Final = "ทุกส่วนราชการ"
_NO_OTHER: Final = "ไม่ใช่เรื่องเดียวกับข้ออื่น"
_ROUNDS: Final = ("6", "12")
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The values of the files around the one that is edited; empty where there is none."""

    agency: Value = ""
    framework: Value = ""
    """That of the report which the file belongs to."""
    frameworks: tuple[Value, ...] = ()
    measures: tuple[Value, ...] = ()
    """Those of the same report."""
    own: Value = field(default="")
    """The values of the file itself."""


Choices: TypeAlias = Mapping[Names, tuple[Choice, ...]]


def choices_in(around: Surroundings) -> Choices:
    """Return what fields can be chosen from, by their names without numbers of items."""
    items = tuple(_entries(around.framework, "items", "code", "text"))
    indicators = tuple(_entries(around.framework, "indicators", "number", "name"))
    sources = tuple(_entries(around.own, "sources", "id", "name"))
    return {
        ("responsible", "units"): (
            *_entries(around.agency, "units", "id", "name", coded=False),
            Choice(ALL_UNITS, _ALL),
        ),
        ("issue", "indicator"): indicators,
        ("issue", "items"): items,
        ("issue", "resembles"): items,
        ("results", "answers"): tuple(_entries(around.own, "activities", "number", "text")),
        ("activities", "same_as"): (*_promises(around.measures), Choice(NOT_THE_SAME, _NO_OTHER)),
        ("round",): tuple(Choice(months, f"{months} เดือน") for months in _ROUNDS),
        ("family",): tuple(dict.fromkeys(_families(around.frameworks))),
        ("instruments", "source"): sources,
        ("indicators", "source"): sources,
        ("items", "source"): sources,
        ("indicators", "instrument"): tuple(_entries(around.own, "instruments", "code", "name")),
        ("items", "indicator"): tuple(_entries(around.own, "indicators", "number", "name")),
        ("province_code",): tuple(Choice(row.code, f"{row.code} {row.name}") for row in PROVINCES.values()),
        ("open_data", "license"): tuple(Choice(code, str(code)) for code in LICENCES),
        **{("open_data", name): _as_choices(listed) for name, listed in OPEN_LISTS.items()},
        ("open_data", "data_category"): _as_choices(CATEGORIES),
    }


def names_of(loc: Loc) -> Names:
    """Return a place without the numbers of items."""
    return tuple(part for part in loc if isinstance(part, str))


def _as_choices(values: object) -> tuple[Choice, ...]:
    return tuple(Choice(str(value), str(value)) for value in values) if isinstance(values, list | tuple) else ()


def _entries(value: Value, name: str, key: str, label: str, *, coded: bool = True) -> Iterator[Choice]:
    """Yield a choice for each entry of a list that has both of two fields; with `coded`, the first is shown as well."""
    for entry in _list(value, name):
        code, words = _text(entry, key), _text(entry, label)
        if code:
            short = _short(words)
            yield Choice(code, f"{code} {short}".strip() if coded and not words.startswith(code) else short or code)


def _promises(measures: tuple[Value, ...]) -> Iterator[Choice]:
    for measure in measures:
        for activity in _list(measure, "activities"):
            number = _text(activity, "number")
            if number:
                label = f"{_text(measure, 'title')}: {_short(_text(activity, 'text'))}"
                yield Choice(f"{_text(measure, 'id')}/{number}", label)


def _families(frameworks: tuple[Value, ...]) -> Iterator[Choice]:
    for framework in frameworks:
        family = _text(framework, "family")
        if family:
            yield Choice(family, family)


def _list(value: Value, name: str) -> list[Value]:
    items = value.get(name) if isinstance(value, dict) else None
    return items if isinstance(items, list) else []


def _text(value: Value, name: str) -> str:
    words = value.get(name) if isinstance(value, dict) else None
    return words if isinstance(words, str) else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line
