"""Summarise an import in a few lines of Thai: what was read, and where to look."""

from collections import Counter
from collections.abc import Iterator

from ita_site.catalogue.reading import FRAMEWORKS, REPORTS
from ita_site.source.problems import Code, printable
from ita_site.word_import.importer import Imported

_SHOWN = 5


def summary(imported: Imported) -> str:
    """Return what a person reads after an import."""
    return "\n".join(_lines(imported))


def remarks_of(imported: Imported) -> Iterator[str]:
    """Yield what concerns the whole file, a line to each."""
    yield from (f"สังเกต: {printable(remark)}" for remark in imported.remarks)


def _lines(imported: Imported) -> Iterator[str]:
    counts = imported.tried.report.counts
    yield (
        f"อ่านได้ {counts.measures} มาตรการ {counts.activities} กิจกรรม {counts.results} ผลการดำเนินการ "
        f"{counts.outcomes} ผลลัพธ์ ที่อยู่เว็บ {counts.links} แห่ง"
    )
    yield from remarks_of(imported)
    for name in imported.framework:
        yield f"ร่างกรอบการประเมิน {imported.target.content.name}/{FRAMEWORKS}/{name} จากถ้อยคำของรายงาน ต้องตรวจก่อนเผยแพร่"
    yield from _reviews(imported)
    folder = f"{imported.target.content.name}/{REPORTS}/{imported.target.asked.report_id}"
    yield f"เปิด {folder}/ แก้ทีละไฟล์ สั่ง ita check เพื่อดูรายการที่เหลือ และ ita serve เพื่อดูหน้าเว็บ"


def _reviews(imported: Imported) -> Iterator[str]:
    """Yield what a person should look at, the most frequent first, and the first places of it."""
    counts = Counter(imported.reviews).most_common()
    listed = [f"  {kind}: {number} แห่ง" for kind, number in counts if number]
    if listed:
        yield "สิ่งที่ต้องดู (ทุกจุดมีคำว่า TODO ในไฟล์):"
        yield from listed
        todos = [problem for problem in imported.tried.problems if problem.code is Code.TODO]
        yield from (f"  เช่น {problem.path}:{problem.line} {problem.found}" for problem in todos[:_SHOWN])
