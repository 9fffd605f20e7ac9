"""The reports of a site side by side: what each is called, and which pages of two reports are of one kind."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.model.report import Report
from ita_site.pages.output import Edition, LikePage

LikePath: TypeAlias = Callable[[ReportView], str]
"""Returns the path of a report's page that is of the same kind as some page of another report."""


def report_labels(catalogue: Catalogue) -> Mapping[str, str]:
    """Return what tells each report from the others, by its id: the year, and no more than it needs besides.

    `2568` where the site has one report of that year; `2567 รอบ 6 เดือน` where it has one of another round as well;
    with its id where it has two of the same round.
    """
    entries = [report.entry for report in catalogue.reports]
    of_year = Counter(entry.fiscal_year for entry in entries)
    of_round = Counter((entry.fiscal_year, entry.round) for entry in entries)
    return {
        entry.id: _label(
            entry,
            with_round=of_year[entry.fiscal_year] > 1,
            with_id=of_round[entry.fiscal_year, entry.round] > 1,
        )
        for entry in entries
    }


def _label(report: Report, *, with_round: bool, with_id: bool) -> str:
    label = str(report.fiscal_year)
    if with_round:
        label += f" รอบ {report.round} เดือน"
    if with_id:
        label += f" ({report.id})"
    return label


def year_mark(catalogue: Catalogue, report_id: str) -> str:
    """Return what tells the name of a report's measure from its like of another year: ` (ปี 2567)`; "" of one report."""
    return f" (ปี {catalogue.once(report_labels)[report_id]})" if len(catalogue.reports) > 1 else ""


def edition(catalogue: Catalogue, report: ReportView, like: LikePath) -> Edition:
    """Return which report a page is of; `like` returns the path of its like in another report."""
    labels = catalogue.once(report_labels)
    others = [other for other in catalogue.reports if other is not report]
    newest = next(other for other in catalogue.reports if other.entry.family == report.entry.family)
    return Edition(
        report=report.entry.id,
        name=labels[report.entry.id],
        year=report.entry.fiscal_year,
        others=tuple(_like_page(other, labels, like) for other in others),
        newest=None if newest is report else _like_page(newest, labels, like),
    )


def _like_page(other: ReportView, labels: Mapping[str, str], like: LikePath) -> LikePage:
    report_id = other.entry.id
    return LikePage(urls.report(report_id), labels[report_id], other.entry.fiscal_year, like(other))
