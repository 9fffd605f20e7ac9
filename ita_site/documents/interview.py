"""Which questions make a measure: in the order of the official form, explained by what the model says of each field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from ita_site.catalogue import Catalogue, Volume
from ita_site.documents.asking import Asker
from ita_site.documents.newmeasure import next_order, volume_of
from ita_site.model import (
    ALL_UNITS,
    Activity,
    Claim,
    Entry,
    Evidence,
    Framework,
    Issue,
    Measure,
    Report,
    Responsible,
    Result,
)
from ita_site.pages.labels import report_name
from ita_site.problems import Problem
from ita_site.reference import says
from ita_site.thai import fiscal_period, format_period, parse_year

Given: TypeAlias = tuple[str, dict[str, Any], dict[str, Any] | None]
"""The report's id, the measure's answers, and those of a new report."""

_NONE: Final = "ไม่ระบุ"


def _about(entry: type[Entry], name: str) -> str:
    return says(entry.model_fields[name]).th


@dataclass(slots=True)
class Interview:
    """One measure asked for."""

    asker: Asker
    catalogue: Catalogue
    report_id: str = ""
    framework: Framework | None = None
    fiscal_year: int = 0
    volume: Volume | None = None
    numbers: list[int] = field(default_factory=list)
    """Numbers of the activities that were answered."""

    def everything(self) -> Given:
        """Every question, in order."""
        new_report = self._report()
        measure: dict[str, Any] = {}
        for name in ("id", "title", "issue", "lead", "activities", "responsible", "period", "status", "results"):
            measure |= self.ask(name)
        return self.report_id, measure | self.ask("outcomes"), new_report

    def ask(self, name: str) -> dict[str, Any]:
        """The question, or questions, for one field of a measure."""
        asked = {
            "issue": self._issue,
            "activities": self._activities,
            "responsible": self._responsible,
            "period": self._period,
            "results": self._results,
            "outcomes": self._outcomes,
        }
        if name in asked:
            return asked[name]()
        default = f"measure-{next_order(self.volume)}" if name == "id" else ""
        question = "รหัสของมาตรการ (a-z 0-9 -)" if name == "id" else _about(Measure, name)
        return {name: self.asker.line(question, _about(Measure, name), default)}

    def _report(self) -> dict[str, Any] | None:
        volumes = self.catalogue.volumes
        names = [*(report_name(volume.report) for volume in volumes), "สร้างรายงานใหม่"]
        at = self.asker.one("เพิ่มมาตรการในรายงานฉบับใด", "มาตรการแต่ละข้ออยู่ในรายงานหนึ่งฉบับ", names)
        if at == len(volumes):
            return self.new_report()
        self._use(volumes[at])
        return None

    def _use(self, volume: Volume) -> None:
        self.volume, self.framework = volume, volume.framework
        self.report_id, self.fiscal_year = volume.report.id, volume.report.fiscal_year

    def new_report(self) -> dict[str, Any]:
        """The questions for a report that is not there yet."""
        year = self.asker.line("ปีงบประมาณ (พ.ศ.)", _about(Report, "fiscal_year"))
        months = ("6", "12")[self.asker.one("รอบกี่เดือน", _about(Report, "round"), ["6 เดือน", "12 เดือน"], 2)]
        known = list(self.catalogue.frameworks.values())
        titles = [framework.title for framework in known]
        framework = known[self.asker.one("กรอบการประเมินของปีที่ถูกประเมิน", _about(Report, "assessed_year"), titles)]
        try:
            self.fiscal_year = parse_year(year)
        except ValueError:
            self.fiscal_year = 0
        self.report_id = f"{self.fiscal_year or year}-{months}m"
        self.framework, self.volume = framework, volume_of(self.catalogue, self.report_id)
        return {
            "family": framework.family,
            "assessed_year": framework.year,
            "fiscal_year": year,
            "round": months,
            "title_lines": self.asker.lines("ชื่อเรื่องของรายงาน", _about(Report, "title_lines")),
            "introduction": self.asker.lines("ย่อหน้านำ", _about(Report, "introduction")),
        }

    def _issue(self) -> dict[str, Any]:
        issue: dict[str, Any] = {"text": self.asker.lines("ประเด็นที่ต้องปรับปรุง", _about(Issue, "text"))}
        if self.framework:
            indicators = self.framework.indicators
            names = [_NONE, *(f"ตัวชี้วัดที่ {one.number} {one.name}" for one in indicators)]
            at = self.asker.one("ข้อความระบุตัวชี้วัดใด", _about(Issue, "indicator"), names)
            issue |= {"indicator": indicators[at - 1].number} if at else {}
            items = self.framework.items
            if items:
                chosen = self.asker.some(
                    "ข้อความระบุข้อคำถามใด", _about(Issue, "items"), [f"{one.code} {one.text[:60]}" for one in items]
                )
                issue["items"] = [items[one].code for one in chosen]
        return {"issue": issue}

    def _activities(self) -> dict[str, Any]:
        activities: list[dict[str, Any]] = []
        while text := self.asker.line(f"กิจกรรมที่ {len(activities) + 1} (เว้นว่างเมื่อครบ)", _about(Activity, "text")):
            activities.append({"number": len(activities) + 1, "text": text})
        self.numbers = [one["number"] for one in activities]
        return {"activities": activities}

    def _responsible(self) -> dict[str, Any]:
        text = self.asker.lines("ผู้รับผิดชอบ", _about(Responsible, "text"))
        units = self.catalogue.agency.units
        names = [*(unit.name for unit in units), "ทุกส่วนราชการ"]
        chosen = self.asker.some("หมายถึงส่วนราชการใด", _about(Responsible, "units"), names)
        ids = [ALL_UNITS] if len(units) in chosen else [units[at].id for at in chosen]
        return {"responsible": {"text": text, "units": ids}}

    def _period(self) -> dict[str, Any]:
        months = fiscal_period(self.fiscal_year) if self.fiscal_year else None
        period = self.asker.line("ระยะเวลาเป็นเดือน", _about(Measure, "period"), str(months or ""))
        shown = format_period(months) if months else ""
        return {"period": period, "period_text": self.asker.lines(f"ข้อความในช่องระยะเวลา เช่น {shown}", "คัดตามรายงาน")}

    def _results(self) -> dict[str, Any]:
        return {"results": list(self._claims("ผลการดำเนินการ", Result))}

    def _outcomes(self) -> dict[str, Any]:
        return {"outcomes": list(self._claims("ผลลัพธ์", Claim))}

    def _claims(self, name: str, entry: type[Claim]) -> Iterable[dict[str, Any]]:
        number = 1
        while text := self.asker.line(f"{name} ข้อที่ {number} (เว้นว่างเมื่อครบ)", _about(entry, "text")):
            claim: dict[str, Any] = {"text": text}
            if entry is Result and self.numbers:
                choices = [f"กิจกรรมที่ {at}" for at in self.numbers]
                chosen = self.asker.some("  ตอบกิจกรรมใด", _about(Result, "answers"), choices)
                claim["answers"] = [self.numbers[at] for at in chosen]
            evidence: list[dict[str, str]] = []
            while url := self.asker.line("  ที่อยู่เว็บของหลักฐาน (เว้นว่างเมื่อครบ)", _about(Evidence, "url")):
                evidence.append({"url": url})
            yield claim | {"evidence": evidence}
            number += 1


def again(interview: Interview, given: Given, wrong: Iterable[Problem]) -> Given | None:
    """Ask once more for what is wrong, the rest as it was answered; None where no question would help."""
    report_id, measure, new_report = given
    told = [(problem.path.endswith("/index.md"), re.split(r"[.\[]", problem.field)[0]) for problem in wrong]
    names = {_question(name) for in_report, name in told if not in_report and name in Measure.model_fields}
    if not names and not any(in_report for in_report, _ in told):
        return None
    if new_report is not None and any(in_report for in_report, _ in told):
        new_report = interview.new_report()
        report_id = interview.report_id
    for name in sorted(names):
        measure |= interview.ask(name)
    return report_id, measure, new_report


def _question(name: str) -> str:
    """The question whose answer gave a field."""
    return "period" if name == "period_text" else name
