"""Ask in Thai for a measure, and write its file; what is left open becomes a TODO that the checks show.

With --answers FILE.yml (or - for standard input) the answers are read instead of asked: the fields of a measure, and
`report`, or `new_report` with the fields of a report.
Exit codes: 0 written, 1 not written, 2 called wrongly, 130 given up.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

from ita_site import commandline
from ita_site.ask.interview import Given, Interview, again
from ita_site.ask.new_measure import Files, drafted, report_of, store, try_out
from ita_site.ask.terminal import Asker
from ita_site.publish.check import load
from ita_site.source.problems import Problem, Severity, printable
from ita_site.source.yaml_tree import parse

GIVEN_UP = 130


def tell(thai: str, english: str) -> None:
    """Tell in both languages what went wrong."""
    print(f"{thai}\n{english}", file=sys.stderr)


def errors(problems: tuple[Problem, ...]) -> list[Problem]:
    """Those that would stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def shown(problems: list[Problem]) -> str:
    """What is wrong with the answers, in the words of the checks; the files are not there yet, so no lines."""
    return "\n".join(f"  {problem.field or problem.path}: {problem.th}\n    {problem.en}" for problem in problems)


def answers_of(source: str) -> dict[str, Any] | None:
    """The answers in a file, every value as text; None, after saying why, where it has none."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        tell(f"ผิดพลาด: อ่าน {source} ไม่ได้ ({error})", f"Error: cannot read {source} ({error})")
        return None
    tree = parse(text, source)
    wrong = errors(tree.problems)
    if wrong or not isinstance(tree.value, dict):
        print("\n".join(map(str, wrong)), file=sys.stderr)
        tell("ผิดพลาด: ไฟล์คำตอบต้องเป็น YAML ที่มีชื่อช่องกับค่า", "Error: the answers must be YAML fields with values")
        return None
    return tree.value


def from_file(source: str, content: Path) -> int:
    """Write what the answers of a file say, or tell everything that is wrong with them."""
    answers = answers_of(source)
    if answers is None:
        return 1
    catalogue = load(content).catalogue
    if catalogue is None:
        return broken()
    new_report = answers.pop("new_report", None)
    report_id = str(answers.pop("report", "") or (new_report or {}).get("id", ""))
    if not report_id and catalogue.reports:
        report_id = catalogue.reports[0].entry.id
    if (report_of(catalogue, report_id) is None) is (new_report is None):
        known = ", ".join(report.entry.id for report in catalogue.reports)
        tell(
            f"ผิดพลาด: ไม่มีรายงาน {printable(report_id)} หรือมีอยู่แล้ว (มี {known})",
            f"Error: the report {printable(report_id)} is not there, or is there already (there is {known})",
        )
        return 1
    made = drafted(catalogue, report_id, answers, new_report)
    wrong = errors(try_out(content, made))
    if wrong:
        tell(f"คำตอบยังใช้ไม่ได้ จึงไม่ได้เขียนไฟล์:\n{shown(wrong)}", "The answers cannot be used yet; nothing was written")
        return 1
    return write(content, made)


def by_asking(content: Path) -> int:
    """Ask, check all answers at once, ask again for those that are wrong, and write."""
    catalogue = load(content).catalogue
    if catalogue is None:
        return broken()
    asker = Asker(print, input)
    interview = Interview(asker, catalogue)
    print("ตอบทีละข้อ เว้นว่างได้ทุกข้อ (จะเขียนว่า TODO ไว้ให้แก้ภายหลัง) พิมพ์ ? ดูคำอธิบาย กด Ctrl-C เลิกโดยไม่เขียนอะไร\n")
    given: Given | None = interview.everything()
    while given and (wrong := errors(try_out(content, made := drafted(catalogue, *given)))):
        print(f"\nคำตอบเหล่านี้ยังใช้ไม่ได้ (กด Enter เพื่อใช้คำตอบเดิมของข้อที่ถูกแล้ว):\n{shown(wrong)}\n")
        given = again(interview, wrong, f"{content.name}/{made.folder}")
    if given is None:
        tell(
            "ข้อผิดพลาดนี้แก้ด้วยการตอบใหม่ไม่ได้ จึงไม่ได้เขียนอะไร แก้ไฟล์ที่บอกข้างบนก่อน แล้วสั่งใหม่",
            "No answer could mend this, so nothing was written; mend the files named above first, and run it again",
        )
        return 1
    return write(content, made)


def write(content: Path, made: Files) -> int:
    """Put the files in their places and say what is left to do."""
    try:
        store(content, made)
    except FileExistsError:
        tell("ผิดพลาด: มีไฟล์หรือโฟลเดอร์ชื่อนี้แล้ว จึงไม่ได้เขียนทับ", "Error: that name is taken; nothing was overwritten")
        return 1
    except OSError as error:
        tell(f"ผิดพลาด: เขียนไม่ได้: {error}", f"Error: cannot write: {error}")
        return 1
    left = sum(text.count("TODO") for text in made.files.values())
    print(f"เขียนแล้ว: {', '.join(f'{content.name}/{path}' for path in made.files)}")
    print(f"ยังเว้นไว้ {left} แห่ง ค้นคำว่า TODO ในไฟล์ แล้วสั่ง make content เพื่อตรวจ\nWritten; {left} TODO left")
    return 0


def broken() -> int:
    """Say that the content must be mended first."""
    tell("เนื้อหาที่มีอยู่มีข้อผิดพลาด แก้ก่อนแล้วค่อยเพิ่ม: สั่ง make content เพื่อดู", "The content has errors; see make content")
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Ask, or read the answers."""
    parser = commandline.Parser(description="เพิ่มมาตรการใหม่ด้วยการตอบคำถาม | Add a measure by answering questions")
    parser.add_argument(
        "--answers", metavar="FILE.yml", help="อ่านคำตอบจากไฟล์ | read the answers from a file, - for standard input"
    )
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | the content folder"
    )
    options = parser.parse_args(arguments)
    content = options.content.resolve()
    if options.answers:
        return from_file(options.answers, content)
    if not sys.stdin.isatty():
        tell(
            "ผิดพลาด: ต้องสั่งในหน้าต่างคำสั่งที่พิมพ์ตอบได้ หรือใช้ --answers FILE.yml",
            "Error: run this in a terminal, or give --answers FILE.yml",
        )
        return 2
    try:
        return by_asking(content)
    except (EOFError, KeyboardInterrupt):
        # the key pressed twice must not spoil the farewell
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        print("\nเลิกแล้ว ไม่ได้เขียนอะไร\nGiven up; nothing was written", file=sys.stderr)
        return GIVEN_UP


if __name__ == "__main__":
    sys.exit(main())
