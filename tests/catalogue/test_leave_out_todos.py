"""What waits for a person is told by the checks, and is in nothing that is published."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml.html import document_fromstring

from ita_site.catalogue.catalogue import headings
from ita_site.office.word import template_for, word_file
from ita_site.open_data.tables import tables
from ita_site.publish.check import load
from ita_site.source.problems import Code
from ita_site.word_import.asked import Asked
from tests.builders.projects import contents, copy_project, run
from tests.builders.sites import AGENCY, FRAMEWORK, ONE, REPORT, TWO, Site
from tests.word_import.office import HEADINGS, desk, form, row
from tests.word_import.wordxml import Word, p, tc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = ("editors/", "assets/javascripts/")
"""The guide explains the word TODO to editors, and the theme's scripts hold it in remarks of their own."""


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (ONE, "title: มาตรการหนึ่ง", "title: TODO ตั้งชื่อ", 4),
        (ONE, "text: 1.จัดทำคู่มือ", "text: TODO กิจกรรม", 11),
        (ONE, "text: 1.จัดทำคู่มือ", "text: |-\n      1.จัดทำคู่มือ\n      - TODO: ถาม", 11),
        (ONE, "period_text: ตุลาคม 2566-กันยายน 2567", "period_text: TODO ตุลาคม 2566", 18),
        (ONE, "ข้อความอิสระ", "## TODO หัวข้อ\n\nข้อความ", 29),
        (TWO, "title: มาตรการสอง", "title: มาตรการสอง\nstatus: TODO สถานะ", 5),
        (REPORT, "  period: ระยะเวลา", "  period: TODO หัวคอลัมน์", 15),
        (AGENCY, "name: กองช่าง", "name: TODO ชื่อ", 10),
        (FRAMEWORK, "text: เจ้าหน้าที่ปรับปรุงคุณภาพเพียงใด", "text: TODO ถ้อยคำ", 29),
    ],
)
def test_a_todo_is_told_at_its_line_and_is_nowhere_in_the_catalogue(
    path: str, old: str, new: str, line: int, site: Site
) -> None:
    site.change(path, old, new)
    assert [(one.path, one.line) for one in site.read().problems if one.code is Code.TODO] == [
        (f"content/{path}", line)
    ]
    assert "TODO" not in repr(site.catalogue())


@pytest.mark.parametrize("comment", ["<!-- โทร. สมชาย -->", "[//]: # (โทร. สมชาย)"])
def test_a_comment_in_free_text_is_told_at_its_line_and_is_nowhere_in_the_catalogue(comment: str, site: Site) -> None:
    site.change(ONE, "ข้อความอิสระ", f"ข้อความอิสระ\n\n{comment}")
    assert [(one.line, one.found) for one in site.read().problems if one.code is Code.TODO] == [(31, "โทร. สมชาย")]
    assert "สมชาย" not in repr(site.catalogue())


def test_a_measure_without_a_name_is_called_by_its_place(site: Site) -> None:
    site.change(TWO, "title: มาตรการสอง", "title: TODO ตั้งชื่อ")
    assert site.catalogue().reports[0].measures[1].entry.title == "มาตรการที่ 2"


def test_words_of_the_report_that_are_not_settled_are_empty_and_shown_as_a_dash(site: Site) -> None:
    site.change(REPORT, "  period: ระยะเวลา", "  period: TODO หัวคอลัมน์")
    catalogue = site.catalogue()
    assert headings(catalogue.reports[0])[0][3] == ""
    report = tables(catalogue, catalogue.reports[0])[0]
    assert [record["heading_period"] for record in report.records()] == ["–"]


def test_an_activity_that_is_not_settled_is_promised_by_nobody(site: Site) -> None:
    site.change(ONE, "text: 1.จัดทำคู่มือ", "text: TODO กิจกรรม")
    first = site.catalogue().reports[0].measures[0]
    assert [activity.number for activity in first.entry.activities] == [2]
    # its result answers no other, and that it answers none is not known
    assert (first.unpaired, first.stray_results) == (1, ())


def test_lines_of_activities_are_those_of_the_file_when_one_before_is_left_out(site: Site) -> None:
    (before,) = [row.lines["activities", 1, "text"] for row in site.catalogue().reports[0].measures[:1]]
    site.change(ONE, "text: 1.จัดทำคู่มือ", "text: TODO กิจกรรม")
    assert site.catalogue().reports[0].measures[0].lines["activities", 0, "text"] == before


def test_a_result_without_words_keeps_its_evidence(site: Site) -> None:
    text = (site.root / ONE).read_text(encoding="utf-8")
    words = next(line for line in text.split("\n") if line.startswith("  - text: ") and "กุมภาพันธ์" in line)
    site.change(ONE, words, "  - text: TODO ต้นฉบับมีแต่ภาพ")
    (result,) = site.catalogue().reports[0].measures[0].entry.results
    assert (result.text, result.evidence[0].url) == ("", "http://www.example.go.th/news.php?id=1")


UNSETTLED = Word(
    p("หนังสือปะหน้า")
    + form(
        row(issue=("",), activities=("",), results=tc(p("")), period=("",)),
        row(responsible=("กองที่ไม่มีใครรู้จัก",), outcomes=tc(p("-ดีขึ้น"))),
        headings=(*HEADINGS[:5], ""),
    )
)


@pytest.mark.parametrize("year", [2567, 2568], ids=["a framework that is there", "a framework that is drafted"])
def test_no_todo_of_an_import_is_in_any_byte_of_the_site(year: int, tmp_path: Path) -> None:
    office = desk(tmp_path / "office")
    body = p("หนังสือปะหน้า") + form(
        row(issue=(f"ตัวชี้วัดที่ 6 e1 e77 พ.ศ. {year}",), activities=("",), results=tc(p("")), period=(f"พ.ศ. {year}",)),
        row(responsible=("กองที่ไม่มีใครรู้จัก",), outcomes=tc(p("-ดีขึ้น"))),
        headings=(*HEADINGS[:5], ""),
    )
    office.draft(
        Word(body + p("ลงชื่อ ผู้รายงาน")).data(), asked=Asked(year, 12, "nacc", year - 1, guessed_year=True)
    ).store()
    assert len(office.todos()) > 10
    config = copy_project(tmp_path / "project", office.content, site_url="https://example.go.th/")
    built = run("mkdocs", "build", "--quiet", "--config-file", str(config), cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    files = contents(tmp_path / "project/site")
    marked = [name for name, data in _shown(files) if b"TODO" in data and not name.startswith(OURS)]
    (index,) = [name for name in files if name.startswith("search/index.")]
    assert marked == [index]
    blocks = json.loads(files[index])["blocks"]
    pages = [data.decode() for name, data in files.items() if name.startswith("editors/") and name.endswith(".html")]
    guide = "".join("".join(document_fromstring(page).text_content().split()) for page in pages)
    assert [block for block in blocks if "TODO" in block and "".join(block.split()) not in guide] == []


def _shown(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and in place of a Word or Excel file each of its parts that is shown."""
    for name, data in files.items():
        if name.endswith((".docx", ".xlsx")):
            archive = ZipFile(io.BytesIO(data))
            # customXml keeps what waits for an import of the same file, and no program shows it
            yield from (
                (f"{name}/{part}", archive.read(part)) for part in archive.namelist() if "customXml" not in part
            )
        else:
            yield name, data


def test_an_export_of_what_is_not_settled_changes_nothing_where_it_is_imported_again(tmp_path: Path) -> None:
    office = desk(tmp_path)
    office.draft(UNSETTLED.data()).store()
    before = office.text()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    exported = word_file(catalogue, catalogue.reports[0], template_for(office.content))
    office.draft(exported, merge=True).store()
    assert office.text() == before
