"""Which questions make a measure: in the order of the official form, explained by what the model says of each field.

Each answer is checked as it is given, by what the checks say of its field; what must be asked again later is asked with
the earlier answers as they were, so that Enter keeps them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, TypeAlias

from ita_site.ask.new_measure import next_order, report_of
from ita_site.ask.terminal import END, NONE, Asker, Check
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.reading import HOME
from ita_site.labels import report_name
from ita_site.model.agency import ALL_UNITS
from ita_site.model.entry import Entry, says
from ita_site.model.framework import Framework
from ita_site.model.measure import Activity, Claim, Evidence, Issue, Measure, Responsible, Result
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.source.decoding import unfit
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Tree
from ita_site.text.thai import fiscal_period, format_period, parse_period, parse_year

Given: TypeAlias = tuple[str, dict[str, Any], dict[str, Any] | None]
"""The report's id, the measure's answers, and those of a new report."""

_NOT_NAMED: Final = "ไม่ระบุ"
_NOT_ASKED: Final = frozenset({"order", "period_text", "headings"})
"""Fields that no question of their own gives: counted, asked for with `period`, the report's."""
_ASKED: Final = tuple(name for name in Measure.model_fields if name not in _NOT_ASKED)
_ROUNDS: Final = ("6", "12")


def _about(entry: type[Entry], name: str) -> str:
    return says(entry.model_fields[name]).th


def fault(entry: type[Entry], name: str, answer: str) -> Problem | None:
    """Return what is wrong with the answer for one field alone, as the checks say it; None where it is right."""
    if char := unfit(answer):
        return Problem("", 0, Code.BAD_CHARACTER, name, char)
    _, problems = validate(entry, Tree({name: answer}, {}, ()), "")
    return next((problem for problem in problems if _root(problem.field) == name), None)


def _checked(entry: type[Entry], name: str) -> Check:
    return lambda answer: fault(entry, name, answer)


def _root(name: str) -> str:
    """Return the field of the file that a field belongs to: `results[1].text` → `results`."""
    return re.split(r"[.\[]", name)[0]


@dataclass(slots=True)
class Interview:
    """An interview about one measure: the catalogue it belongs to, and the answers so far."""

    asker: Asker
    catalogue: Catalogue
    report_id: str = ""
    framework: Framework | None = None
    fiscal_year: int = 0
    report: ReportView | None = None
    measure: dict[str, Any] = field(default_factory=dict)
    """Answers so far."""
    new: dict[str, Any] | None = None
    """Those of a new report."""

    def everything(self) -> Given:
        """Ask every question in order; return the answers."""
        self._report()
        for name in _ASKED:
            self.ask(name)
        return self.given

    @property
    def given(self) -> Given:
        """Return the report's id, the measure's answers and those of a new report."""
        return self.report_id, self.measure, self.new

    def ask(self, name: str) -> None:
        """Ask for one field of a measure, with one question or more; Enter keeps the earlier answer."""
        asked: dict[str, Callable[[], dict[str, Any]]] = {
            "id": self._id,
            "issue": self._issue,
            "activities": self._activities,
            "responsible": self._responsible,
            "period": self._period,
            "results": lambda: {"results": list(self._claims("ผลการดำเนินการ", "results", Result))},
            "outcomes": lambda: {"outcomes": list(self._claims("ผลลัพธ์", "outcomes", Claim))},
        }
        self.measure |= asked[name]() if name in asked else {name: self._line(Measure, name, self.measure)}

    def _line(self, entry: type[Entry], name: str, before: Mapping[str, Any], question: str = "") -> str:
        explained = _about(entry, name)
        return self.asker.line(question or explained, explained, str(before.get(name, "")), _checked(entry, name))

    def _lines(self, entry: type[Entry], name: str, before: Mapping[str, Any], question: str) -> str:
        return self.asker.lines(question, _about(entry, name), str(before.get(name, "")), _checked(entry, name))

    def _report(self) -> None:
        reports = self.catalogue.reports
        names = [*(report_name(report.entry) for report in reports), "สร้างรายงานใหม่"]
        at = self.asker.choice("เพิ่มมาตรการในรายงานฉบับใด", "มาตรการแต่ละข้ออยู่ในรายงานหนึ่งฉบับ", names)
        if at == len(reports):
            self.new_report()
        else:
            self._use(reports[at])

    def _use(self, report: ReportView) -> None:
        self.report, self.framework = report, report.framework
        self.report_id, self.fiscal_year = report.entry.id, report.entry.fiscal_year

    def new_report(self) -> None:
        """Ask for the fields of a new report."""
        before = self.new or {}
        year = self._line(Report, "fiscal_year", before, "ปีงบประมาณ (พ.ศ.)")
        last = _ROUNDS.index(before.get("round", _ROUNDS[-1])) + 1
        months = _ROUNDS[self.asker.choice("รอบกี่เดือน", _about(Report, "round"), ["6 เดือน", "12 เดือน"], last)]
        known = list(self.catalogue.frameworks.values())
        titles = [framework.title for framework in known]
        at = known.index(self.framework) + 1 if self.framework in known else 1
        explained = _about(Report, "assessed_year")
        framework = known[self.asker.choice("กรอบการประเมินของปีที่ถูกประเมิน", explained, titles, at)]
        self.fiscal_year = parse_year(year) if year else 0
        self.report_id = f"{self.fiscal_year or year}-{months}m"
        self.framework, self.report = framework, report_of(self.catalogue, self.report_id)
        self.new = {
            "family": framework.family,
            "assessed_year": framework.year,
            "fiscal_year": year,
            "round": months,
            "title_lines": self._lines(Report, "title_lines", before, "ชื่อเรื่องของรายงาน"),
            "introduction": self._lines(Report, "introduction", before, "ย่อหน้านำ"),
        }

    def _id(self) -> dict[str, Any]:
        default = self.measure.get("id") or f"measure-{next_order(self.report)}"
        explained = _about(Measure, "id")
        return {"id": self.asker.line("รหัสของมาตรการ (a-z 0-9 -)", explained, default, self._id_fault)}

    def _id_fault(self, answer: str) -> Problem | None:
        taken = (
            next((measure for measure in self.report.measures if measure.entry.id == answer), None)
            if self.report
            else None
        )
        if taken is not None:
            return Problem("", 0, Code.DUPLICATE_ID, "id", answer, f"≠ {taken.path}")
        return fault(Measure, "id", answer)

    def _issue(self) -> dict[str, Any]:
        before = self.measure.get("issue", {})
        issue: dict[str, Any] = {"text": self._lines(Issue, "text", before, "ประเด็นที่ต้องปรับปรุง")}
        if self.framework:
            # the number typed is the indicator's own: beside it, a list counted from 1 would mislead
            choices = {NONE: _NOT_NAMED} | {
                indicator.number: f"ตัวชี้วัดที่ {indicator.number} {indicator.name}"
                for indicator in self.framework.indicators
            }
            explained = _about(Issue, "indicator")
            number = self.asker.number("ข้อความระบุตัวชี้วัดใด", explained, choices, before.get("indicator", NONE))
            issue |= {"indicator": number} if number != NONE else {}
            issue |= {"items": self._items(before.get("items", ()))} if self.framework.items else {}
        return {"issue": issue}

    def _items(self, before: Sequence[str]) -> list[str]:
        items = self.framework.items if self.framework else ()
        names = [f"{item.code} {item.text[:60]}" for item in items]
        last = [at for at, item in enumerate(items) if item.code in before]
        return [items[at].code for at in self.asker.some("ข้อความระบุข้อคำถามใด", _about(Issue, "items"), names, last)]

    def _activities(self) -> dict[str, Any]:
        before = [activity["text"] for activity in self.measure.get("activities", ())]
        texts = self._each("กิจกรรมที่", Activity, "text", before)
        return {"activities": [{"number": number, "text": text} for number, text in texts]}

    def _each(self, question: str, entry: type[Entry], name: str, before: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the texts of a list, each with its number, until one is left empty; a full stop ends a shorter list."""
        for number in count(1):
            earlier = before[number - 1] if number <= len(before) else ""
            how = f"Enter = ข้อเดิม, {END} = ครบแล้ว" if earlier else "เว้นว่างเมื่อครบ"
            asked = f"{question} {number} ({how})"
            text = self.asker.line(asked, _about(entry, name), earlier, lambda answer: _unless_end(entry, name, answer))
            if text in {"", END}:
                return
            yield number, text

    def _responsible(self) -> dict[str, Any]:
        before = self.measure.get("responsible", {})
        text = self._lines(Responsible, "text", before, "ผู้รับผิดชอบ")
        known = {**{unit.id: unit.name for unit in self.catalogue.agency.units}, ALL_UNITS: "ทุกส่วนราชการ"}
        last = [at for at, unit in enumerate(known) if unit in before.get("units", ())]
        explained = _about(Responsible, "units")
        chosen = self.asker.some("หมายถึงส่วนราชการใด", explained, list(known.values()), last)
        ids = [list(known)[at] for at in chosen]
        return {"responsible": {"text": text, "units": [ALL_UNITS] if ALL_UNITS in ids else ids}}

    def _period(self) -> dict[str, Any]:
        months = fiscal_period(self.fiscal_year) if self.fiscal_year else None
        default = str(self.measure.get("period") or months or "")
        period = self.asker.line("ระยะเวลาเป็นเดือน", _about(Measure, "period"), default, self._period_fault)
        shown = format_period(months) if months else ""
        text = self._lines(Measure, "period_text", self.measure, f"ข้อความในช่องระยะเวลา เช่น {shown}")
        return {"period": period, "period_text": text}

    def _period_fault(self, answer: str) -> Problem | None:
        if wrong := fault(Measure, "period", answer):
            return wrong
        year, meant = fiscal_period(self.fiscal_year) if self.fiscal_year else None, parse_period(answer)
        if year is None or (year.first <= meant.first and meant.last <= year.last):
            return None
        return Problem("", 0, Code.OUTSIDE_FISCAL_YEAR, "period", answer, format_period(year), str(year))

    def _claims(self, title: str, name: str, entry: type[Claim]) -> Iterator[dict[str, Any]]:
        """Yield the answers for each result or outcome: its text, the activities that it answers, its evidence."""
        before: Sequence[dict[str, Any]] = self.measure.get(name, ())
        for number, text in self._each(f"{title} ข้อที่", entry, "text", [claim["text"] for claim in before]):
            earlier = before[number - 1] if number <= len(before) else {}
            answers = self._answers(earlier) if entry is Result else {}
            yield {"text": text, **answers, "evidence": self._evidence(earlier)}

    def _answers(self, earlier: Mapping[str, Any]) -> dict[str, list[int]]:
        """Return the field of the activities that a result answers; no field where the measure has none."""
        activities = [activity["number"] for activity in self.measure.get("activities", ())]
        if not activities:
            return {}
        choices = [f"กิจกรรมที่ {number}" for number in activities]
        last = [at for at, number in enumerate(activities) if number in earlier.get("answers", ())]
        chosen = self.asker.some("  ตอบกิจกรรมใด", _about(Result, "answers"), choices, last)
        return {"answers": [activities[at] for at in chosen]}

    def _evidence(self, earlier: Mapping[str, Any]) -> list[dict[str, str]]:
        urls = [evidence["url"] for evidence in earlier.get("evidence", ())]
        return [{"url": url} for _, url in self._each("  ที่อยู่เว็บของหลักฐาน", Evidence, "url", urls)]


def _unless_end(entry: type[Entry], name: str, answer: str) -> Problem | None:
    return None if answer == END else fault(entry, name, answer)


def again(interview: Interview, wrong: Iterable[Problem], folder: str) -> Given | None:
    """Ask once more for what is wrong, and return all answers; None where no question would help.

    `folder` is the report's, as problems name it: what is wrong in another report's file nobody was asked for.
    """
    fields = [(problem.path == f"{folder}/{HOME}", _root(problem.field)) for problem in wrong]
    names = {_question(name) for in_report, name in fields if not in_report} & set(_ASKED)
    of_report = interview.new is not None and any(in_report for in_report, _ in fields)
    if not names and not of_report:
        return None
    if of_report:
        interview.new_report()
    for name in sorted(names, key=_ASKED.index):
        interview.ask(name)
    return interview.given


def _question(name: str) -> str:
    """Return the question whose answer gave a field."""
    return "period" if name == "period_text" else name
