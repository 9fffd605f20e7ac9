"""Make the files in libreoffice/ anew, with LibreOffice from Debian: ``apt-get install libreoffice-writer-nogui``.

The tests need no LibreOffice: they read the files as they are committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.word_import.form_cases import CASES

FOLDER = Path(__file__).parent / "libreoffice"

# saved again by LibreOffice, which keeps what these files say, but writes it in its own way
SAVED = (
    "the official form",
    "one table for each measure",
    "rows of a measure merged under one issue",
    "a header of two rows, merged",
    "seven columns, remarks last",
    "a real list within a real list",
    "a real list with bullets of the Symbol font",
    "a link behind words",
    "a link in a field",
    "a footnote",
    "tracked changes: the accepted text",
    "a table within a cell",
)

# written by LibreOffice alone, from a page typed in HTML
PAGE = """<html><body>
<p>รายงานผลการดำเนินการ องค์การบริหารส่วนตำบลพะงาด ปีงบประมาณ พ.ศ. ๒๕๖7 รอบ 12 เดือน</p>
<p>ตามที่ได้วิเคราะห์ผลการประเมิน จึงกำหนดมาตรการดังต่อไปนี้</p>
<table border="1">
<tr><th>ที่</th><th>ประเด็นที่ต้องปรับปรุง</th><th>มาตรการ/กิจกรรม</th><th>ผู้รับผิดชอบ</th><th>ระยะเวลา</th>
<th>ผลการดำเนินการ</th><th>ผลลัพธ์</th></tr>
<tr><td rowspan="2">๑</td><td rowspan="2">ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน</td>
<td><ol><li>จัดทำคู่มือ</li><li>ติดแผนผัง</li></ol></td><td>สำนักปลัด</td><td>ตุลาคม 2566 - กันยายน 2567</td>
<td><p>ดำเนินการแล้ว</p><p>ดู<a href="http://www.example.go.th/a.php?id=1">คู่มือ</a></p></td><td>สะดวกขึ้น</td></tr>
<tr><td>จัดบัตรคิว</td><td>กองคลัง</td><td>มกราคม 2567</td><td>มีบัตรคิวแล้ว</td><td></td></tr>
</table><p>ลงชื่อ .......... ผู้รายงาน</p></body></html>
"""


def main() -> int:
    """Write every file; says what is missing where LibreOffice is."""
    office = shutil.which("soffice")
    if office is None:
        print("ไม่พบ LibreOffice | LibreOffice is not installed", file=sys.stderr)  # noqa: T201 - a program prints
        return 1
    FOLDER.mkdir(exist_ok=True)
    by_name = {case.name: case for case in CASES}
    with tempfile.TemporaryDirectory() as work:
        sources = [Path(work) / "typed.html"]
        sources[0].write_text(PAGE, encoding="utf-8")
        for name in SAVED:
            sources.append(Path(work) / f"{slug(name)}.docx")
            sources[-1].write_bytes(by_name[name].word.data())
        for source in sources:
            kind = "--infilter=HTML (StarWriter)" if source.suffix == ".html" else "--infilter=MS Word 2007 XML"
            profile = f"-env:UserInstallation=file://{work}/profile"
            words = [profile, "--headless", kind, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(FOLDER)]
            subprocess.run([office, *words, str(source)], check=True, capture_output=True)
    return 0


def slug(name: str) -> str:
    """A file's name for a case."""
    return "-".join("".join(char if char.isalnum() else " " for char in name).split())


if __name__ == "__main__":
    sys.exit(main())
