"""Ask in Thai for what is not answered yet, one line at a time, each checked when it is given."""

from dataclasses import replace
from typing import Final

from ita_site.ask.terminal import Asker
from ita_site.new_site.agency import Answers, problem_of
from ita_site.source.problems import Problem

_QUESTIONS: Final = {
    "name": ("ชื่อหน่วยงาน", "ชื่อเต็ม เช่น องค์การบริหารส่วนตำบลตัวอย่าง เทศบาลเมืองตัวอย่าง โรงเรียนตัวอย่างวิทยา"),
    "province": ("จังหวัด", "เช่น เลย หรือ จังหวัดเลย หรือ กรุงเทพมหานคร"),
    "district": ("อำเภอหรือเขต", "เช่น วังสะพุง หรือ อำเภอวังสะพุง ในกรุงเทพมหานครคือเขต"),
    "website": ("เว็บไซต์หลัก", "ขึ้นต้นด้วย http:// หรือ https:// เช่น https://www.example.go.th"),
}
"""Each field that is one line, with its question and what it means."""

_UNIT: Final = "ส่วนราชการที่"
_UNIT_HELP: Final = "สะกดตามที่พิมพ์ในช่องผู้รับผิดชอบของรายงาน เช่น กองคลัง เว้นว่างเมื่อครบแล้ว"


def ask_for_missing(asker: Asker, answers: Answers) -> Answers:
    """Return the answers with what was missing asked for. Raises EOFError, KeyboardInterrupt."""
    for field in answers.missing:
        if field == "units":
            answers = replace(answers, units=_units(asker))
        else:
            answers = answers.with_line(field, _line(asker, answers, field))
    return answers


def _line(asker: Asker, answers: Answers, field: str) -> str:
    def check(text: str) -> Problem | None:
        return problem_of(answers.with_line(field, text).tidied(), field)

    question, meaning = _QUESTIONS[field]
    while not (answer := asker.line(question, meaning, check=check)):
        asker.say(f"  {meaning}")
    return answer


def _units(asker: Asker) -> tuple[str, ...]:
    asker.say(f"ส่วนราชการหรือกลุ่มงาน ทีละแห่ง ({_UNIT_HELP})")
    names: list[str] = []
    while (name := asker.line(f"{_UNIT} {len(names) + 1}", _UNIT_HELP)) or not names:
        if name and name not in names:
            names.append(name)
    return tuple(names)
