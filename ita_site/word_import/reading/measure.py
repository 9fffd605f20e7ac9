"""Read the rows of one measure as its fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt, missing
from ita_site.word_import.reading.claims import read_claim, read_day, read_people
from ita_site.word_import.reading.column_words import column_name, issue_of, name_of, words_of
from ita_site.word_import.reading.columns import ColumnEntries, numbered, read_activities, read_claims, read_status
from ita_site.word_import.reading.evidence_columns import Claim, prove
from ita_site.word_import.reading.issue import read_issue
from ita_site.word_import.reading.leftovers import layout, leftovers
from ita_site.word_import.reading.pair_results import read_answers
from ita_site.word_import.reading.period import read_period
from ita_site.word_import.reading.title import title_of
from ita_site.word_import.reading.units import read_units
from ita_site.word_import.reading.values import Context, Leftover, ReadActivity, ReadClaim, ReadMeasure
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.tables.surroundings import without_on
from ita_site.word_import.words.column_names import FORM, Column, heading_line


def read_measure(measure: FormMeasure, order: int, context: Context) -> ReadMeasure:
    """Return the fields of a measure, which is the report's measure number `order`, from 1."""
    activities, results, outcomes = _columns(measure)
    printed, beside = read_status(measure)
    spare = results.status if printed.value and results.status.value not in {None, printed.value} else Guess(None)
    claims, effects = list(map(Claim, results.entries)), list(map(Claim, outcomes.entries))
    prove(measure, claims, effects)
    promised = numbered(activities.entries)
    responsible = words_of(measure, Column.RESPONSIBLE)
    period_text = words_of(measure, Column.PERIOD)
    return ReadMeasure(
        order=order,
        layout=(*layout(measure), *_cell_doubts(measure, (activities, results, outcomes))),
        title=_title(measure, order),
        issue=read_issue(measure, context.framework),
        lead=activities.lead,
        activities=Guess(promised) if promised else missing(DoubtKind.TEXT_MISSING, "ข้อความในช่องกิจกรรม"),
        responsible=_words(responsible, "ข้อความในช่องผู้รับผิดชอบ"),
        units=read_units(responsible, context.agency),
        period=read_period(measure.rows, context.fiscal_year, context.covered),
        period_text=_words(period_text, "ข้อความในช่องระยะเวลา"),
        status=printed if printed.value else results.status,
        results=tuple(_results(claims, promised, context)),
        outcomes=tuple(read_claim(claim.entry, claim.proofs, context) for claim in effects),
        headings=_headings(measure, context.headings),
        names={column: column_name(measure, column) for column in FORM},
        leftovers=(
            *leftovers(measure, order),
            Leftover(column_name(measure, Column.RESULTS), results.aside),
            Leftover(column_name(measure, Column.OUTCOMES), outcomes.aside),
            *beside,
            Leftover(column_name(measure, Column.RESULTS), spare.value or ""),
        ),
    )


def _columns(measure: FormMeasure) -> tuple[ColumnEntries, ColumnEntries, ColumnEntries]:
    return read_activities(measure), read_claims(measure, Column.RESULTS), read_claims(measure, Column.OUTCOMES)


def _cell_doubts(measure: FormMeasure, columns: Sequence[ColumnEntries]) -> list[Doubt]:
    names = (Column.ACTIVITIES, Column.RESULTS, Column.OUTCOMES)
    pairs = zip(names, columns, strict=True)
    return [doubt.at(column_name(measure, column)) for column, read in pairs for doubt in read.doubts]


def _title(measure: FormMeasure, order: int) -> Guess[str]:
    issue = issue_of(measure)
    words = title_of(issue) or title_of(name_of(measure)) or f"มาตรการที่ {order}"
    return Guess(words, (doubt(DoubtKind.TITLE_MADE, "ประเด็น" if issue else "มาตรการ"),))


def _words(text: str, what: str) -> Guess[str]:
    return Guess(text) if text else missing(DoubtKind.TEXT_MISSING, what)


def _results(claims: Sequence[Claim], activities: Sequence[ReadActivity], context: Context) -> Iterator[ReadClaim]:
    """Yield the results with the activities they answer, their days and their counts of people."""
    all_answers = read_answers([claim.entry for claim in claims], activities)
    for claim, answers in zip(claims, all_answers, strict=True):
        day, people = read_day(claim.entry.text, context.fiscal_year), read_people(claim.entry.text)
        yield replace(read_claim(claim.entry, claim.proofs, context), answers=answers, date=day, people=people)


def _headings(measure: FormMeasure, report: Mapping[Column, str]) -> Mapping[Column, str]:
    """Return the headings that differ from the report's."""
    mine = measure.header.texts
    return {
        column: heading_line(mine[column])
        for column in FORM
        if mine.get(column) and not _same(mine[column], report.get(column, ""))
    }


def _same(heading: str, other: str) -> bool:
    """Return whether two headings say the same, but for words that say that a table continues."""
    return heading_line(heading) == heading_line(other) or without_on(heading) == without_on(other)
