"""What is no report is refused in one clear sentence, and nothing is left behind."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ita_site.word_import.docx.package import read_file
from ita_site.word_import.docx.refusal import Refusal
from tests.word_import.office import ASKED, BEFORE, Desk, form, row, run_ita
from tests.word_import.wordxml import HEAD, Word, p, tbl, tr

GOOD = Word(BEFORE + form(row()))
BROKEN_LIST = Word(GOOD.body).part("numbering", "numbering.xml", "<w:numbering")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return Word(GOOD.body, parts={name: content}).data()


def bomb() -> bytes:
    return with_part("word/styles.xml", b" " * 120_000_000)


def many_parts() -> bytes:
    return Word(GOOD.body, parts={f"word/media/{at}.png": b"" for at in range(6000)}).data()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return Word(GOOD.body, declared=f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>').data()


def outside() -> bytes:
    return Word(GOOD.body + p("x"), declared='<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>').data()


def flagged() -> bytes:
    """A zip whose members say that they are encrypted."""
    data = bytearray(GOOD.data())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def deep() -> bytes:
    table = p("x")
    for _ in range(100):
        table = f"<w:tbl><w:tr><w:tc>{table}</w:tc></w:tr></w:tbl>"
    return Word(table).data()


@dataclass(frozen=True)
class Case:
    """A file that is no report, and words of the answer."""

    name: str
    make: Callable[[], bytes]
    said: str
    file: str = "report.docx"

    def __str__(self) -> str:
        return self.name


CASES = [
    Case("an old .doc", lambda: OLE + "WordDocument".encode("utf-16-le"), ".doc แบบเก่า", "report.doc"),
    Case("an old .doc named .docx", lambda: OLE, ".doc แบบเก่า"),
    Case("an encrypted file", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "เข้ารหัส"),
    Case("an encrypted zip", flagged, "เข้ารหัส"),
    Case("a zip bomb", bomb, "ใหญ่ผิดปกติ"),
    Case("a zip of thousands of parts", many_parts, "ใหญ่ผิดปกติ"),
    Case("a file with macros by its name", GOOD.data, "มาโคร", "report.docm"),
    Case("a file with macros inside", lambda: with_part("word/vbaProject.bin", b"x"), "มาโคร"),
    Case(
        "a file with macros by its type",
        lambda: Word(GOOD.body, content_type="application/vnd.ms-word.document.macroEnabled.main+xml").data(),
        "มาโคร",
    ),
    Case("an empty file", bytes, "ว่างเปล่า"),
    Case("a file of blanks", lambda: b" \r\n" * 9, "ว่างเปล่า"),
    Case("a text", "รายงานผล".encode, "ไม่ใช่ไฟล์ Word"),
    Case("a PDF renamed", lambda: b"%PDF-1.7\n%", "(เป็น PDF)"),
    Case("a web page renamed", lambda: b"<html><table></table></html>", "(เป็น HTML/XML)"),
    Case("an RTF renamed", lambda: b"{\\rtf1 x}", "(เป็น RTF)"),
    Case("an Excel file renamed", lambda: zipped(xl__workbook_dot_xml="<x/>"), "(เป็น Excel (.xlsx))"),
    Case("a PowerPoint file renamed", lambda: zipped(ppt__presentation_dot_xml="<x/>"), "(เป็น PowerPoint (.pptx))"),
    Case(
        "an OpenDocument file renamed",
        lambda: zipped(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml="<x/>"),
        "(เป็น OpenDocument (.odt))",
    ),
    Case("a zip of something else", lambda: zipped(a="b"), "(เป็น zip)"),
    Case("a zip cut short", lambda: GOOD.data()[:900], "เสียหาย"),
    Case("a document whose XML is cut", lambda: with_part("word/document.xml", f"{HEAD}<w:document"), "เสียหาย"),
    Case("a document without a body", lambda: with_part("word/document.xml", "<x/>"), "เสียหาย"),
    Case("numbering that is no XML", BROKEN_LIST.data, "เสียหาย"),
    Case("entities that laugh a billion times", laughs, "DTD"),
    Case("an entity that reads a file", outside, "DTD"),
    Case("no table", Word(BEFORE).data, "ไม่พบตาราง"),
    Case("another table", lambda: Word(BEFORE + tbl(tr("ชื่อ", "ตำแหน่ง"), tr("ก", "ข"))).data(), "ไม่พบตาราง"),
    Case("the form's headings alone", Word(BEFORE + form()).data, "ไม่พบตาราง"),
    Case("tables within tables without end", deep, "ไม่พบตาราง|เสียหาย"),
    Case(
        "more activities in a measure than a page can show",
        lambda: Word(BEFORE + form(row(activities=[f"ก{at}" for at in range(3000)]))).data(),
        "เกินกว่าที่เว็บไซต์รับได้",
    ),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_that_is_no_report_is_refused_in_one_sentence(office: Desk, case: Case) -> None:
    before = office.names()
    with pytest.raises(Refusal) as refused:
        office.draft(case.make(), case.file)
    assert any(words in refused.value.th for words in case.said.split("|"))
    assert refused.value.en.isascii() or "ผู้รับผิดชอบ" in refused.value.en
    assert "\n" not in refused.value.th + refused.value.en
    assert office.names() == before


def command(office: Desk, file: str) -> subprocess.CompletedProcess[str]:
    asked = ("--fiscal-year", "2567", "--round", "12", "--content", str(office.content))
    return run_ita("import", str(office.root / file), *asked)


@pytest.mark.parametrize(
    ("file", "said"),
    [("nowhere.docx", "ไม่พบไฟล์"), (".", "เป็นโฟลเดอร์"), ("a\nb.docx", "ไม่พบไฟล์"), ("x" * 300, "เปิดอ่าน")],
)
def test_a_file_that_cannot_be_opened_is_told_of(office: Desk, file: str, said: str) -> None:
    done = command(office, file)
    assert (done.returncode, done.stdout) == (1, "")
    thai, english = done.stderr.splitlines()
    assert thai.startswith("ผิดพลาด: ")
    assert said in thai
    assert english.startswith("Error: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_told_of(office: Desk) -> None:
    file = office.root / "a.docx"
    file.write_bytes(GOOD.data())
    file.chmod(0)
    assert "Permission denied" in command(office, "a.docx").stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a.docx", "--fiscal-year", "67"],
        ["a.docx", "--round", "9"],
        ["a.docx", "--nothing"],
        ["a.docx", "--round", "x"],
    ],
)
def test_a_wrong_call_is_a_usage_error(words: list[str]) -> None:
    assert run_ita("import", *words).returncode == 2


def test_a_report_that_is_there_is_not_touched(office: Desk) -> None:
    office.draft(GOOD.data()).store()
    before = office.text()
    with pytest.raises(Refusal, match="is there already") as refused:
        office.draft(Word(BEFORE + form(row(outcomes="อื่น"))).data())
    assert "--merge" in refused.value.th
    assert office.text() == before


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_only_has_the_name_of_a_report_is_not_touched_either(office: Desk, kind: str) -> None:
    office.report.parent.mkdir(parents=True)
    if kind == "file":
        office.report.write_text("x", encoding="utf-8")
    else:
        office.report.symlink_to("nowhere")
    with pytest.raises(Refusal, match="is there already"):
        office.draft(GOOD.data(), merge=True)


def test_a_content_folder_without_an_agency_is_refused(office: Desk) -> None:
    (office.content / "agency.yml").unlink()
    with pytest.raises(Refusal, match="needs its agency first"):
        office.draft(GOOD.data())


def test_a_framework_with_errors_is_refused(office: Desk) -> None:
    (office.content / "framework/nacc-2566.yml").write_text("family: x\n", encoding="utf-8")
    with pytest.raises(Refusal, match="has errors"):
        office.draft(GOOD.data())


def test_a_disk_that_refuses_leaves_nothing_behind(office: Desk) -> None:
    imported = office.draft(GOOD.data())
    office.report.parent.mkdir()
    office.report.write_text("in the way", encoding="utf-8")
    (office.content / "framework").rename(office.content / "framework-away")
    (office.content / "framework").write_text("no folder", encoding="utf-8")
    before = office.names()
    with pytest.raises(OSError, match="framework"):
        imported.store()
    assert office.names() == before
    assert ASKED.report_id == "2567-12m"


def test_a_pipe_is_refused_and_not_waited_for(office: Desk) -> None:
    pipe = office.root / "report.docx"
    os.mkfifo(pipe)
    with pytest.raises(Refusal, match="a pipe or device"):
        read_file(pipe)
