"""A measure written by answering questions: at a real terminal, and from a file of answers."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from itertools import chain, repeat
from pathlib import Path

import pytest

from ita_site.ask import session
from ita_site.publish.check import load
from ita_site.source.problems import Code, Problem, Severity
from tests.builders.sites import ONE, REPORT, Site

SCRIPT = [sys.executable, "-m", "ita_site.commands", "measure"]
PATIENCE = 60
"""Seconds of silence after which nothing more will come."""

KEYS = ("\x03", "\x04")
"""Ctrl-C and Ctrl-D."""

PROMPTS = (b": ", b"> ")
"""How the screen ends where an answer is asked for."""

MEASURES = "reports/2567-12m/measures"


def answered(site: Site, answers: str) -> subprocess.CompletedProcess[str]:
    command = [*SCRIPT, "--content", str(site.root), "--answers", "-"]
    return subprocess.run(command, input=answers, capture_output=True, text=True, check=False)


def at_terminal(site: Site, typed: list[str]) -> tuple[int, str]:
    """Type a line at each prompt of a real terminal; the exit code and all that stood on the screen."""
    master, slave = pty.openpty()
    command = ["setsid", "--ctty", *SCRIPT, "--content", str(site.root)]
    # a person who has no more answers gives up
    keys = chain((answer if answer in KEYS else f"{answer}\n" for answer in typed), repeat(KEYS[1]))
    screen, answered, silent_since = b"", 0, time.monotonic()
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        os.close(slave)
        while (piece := heard(master)) is not None:
            if piece:
                screen += piece
                silent_since = time.monotonic()
            elif len(screen) > answered and screen.endswith(PROMPTS) and is_asleep(process.pid):
                answered = len(screen)
                os.write(master, next(keys).encode())
            elif time.monotonic() - silent_since > PATIENCE:
                process.kill()
    os.close(master)
    return process.returncode, screen.decode(errors="replace")


def heard(terminal: int) -> bytes | None:
    """What came next: nothing after a moment of silence, None when the other side has closed."""
    ready, _, _ = select.select([terminal], [], [], 0.02)
    try:
        return (os.read(terminal, 4096) or None) if ready else b""
    except OSError:  # so Linux tells that it has
        return None


def is_asleep(process: int) -> bool:
    """Whether a process does nothing but wait: after its prompt, for a key, so that it hears Ctrl-C at once."""
    state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return state == "S"


def files(site: Site) -> dict[str, bytes]:
    return {
        file.relative_to(site.root).as_posix(): file.read_bytes() for file in site.root.rglob("*") if file.is_file()
    }


def problems(site: Site) -> list[tuple[Severity, Code]]:
    return [(problem.severity, problem.code) for problem in load(site.root).problems]


WHOLE = """
id: third
title: มาตรการที่สาม
issue: {text: "ตัวชี้วัดที่ 6\\n- e1 = ข้อหนึ่ง", indicator: ๖, items: [e1]}
lead: "- นำ"
activities: [1.กิจกรรมแรก, {number: 2, text: "2.กิจกรรมสอง: มีโคลอน # และแฮช"}]
responsible: {text: สำนักปลัด, units: [office]}
period: 2566-10/2567-09
period_text: ตุลาคม 2566-กันยายน 2567
results:
  - {text: "-ผล =1+1 {{ x }}", answers: [1, 2], evidence: [{url: http://x.example/a.php?id=1}]}
outcomes: [{text: ผลลัพธ์}]
"""


def test_answers_become_a_measure_that_the_checks_take_without_a_word(site: Site) -> None:
    done = answered(site, WHOLE)
    assert done.returncode == 0, done.stderr
    assert problems(site) == []
    measure = site.catalogue().reports[0].measures[-1].entry
    assert (measure.id, measure.order, measure.title) == ("third", 3, "มาตรการที่สาม")
    assert measure.issue.text == "ตัวชี้วัดที่ 6\n- e1 = ข้อหนึ่ง"
    assert measure.issue.indicator == 6
    assert [activity.text for activity in measure.activities] == ["1.กิจกรรมแรก", "2.กิจกรรมสอง: มีโคลอน # และแฮช"]
    assert measure.results[0].text == "-ผล =1+1 {{ x }}"
    assert measure.results[0].answers == (1, 2)
    assert measure.results[0].evidence[0].url == "http://x.example/a.php?id=1"


def test_what_is_not_answered_is_a_todo_that_the_checks_show_and_no_error(site: Site) -> None:
    done = answered(site, "id: bare\n")
    assert done.returncode == 0, done.stderr
    after = problems(site)
    assert {severity for severity, _ in after} == {Severity.WARNING}
    assert {code for _, code in after} == {Code.TODO}
    text = (site.root / f"{MEASURES}/3-bare.md").read_text(encoding="utf-8")
    assert text.count("TODO") == len(after) >= 5


def test_a_new_report_is_made_with_its_first_measure(site: Site) -> None:
    new = "new_report: {id: 2567-6m, family: nacc, assessed_year: 2566, fiscal_year: 2567, round: 6}\nid: first\n"
    done = answered(site, new)
    assert done.returncode == 0, done.stderr
    assert {code for _, code in problems(site)} == {Code.TODO}
    made = next(report for report in site.catalogue().reports if report.entry.id == "2567-6m")
    assert made.entry.round == 6
    assert made.entry.headings == site.catalogue().reports[0].entry.headings
    assert [measure.entry.id for measure in made.measures] == ["first"]


WRONG = [
    ("id: ๑\n", ["bad-id", "id"]),
    ("id: ../../../../tmp/x\n", ["bad-id"]),
    ("id: one\n", ["duplicate-id"]),
    ("period: 2566-13/2567-09\n", ["bad-period"]),
    ("issue: {items: [e99], indicator: 77}\n", ["unknown-item", "unknown-indicator"]),
    ("results: [{text: a, answers: [9], evidence: [{url: 'javascript:alert(1)'}]}]\n", ["unsafe-url"]),
    ("responsible: {units: [ไม่มี]}\n", ["bad-id"]),
    ("issue: [1, 2]\nactivities: {a: b}\nresponsible: 7\n", ["wrong-type"]),
    ("no_such_field: 1\n", ["unknown-field"]),
    ("report: 2500-12m\n", ["2500-12m"]),
    ("new_report: {id: 2567-12m}\n", ["2567-12m"]),
    ("new_report: {id: ../x, fiscal_year: 99999}\n", ["bad-id", "bad-year"]),
    ("- no\n- fields\n", ["YAML"]),
    ("a: [", ["yaml-syntax"]),
]


@pytest.mark.parametrize(("answers", "refused"), WRONG)
def test_wrong_answers_are_all_told_in_thai_and_nothing_is_written(
    answers: str, refused: list[str], site: Site
) -> None:
    before = files(site)
    done = answered(site, answers)
    assert done.returncode == 1
    assert files(site) == before
    assert "Traceback" not in done.stderr
    assert any("\u0e01" <= char <= "\u0e5b" for char in done.stderr)
    printed = done.stderr
    for word in refused:
        assert word in printed or MEANING.get(word, word) in printed, printed


MEANING = {
    "bad-id": "รหัส",
    "duplicate-id": "มีรหัสหรือเลขลำดับนี้แล้ว",
    "bad-period": "ช่วงเดือน",
    "bad-year": "ปี",
    "unknown-item": "ไม่มีข้อคำถามนี้",
    "unknown-indicator": "ไม่มีตัวชี้วัดนี้",
    "unsafe-url": "http",
    "wrong-type": "ชนิดของข้อมูล",
    "unknown-field": "ไม่รู้จักช่อง",
}


def test_it_writes_over_no_file(site: Site) -> None:
    site.write(f"{MEASURES}/3-third.md.txt", "x")
    (site.root / MEASURES / "3-third.md").mkdir()
    before = files(site)
    assert answered(site, WHOLE).returncode == 1
    assert files(site) == before


TYPED = [
    *["?", "1"],  # the report, after asking what is meant
    "fourth",
    "ชื่อที่พิมพ์",
    *["ประเด็น", "  บรรทัดสอง", ""],
    "๖",  # the number of the indicator itself, in Thai digits
    "1",
    "",  # no words before the activities
    *["1.ทำหนึ่ง", "2.ทำสอง", ""],
    *["ทุกคน", "", "1"],
    "",  # the usual months
    *["ตุลาคม 2566-กันยายน 2567", ""],
    "",
    *["-ผลหนึ่ง", "1,2", "http://x.example/ผล".replace("ผล", "r"), "", ""],
    *["ผลลัพธ์หนึ่ง", "", ""],
]


def test_a_person_at_a_terminal_is_led_to_a_valid_file(site: Site) -> None:
    code, screen = at_terminal(site, TYPED)
    assert code == 0, screen
    assert problems(site) == [], screen
    measure = site.catalogue().reports[0].measures[-1].entry
    assert measure.issue.text == "ประเด็น\n  บรรทัดสอง"
    assert [activity.text for activity in measure.activities] == ["1.ทำหนึ่ง", "2.ทำสอง"]
    assert measure.results[0].answers == (1, 2)
    assert "มาตรการแต่ละข้ออยู่ในรายงานหนึ่งฉบับ" in screen


def test_a_wrong_answer_is_asked_again_and_the_others_are_kept(site: Site) -> None:
    typed = [*TYPED]
    typed[2:3] = ["one", "fifth"]  # the first is taken already
    code, screen = at_terminal(site, typed)
    assert code == 0, screen
    assert "มีรหัสหรือเลขลำดับนี้แล้ว" in screen
    measure = site.catalogue().reports[0].measures[-1].entry
    assert (measure.id, measure.title) == ("fifth", "ชื่อที่พิมพ์")


def with_picture(site: Site, path: str, body: str) -> None:
    site.write("reports/2567-12m/measures/pictures/1.png", b"x")
    site.write(path, f"{(site.root / path).read_text(encoding='utf-8')}{body}")


def test_pictures_of_the_content_are_there_when_the_answers_are_tried(site: Site) -> None:
    with_picture(site, ONE, "\n\n![ภาพ](pictures/1.png)\n")
    with_picture(site, REPORT, "\n![ภาพ](measures/pictures/1.png)\n")
    assert problems(site) == []
    done = answered(site, WHOLE)
    assert done.returncode == 0, done.stderr
    assert problems(site) == []


def test_what_no_answer_can_mend_ends_the_questions_and_says_so(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = Problem("content/reports/2567-12m/index.md", 9, Code.BROKEN_LINK, found="gone.png")
    monkeypatch.setattr(session, "try_out", lambda *_: (lost,))
    unsent = [*TYPED]
    monkeypatch.setattr("builtins.input", lambda _: unsent.pop(0))
    before = files(site)
    assert session.measure_by_asking(site.root) == 1
    assert files(site) == before
    assert "แก้ด้วยการตอบใหม่ไม่ได้" in capsys.readouterr().err


@pytest.mark.parametrize("key", KEYS)
def test_giving_up_leaves_nothing_behind(key: str, site: Site) -> None:
    before = files(site)
    code, screen = at_terminal(site, ["1", "sixth", key])
    assert code == 1, screen
    assert "ไม่ได้เขียนอะไร" in screen
    assert files(site) == before


def test_without_a_terminal_it_says_how_else(site: Site) -> None:
    command = [*SCRIPT, "--content", str(site.root)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--answers" in done.stderr
