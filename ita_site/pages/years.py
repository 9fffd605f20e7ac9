"""The page of reports side by side, and what other pages say of their like in other reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Row, Volume
from ita_site.catalogue.comparison import Change, Likeness, Years
from ita_site.labels import report_name, short_name
from ita_site.model.framework import Indicator
from ita_site.pages.bars import bars
from ita_site.pages.output import Elsewhere, Output, Place
from ita_site.pages.render import page
from ita_site.settings import Settings

YEARS_PLACE: Final = Place(urls.YEARS, "เทียบรายงานแต่ละฉบับ")

MOST_LISTED: Final = 100
"""Activities in one list of the page."""

CHANGES: Final[Mapping[Change, str]] = {
    Change.ANSWERED: "เคยไม่พบผล ฉบับหลังมีผลแล้ว",
    Change.SILENT: "ไม่พบผลทั้งสองฉบับ",
    Change.LOST: "เคยมีผล ฉบับหลังไม่พบผล",
    Change.KEPT: "มีผลทั้งสองฉบับ",
}

LIKENESS: Final[Mapping[Likeness, str]] = {
    Likeness.SAME: "ถ้อยคำเดียวกัน",
    Likeness.SIMILAR: "ถ้อยคำคล้ายกัน",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of one report say of their like in others: of the report, by measure id, by indicator number."""

    report: tuple[Elsewhere, ...] = ()
    measures: Mapping[str, tuple[Elsewhere, ...]] = field(default_factory=dict)
    indicators: Mapping[int, tuple[Elsewhere, ...]] = field(default_factory=dict)


def beside(years: Years | None, volume: Volume) -> Beside:
    """What the pages of ``volume`` say of other reports; nothing where there is none."""
    if years is None:
        return Beside()
    others = [one for family in years.families for one in family.volumes if one is not volume]
    reports = (Elsewhere(Place(urls.report(one.report.id), report_name(one.report))) for one in others)
    return Beside(
        report=(Elsewhere(YEARS_PLACE), *reports),
        measures={
            measure: tuple(_measure(other, row) for other, row in found)
            for measure, found in years.like_rows(volume).items()
        },
        indicators={
            indicator.number: tuple(
                _indicator(other, indicator, same=same) for other, same in years.like_indicators(volume, indicator)
            )
            for indicator in volume.framework.indicators
        },
    )


def _measure(volume: Volume, row: Row) -> Elsewhere:
    title = f"{short_name(volume)}: มาตรการที่ {row.measure.order} {row.measure.title}"
    place = Place(urls.measure(volume.report.id, row.measure.id), title)
    return Elsewhere(place, "มีกิจกรรมที่ถ้อยคำเดียวกันหรือคล้ายกัน", reading=True)


def _indicator(volume: Volume, indicator: Indicator, *, same: bool) -> Elsewhere:
    place = Place(urls.indicator(volume.report.id, indicator.number), short_name(volume))
    return Elsewhere(place, "" if same else "เลขเดียวกัน แต่ชื่อต่างกัน อาจเป็นคนละตัวชี้วัด")


def years_page(
    catalogue: Catalogue,
    years: Years,
    settings: Settings,
    home: Place,
    neighbours: tuple[Place | None, Place | None],
) -> Output:
    """All reports side by side."""
    counts = [volume.counts for volume in catalogue.volumes]
    return page(
        "years.md.jinja",
        YEARS_PLACE,
        f"รายงาน ITA {len(counts)} ฉบับของ{catalogue.agency.name} เทียบกัน: กิจกรรมใดกลับมา และกิจกรรมใดมีผลแล้ว",
        catalogue.agency_path,
        settings,
        above=(home,),
        neighbours=neighbours,
        sources=_sources(catalogue),
        # it repeats what the pages of measures say
        weight=0.5,
        years=years,
        pictures=[(volume, bars(volume.counts)) for volume in catalogue.volumes],
        widest=max(one.activities for one in counts),
        short_name=short_name,
        report_name=report_name,
        changes=CHANGES,
        likeness=LIKENESS,
        most=MOST_LISTED,
    )


def _sources(catalogue: Catalogue) -> Iterator[str]:
    for volume in catalogue.volumes:
        yield volume.path
        yield from (row.path for row in volume.rows)
    yield from catalogue.framework_paths.values()
