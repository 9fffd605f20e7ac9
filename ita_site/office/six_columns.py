"""The official form as plain values: title, introduction, and one table of six columns for each measure.

Nothing here knows Word or Excel. What a cell says is a list of paragraphs, in the order of the report.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ita_site.catalogue.catalogue import ReportView, headings
from ita_site.catalogue.evidence.reach import Segment, segments
from ita_site.model.measure import Claim, Measure
from ita_site.office.our_form import LOST_PICTURE

COLUMNS: Final = ("issue", "activities", "responsible", "period", "results", "outcomes")
"""The six columns in their order, named as the fields of `Headings`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One item of a cell: its words cut at addresses that are links; a `note` is ours and not the report's."""

    parts: tuple[Segment, ...]
    note: bool = False

    @property
    def text(self) -> str:
        """Return the words without the links."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Table:
    """One measure: headings and cells by the name of the column."""

    headings: Mapping[str, str]
    cells: Mapping[str, tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole report."""

    title_lines: tuple[Paragraph, ...]
    introduction: tuple[Paragraph, ...]
    tables: tuple[Table, ...]


def make_form(report: ReportView) -> Form:
    """Return a report as the form in which it is printed."""
    entry = report.entry
    return Form(
        title_lines=tuple(map(_plain, entry.title_lines.split("\n"))),
        introduction=tuple(map(_plain, entry.introduction.split("\n"))),
        tables=tuple(
            Table(dict(zip(COLUMNS, own, strict=True)), _cells(measure.entry))
            for measure, own in zip(report.measures, headings(report), strict=True)
        ),
    )


def _cells(measure: Measure) -> dict[str, tuple[Paragraph, ...]]:
    activities = [activity.text for activity in measure.activities]
    lead = [measure.lead] if measure.lead else []
    status = [_plain(measure.status)] if measure.status else []
    return {
        "issue": (_plain(measure.issue.text),),
        "activities": tuple(map(_plain, [*lead, *activities])),
        "responsible": (_plain(measure.responsible.text),),
        "period": (_plain(measure.period_text),),
        "results": (*status, *_claims(measure.results)),
        "outcomes": tuple(_claims(measure.outcomes)),
    }


def _claims(claims: Iterable[Claim]) -> Iterator[Paragraph]:
    for claim in claims:
        yield Paragraph(segments(claim.text, claim.evidence))
        if claim.lost_picture:
            yield Paragraph((Segment(LOST_PICTURE),), note=True)


def _plain(text: str) -> Paragraph:
    return Paragraph((Segment(text),))
