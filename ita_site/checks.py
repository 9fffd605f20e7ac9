"""What one file cannot show to be wrong alone: references between files, numbers taken twice, dates out of the year."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from pydantic import BaseModel

from ita_site.evidence import addresses
from ita_site.model import ALL_UNITS, Agency, Framework, Indicator, Instrument, Item, Measure, Report
from ita_site.problems import Code, Problem
from ita_site.thai import Month, fiscal_period, format_period
from ita_site.validation import line_of, nearest
from ita_site.yamltree import Loc, Tree, field_name

E = TypeVar("E", bound=BaseModel)

_MOST_LISTED: Final = 30


@dataclass(frozen=True, slots=True)
class Read(Generic[E]):
    """A valid entry with the tree that it was read from, and the free text below it."""

    entry: E
    tree: Tree
    path: str
    body: str
    body_line: int

    def problem(self, code: Code, loc: Loc, *, found: object = "", allowed: str = "", nearest: str = "") -> Problem:
        """A problem at the line of the value at ``loc``."""
        return Problem(self.path, line_of(self.tree, loc), code, field_name(loc), str(found), allowed, nearest)

    def unknown(self, code: Code, loc: Loc, found: object, known: Iterable[object]) -> Iterator[Problem]:
        """A problem unless ``found`` is one of the ``known``."""
        words = [str(word) for word in known]
        if str(found) not in words:
            more = ", …" if len(words) > _MOST_LISTED else ""
            allowed = ", ".join(words[:_MOST_LISTED]) + more
            yield self.problem(code, loc, found=found, allowed=allowed, nearest=nearest(str(found), words))

    def repeated(self, code: Code, entries: Iterable[tuple[Loc, object]]) -> Iterator[Problem]:
        """A problem for each value that stood before."""
        first: dict[object, int] = {}
        for loc, value in entries:
            line = line_of(self.tree, loc)
            if first.setdefault(value, line) != line:
                yield self.problem(code, loc, found=value, allowed=f"{self.path}:{first[value]}")


def check_agency(read: Read[Agency]) -> Iterator[Problem]:
    """Units named once, and none named like the word for all."""
    units = read.entry.units
    yield from read.repeated(Code.DUPLICATE_ID, [(("units", at, "id"), unit.id) for at, unit in enumerate(units)])
    for at, unit in enumerate(units):
        if unit.id == ALL_UNITS:
            yield read.problem(Code.BAD_ID, ("units", at, "id"), found=unit.id)


def check_framework(read: Read[Framework], stem: str) -> Iterator[Problem]:
    """The file's name agrees; every number and code once; every reference leads to an entry of this file."""
    framework = read.entry
    name = f"{framework.family}-{framework.year}"
    if stem != name:
        yield read.problem(Code.WRONG_PLACE, ("year",), found=stem, allowed=name)
    lists: tuple[tuple[str, list[object]], ...] = (
        ("sources", [source.id for source in framework.sources]),
        ("instruments", [instrument.code for instrument in framework.instruments]),
        ("indicators", [indicator.number for indicator in framework.indicators]),
        ("items", [item.code for item in framework.items]),
    )
    keys = {"sources": "id", "instruments": "code", "indicators": "number", "items": "code"}
    for part, values in lists:
        yield from read.repeated(
            Code.DUPLICATE_ID, [((part, at, keys[part]), value) for at, value in enumerate(values)]
        )
    yield from _framework_references(read)


def _framework_references(read: Read[Framework]) -> Iterator[Problem]:
    framework = read.entry
    sources = [source.id for source in framework.sources]
    codes = [instrument.code for instrument in framework.instruments]
    numbers = [indicator.number for indicator in framework.indicators]
    parts: tuple[tuple[str, tuple[Instrument | Indicator | Item, ...]], ...] = (
        ("instruments", framework.instruments),
        ("indicators", framework.indicators),
        ("items", framework.items),
    )
    for part, entries in parts:
        for at, entry in enumerate(entries):
            yield from read.unknown(Code.UNKNOWN_SOURCE, (part, at, "source"), entry.source, sources)
    for at, indicator in enumerate(framework.indicators):
        yield from read.unknown(Code.UNKNOWN_INSTRUMENT, ("indicators", at, "instrument"), indicator.instrument, codes)
    for at, item in enumerate(framework.items):
        yield from read.unknown(Code.UNKNOWN_INDICATOR, ("items", at, "indicator"), item.indicator, numbers)


def check_report(read: Read[Report], folder: str, frameworks: Iterable[tuple[str, int]] | None) -> Iterator[Problem]:
    """The folder's name agrees, all six headings are there, and the framework exists.

    ``frameworks`` is None where a framework file could not be read: then its absence proves nothing.
    """
    report = read.entry
    if report.id != folder:
        yield read.problem(Code.WRONG_PLACE, ("id",), found=report.id, allowed=folder)
    for name, value in report.headings:
        if value is None:
            yield read.problem(Code.MISSING_FIELD, ("headings", name))
    if frameworks is not None:
        wanted = f"{report.family}-{report.assessed_year}"
        known = [f"{family}-{year}" for family, year in frameworks]
        yield from read.unknown(Code.UNKNOWN_FRAMEWORK, ("assessed_year",), wanted, known)


def check_measure(
    read: Read[Measure], report: Report | None, framework: Framework | None, agency: Agency | None
) -> Iterator[Problem]:
    """References and dates of a measure; what could not be read (None) is not held against it."""
    yield from _check_activities(read)
    yield from _check_addresses(read)
    if framework is not None:
        yield from _check_issue(read, framework)
    if agency is not None:
        known = [*(unit.id for unit in agency.units), ALL_UNITS]
        for at, unit in enumerate(read.entry.responsible.units):
            yield from read.unknown(Code.UNKNOWN_UNIT, ("responsible", "units", at), unit, known)
    if report is not None:
        yield from _check_dates(read, report)


def _check_activities(read: Read[Measure]) -> Iterator[Problem]:
    measure = read.entry
    numbers = [activity.number for activity in measure.activities]
    if not numbers:
        yield read.problem(Code.EMPTY, ("activities",))
    places: list[tuple[Loc, object]] = [(("activities", at, "number"), number) for at, number in enumerate(numbers)]
    yield from read.repeated(Code.DUPLICATE_ID, places)
    for at, result in enumerate(measure.results):
        for index, number in enumerate(result.answers):
            yield from read.unknown(Code.UNKNOWN_ACTIVITY, ("results", at, "answers", index), number, numbers)


def _check_addresses(read: Read[Measure]) -> Iterator[Problem]:
    for column, claims in (("results", read.entry.results), ("outcomes", read.entry.outcomes)):
        for at, claim in enumerate(claims):
            listed = {evidence.as_printed for evidence in claim.evidence}
            for address in addresses(claim.text):
                if address not in listed:
                    yield read.problem(Code.UNLISTED_URL, (column, at, "text"), found=address)


def _check_issue(read: Read[Measure], framework: Framework) -> Iterator[Problem]:
    issue = read.entry.issue
    if issue.indicator is not None:
        numbers = [indicator.number for indicator in framework.indicators]
        yield from read.unknown(Code.UNKNOWN_INDICATOR, ("issue", "indicator"), issue.indicator, numbers)
    codes = [item.code for item in framework.items]
    for name, named in (("items", issue.items), ("resembles", issue.resembles)):
        for at, code in enumerate(named):
            yield from read.unknown(Code.UNKNOWN_ITEM, ("issue", name, at), code, codes)


def _check_dates(read: Read[Measure], report: Report) -> Iterator[Problem]:
    year = fiscal_period(report.fiscal_year)
    first, last = year.first.first_day(), year.last.last_day()
    inside: Callable[[date], bool] = lambda day: first <= day <= last  # noqa: E731 - one bound, used for both kinds
    period = read.entry.period
    if not (inside(period.first.first_day()) and inside(period.last.last_day())):
        yield read.problem(Code.OUTSIDE_FISCAL_YEAR, ("period",), found=period, allowed=format_period(year))
    for at, result in enumerate(read.entry.results):
        if result.date is not None and not inside(result.date):
            found = f"{Month(result.date.year + 543, result.date.month)}-{result.date.day:02}"
            yield read.problem(
                Code.OUTSIDE_FISCAL_YEAR, ("results", at, "date"), found=found, allowed=format_period(year)
            )


def check_measures(reads: Iterable[Read[Measure]]) -> Iterator[Problem]:
    """Ids and places taken twice within one report."""
    for name in ("id", "order"):
        first: dict[object, Read[Measure]] = {}
        for read in reads:
            value = getattr(read.entry, name)
            other = first.setdefault(value, read)
            if other is not read:
                place = f"{other.path}:{line_of(other.tree, (name,))}"
                yield read.problem(Code.DUPLICATE_ID, (name,), found=value, allowed=f"≠ {place}")
