"""Where the pages of a report are, and what they are called."""

from dataclasses import dataclass
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import MeasureView, ReportView
from ita_site.labels import report_name, short_name
from ita_site.pages.output import Place

LONGEST_TITLE: Final = 90
"""Letters of a promise that stand in the title of its page, in lists and in search."""


@dataclass(frozen=True, slots=True)
class MainPages:
    """The pages of a report that the menu names."""

    report: Place
    """The official table."""
    coverage: Place
    evidence: Place
    indicators: Place
    units: Place

    def in_order(self) -> tuple[Place, ...]:
        """Return the pages in reading order."""
        return (self.report, self.coverage, self.evidence, self.indicators, self.units)


def main_pages(report: ReportView) -> MainPages:
    """Return the main pages of a report."""
    report_id, year = report.entry.id, short_name(report)
    return MainPages(
        report=Place(urls.report(report_id), report_name(report.entry)),
        coverage=Place(urls.coverage(report_id), f"ทำแล้วหรือยัง รายกิจกรรม {year}"),
        evidence=Place(urls.evidence(report_id), f"หลักฐานทั้งหมด {year}"),
        indicators=Place(urls.indicators(report_id), f"ตัวชี้วัด {year}"),
        units=Place(urls.units(report_id), f"ส่วนราชการ {year}"),
    )


def measure_place(report: ReportView, measure: MeasureView) -> Place:
    """Return the page of a measure."""
    return Place(urls.measure(report.entry.id, measure.entry.id), measure.entry.title)


def promise_place(report_id: str, measure: MeasureView, at: int) -> Place:
    """Return the page of the promise at a place of its measure, from 0."""
    entry = measure.activities[at].entry
    return Place(urls.promise(report_id, measure.entry.id, entry.number), _title(entry.text))


def _title(text: str) -> str:
    """Return the beginning of a promise as the title of its page."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def page_sources(report: ReportView) -> tuple[str, ...]:
    """Return every content file that a report is made from."""
    return (report.path, *(measure.path for measure in report.measures))
