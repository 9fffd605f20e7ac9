"""Many small agencies, all of them made up: the site folders of a nation for tests and benches, the same every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ita_site.model.closed_lists.provinces import PROVINCES, Province

_KINDS = ("องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "โรงเรียน", "โรงพยาบาล")

_CONFIG = """site_name: รายงาน ITA {name}
docs_dir: content
site_dir: site
theme: ita
plugins: [ita]
{options}"""

_AGENCY = """name: {name}
id: {id}
code: "{code}"
district: อำเภอสมมติ{district}
province: {province.name}
province_code: {province.code}
website: http://{host}/
source: หน่วยงานสมมติ ทำขึ้นเพื่อทดสอบ
units:
  - id: office
    name: สำนักปลัด
"""

_HOME = """---
title: หน้าแรก
description: หน่วยงานสมมติ ทำขึ้นเพื่อทดสอบ
---
"""

_FRAMEWORK = """family: nacc
year: {year}
title: กรอบสมมติ พ.ศ. {year}
sources:
  - id: made-up
    name: เอกสารสมมติ
    text: ทำขึ้นเพื่อทดสอบ
instruments:
  - {{code: EIT, name: แบบวัดสมมติ, weight: 100, source: made-up}}
indicators:
  - {{number: 1, name: ตัวชี้วัดสมมติที่ 1, instrument: EIT, source: made-up}}
  - {{number: 2, name: ตัวชี้วัดสมมติที่ 2, instrument: EIT, source: made-up}}
items:
  - {{code: e1, text: ข้อคำถามสมมติ, indicator: 1, source: made-up}}
"""

_REPORT = """---
id: {year}-12m
family: nacc
assessed_year: {assessed}
fiscal_year: {year}
round: 12
title_lines: รายงานสมมติของ{name} พ.ศ. {year}
introduction: บทนำสมมติ ปีงบประมาณ พ.ศ. {year}
headings: {{issue: ก, activities: ข, responsible: ค, period: ง, results: จ, outcomes: ฉ}}
---
"""

_MEASURE = """---
id: m{order}
order: {order}
title: มาตรการสมมติที่ {order} ของ{name}
issue:
  text: ประเด็นสมมติที่ {order}
  indicator: {indicator}
activities:
  - {{number: 1, text: กิจกรรมสมมติ {order}}}
  - {{number: 2, text: กิจกรรมสมมติที่สอง {order}}}
responsible: {{text: สำนักปลัด, units: [office]}}
period: {before}-10/{year}-09
period_text: ตุลาคม {before} - กันยายน {year}
results:
  - text: ผลสมมติ {order} http://{host}/{year}/{order}
    answers: [1]
    evidence:
      - url: http://{host}/{year}/{order}
---
"""


@dataclass(frozen=True)
class MadeUpAgency:
    """One agency of a made-up nation: number 1 and up."""

    number: int
    reports: int = 1
    measures: int = 3
    options: str = ""
    """More lines of its mkdocs.yml."""
    host: str = ""
    """Of its website and its evidence; one of its own that no name server knows where none is given."""
    first_year: int = field(default=2567)

    @property
    def id(self) -> str:
        """Return its id, which is also the name of its folder."""
        return f"agency-{self.number:05}"

    @property
    def name(self) -> str:
        """Return its name, which says that it is made up."""
        return f"{_KINDS[self.number % len(_KINDS)]}สมมติ{self.number:05}"

    @property
    def province(self) -> Province:
        """Return its province: neighbours in number are in different ones."""
        every = list(PROVINCES.values())
        return every[self.number * 31 % len(every)]

    def files(self) -> dict[str, str]:
        """Return every file of its site folder, by path."""
        host = self.host or f"www.{self.id}.invalid"
        years = range(self.first_year, self.first_year + self.reports)
        files = {
            "mkdocs.yml": _CONFIG.format(name=self.name, options=self.options),
            "content/agency.yml": _AGENCY.format(
                name=self.name,
                id=self.id,
                code=f"{99_000_000 + self.number}",
                district=self.number % 7,
                province=self.province,
                host=host,
            ),
        }
        files["content/index.md"] = _HOME
        for year in years:
            files[f"content/framework/nacc-{year - 1}.yml"] = _FRAMEWORK.format(year=year - 1)
            folder = f"content/reports/{year}-12m"
            files[f"{folder}/index.md"] = _REPORT.format(year=year, assessed=year - 1, name=self.name)
            for order in range(1, self.measures + 1):
                files[f"{folder}/measures/m{order}.md"] = _MEASURE.format(
                    order=order, name=self.name, indicator=1 + order % 2, before=year - 1, year=year, host=host
                )
        return files

    def write(self, sites: Path) -> Path:
        """Write its site folder below `sites`; return the folder."""
        folder = sites / self.id
        for path, text in self.files().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return folder


def write_nation(sites: Path, count: int, *, reports: int = 1, measures: int = 3, options: str = "") -> list[Path]:
    """Write `count` agencies below `sites`; return their site folders in the order of their ids."""
    return [
        MadeUpAgency(number, reports=reports, measures=measures, options=options).write(sites)
        for number in range(1, count + 1)
    ]
