"""What is wrong with the content of an agency, in a file of its own: a keeper hands it over, or shows it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.nation.build.site_work import SiteResult
from ita_site.nation.build.table import Outcome
from ita_site.source.problems import Problem

LIST: Final = "_sites.txt"
"""What is wrong with the list of agencies; no agency's id begins like this."""

_HEADS: Final = {
    Outcome.REFUSED: (
        "เนื้อหามีข้อผิดพลาด เว็บไซต์ที่เผยแพร่อยู่ยังเป็นฉบับก่อนหน้า แก้แล้วจะสร้างใหม่ในคืนถัดไป",
        "The content has errors, and the version before stays published; mend them, and the next night builds the site",
    ),
    Outcome.FAILED: (
        "สร้างเว็บไซต์ไม่สำเร็จ ไม่ใช่เพราะเนื้อหา เว็บไซต์ที่เผยแพร่อยู่ยังเป็นฉบับก่อนหน้า คืนถัดไปจะลองอีกครั้ง",
        "The site could not be built, for no fault of the content: the version before stays until it can be",
    ),
}


class ProblemFiles:
    """The folder of these files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, result: SiteResult) -> None:
        """Write what is wrong with an agency, or remove what was. Raises OSError."""
        if result.outcome in _HEADS:
            self._write(f"{result.id}.txt", (*_HEADS[result.outcome], "", *result.problems))
        else:
            self.remove(result.id)

    def put_list(self, problems: Iterable[Problem]) -> None:
        """Write what is wrong with the list of agencies, or remove what was. Raises OSError."""
        lines = [str(problem) for problem in problems]
        if lines:
            self._write(LIST, lines)
        else:
            (self._folder / LIST).unlink(missing_ok=True)

    def remove(self, agency: str) -> None:
        """Remove the file of an agency. Raises OSError."""
        (self._folder / f"{agency}.txt").unlink(missing_ok=True)

    def first(self, agency: str) -> tuple[str, str]:
        """Return the first problem of an agency, in Thai and English; empty where there is none."""
        try:
            lines = (self._folder / f"{agency}.txt").read_text(encoding="utf-8").splitlines()
        except OSError:
            lines = []
        thai, english = (*lines[_FIRST : _FIRST + 2], "", "")[:2]
        return thai, english.strip()

    def _write(self, name: str, lines: Iterable[str]) -> None:
        write_whole(self._folder / name, "".join(f"{line}\n" for line in lines).encode())


_FIRST: Final = 3
"""The line of the first problem: two of the head and an empty one are before it."""
