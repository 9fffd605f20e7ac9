"""One new measure from its answers to its file: asked at a terminal, or read from a file of answers.

The answers of a file are the fields of a measure, and `report` (an id), or `new_report` with the fields of a report.
"""

import sys
from pathlib import Path
from typing import Any

from ita_site.ask.interview import Given, Interview, again
from ita_site.ask.new_measure import Files, drafted, report_of, store, try_out
from ita_site.ask.terminal import Asker
from ita_site.commandline import fail, say, tell
from ita_site.publish.check import load
from ita_site.source.problems import Problem, Severity, printable
from ita_site.source.yaml_tree import parse


def measure_from_file(source: str, content: Path) -> int:
    """Write the measure that the answers in `source` give, or say all that is wrong with them; return the exit code.

    `-` is standard input.
    """
    answers = _read_answers(source)
    if answers is None:
        return 1
    catalogue = load(content).catalogue
    if catalogue is None:
        return _content_has_errors()
    new_report = answers.pop("new_report", None)
    report_id = str(answers.pop("report", "") or (new_report or {}).get("id", ""))
    if not report_id and catalogue.reports:
        report_id = catalogue.reports[0].entry.id
    if (report_of(catalogue, report_id) is None) is (new_report is None):
        known = ", ".join(report.entry.id for report in catalogue.reports)
        return fail(
            f"ไม่มีรายงาน {printable(report_id)} หรือมีอยู่แล้ว (มี {known})",
            f"the report {printable(report_id)} is not there, or is there already (there is {known})",
        )
    files = drafted(catalogue, report_id, answers, new_report)
    wrong = _errors(try_out(content, files))
    if wrong:
        tell(f"คำตอบยังใช้ไม่ได้ จึงไม่ได้เขียนไฟล์:\n{_shown(wrong)}", "The answers cannot be used yet; nothing was written")
        return 1
    return _write(content, files)


def measure_by_asking(content: Path) -> int:
    """Ask, check all answers at once, ask again for those that are wrong, and write; return the exit code.

    Raises EOFError or KeyboardInterrupt where the person gives up.
    """
    catalogue = load(content).catalogue
    if catalogue is None:
        return _content_has_errors()
    interview = Interview(Asker(say, input), catalogue)
    say("ตอบทีละข้อ เว้นว่างได้ทุกข้อ (จะเขียนว่า TODO ไว้ให้แก้ภายหลัง) พิมพ์ ? ดูคำอธิบาย กด Ctrl-C เลิกโดยไม่เขียนอะไร\n")
    given: Given | None = interview.everything()
    while given and (wrong := _errors(try_out(content, files := drafted(catalogue, *given)))):
        say(f"\nคำตอบเหล่านี้ยังใช้ไม่ได้ (กด Enter เพื่อใช้คำตอบเดิมของข้อที่ถูกแล้ว):\n{_shown(wrong)}\n")
        given = again(interview, wrong, f"{content.name}/{files.folder}")
    if given is None:
        tell(
            "ข้อผิดพลาดนี้แก้ด้วยการตอบใหม่ไม่ได้ จึงไม่ได้เขียนอะไร แก้ไฟล์ที่บอกข้างบนก่อน แล้วสั่งใหม่",
            "No answer could mend this, so nothing was written; mend the files named above first, and run it again",
        )
        return 1
    return _write(content, files)


def _read_answers(source: str) -> dict[str, Any] | None:
    """Return the answers in a file, every value as text; None, after saying why, where it has none."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"อ่าน {source} ไม่ได้ ({error})", f"cannot read {source} ({error})")
        return None
    tree = parse(text, source)
    wrong = _errors(tree.problems)
    if wrong or not isinstance(tree.value, dict):
        sys.stderr.writelines(f"{problem}\n" for problem in wrong)
        fail("ไฟล์คำตอบต้องเป็น YAML ที่มีชื่อช่องกับค่า", "the answers must be YAML fields with values")
        return None
    return tree.value


def _errors(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _shown(problems: list[Problem]) -> str:
    """Return what is wrong with the answers, in the words of the checks; the files are not there yet, so no lines."""
    return "\n".join(f"  {problem.field or problem.path}: {problem.th}\n    {problem.en}" for problem in problems)


def _write(content: Path, files: Files) -> int:
    """Put the files in their places and say what is left to do; return the exit code."""
    try:
        store(content, files)
    except FileExistsError:
        return fail("มีไฟล์หรือโฟลเดอร์ชื่อนี้แล้ว จึงไม่ได้เขียนทับ", "that name is taken; nothing was overwritten")
    except OSError as error:
        return fail(f"เขียนไม่ได้: {error}", f"cannot write: {error}")
    left = sum(text.count("TODO") for text in files.files.values())
    say(f"เขียนแล้ว: {', '.join(f'{content.name}/{path}' for path in files.files)}")
    say(f"ยังเว้นไว้ {left} แห่ง ค้นคำว่า TODO ในไฟล์ แล้วสั่ง ita check เพื่อตรวจ\nWritten; {left} TODO left")
    return 0


def _content_has_errors() -> int:
    tell("เนื้อหาที่มีอยู่มีข้อผิดพลาด แก้ก่อนแล้วค่อยเพิ่ม: สั่ง ita check เพื่อดู", "The content has errors; see ita check")
    return 1
