"""The questions for a measure: what answers become, which are refused at once, what is kept when asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.ask.interview import Interview, again
from ita_site.ask.terminal import Asker
from ita_site.source.problems import Code, Problem

if TYPE_CHECKING:
    from tests.builders.sites import Site

FOLDER = "content/reports/2567-12m"
MEASURE = f"{FOLDER}/measures/3-x.md"


class Person:
    """Types the answers one by one, and sees what is said."""

    def __init__(self, *typed: str) -> None:
        self.typed, self.seen = [*typed], ""

    def say(self, words: str) -> None:
        self.seen += f"{words}\n"

    def hear(self, asked: str) -> str:
        self.say(asked)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)


def interview(site: Site, person: Person) -> Interview:
    """An interview in which the site's report is chosen already."""
    made = Interview(Asker(person.say, person.hear), site.catalogue())
    report = made.catalogue.reports[0]
    made.report, made.framework = report, report.framework
    made.report_id, made.fiscal_year = report.entry.id, report.entry.fiscal_year
    return made


@pytest.mark.parametrize(("typed", "number"), [("6", 6), ("๘", 8), ("0", None), ("", None)])
def test_the_number_typed_is_the_number_of_the_indicator(typed: str, number: int | None, site: Site) -> None:
    person = Person("ก", "", typed, "")
    asked = interview(site, person)
    asked.ask("issue")
    assert asked.measure["issue"].get("indicator") == number
    assert "  0. ไม่ระบุ" in person.seen
    assert "  6. ตัวชี้วัดที่ 6" in person.seen


@pytest.mark.parametrize("typed", ["1", "7", "99", "-6", "6.0", "9" * 5000])
def test_a_number_that_no_indicator_has_is_asked_for_again(typed: str, site: Site) -> None:
    person = Person("ก", "", typed, "8", "")
    asked = interview(site, person)
    asked.ask("issue")
    assert asked.measure["issue"]["indicator"] == 8
    assert "ไม่มีข้อนี้" in person.seen


@pytest.mark.parametrize(
    ("name", "typed", "answer_told"),
    [
        ("id", ["One!", "four"], "รหัสต้องเป็น"),
        ("id", ["one", "four"], "มีรหัสหรือเลขลำดับนี้แล้ว"),
        ("title", ["ก" * 301, "ก"], "ยาวเกินกำหนด"),
        ("title", ["ก\u202eข", "ก"], "อักขระ"),
        ("period", ["ทั้งปี", "2566-10/2567-09", "ก", ""], "ช่วงเดือนปี"),
        ("period", ["2567-10/2568-09", "2566-10/2567-09", "ก", ""], "นอกปีงบประมาณ"),
    ],
)
def test_a_wrong_answer_is_told_and_asked_for_again_on_its_own(
    name: str, typed: list[str], answer_told: str, site: Site
) -> None:
    person = Person(*typed)
    asked = interview(site, person)
    asked.ask(name)
    assert person.typed == []
    assert answer_told in person.seen
    assert asked.measure[name] == typed[1]


def test_a_bad_address_costs_only_itself_and_what_was_meant_is_offered(site: Site) -> None:
    person = Person("ผลหนึ่ง", "ftp://x.example/1", "www.x.example/1", "", "", "ผลสอง", "", "")
    asked = interview(site, person)
    asked.ask("results")
    assert person.typed == []
    assert [claim["text"] for claim in asked.measure["results"]] == ["ผลหนึ่ง", "ผลสอง"]
    assert asked.measure["results"][0]["evidence"] == [{"url": "http://www.x.example/1"}]


def test_an_address_that_is_not_known_can_be_left_out_after_all(site: Site) -> None:
    asked = interview(site, Person("ผล", "www.x.example/1", ".", ""))
    asked.ask("results")
    assert asked.measure["results"] == [{"text": "ผล", "evidence": []}]


def test_a_wrong_year_of_a_new_report_is_told_at_once(site: Site) -> None:
    person = Person("3", "2", "68", "2568", "", "", "รายงาน ปี 2568", "", "นำ", "")
    asked = Interview(Asker(person.say, person.hear), site.catalogue())
    asked._report()
    assert person.typed == []
    assert "ไม่มีข้อนี้" in person.seen
    assert "ต้องเป็นปีพุทธศักราช" in person.seen
    assert asked.report_id == "2568-12m"


def test_what_is_asked_again_keeps_the_earlier_answers_by_enter(site: Site) -> None:
    asked = interview(site, Person(*["หนึ่ง", "สอง", ""], *["ผล", "2", "http://x.example/1", "", ""]))
    asked.ask("activities")
    asked.ask("results")
    before = dict(asked.measure)
    person = Person(*["", "", ""], *["", "", "", "", ""])
    asked.asker = Asker(person.say, person.hear)
    wrong = [Problem(MEASURE, 0, Code.WRONG_TYPE, name) for name in ("results[1].text", "activities[1].text")]
    assert again(asked, wrong, FOLDER) is not None
    assert person.typed == []
    assert asked.measure == before


def test_a_list_can_become_shorter_and_a_choice_none_when_asked_again(site: Site) -> None:
    asked = interview(site, Person(*["หนึ่ง", "สอง", ""], *["ผล", "1,2", "http://x.example/1", "", ""]))
    asked.ask("activities")
    asked.ask("results")
    person = Person(*["", "."], *["แก้", "0", ".", "."])
    asked.asker = Asker(person.say, person.hear)
    asked.ask("activities")
    asked.ask("results")
    assert [activity["text"] for activity in asked.measure["activities"]] == ["หนึ่ง"]
    assert asked.measure["results"] == [{"text": "แก้", "answers": [], "evidence": []}]


def test_words_of_several_lines_are_shown_and_kept_when_asked_again(site: Site) -> None:
    asked = interview(site, Person("ก", "  ข", "", "6", "1"))
    asked.ask("issue")
    before = dict(asked.measure)
    person = Person("", "", "")
    asked.asker = Asker(person.say, person.hear)
    asked.ask("issue")
    assert asked.measure == before
    assert "  |   ข" in person.seen


@pytest.mark.parametrize("path", [f"{FOLDER}/index.md", "content/reports/2500-12m/index.md", "content/agency.yml"])
def test_what_is_wrong_elsewhere_asks_nothing_and_ends(path: str, site: Site) -> None:
    assert again(interview(site, Person()), [Problem(path, 3, Code.BROKEN_LINK, found="a.png")], FOLDER) is None
