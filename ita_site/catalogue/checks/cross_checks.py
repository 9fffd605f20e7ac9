"""Check what one file cannot show to be wrong alone: references, numbers taken twice, dates outside the year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final, TypeVar

from pydantic import BaseModel

from ita_site.catalogue.checks.date_checks import check_dates, names_year
from ita_site.catalogue.read_entry import MOST_LISTED, Read
from ita_site.model.agency import ALL_UNITS, Agency
from ita_site.model.closed_lists.provinces import ANY_PROVINCE, nearest_province, province_named
from ita_site.model.framework import Framework
from ita_site.model.measure import NOT_THE_SAME, Measure
from ita_site.model.nearest import nearest
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.model.validation import line_of
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code, Problem, printable
from ita_site.source.yaml_tree import field_name
from ita_site.text.addresses import printed_in
from ita_site.text.thai import fold, letters

E = TypeVar("E", bound=BaseModel)

_NO_WORD: Final = re.compile(r"[\s.]+")
_MOST_MISSING: Final = 5


def _values(part: str, entries: Iterable[BaseModel], name: str) -> list[tuple[Loc, object]]:
    """Return the values of one field in a list of entries, each with its place."""
    return [((part, at, name), getattr(entry, name)) for at, entry in enumerate(entries)]


def _places(loc: Loc, values: Iterable[object]) -> list[tuple[Loc, object]]:
    """Return the values of the list at `loc`, each with its place."""
    return [((*loc, at), value) for at, value in enumerate(values)]


def check_agency(read: Read[Agency]) -> Iterator[Problem]:
    """Yield problems of units that share a name or are named like the word for all units, and of another province."""
    yield from _check_province(read)
    units = read.entry.units
    yield from read.repeated(Code.DUPLICATE_ID, _values("units", units, "id"))
    for at, unit in enumerate(units):
        if unit.id == ALL_UNITS:
            yield read.problem(Code.BAD_ID, ("units", at, "id"), found=unit.id)


def _check_province(read: Read[Agency]) -> Iterator[Problem]:
    """Yield the problem of a code that is not that of the named province."""
    agency = read.entry
    named = province_named(agency.province) or nearest_province(agency.province)
    if agency.province_code is None or (named and named.code == agency.province_code):
        return
    allowed = f"{named.code} ({named.name})" if named else ANY_PROVINCE
    hint = "ไม่ใช่รหัสของจังหวัดในช่อง province | it is not the code of the province in the field province"
    problem = read.problem(Code.BAD_CHOICE, ("province_code",), found=agency.province_code, allowed=allowed)
    yield replace(problem, nearest=named.code if named else "", hint=hint)


def check_scores(read: Read[Agency], frameworks: Iterable[Framework]) -> Iterator[Problem]:
    """Yield problems of a year or an indicator that is scored twice, and of indicators that the year does not have.

    A year without a framework in the content has no list to compare with.
    """
    scores = read.entry.scores
    yield from read.repeated(Code.DUPLICATE_ID, _values("scores", scores, "year"))
    known: defaultdict[int, list[int]] = defaultdict(list)
    for framework in frameworks:
        known[framework.year] += (indicator.number for indicator in framework.indicators)
    for at, year in enumerate(scores):
        named = [
            (("scores", at, *place), value) for place, value in _values("indicators", year.indicators, "indicator")
        ]
        yield from read.repeated(Code.DUPLICATE_ID, named)
        if year.year in known:
            yield from read.unknown(Code.UNKNOWN_INDICATOR, named, known[year.year])


def with_units(problem: Problem, agency: Agency) -> Problem:
    """Return a problem of an unknown unit, with the known units added: most often it is a unit's name, not its id."""
    if problem.code is not Code.BAD_ID or not problem.field.startswith("responsible.units"):
        return problem
    names = {unit.name: unit.id for unit in agency.units}
    meant = problem.nearest if problem.nearest in names.values() else names.get(nearest(problem.found, names), "")
    listed = [f"{unit} ({name})" for name, unit in islice(names.items(), MOST_LISTED)]
    return replace(problem, allowed=", ".join([*listed, ALL_UNITS]), nearest=meant)


def check_framework(read: Read[Framework], stem: str) -> Iterator[Problem]:
    """Yield problems of a file's name, of repeated numbers and codes, and of references that lead nowhere."""
    framework = read.entry
    name = f"{framework.family}-{framework.year}"
    if stem != name:
        yield read.problem(Code.WRONG_PLACE, ("year",), found=name, allowed=stem)
    for part, key in (("sources", "id"), ("instruments", "code"), ("indicators", "number"), ("items", "code")):
        yield from read.repeated(Code.DUPLICATE_ID, _values(part, getattr(framework, part), key))
    yield from _framework_references(read)


def _framework_references(read: Read[Framework]) -> Iterator[Problem]:
    framework = read.entry
    sources = [source.id for source in framework.sources]
    for part in ("instruments", "indicators", "items"):
        yield from read.unknown(Code.UNKNOWN_SOURCE, _values(part, getattr(framework, part), "source"), sources)
    instruments = _values("indicators", framework.indicators, "instrument")
    yield from read.unknown(
        Code.UNKNOWN_INSTRUMENT, instruments, [instrument.code for instrument in framework.instruments]
    )
    indicators = _values("items", framework.items, "indicator")
    yield from read.unknown(
        Code.UNKNOWN_INDICATOR, indicators, [indicator.number for indicator in framework.indicators]
    )


def check_report(
    read: Read[Report], folder: str, frameworks: Iterable[tuple[str, int]] | None, agency: Agency | None = None
) -> Iterator[Problem]:
    """Yield problems of the folder's name, of missing headings, and of a framework that does not exist.

    `frameworks` is None where a framework file could not be read: then its absence proves nothing.
    """
    report = read.entry
    if report.id != folder:
        yield read.problem(Code.WRONG_PLACE, ("id",), found=report.id, allowed=folder)
    for name, value in report.headings:
        if value is None:
            yield read.problem(Code.MISSING_FIELD, ("headings", name))
    if frameworks is not None:
        yield from _check_framework_named(read, frameworks)
    if not names_year(report.title_lines, report.fiscal_year):
        yield read.problem(Code.OTHER_YEAR, ("title_lines",), found=report.title_lines, allowed=str(report.fiscal_year))
    # a title that is not settled has its own problem
    if agency is not None and not (report.title_lines.startswith("TODO") or names_agency(report.title_lines, agency)):
        yield read.problem(Code.OTHER_AGENCY, ("title_lines",), found=report.title_lines, allowed=agency.name)


def _check_framework_named(read: Read[Report], frameworks: Iterable[tuple[str, int]]) -> Iterator[Problem]:
    wanted = f"{read.entry.family}-{read.entry.assessed_year}"
    known = [f"{family}-{year}" for family, year in frameworks]
    if wanted not in known:
        # no nearest: another year's framework is never what is meant
        yield read.problem(Code.UNKNOWN_FRAMEWORK, ("assessed_year",), found=wanted, allowed=", ".join(known))


def names_agency(text: str, agency: Agency) -> bool:
    """Return whether a text names the agency, in full or short (อบต.…), however it is spaced and broken into lines."""
    words = _NO_WORD.sub("", fold(text))
    return any(_NO_WORD.sub("", fold(name)) in words for name in agency.names)


def check_measure(
    read: Read[Measure], report: Report | None, framework: Framework | None, agency: Agency | None
) -> Iterator[Problem]:
    """Yield problems of a measure's references and dates; what could not be read (None) is not compared."""
    yield from _check_activities(read)
    yield from _check_addresses(read)
    if framework is not None:
        yield from _check_issue(read, framework)
    if agency is not None:
        known = [*(unit.id for unit in agency.units), ALL_UNITS]
        named = _places(("responsible", "units"), read.entry.responsible.units)
        yield from read.unknown(Code.UNKNOWN_UNIT, named, known)
    if report is not None:
        yield from check_dates(read, report)


def _check_activities(read: Read[Measure]) -> Iterator[Problem]:
    measure = read.entry
    numbers = [activity.number for activity in measure.activities]
    if not numbers:
        yield read.problem(Code.EMPTY, ("activities",))
    yield from read.repeated(Code.DUPLICATE_ID, _values("activities", measure.activities, "number"))
    answers = [_places(("results", at, "answers"), result.answers) for at, result in enumerate(measure.results)]
    yield from read.unknown(Code.UNKNOWN_ACTIVITY, chain.from_iterable(answers), numbers)


def _check_addresses(read: Read[Measure]) -> Iterator[Problem]:
    for column, claims in (("results", read.entry.results), ("outcomes", read.entry.outcomes)):
        for at, claim in enumerate(claims):
            listed = {evidence.as_printed for evidence in claim.evidence}
            for address in printed_in(claim.text):
                if listed.isdisjoint(address.readings):
                    yield read.problem(Code.UNLISTED_URL, (column, at, "text"), found=address.text)


def _check_issue(read: Read[Measure], framework: Framework) -> Iterator[Problem]:
    issue = read.entry.issue
    if issue.indicator is not None:
        numbers = [indicator.number for indicator in framework.indicators]
        yield from read.unknown(Code.UNKNOWN_INDICATOR, [(("issue", "indicator"), issue.indicator)], numbers)
    codes = [item.code for item in framework.items]
    named = [*_places(("issue", "items"), issue.items), *_places(("issue", "resembles"), issue.resembles)]
    yield from read.unknown(Code.UNKNOWN_ITEM, named, codes)


def check_measures(reads: Iterable[Read[Measure]]) -> Iterator[Problem]:
    """Yield a problem at each of the measures of one report that share an id or a place, naming the others.

    Which of them is the newer one no file tells, so each is named: the editor knows.
    """
    known = list(reads)
    for name in ("id", "order"):
        by_value: defaultdict[object, list[Read[Measure]]] = defaultdict(list)
        for read in known:
            if not read.is_spoilt(name):
                by_value[getattr(read.entry, name)].append(read)
        for value, sharing in by_value.items():
            for read in sharing if len(sharing) > 1 else ():
                others = [_place(other, name) for other in sharing if other is not read][:_MOST_MISSING]
                hint = f"ซ้ำกับ {', '.join(others)} แก้ไฟล์ใดไฟล์หนึ่ง | the same as {', '.join(others)}; change one of them"
                yield replace(read.problem(Code.DUPLICATE_ID, (name,), found=value), hint=printable(hint))


def check_same_promises(reads: Iterable[Read[Measure]]) -> Iterator[Problem]:
    """Yield a problem for each `same_as` of one report's measures that names no activity with a result."""
    known = list(reads)
    answered = [
        f"{read.entry.id}/{number}"
        for read in known
        for number in dict.fromkeys(chain.from_iterable(result.answers for result in read.entry.results))
    ]
    for read in known:
        named = _values("activities", read.entry.activities, "same_as")
        given = [(place, value) for place, value in named if value not in {None, NOT_THE_SAME}]
        # most name none, and must not wait until the promises of a thousand others are listed
        if given:
            yield from read.unknown(Code.UNKNOWN_PROMISE, given, [*answered, NOT_THE_SAME])


def _place(read: Read[Measure], name: str) -> str:
    return f"{read.path}:{line_of(read.tree, (name,))}"


def check_order(reads: Iterable[Read[Measure]]) -> Iterator[Problem]:
    """Yield a problem for each gap in the order of measures, at the measure behind it: a lost file leaves only this."""
    before = 0
    for read in sorted(reads, key=lambda read: read.entry.order):
        order = read.entry.order
        missing = range(before + 1, order)
        if missing:
            shown = ", ".join(map(str, missing[:_MOST_MISSING])) + (" …" if len(missing) > _MOST_MISSING else "")
            hint = f"ไม่มีมาตรการลำดับที่ {shown} | no measure has the place {shown}"
            yield replace(read.problem(Code.ORDER_GAP, ("order",), found=order), hint=hint)
        before = order


def check_words(read: Read[SearchWords]) -> Iterator[Problem]:
    """Yield groups of one word, words twice, and words without a letter: nothing could be searched by them."""
    ignored = [(("ignored", at), word) for at, word in enumerate(read.entry.ignored)]
    groups = [(("same", at, "words"), group.words) for at, group in enumerate(read.entry.same)]
    for loc, words in groups:
        if len(words) < 2:  # noqa: PLR2004 - one word has no other
            yield read.problem(Code.LONE_WORD, loc, found=", ".join(words))
    grouped = [((*loc, at), word) for loc, words in groups for at, word in enumerate(words)]
    yield from _check_spellings(read, chain(grouped, ignored))
    leading = [
        (("go", at, "words", place), word)
        for at, row in enumerate(read.entry.go)
        for place, word in enumerate(row.words)
    ]
    yield from _check_spellings(read, leading)


def _check_spellings(read: Read[SearchWords], words: Iterable[tuple[Loc, str]]) -> Iterator[Problem]:
    """Yield words without a letter, and those that are another, spaces and signs aside."""
    seen: dict[str, str] = {}
    for place, word in words:
        key = letters(word)
        if not key:
            yield read.problem(Code.EMPTY, place, found=word)
        elif key in seen:
            yield read.problem(Code.DUPLICATE_WORD, place, found=word, allowed=f"≠ {seen[key]}")
        else:
            seen[key] = field_name(place)
