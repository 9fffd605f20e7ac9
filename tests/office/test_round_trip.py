"""A report that goes out as a Word file and comes in again is the same report."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import etree

from ita_site.office.our_form import MAX_SETTLED, NOT_SETTLED, SETTLED
from ita_site.office.six_columns import make_form
from ita_site.office.word import template_for, word_file
from ita_site.office.write_embedded import add_settled
from ita_site.publish.check import load
from ita_site.source.problems import Code
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.package import open_package
from ita_site.word_import.previous.embedded_content import Known, read_settled
from scripts import import_report
from tests.builders.sites import PHANGAT
from tests.office.hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_site.catalogue.catalogue import Catalogue

REPORT = "2567-12m"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PHANGAT, tmp_path / "content"))


def catalogue_of(content: Path) -> Catalogue:
    reading = load(content)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


def exported(catalogue: Catalogue, folder: Path) -> Path:
    file = folder / "report.docx"
    file.write_bytes(word_file(catalogue, catalogue.reports[0], template_for(folder)))
    return file


def imported(file: Path, content: Path, *options: str) -> Catalogue:
    asked = ["--fiscal-year", "2567", "--round", "12", "--content", str(content)]
    assert import_report.main([str(file), *asked, *options]) == 0
    return catalogue_of(content)


def test_every_text_comes_back_byte_for_byte(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    shutil.rmtree(content / "reports" / REPORT)
    (was,), (now,) = before.reports, imported(file, content).reports
    assert make_form(now) == make_form(was)
    assert (now.body.strip(), [measure.body for measure in now.measures]) == ("", [""] * len(was.measures))
    for measure, again in zip(was.measures, now.measures, strict=True):
        for claim, twin in zip(measure.entry.results, again.entry.results, strict=True):
            assert (twin.text, twin.evidence, twin.lost_picture) == (claim.text, claim.evidence, claim.lost_picture)
        assert again.entry.outcomes == measure.entry.outcomes
        assert again.entry.activities == measure.entry.activities
        assert (again.entry.lead, again.entry.status) == (measure.entry.lead, measure.entry.status)


def test_over_the_report_that_it_came_from_nothing_at_all_changes(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    after = imported(exported(before, tmp_path), content, "--merge", "--yes")
    (was,), (now,) = before.reports, after.reports
    assert now.entry == was.entry
    assert [measure.entry for measure in now.measures] == [measure.entry for measure in was.measures]
    assert make_form(now) == make_form(was)


def whole(catalogue: Catalogue) -> dict[str, object]:
    """Everything that a report's content files say: readings and ids, and which results somebody paired."""
    (report,) = catalogue.reports
    return {
        "report": report.entry.model_dump(),
        "measures": [measure.entry.model_dump() for measure in report.measures],
        "paired": [[result.is_paired for result in measure.entry.results] for measure in report.measures],
        "waiting": [report.marks, *(measure.marks for measure in report.measures)],
        "framework": report.framework,
    }


def waiting(content: Path) -> list[str]:
    return [problem.found for problem in load(content).problems if problem.code is Code.TODO]


def emptied(content: Path) -> Path:
    shutil.rmtree(content / "reports" / REPORT)
    return content


def test_into_an_empty_folder_the_same_catalogue_comes_back_with_all_that_people_settled(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_of(content)
    after = imported(exported(before, tmp_path), emptied(content))
    assert whole(after) == whole(before)
    assert waiting(content) == []
    assert "ไฟล์มีข้อมูลที่ส่งออกไว้ 5 มาตรการ" in capsys.readouterr().out


def test_every_field_of_the_model_comes_back(content: Path, tmp_path: Path) -> None:
    index = content / "reports" / REPORT / "index.md"
    index.write_text(
        index.read_text("utf-8").replace("fiscal_year:", "evidence_for_year: ๒๕๖๗\nfiscal_year:"), encoding="utf-8"
    )
    file = content / "reports" / REPORT / "measures" / "3-service-quality.md"
    text = file.read_text("utf-8")
    (url_line,) = re.findall(r"      - url: \S+\n", text)[:1]
    expected = f"{url_line}        expect:\n          kind: pdf\n          text: 'ก: \"ข\" & <ค>'\n"
    file.write_text(
        text.replace(url_line, expected, 1).replace("items: [", "resembles: [e2]\n  items: ["), encoding="utf-8"
    )
    before = catalogue_of(content)
    assert before.reports[0].entry.evidence_for_year == 2567
    assert whole(imported(exported(before, tmp_path), emptied(content))) == whole(before)


def test_what_waited_when_it_went_out_still_waits(content: Path, tmp_path: Path) -> None:
    measures = content / "reports" / REPORT / "measures"
    replace_in(
        measures / "1-public-documents.md",
        ("    people: 28", "    # TODO จำนวนคนอ่านจากข้อความ ถูกแล้วลบบรรทัดนี้\n    people: 28"),
        ("title:", "# TODO ชื่อ\ntitle:"),
    )
    replace_in(measures / "3-service-quality.md", ("    answers: [1, 3]", "    # TODO จับคู่\n    # answers: [1, 3]"))
    before = catalogue_of(content)
    after = imported(exported(before, tmp_path), emptied(content))
    assert len(waiting(content)) == 3
    assert not after.reports[0].measures[2].entry.results[0].is_paired
    assert [measure.entry.model_dump() for measure in after.reports[0].measures] == whole(before)["measures"]


def test_a_remark_goes_out_as_nothing_but_that_there_is_one(content: Path, tmp_path: Path) -> None:
    file = content / "reports" / REPORT / "measures" / "1-public-documents.md"
    text = file.read_text("utf-8").replace("period:", "# TODO ถามคุณสมชาย 081-000-0000\nperiod:", 1)
    file.write_text(text, encoding="utf-8")
    out = exported(catalogue_of(content), tmp_path)
    with zipfile.ZipFile(out) as archive:
        assert not any("สมชาย".encode() in archive.read(name) for name in archive.namelist())
    imported(out, emptied(content))
    assert waiting(content) == [NOT_SETTLED]


def replace_in(file: Path, *changes: tuple[str, str]) -> None:
    """Change a file's text; each old text must stand in it."""
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def edited(file: Path) -> tuple[str, str]:
    """An office's work in Word: one result says something else, one is new, and the table has a row more."""
    document = Document(str(file))
    table = document.tables[2]
    (result,) = (paragraph for paragraph in table.rows[1].cells[4].paragraphs if paragraph.text.startswith("-มีบัตรคิว"))
    was = result.text
    result.clear().add_run("-ยกเลิกทั้งหมดแล้วเพราะไม่มีงบประมาณ")
    table.rows[-1]._tr.addnext(deepcopy(table.rows[1]._tr))
    row = table.rows[-1]
    words = ("เรื่องใหม่ที่เพิ่มในเวิร์ด", "1.ทำเรื่องใหม่", "กองช่าง", "ตุลาคม 2566-กันยายน 2567", "-ทำเรื่องใหม่แล้ว", "-ดี")
    for cell, text in zip(row.cells, words, strict=True):
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        cell.paragraphs[0].clear().add_run(text)
    document.save(str(file))
    return was, words[0]


def test_of_a_file_that_was_edited_only_what_changed_is_read_afresh(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    was, new = edited(file)
    after = imported(file, emptied(content))
    rows = {measure.entry.id: measure.entry for measure in after.reports[0].measures}
    assert len(rows) == 6
    (added,) = (row for row in rows.values() if row.issue.text == new)
    assert added.id.startswith("measure-")
    for measure in before.reports[0].measures:
        mine = rows[measure.entry.id]
        assert (mine.title, mine.issue, mine.responsible) == (
            measure.entry.title,
            measure.entry.issue,
            measure.entry.responsible,
        )
        texts = {result.text: result for result in mine.results}
        assert {result.text for result in measure.entry.results} - set(texts) <= {was}
        assert all(
            texts[result.text] == result and texts[result.text].is_paired
            for result in measure.entry.results
            if result.text != was
        )
    (changed,) = (result for result in rows["service-quality"].results if result.text.startswith("-ยกเลิก"))
    assert not changed.is_paired
    places = {problem.path.rpartition("/")[2] for problem in load(content).problems if problem.code is Code.TODO}
    assert len(places) == 2
    assert any("service-quality" in place for place in places)


def test_the_part_is_a_valid_part_that_python_docx_keeps(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    Document(str(file)).save(str(file))
    with zipfile.ZipFile(file) as archive:
        assert b'Extension="xml" ContentType="application/xml"' in archive.read("[Content_Types].xml")
        relations = archive.read("word/_rels/document.xml.rels").decode()
        targets = re.findall(r'relationships/customXml" Target="\.\./(customXml/item\d+\.xml)"', relations)
        (part,) = (name for name in targets if ours(archive.read(name)))
        assert etree.QName(etree.fromstring(archive.read(part))).localname == "report"
        assert SETTLED in archive.read(part.replace("item", "itemProps")).decode()
        assert b"customXmlProps" in archive.read(part.replace("customXml/", "customXml/_rels/") + ".rels")
    assert whole(imported(file, emptied(content))) == whole(before)


def test_a_template_made_of_a_report_hands_none_of_that_report_on(content: Path) -> None:
    before = catalogue_of(content)
    (report,) = before.reports
    document = Document(io.BytesIO(word_file(before, report, template_for(content))))
    for other in (replace(report, entry=report.entry.model_copy(update={"id": "2568-12m"})), report):
        add_settled(document, other)
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        parts = [archive.read(name) for name in archive.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name)]
    assert [b"2568-12m" in part for part in parts if ours(part)] == [False]


def ours(content: bytes) -> bool:
    return f'<report xmlns="{SETTLED}">'.encode() in content


def with_part(file: Path, change: Callable[[bytes], bytes | None]) -> None:
    """The file with its settled data changed, or taken away."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = next(name for name, content in parts.items() if name.startswith("customXml/item") and ours(content))
    data = change(parts.pop(part))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts if data is None else parts | {part: data}).items():
            archive.writestr(name, content)


DTD = b'<!DOCTYPE x [<!ENTITY a "b">]>'
NOT_WHOLE: list[tuple[str, Callable[[bytes], bytes | None], str]] = [
    ("taken away, as LibreOffice may", lambda _: None, ""),
    ("of another kind", lambda data: data.replace(SETTLED.encode(), b"urn:other"), ""),
    ("cut off", lambda data: data[: len(data) // 2], "อ่านไม่ได้"),
    ("with a DTD", lambda data: data.replace(b"?>", b"?>" + DTD, 1), "อ่านไม่ได้"),
    ("too large", lambda data: data + b"<!--" + os.urandom(MAX_SETTLED // 2).hex().encode() + b"-->", "อ่านไม่ได้"),
    ("without the report", lambda data: data.replace(b"cover>", b"other>"), "อ่านไม่ได้"),
    ("whose report has no round", lambda data: data.replace(b"\nround: 12", b""), "อ่านไม่ได้"),
    ("of another report", lambda data: data.replace(b"id: 2567-12m", b"id: 2566-12m"), "รายงานอื่น"),
    (
        "of another year by its own words",
        lambda data: data.replace(b"fiscal_year: 2567", b"fiscal_year: 2560"),
        "รายงานอื่น",
    ),
    ("with wrong measures", lambda data: data.replace(b"\norder: ", b"\norder: x"), "ใช้ไม่ได้ 5 มาตรการ"),
    ("that is no YAML", lambda data: data.replace(b"\nactivities:", b"\nactivities: {"), "ใช้ไม่ได้ 5 มาตรการ"),
    (
        "with a character that no file may hold",
        lambda data: data.replace(b"\ntitle: ", "\ntitle: \u202e".encode()),
        "ใช้ไม่ได้ 5",
    ),
    ("with aliases", lambda data: data.replace(b"\ntitle: ", b"\ntitle: &amp;a "), "ใช้ไม่ได้ 5 มาตรการ"),
]


@pytest.mark.parametrize(("change", "remark"), [case[1:] for case in NOT_WHOLE], ids=[case[0] for case in NOT_WHOLE])
def test_data_that_do_not_hold_are_left_alone_and_every_word_is_read(
    change: Callable[[bytes], bytes | None],
    remark: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    with_part(file, change)
    after = imported(file, emptied(content))
    assert make_form(after.reports[0]) == make_form(before.reports[0])
    assert [measure.entry.id for measure in after.reports[0].measures] == [f"measure-{at}" for at in range(1, 6)]
    assert len(waiting(content)) > 5
    remarks = [line for line in capsys.readouterr().out.splitlines() if line.startswith("สังเกต")]
    assert [remark in line for line in remarks] == ([True] if remark else [])


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("units: [all]", "units: [nobody]"),
        ("answers: [1]", "answers: [99]"),
        ("indicator: ", "indicator: 9"),
        ("date: 2567-", "date: 2560-"),
        ("url: http://www.pangad", "url: javascript:alert(1)//www.pangad"),
    ],
)
def test_a_measure_that_names_what_the_content_does_not_know_is_read_afresh(
    was: str, now: str, content: Path, tmp_path: Path
) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    with_part(file, lambda data: data.replace(was.encode(), now.encode()))
    after = imported(file, emptied(content))
    assert now not in "".join(path.read_text("utf-8") for path in content.glob("reports/*/measures/*.md"))
    assert make_form(after.reports[0]) == make_form(before.reports[0])
    assert any(measure.entry.id.startswith("measure-") for measure in after.reports[0].measures)


def test_what_people_changed_in_the_folder_since_wins_over_the_file(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    measure = content / "reports" / REPORT / "measures" / "1-public-documents.md"
    text = measure.read_text("utf-8")
    title = re.sub(r"title: .*", "title: ชื่อที่ตั้งใหม่", text).replace("    people: 28\n", "")
    measure.write_text(title, encoding="utf-8")
    mine = catalogue_of(content)
    after = imported(file, content, "--merge", "--yes")
    assert whole(after) == whole(mine)
    assert after.reports[0].measures[0].entry.title == "ชื่อที่ตั้งใหม่"


def test_without_the_framework_of_the_file_s_year_its_items_are_not_taken(content: Path, tmp_path: Path) -> None:
    file = exported(catalogue_of(content), tmp_path)
    after = imported(file, emptied(content), "--assessed-year", "2565")
    assert after.reports[0].entry.assessed_year == 2565
    assert after.reports[0].measures[0].entry.id == "public-documents"
    assert any("กรอบนี้ร่าง" in words for words in waiting(content))


def test_hostile_words_are_carried_to_the_letter(tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    (report, *_) = catalogue.reports
    package = open_package(word_file(catalogue, report, template_for(tmp_path)))
    entry = report.entry
    asked = Asked(entry.fiscal_year, entry.round, entry.family, entry.assessed_year, guessed_year=False)
    settled, remarks = read_settled(package, Known(asked, catalogue.agency, catalogue.frameworks))
    assert settled is not None, remarks
    assert settled.report.entry == report.entry
    assert [measure.entry for measure in settled.measures] == [measure.entry for measure in report.measures]
