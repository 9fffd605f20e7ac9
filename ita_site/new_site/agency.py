"""What an officer says of the agency that a site is started for, checked as the site's own reader checks it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from ita_site.model.agency import Agency
from ita_site.model.closed_lists.provinces import ANY_PROVINCE, nearest_province, province_named
from ita_site.model.validation import validate
from ita_site.new_site.district import district
from ita_site.new_site.unit_ids import unit_ids
from ita_site.source.front_matter_writer import Field, write_plain
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import parse

FILE: Final = "content/agency.yml"
_SOURCE: Final = "ชื่อ ที่ตั้ง เว็บไซต์ และส่วนราชการ ตามที่หน่วยงานกรอกเมื่อเริ่มเว็บไซต์นี้"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, as typed; empty where nothing was."""

    name: str = ""
    province: str = ""
    district: str = ""
    website: str = ""
    units: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return names of the fields without an answer, in the order in which they are asked."""
        return tuple(
            field for field in ("name", "province", "district", "website", "units") if not getattr(self, field)
        )

    def with_line(self, field: str, text: str) -> "Answers":
        """Return the answers with the text in one field, which is no list."""
        values: dict[str, Any] = {field: text}
        return replace(self, **values)

    def tidied(self) -> "Answers":
        """Return the answers as content writes them: `จังหวัด…`, `อำเภอ…`, without spaces around."""
        province = province_named(self.province)
        written = province.name if province else self.province.strip()
        units = tuple(unit.strip() for unit in self.units if unit.strip())
        place = district(self.district, written)
        return replace(
            self, name=self.name.strip(), province=written, district=place, website=self.website.strip(), units=units
        )


def agency_file(answers: Answers) -> str:
    """Return the text of agency.yml; units get ids made from their names."""
    units = tuple(
        (Field("id", unit_id), Field("name", name))
        for unit_id, name in zip(unit_ids(answers.units), answers.units, strict=True)
    )
    province = province_named(answers.province)
    code = (Field("province_code", province.code),) if province else ()
    return write_plain(
        (
            Field("name", answers.name),
            Field("district", answers.district),
            Field("province", answers.province),
            *code,
            Field("website", answers.website),
            Field("source", _SOURCE),
            Field("units", units),
        )
    )


def problems(answers: Answers) -> list[Problem]:
    """Return what is wrong with the answers, in the words of the checks; none where the site can be started."""
    tree = parse(agency_file(answers), FILE)
    problems = [*tree.problems, *validate(Agency, tree, FILE)[1], *_beyond_the_model(answers)]
    return [replace(problem, line=0) for problem in problems]


def problem_of(answers: Answers, field: str) -> Problem | None:
    """Return the first thing that is wrong with one answer."""
    return next((problem for problem in problems(answers) if problem.field.partition("[")[0] == field), None)


def _beyond_the_model(answers: Answers) -> Iterator[Problem]:
    """Yield what is wrong in a new site, though an older one may have it."""
    if not answers.units:
        yield Problem(FILE, 0, Code.EMPTY, "units")
    elif len(set(answers.units)) < len(answers.units):
        twice = next(name for name in answers.units if answers.units.count(name) > 1)
        yield Problem(FILE, 0, Code.DUPLICATE_ID, "units", found=twice)
    if answers.province and not province_named(answers.province):
        near = nearest_province(answers.province)
        nearest = near.name if near else ""
        yield Problem(FILE, 0, Code.BAD_CHOICE, "province", answers.province, ANY_PROVINCE, nearest)
