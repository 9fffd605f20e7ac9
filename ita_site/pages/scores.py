"""What an indicator scored before and after the measures that were to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.model.agency import ScoreSource
from ita_site.model.framework import Indicator
from ita_site.text.thai import fold


@dataclass(frozen=True, slots=True)
class Scored:
    """A score of one year."""

    year: int
    score: Decimal
    source: ScoreSource


@dataclass(frozen=True, slots=True)
class IndicatorScores:
    """What an indicator scored in the assessment that a report answers, and in that of the report's fiscal year."""

    indicator: Indicator
    before: Scored | None
    after: Scored | None


def indicator_scores(
    catalogue: Catalogue, report: ReportView, indicators: Iterable[Indicator]
) -> tuple[IndicatorScores, ...]:
    """Return the scores of a report's indicators; those that have none are left out."""
    both = (
        IndicatorScores(
            indicator,
            _scored(catalogue, report, indicator, report.entry.assessed_year),
            _scored(catalogue, report, indicator, report.entry.fiscal_year),
        )
        for indicator in indicators
    )
    return tuple(scores for scores in both if scores.before or scores.after)


def _scored(catalogue: Catalogue, report: ReportView, indicator: Indicator, year: int) -> Scored | None:
    scores = next((scores for scores in catalogue.agency.scores if scores.year == year), None)
    score = scores.of(indicator.number) if scores else None
    if scores is None or score is None or not _is_same(catalogue, report, indicator, year):
        return None
    return Scored(year, score, scores.source)


def _is_same(catalogue: Catalogue, report: ReportView, indicator: Indicator, year: int) -> bool:
    """Return whether the number means the same indicator in that year, as far as the year's framework is known."""
    framework = catalogue.frameworks.get((report.entry.family, year))
    named = [entry.name for entry in framework.indicators if entry.number == indicator.number] if framework else []
    return not named or fold(named[0]) == fold(indicator.name)
