"""`ita import`: read an office's Word file and write a report folder of content from it.

Exit codes: 0 written (or, with `--merge` alone, shown), 1 the file was refused or the disk was, 2 called wrongly.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ita_site.commandline import fail, say
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR, Value
from ita_site.commands.line.options import is_there
from ita_site.source.problems import printable
from ita_site.text.thai import parse_whole, parse_year

if TYPE_CHECKING:
    from ita_site.word_import.importer import Imported


def _round(text: str) -> int:
    months = parse_whole(text)
    if months not in {6, 12}:
        raise ValueError(text)
    return months


_YEAR: Final = Value(parse_year, "ต้องเป็นปี พ.ศ. เช่น 2568 | must be a Buddhist year such as 2568")
_ROUND: Final = Value(_round, "ต้องเป็น 6 หรือ 12 | must be 6 or 12")


@bilingual.command
@click.argument("file", type=options.FOLDER, metavar="FILE.docx")
@click.option(
    "--fiscal-year", type=_YEAR, required=True, metavar="YEAR", help="ปีงบประมาณ พ.ศ. | fiscal year, e.g. 2568"
)
@click.option(
    "--round", "months", type=_ROUND, required=True, metavar="MONTHS", help="รอบ 6 หรือ 12 เดือน | 6 or 12 months"
)
@click.option("--assessed-year", type=_YEAR, metavar="YEAR", help="ปีที่ถูกประเมิน ปกติคือปีก่อน | default: the year before")
@click.option("--family", default="nacc", metavar="NAME", help="ตระกูลของกรอบการประเมิน | the framework's family")
@options.content
@click.option("--merge", is_flag=True, help="แสดงว่ารายงานที่มีอยู่จะเปลี่ยนอย่างไร | show what would change in it")
@click.option("--yes", is_flag=True, help="เปลี่ยนจริงหลัง --merge | with --merge: make the change")
@click.option("--explain", is_flag=True, help="แสดงว่าอ่านตารางและช่องเป็นอะไร ไม่เขียน | show what was taken for what")
def command(file: Path, content: Path, *, merge: bool, yes: bool, explain: bool, **asked: Any) -> int:
    """Import one file, and say in Thai what to look at."""
    from ita_site.word_import.asked import Asked
    from ita_site.word_import.docx.package import read_file
    from ita_site.word_import.docx.refusal import Refusal
    from ita_site.word_import.importer import explain_file, import_file
    from ita_site.word_import.target import find_target

    guessed = asked["assessed_year"] is None
    if guessed:
        asked["assessed_year"] = asked["fiscal_year"] - 1
    try:
        # before what the content says of the report: a misspelt name is the nearer mistake
        read_file(file)
        if not is_there(content):
            return USAGE_ERROR
        target = find_target(content.resolve(), Asked(**asked, guessed_year=guessed), merge=merge or explain)
        if explain:
            say("\n".join(map(printable, explain_file(file, target).split("\n"))))
            return 0
        imported = import_file(file, target)
        if target.old:
            _show_changes(imported)
            if not (yes and imported.changes):
                return _unchanged(imported)
        imported.store()
    except Refusal as refusal:
        return fail(printable(refusal.th), printable(refusal.en))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return fail(f"เขียนไฟล์ไม่ได้ ({reason})", f"The files cannot be written ({reason})")
    return _written(imported)


def _written(imported: "Imported") -> int:
    from ita_site.word_import.summary import summary

    folder = imported.target.folder
    say(f"เขียน {folder} แล้ว\n{summary(imported)}\nWritten to {folder}; every guess is marked TODO")
    return 0


def _show_changes(imported: "Imported") -> None:
    if imported.changes:
        say("\n".join(printable(line.replace("\t", "    ")) for line in imported.changes))


def _unchanged(imported: "Imported") -> int:
    from ita_site.word_import.summary import remarks_of

    for remark in remarks_of(imported):
        say(remark)
    if imported.changes:
        say("ยังไม่ได้เปลี่ยนอะไร ถ้าต้องการเปลี่ยนตามนี้ สั่งซ้ำพร้อม --merge --yes\nNothing changed yet; add --yes to change")
    else:
        say("รายงานที่มีอยู่ตรงกับไฟล์แล้ว ไม่มีอะไรต้องเปลี่ยน\nThe report already says this; nothing to change")
    return 0
