"""Read an office's Word file and write a report folder of content from it.

Exit codes: 0 written (or, with --merge alone, shown), 1 the file was refused or the disk was, 2 called wrongly.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ita_site import commandline
from ita_site.source.problems import printable
from ita_site.text.thai import parse_whole, parse_year
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.package import read_file
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.importer import Imported, import_file
from ita_site.word_import.summary import remarks_of, summary
from ita_site.word_import.target import find_target


def main(arguments: list[str] | None = None) -> int:
    """Import one file, and say in Thai what to look at."""
    options = _parser().parse_args(arguments)
    guessed = options.assessed_year is None
    year = options.fiscal_year - 1 if guessed else options.assessed_year
    asked = Asked(options.fiscal_year, options.round, options.family, year, guessed)
    try:
        # before what the content says of the report: a misspelt name is the nearer mistake
        read_file(options.file)
        target = find_target(options.content.resolve(), asked, merge=options.merge)
        imported = import_file(options.file, target)
        changes = imported.changes if target.old else ()
        if target.old:
            _say("\n".join(map(_shown, changes)))
        if target.old and not (options.yes and changes):
            return _unchanged(imported, changed=bool(changes))
        imported.store()
    except Refusal as refusal:
        return _refuse(refusal.th, refusal.en)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refuse(f"เขียนไฟล์ไม่ได้ ({reason})", f"The files cannot be written ({reason})")
    _say(f"เขียน {target.folder} แล้ว\n{summary(imported)}\nWritten to {target.folder}; every guess is marked TODO")
    return 0


def _parser() -> commandline.Parser:
    parser = commandline.Parser(
        description="นำเข้ารายงานจากไฟล์ Word (.docx) เป็นเนื้อหาของเว็บไซต์ | Import a report from a Word file"
    )
    add = parser.add_argument
    add("file", type=Path, metavar="FILE.docx", help="ไฟล์ Word ของรายงาน | the report's Word file")
    add("--fiscal-year", type=_year, required=True, metavar="YEAR", help="ปีงบประมาณ พ.ศ. | fiscal year, e.g. 2568")
    add("--round", type=_round, required=True, metavar="MONTHS", help="รอบ 6 หรือ 12 เดือน | 6 or 12 months")
    add("--assessed-year", type=_year, metavar="YEAR", help="ปีที่ถูกประเมิน ปกติคือปีก่อน | default: the year before")
    add("--family", default="nacc", metavar="NAME", help="ตระกูลของกรอบการประเมิน | the framework's family")
    add("--content", type=Path, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | the content folder")
    add("--merge", action="store_true", help="แสดงว่ารายงานที่มีอยู่จะเปลี่ยนอย่างไร | show what would change in it")
    add("--yes", action="store_true", help="เปลี่ยนจริงหลัง --merge | with --merge: make the change")
    return parser


def _year(text: str) -> int:
    try:
        return parse_year(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{printable(text)}: ต้องเป็นปี พ.ศ. เช่น 2568 (a Buddhist year)") from None


def _round(text: str) -> int:
    try:
        months = parse_whole(text)
    except ValueError:
        months = 0
    if months not in {6, 12}:
        raise argparse.ArgumentTypeError(f"{printable(text)}: ต้องเป็น 6 หรือ 12 (months)")
    return months


def _shown(line: str) -> str:
    return printable(line.replace("\t", "    "))


def _say(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # whoever reads has seen enough; Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unchanged(imported: Imported, *, changed: bool) -> int:
    for remark in remarks_of(imported):
        _say(remark)
    if changed:
        _say("ยังไม่ได้เปลี่ยนอะไร ถ้าต้องการเปลี่ยนตามนี้ สั่งซ้ำพร้อม --merge --yes\nNothing changed yet; add --yes to change")
    else:
        _say("รายงานที่มีอยู่ตรงกับไฟล์แล้ว ไม่มีอะไรต้องเปลี่ยน\nThe report already says this; nothing to change")
    return 0


def _refuse(thai: str, english: str) -> int:
    print(f"ผิดพลาด: {printable(thai)}\nError: {printable(english)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
