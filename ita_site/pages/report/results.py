"""The results of a report one by one, and what tables of them can be filtered by."""

from collections.abc import Iterator

from ita_site.catalogue.catalogue import MeasureView, ReportView
from ita_site.model.measure import Result

Choices = list[tuple[str, str, list[tuple[str, str]]]]
"""What a table can be filtered by: (attribute of its rows, words, the values with their words)."""

ResultPlace = tuple[MeasureView, int, Result]
"""A result with its measure and its position there, from 1."""


def results(report: ReportView) -> Iterator[ResultPlace]:
    """Yield every result of a report in order."""
    for measure in report.measures:
        for at, result in enumerate(measure.entry.results, 1):
            yield measure, at, result
