"""What is published of a report: every table and column with its type, its meaning and whose words it holds.

A published name never changes its meaning. Whoever changes anything but wording here counts up the version in
`ita_site.open_data.version`; a test says so.
"""

from typing import Final

from ita_site.open_data.assessed import INDICATORS, ITEMS, MEASURE_ITEMS, MEASURE_UNITS, RELATIONS, SCORES, UNITS
from ita_site.open_data.reported import ACTIVITIES, ANSWERS, EVIDENCE, MEASURES, OUTCOMES, REPORT, RESULTS

__all__ = [
    "ACTIVITIES",
    "ANSWERS",
    "EVIDENCE",
    "INDICATORS",
    "ITEMS",
    "MEASURES",
    "MEASURE_ITEMS",
    "MEASURE_UNITS",
    "OUTCOMES",
    "RELATIONS",
    "REPORT",
    "RESULTS",
    "SCORES",
    "SHAPES",
    "UNITS",
]

SHAPES: Final = (
    REPORT,
    MEASURES,
    ACTIVITIES,
    RESULTS,
    OUTCOMES,
    ANSWERS,
    EVIDENCE,
    INDICATORS,
    ITEMS,
    MEASURE_ITEMS,
    UNITS,
    MEASURE_UNITS,
    SCORES,
)
"""Every table, in the order in which files and sheets are listed."""
