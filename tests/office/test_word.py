"""The official form as a Word file, read back as another program reads it."""

from __future__ import annotations

import io
import resource
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from ita_site.office.our_form import LOST_PICTURE
from ita_site.office.six_columns import COLUMNS, make_form
from ita_site.office.template_error import BadTemplateError
from ita_site.office.word import template_for, word_file
from ita_site.office.word_apart import SECONDS
from scripts.generate.word_template import TARGET, make
from tests.builders.photos import SECRET, photo
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT, Site, catalogue_of
from tests.office.hostile import WORDS, hostile

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.table import _Cell

    from ita_site.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.slow


HOSTILE = Path(__file__).parents[1] / "hostile"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return catalogue_of(PHANGAT)


def written(catalogue: Catalogue, template: bytes | None = None) -> bytes:
    return word_file(catalogue, catalogue.reports[0], template or template_for(PHANGAT), date(2024, 2, 29))


def opened(data: bytes) -> DocumentObject:
    return Document(io.BytesIO(data))


def texts(cell: _Cell) -> list[str]:
    return [paragraph.text for paragraph in cell.paragraphs]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_word_of_the_report_stands_in_the_form_to_the_letter(real: Catalogue) -> None:
    report = real.reports[0]
    document = opened(written(real))
    above = [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Title"]
    assert "\n".join(above) == report.entry.title_lines
    introduction = [p.text for p in document.paragraphs if p.style and p.style.name == "Introduction"]
    assert "\n".join(introduction) == report.entry.introduction
    assert len(document.tables) == len(report.measures) == 5
    for table, form in zip(document.tables, make_form(report).tables, strict=True):
        assert [cell.text for cell in table.rows[0].cells] == [form.headings[name] for name in COLUMNS]
        for cell, name in zip(table.rows[1].cells, COLUMNS, strict=True):
            assert texts(cell) == [paragraph.text for paragraph in form.cells[name]], name


def test_a_table_keeps_the_heading_that_only_it_has(real: Catalogue) -> None:
    headings = [table.rows[0].cells[4].text for table in opened(written(real)).tables]
    assert headings == [*["ผลการดำเนินการ"] * 2, "สรุปผลการดำเนินการตามมาตรการ/กิจกรรม", *["ผลการดำเนินการ"] * 2]


def test_an_address_is_a_link_where_the_report_prints_it_and_its_words_are_as_printed(real: Catalogue) -> None:
    document = opened(written(real))
    links = [
        (link.text, link.address)
        for table in document.tables
        for cell in table.rows[1].cells
        for paragraph in cell.paragraphs
        for link in paragraph.hyperlinks
    ]
    cited = [cited for link in real.reports[0].links for cited in link.citations]
    assert sorted(links) == sorted((citation.evidence.as_printed, citation.evidence.url) for citation in cited)
    assert ("www.pangad.go.th", "http://www.pangad.go.th") in links


def test_where_a_picture_was_lost_the_form_says_so_in_words_of_ours(real: Catalogue) -> None:
    notes = [
        run.text
        for table in opened(written(real)).tables
        for cell in table.rows[1].cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.style.name == "LostPicture"
    ]
    lost = [claim for measure in real.reports[0].measures for claim in measure.entry.results if claim.lost_picture]
    assert notes == [LOST_PICTURE] * len(lost)
    assert lost


def test_the_page_is_a4_across_with_numbered_pages_and_headings_on_each(real: Catalogue) -> None:
    document = opened(written(real))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    footer = section.footer.paragraphs[0]
    assert real.agency.name in footer.text
    assert [field.get(qn("w:instr")).strip() for field in footer._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    for table in document.tables:
        assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
        assert not table._tbl.xpath("./w:tr[2]/w:trPr/w:tblHeader")


def test_a_short_measure_stays_on_one_page_and_a_long_one_may_break(real: Catalogue) -> None:
    rows = [table.rows[1] for table in opened(written(real)).tables]
    assert [bool(row._tr.xpath("./w:trPr/w:cantSplit")) for row in rows] == [True, True, False, False, False]
    heading = opened(written(real)).styles["TableHeading"]
    assert heading.paragraph_format.keep_with_next


def test_thai_has_the_font_and_size_of_its_own_script() -> None:
    styles = etree.fromstring(parts(make())["word/styles.xml"])
    named = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    for name in ("Normal", "Title", "Introduction", "TableHeading", "TableText"):
        (properties,) = styles.xpath(f"//w:style[w:name/@w:val='{name}']/w:rPr", namespaces=named)
        assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New", name
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == properties.find(qn("w:sz")).get(qn("w:val"))
    assert b'w:altName w:val="TH SarabunPSK"' in parts(make())["word/fontTable.xml"]
    assert styles.xpath("//w:docDefaults//w:lang/@w:bidi", namespaces=named) == ["th-TH"]


def test_the_template_that_ships_is_the_one_that_the_script_makes() -> None:
    assert (ROOT / TARGET).read_bytes() == make()


def test_the_same_report_gives_the_same_bytes_and_tells_no_time_but_its_own(real: Catalogue) -> None:
    data = written(real)
    assert data == written(real)
    core = parts(data)["docProps/core.xml"].decode()
    assert core.count("2024-02-29T00:00:00Z") == 2
    undated = word_file(real, real.reports[0], template_for(PHANGAT))
    assert "dcterms:" not in parts(undated)["docProps/core.xml"].decode().replace("xmlns:dcterms", "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_words_come_out_to_the_letter_and_do_nothing(tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    data = written(catalogue)
    cells = opened(data).tables[1].rows[1].cells
    assert texts(cells[0]) == ["\n".join(WORDS)]
    assert texts(cells[1])[-len(WORDS) :] == WORDS
    results = [text for text in texts(cells[4]) if text != LOST_PICTURE]
    assert results[-len(WORDS) :] == WORDS
    body = parts(data)["word/document.xml"]
    assert b"instrText>DDE" not in body
    assert b"fldSimple" not in body


def test_a_cell_without_words_still_has_a_paragraph(tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    measure = catalogue.reports[0].measures[0]
    bare = measure.entry.model_copy(update={"results": (), "outcomes": (), "status": None})
    report = replace(catalogue.reports[0], measures=(replace(measure, entry=bare),))
    cells = opened(word_file(catalogue, report, template_for(tmp_path))).tables[0].rows[1].cells
    assert [texts(cell) for cell in cells[4:]] == [[""], [""]]


def restyled(change: tuple[str, str]) -> bytes:
    """The template as an office might leave it after editing it in Word."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts(make()).items():
            text = content
            if name == "word/document.xml":
                assert change[0].encode() in content
                text = content.replace(change[0].encode(), change[1].encode())
            archive.writestr(name, text)
    return made.getvalue()


def test_an_agency_s_own_template_is_taken(tmp_path: Path, real: Catalogue) -> None:
    own = tmp_path / "templates" / "report.docx"
    own.parent.mkdir()
    own.write_bytes(restyled(('w:orient="landscape"', 'w:orient="portrait"')))
    assert template_for(tmp_path) == own.read_bytes()
    document = opened(written(real, template_for(tmp_path)))
    assert "portrait" in str(document.sections[0].orientation).lower()
    assert len(document.tables) == 5


BROKEN = [
    (("{{ table.headings.issue }}", "{{ table.headings.isue }}"), "isue"),
    (("{%p for words in introduction %}", "{%p for words in title_lines %}"), "introduction"),
    (("{%p for words in introduction %}", "{%p for words introduction %}"), "คำสั่งในแม่แบบใช้ไม่ได้"),
    (("{{ table.headings.issue }}", "{{ ''.__class__.__mro__ }}"), "unsafe"),
]

PROGRAMS = {
    "a loop without end": "{% for a in tables %}" * 40 + "{% endfor %}" * 40,
    "a recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a division by zero": "{{ 1/0 }}",
    "a great power": "{{ 10 ** (10 ** 9) }}",
    "a long text": "{{ 'x' * 10 ** 10 }}",
}


@pytest.mark.parametrize("tags", PROGRAMS.values(), ids=PROGRAMS)
def test_a_template_that_is_a_program_ends_in_one_sentence_within_seconds(tags: str, real: Catalogue) -> None:
    begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(BadTemplateError, match=r"^[^\n]+ \| [^\n]+$"):
        written(real, restyled(("{{ table.headings.issue }}", tags)))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begin < SECONDS + 3


def test_a_template_that_divides_by_zero_is_a_problem_of_the_content(site: Site) -> None:
    site.write("templates/report.docx", (HOSTILE / "template-division.docx").read_bytes())
    assert site.problems() == ["templates/report.docx:0 bad-template"]


def test_no_person_and_no_machine_of_a_template_goes_out_with_a_report(real: Catalogue) -> None:
    document = opened(make())
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(document.core_properties, name, "Somchai")
    package = document.part.package
    assert package is not None
    package.part_related_by(KINDS.EXTENDED_PROPERTIES)._blob = b"<Properties><Company>Somchai</Company></Properties>"
    settings = document.part._settings_part
    settings.relate_to("file:///C:/Users/Somchai/Normal.dotm", f"{OFFICE}/attachedTemplate", is_external=True)
    document.element.body.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="Somchai"/>'))
    document.add_picture(io.BytesIO(photo("PNG")))
    document.add_comment(document.paragraphs[0].add_run("ก"), text="Somchai", author="Somchai")
    made = io.BytesIO()
    document.save(made)
    assert any(b"Somchai" in part for part in parts(made.getvalue()).values())
    finished = parts(written(real, made.getvalue()))
    assert [name for name, part in finished.items() if b"Somchai" in part or SECRET in part] == []
    assert real.agency.name in finished["docProps/core.xml"].decode()
    assert b"commentR" not in finished["word/document.xml"]


@pytest.mark.parametrize(("change", "why"), BROKEN)
def test_a_template_that_cannot_serve_is_refused_in_words(change: tuple[str, str], why: str, real: Catalogue) -> None:
    with pytest.raises(BadTemplateError, match=r".+ \| .+") as refused:
        written(real, restyled(change))
    assert why in str(refused.value)


def test_a_template_that_is_no_word_file_is_refused_in_words(real: Catalogue) -> None:
    with pytest.raises(BadTemplateError, match=r"ไม่ใช่ไฟล์ \.docx.* \| .+"):
        written(real, b"PK\x03\x04 no archive")
