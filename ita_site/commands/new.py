"""`ita new`: start the folder of an agency's site; what is not given is asked for in Thai.

Exit codes: 0 written, 1 the folder cannot be written, 2 called wrongly: an answer is missing or of no use.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ita_site.commandline import fail, say
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import Several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.new_site.agency import Answers
    from ita_site.source.problems import Problem

_NEXT: Final = """\
  cd {folder}
  (วางไฟล์ Word ของรายงานไว้ในโฟลเดอร์นี้ก่อน | put the report's Word file here first)
  ita import รายงาน.docx --fiscal-year 2568 --round 12
  ita check
  ita build
The site is started: see {folder}/README.md"""
"""What to do next, in the order of the site's README."""


@bilingual.command
@click.argument("folder", type=options.FOLDER, metavar="FOLDER")
@click.option("--name", default="", metavar="NAME", help="ชื่อเต็มของหน่วยงาน | the agency's full name")
@click.option("--province", default="", metavar="PROVINCE", help="จังหวัด เช่น เลย | its province")
@click.option("--district", default="", metavar="D", help="อำเภอ หรือเขต | its district")
@click.option("--website", default="", metavar="URL", help="เว็บไซต์หลัก ขึ้นต้นด้วย http | its main website")
@click.option("--unit", "units", cls=Several, metavar="NAME...", help="ส่วนราชการ ให้ได้หลายแห่ง | a unit; again for each")
@click.option("--yes", is_flag=True, help="ไม่ถาม ใช้เฉพาะที่ระบุไว้ | ask nothing: all is given here")
def command(folder: Path, units: tuple[str, ...], *, yes: bool, **given: str) -> int:
    """Write the folder, or say all that is wrong with the answers."""
    from ita_site.new_site.agency import Answers, problems

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return _taken(folder)
    answers = Answers(units=units, **given)
    if answers.missing and not yes:
        if not sys.stdin.isatty():
            return fail(
                f"ยังไม่ได้ระบุ {_names(answers)} และถามไม่ได้ เพราะไม่ได้สั่งในหน้าต่างคำสั่งที่พิมพ์ตอบได้",
                f"{_names(answers)} missing, and this is no terminal to ask in",
                2,
            )
        answers = _asked(answers)
    answers = answers.tidied()
    if wrong := problems(answers):
        return _refused(answers, wrong)
    return _write(folder, answers)


def _refused(answers: "Answers", wrong: "Iterable[Problem]") -> int:
    """Print what is wrong with the answers, and which options are missing; return the exit code."""
    sys.stderr.writelines(f"{problem}\n" for problem in wrong)
    thai, english = "คำตอบข้างบนยังใช้ไม่ได้", "the answers above are of no use yet"
    if answers.missing:
        thai, english = f"{thai} ต้องระบุ {_names(answers)}", f"{english}: give {_names(answers)}"
    return fail(f"{thai} จึงไม่ได้เขียนอะไร", f"{english}; nothing was written", 2)


def _names(answers: "Answers") -> str:
    return " ".join("--unit" if name == "units" else f"--{name}" for name in answers.missing)


def _asked(answers: "Answers") -> "Answers":
    from ita_site.ask.terminal import Asker
    from ita_site.new_site.session import ask_for_missing

    say("ตอบทีละข้อ พิมพ์ ? ดูคำอธิบาย กด Ctrl-C เลิกโดยไม่เขียนอะไร")
    return ask_for_missing(Asker(say, input), answers)


def _write(folder: Path, answers: "Answers") -> int:
    from ita_site.new_site.folder import write_site

    try:
        write_site(folder, answers)
    except FileExistsError:
        return _taken(folder)
    except OSError as error:
        return fail(f"เขียน {folder} ไม่ได้: {error}", f"cannot write {folder}: {error}")
    say(f"เริ่มเว็บไซต์ของ{answers.name}ใน {folder} แล้ว ขั้นต่อไปอยู่ใน {folder / 'README.md'}")
    say(_NEXT.format(folder=folder))
    return 0


def _taken(folder: Path) -> int:
    return fail(
        f"{folder} มีไฟล์อยู่แล้ว ให้ใช้โฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง จึงไม่ได้เขียนอะไร", f"{folder} is not empty; nothing was written"
    )
