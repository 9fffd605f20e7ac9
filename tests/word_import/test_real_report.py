"""The real report's text, typed into Word as offices do: imported, every word is the published one."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document

from ita_site.model.entry import VERBATIM, entry_type, says
from ita_site.model.measure import Measure
from ita_site.publish.check import load
from ita_site.source.problems import Code, Severity
from tests.builders.sites import PHANGAT, catalogue_of
from tests.builders.source_text import LOST_PICTURE, SOURCE, begins_cell
from tests.word_import.office import ASKED, Desk

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import ReportView


def typed(*, tables: str) -> bytes:
    """The source as a Word file: a line to each paragraph; ``tables`` is ``each`` or ``one``."""
    head: list[str] = []
    cells: list[list[str]] = []
    for line in SOURCE.split("\n"):
        if begins_cell(line):
            cells.append([line.removeprefix(" ").removeprefix("\t")])
        else:
            (cells[-1] if cells else head).append(line)
    document = Document()
    for line in head:
        document.add_paragraph(line)
    for start in range(0, len(cells), 12):
        if tables == "each" or start == 0:
            table = document.add_table(0, 6)
        for at in (start, start + 6):
            for cell, lines in zip(table.add_row().cells, cells[at : at + 6], strict=True):
                words = [LOST_PICTURE.sub("", line) for line in lines]
                cell.paragraphs[0].text = words[0]
                for line in words[1:]:
                    cell.add_paragraph(line)
        if tables == "each":
            document.add_paragraph()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def verbatim(entry: object) -> object:
    """Every text of an entry that is the report's own, by field; addresses too, for they are its own as well."""
    if isinstance(entry, tuple):
        return tuple(verbatim(one) for one in entry)
    fields = getattr(type(entry), "model_fields", {})
    return {
        name: verbatim(value) if entry_type(field.annotation) else value
        for name, field in fields.items()
        if (value := getattr(entry, name)) not in (None, ())
        and (entry_type(field.annotation) or says(field).voice is VERBATIM or name == "url")
    }


@pytest.fixture(scope="module")
def published() -> ReportView:
    return catalogue_of(PHANGAT).reports[0]


@pytest.mark.parametrize("tables", ["each", "one"])
def test_every_word_of_the_real_report_is_the_published_one(office: Desk, published: ReportView, tables: str) -> None:
    report = office.imported(typed(tables=tables))
    assert verbatim(report.entry) == verbatim(published.entry)
    assert [verbatim(row.entry) for row in report.measures] == [verbatim(row.entry) for row in published.measures]


def test_what_it_names_is_recognised(office: Desk, published: ReportView) -> None:
    def named(measure: Measure) -> object:
        read = [(one.date, one.people) for one in measure.results]
        issue = measure.issue
        return measure.order, issue.indicator, issue.items, measure.responsible.units, measure.period, read

    report = office.imported(typed(tables="each"))
    assert [named(row.entry) for row in report.measures] == [named(row.entry) for row in published.measures]


def test_no_pair_is_settled_by_the_import_but_of_one_activity_and_one_result(office: Desk) -> None:
    report = office.imported(typed(tables="each"))
    measures = [measure.entry for measure in report.measures]
    sizes = [
        (len(one.activities), len(one.results), sum(result.is_paired for result in one.results)) for one in measures
    ]
    assert all(paired == (activities == results == 1) for activities, results, paired in sizes)


def test_confirming_the_suggestions_gives_pairs_that_are_all_but_one_of_ours(
    office: Desk, published: ReportView
) -> None:
    """Taking away the mark before each suggestion is all that an editor does; none of them is wrong."""
    office.draft(typed(tables="each")).store()
    for file in office.report.glob("measures/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("# answers:", "answers:"), encoding="utf-8")
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    pairs = [
        (set(mine.answers), set(ours.answers))
        for row, other in zip(catalogue.reports[0].measures, published.measures, strict=True)
        for mine, ours in zip(row.entry.results, other.entry.results, strict=True)
    ]
    assert [(mine, ours) for mine, ours in pairs if not mine <= ours] == []
    assert sum(bool(mine) for mine, _ in pairs) >= 17


def test_everything_that_is_said_of_it_is_something_to_look_at(office: Desk) -> None:
    office.draft(typed(tables="each")).store()
    problems = [problem for problem in load(office.content).problems if problem.path.startswith("content/reports/")]
    assert {one.code for one in problems} == {Code.TODO}
    assert {one.severity for one in problems} == {Severity.WARNING}
    # pairs, titles, days and people, an item worded but not named, an indicator misspelt
    assert len(problems) == 21 + 5 + 2 * 2 + 1 + 1
    assert all(one.line for one in problems)


def test_the_same_file_gives_the_same_bytes(office: Desk) -> None:
    data = typed(tables="each")
    asked = replace(ASKED, guessed_year=True)
    assert office.draft(data, asked=asked).files == office.draft(data, asked=asked).files
