"""Make the Word template that the package ships: the official form on A4 across, in the font of Thai state letters.

An office that wants another look copies the file to content/templates/report.docx and changes that in Word.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from ita_site.office.our_form import OUR_CELL
from ita_site.office.reproducible_zip import sealed
from ita_site.office.six_columns import COLUMNS

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.table import Table, _Cell

TARGET = Path("ita_site/office/templates/report.docx")

FONT = "TH Sarabun New"
INSTEAD = ("TH SarabunPSK", "swiss")
"""What Word takes where the font is not installed: its older form, else any font without serifs."""

WIDTHS = (4.8, 5.4, 2.9, 2.5, 6.4, 4.7)
"""Of the columns, in centimetres; together the width of the page between its margins."""

TITLE, BODY, CELL, SMALL = 18, 16, 14, 12
"""Sizes in points."""

FONT_TABLE = (
    '<w:fonts {0}><w:font w:name="{1}"><w:altName w:val="{2}"/><w:charset w:val="DE"/><w:family w:val="{3}"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


def set_font(style: CharacterStyle, points: float, *, bold: bool = False) -> None:
    """Give a style the font and size, for Thai (complex script) as for Latin letters."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:sz", "w:szCs", "w:b", "w:bCs", "w:color"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    heavy = "<w:b/><w:bCs/>" if bold else ""
    size = int(points * 2)
    made = parse_xml(
        f'<w:rPr {nsdecls("w")}><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{heavy}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    for at, element in enumerate(list(made)):
        properties.insert(at, element)


def paragraph_style(document: DocumentObject, name: str, points: float, **font: bool) -> ParagraphStyle:
    """Return a paragraph style of that name, without space around its paragraphs."""
    known = {style.name for style in document.styles}
    style: Any = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    set_font(style, points, **font)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    return style  # type: ignore[no-any-return]


def make_styles(document: DocumentObject) -> None:
    """Add the styles that an office changes to change the look of the form."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.findall(qn("w:lang")):
        language.set(qn("w:bidi"), "th-TH")
    paragraph_style(document, "Normal", BODY)
    title = paragraph_style(document, "Title", TITLE, bold=True)
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    introduction = paragraph_style(document, "Introduction", BODY)
    introduction.paragraph_format.first_line_indent = Cm(1.5)
    introduction.paragraph_format.space_before = introduction.paragraph_format.space_after = Pt(8)
    heading = paragraph_style(document, "TableHeading", CELL, bold=True)
    heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.keep_with_next = True
    # a row that must not break is cut off by LibreOffice where it is taller than a page
    paragraph_style(document, OUR_CELL, CELL).paragraph_format.widow_control = True
    paragraph_style(document, "Between", SMALL)
    paragraph_style(document, "Footer", SMALL)
    mark(document, "Hyperlink", '<w:color w:val="0B5394"/><w:u w:val="single"/>')
    mark(document, "LostPicture", '<w:i/><w:iCs/><w:color w:val="666666"/>')


def mark(document: DocumentObject, name: str, properties: str) -> None:
    """Add a character style made of WordprocessingML."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.element.append(parse_xml(f"<w:rPr {nsdecls('w')}>{properties}</w:rPr>"))


def make_table(document: DocumentObject) -> None:
    """Add the table of one measure: headings that every page repeats, and the cells."""
    table = document.add_table(2, len(COLUMNS), style="Table Grid")
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    repeat(table)
    for at, name in enumerate(COLUMNS):
        fill(table.rows[0].cells[at], ["{{ table.headings." + name + " }}"], "TableHeading")
        lines = ["{%p for words in table." + name + " %}", "{{r words }}", "{%p endfor %}"]
        fill(table.rows[1].cells[at], lines, OUR_CELL)


def repeat(table: Table) -> None:
    """Let the first row head every page that the table runs over, and never break across two."""
    properties: Any = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in table.rows[0].cells:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E8EEF4"/>')
        within: Any = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - as above
        within.append(shade)


def fill(cell: _Cell, lines: list[str], style: str) -> None:
    """Write the paragraphs of a cell."""
    cell.paragraphs[0].text, cell.paragraphs[0].style = lines[0], style
    for line in lines[1:]:
        cell.add_paragraph(line, style)


def make_footer(document: DocumentObject) -> None:
    """Add the agency's name, and which page of how many."""
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("{{ agency }} · หน้า ")
    add_field(footer, "PAGE")
    footer.add_run(" จาก ")
    add_field(footer, "NUMPAGES")


def add_field(paragraph: Any, name: str) -> None:
    """Add a number that Word fills in."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx has no name for it


def make() -> bytes:
    """Return the template's bytes, the same each time."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.7)
    make_styles(document)
    for loop, style in (("title_lines", "Title"), ("introduction", "Introduction")):
        for line in ("{%p for words in " + loop + " %}", "{{r words }}", "{%p endfor %}"):
            document.add_paragraph(line, style)
    document.add_paragraph("{%p for table in tables %}", "Between")
    make_table(document)
    # two tables that touch would become one
    document.add_paragraph("", "Between")
    document.add_paragraph("{%p endfor %}", "Between")
    make_footer(document)
    clean(document)
    made = io.BytesIO()
    document.save(made)
    return sealed(made.getvalue(), None)


def clean(document: DocumentObject) -> None:
    """Take out what python-docx's own template says of itself, and name the font that replaces ours."""
    properties = document.core_properties
    properties.author = properties.comments = properties.keywords = properties.title = properties.subject = ""
    properties.last_modified_by = ""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(name)
    for part in package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = FONT_TABLE.format(nsdecls("w"), FONT, *INSTEAD).encode()  # noqa: SLF001 - no other way in


def main(arguments: list[str] | None = None) -> int:
    """Write the template."""
    parser = argparse.ArgumentParser(description="สร้างแม่แบบ Word ของแบบรายงาน | Make the Word template of the form")
    parser.add_argument("--out", type=Path, default=TARGET, metavar="FILE")
    options = parser.parse_args(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(make())
    return 0


if __name__ == "__main__":
    sys.exit(main())
