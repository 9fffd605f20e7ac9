"""Content folders with several reports, made for a test from sketches of their measures."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.builders.sites import SITES, Site

if TYPE_CHECKING:
    from collections.abc import Sequence

INDEX = """---
id: {id}
family: {family}
assessed_year: {assessed}
fiscal_year: {year}
round: {round}
title_lines: รายงาน องค์การบริหารส่วนตำบลตัวอย่าง พ.ศ. {year}
introduction: บทนำ พ.ศ. {year}
headings: {{issue: ก, activities: ข, responsible: ค, period: ง, results: จ, outcomes: ฉ}}
---
"""
MEASURE = """---
id: {id}
order: {order}
title: {id}
issue:
  text: ประเด็น
{issue}activities:
{activities}responsible: {{text: สำนักปลัด, units: [office]}}
period: {before}-10/{year}-03
period_text: ตุลาคม {before} - มีนาคม {year}
{results}---
"""


@dataclass(frozen=True)
class ActivitySketch:
    """The words of an activity, and whether a result answers it."""

    text: str
    done: bool = False


@dataclass(frozen=True)
class MeasureSketch:
    """The id of a measure, its activities, its indicator and its item codes."""

    id: str
    activities: Sequence[ActivitySketch]
    indicator: int | None = None
    items: Sequence[str] = ()


def site_without_reports(folder: Path) -> Site:
    """Copy the agency and the frameworks of the site of two years, without its reports."""
    root = Path(shutil.copytree(SITES / "two-years", folder / "content"))
    shutil.rmtree(root / "reports")
    return Site(root)


def add_report(
    site: Site, year: int, months: int, *measures: MeasureSketch, assessed: int | None = None, family: str = "nacc"
) -> None:
    """Write a report of a fiscal year and a round with its measures."""
    report_id = f"{year}-{months}m" if family == "nacc" else f"{family}-{year}-{months}m"
    folder = f"reports/{report_id}"
    index = INDEX.format(id=report_id, family=family, assessed=assessed or year - 1, year=year, round=months)
    site.write(f"{folder}/index.md", index)
    for order, measure in enumerate(measures, 1):
        site.write(f"{folder}/measures/{measure.id}.md", _measure(measure, order, year))


def _measure(measure: MeasureSketch, order: int, year: int) -> str:
    numbered = list(enumerate(measure.activities, 1))
    done = [number for number, activity in numbered if activity.done]
    indicator = f"  indicator: {measure.indicator}\n" if measure.indicator else ""
    items = f"  items: [{', '.join(measure.items)}]\n" if measure.items else ""
    return MEASURE.format(
        id=measure.id,
        order=order,
        issue=indicator + items,
        activities="".join(f"  - {{number: {number}, text: '{activity.text}'}}\n" for number, activity in numbered),
        before=year - 1,
        year=year,
        results="results:\n" + "".join(f"  - {{text: ผล, answers: [{number}]}}\n" for number in done) if done else "",
    )
