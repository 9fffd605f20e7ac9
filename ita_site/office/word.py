"""The official form as a Word file, set in a template that the office may restyle in Word.

Words of the report are data: they are escaped once, here, and neither Jinja nor docxtpl reads them again.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.rel import Relationships
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml.etree import LxmlError, _Element, tostring
from markupsafe import Markup

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.office import word_apart
from ita_site.office.page_breaks import keep_short_rows
from ita_site.office.properties import mentions_people, name_agency, name_one_author
from ita_site.office.reproducible_zip import sealed
from ita_site.office.six_columns import COLUMNS, Paragraph, Table, make_form
from ita_site.office.template_error import BadTemplateError
from ita_site.office.template_language import FormEnvironment
from ita_site.office.write_embedded import add_settled
from ita_site.source.problems import printable

OWN_TEMPLATE: Final = "templates/report.docx"
"""An agency's own template, within its content folder."""

NEEDED: Final = frozenset({"title_lines", "introduction", "tables"})
"""What a template must print, or the form would not be the report."""

_PACKAGE: Final = "ita_site.office"
_LONGEST_REASON: Final = 200
_RUN: Final = '<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'
_STYLE: Final = '<w:rPr><w:rStyle w:val="{}"/></w:rPr>'
_LINK: Final = '<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>'


def template_for(content: Path) -> bytes:
    """Return the agency's own template where its content folder has one, and otherwise ours."""
    own = content / OWN_TEMPLATE
    return own.read_bytes() if own.is_file() else _shipped()


def _shipped() -> bytes:
    return resources.files(_PACKAGE).joinpath(OWN_TEMPLATE).read_bytes()


def word_file(catalogue: Catalogue, report: ReportView, template: bytes, changed: date | None = None) -> bytes:
    """Return the report as .docx. Raises BadTemplateError where the template is of no use.

    A template that is not ours is a program of somebody else: it runs in a process of its own, within bounds.
    """
    if template == _shipped():
        return render(catalogue, report, template, changed)
    return word_apart.run(catalogue, report, template, changed)


def render(catalogue: Catalogue, report: ReportView, template: bytes, changed: date | None = None) -> bytes:
    """Return the report set in a template. Raises BadTemplateError; may not end where the template does not."""
    document = _opened(template)
    context = _context(catalogue, report, _Links(document.docx.part.rels))
    names_people = mentions_people(document.docx.element)
    try:
        _print(document, template, context)
    except (TemplateError, LxmlError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        words = printable(str(error).split("\n")[0][:_LONGEST_REASON])
        raise BadTemplateError(f"คำสั่งในแม่แบบใช้ไม่ได้: {words} | a tag of the template fails: {words}") from error
    keep_short_rows(document.finished)
    add_settled(document.docx, report)
    name_agency(document.docx, catalogue.agency.name, report_name(report.entry))
    if names_people:
        name_one_author(document.finished, catalogue.agency.name)
    made = io.BytesIO()
    document.save(made)
    finished = {document.docx.part.partname.membername: serialize_part_xml(document.finished)}
    return sealed(made.getvalue(), changed, finished)


def _print(document: "_Template", template: bytes, context: dict[str, object]) -> None:
    """Print the form's words where the template says. Raises what the template raises."""
    missing = NEEDED - _printed_by(template)
    if missing:
        names = ", ".join(sorted(missing))
        raise BadTemplateError(f"แม่แบบไม่ได้ใช้ {names} | the template does not print {names}")
    document.render(context, FormEnvironment())


@lru_cache(1)
def _printed_by(template: bytes) -> frozenset[str]:
    """Return the names that a template prints. Raises what the template raises."""
    return frozenset(_opened(template).get_undeclared_template_variables(FormEnvironment()))


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with a finished document that is a tree of its own: as a part of python-docx, all with it is slow."""

    finished: _Element
    """The document once it is rendered."""

    def get_xml(self) -> str:
        """Return the whole document, not its body alone."""
        return tostring(self.docx.element, encoding="unicode")

    def resolve_listing(self, xml: str) -> str:
        """Return the text as it is: its line ends and tabs are Word's own already."""
        return xml

    def map_tree(self, tree: _Element) -> None:
        """Keep the finished document."""
        self.finished = tree


def _opened(template: bytes) -> _Template:
    document = _Template(io.BytesIO(template))
    try:
        document.init_docx()
    except (zipfile.BadZipFile, KeyError, ValueError, LxmlError) as error:
        raise BadTemplateError("แม่แบบไม่ใช่ไฟล์ .docx ที่เปิดได้ | the template is no .docx that opens") from error
    return document


def _context(catalogue: Catalogue, report: ReportView, linked: "_Links") -> dict[str, object]:
    form = make_form(report)
    agency = catalogue.agency
    return {
        "agency": _word(agency.name),
        "district": _word(agency.district),
        "province": _word(agency.province),
        "report": _word(report_name(report.entry)),
        "title_lines": _runs(form.title_lines, linked),
        "introduction": _runs(form.introduction, linked),
        "tables": [_table(table, linked) for table in form.tables],
    }


def _table(table: Table, linked: "_Links") -> dict[str, object]:
    headings = {name: _word(table.headings[name]) for name in COLUMNS}
    # Word calls a file broken where a cell has no paragraph at all
    return {"headings": headings} | {name: _runs(table.cells[name], linked) or [Markup()] for name in COLUMNS}


@dataclass(slots=True)
class _Links:
    """The addresses of a document, each made a target once, among all that the document relates to."""

    relations: Relationships
    names: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def name(self, url: str) -> str:
        """Return the document's own name for an address."""
        if url not in self.names:
            self.names[url] = self._new_name()
            self.relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, self.names[url], is_external=True)
        return self.names[url]

    def _new_name(self) -> str:
        names = (f"rId{number}" for number in self.numbers)
        return next(name for name in names if name not in self.relations)


def _runs(paragraphs: Iterable[Paragraph], linked: _Links) -> list[Markup]:
    return [_paragraph(paragraph, linked) for paragraph in paragraphs]


def _paragraph(paragraph: Paragraph, linked: _Links) -> Markup:
    made = ""
    for part in paragraph.parts:
        if part.evidence:
            made += _LINK.format(linked.name(part.evidence.url), _run(part.text, "Hyperlink"))
        else:
            made += _run(part.text, "LostPicture" if paragraph.note else "")
    return Markup(made)  # noqa: S704 - every text in it is escaped


def _run(text: str, style: str = "") -> str:
    return _RUN.format(style=_STYLE.format(style) if style else "", text=_escaped(text))


def _word(text: str) -> Markup:
    return Markup(_escaped(text))  # noqa: S704 - escaped


def _escaped(text: str) -> str:
    # docxtpl turns {_{ into {{ after rendering: an underscore must not be there as itself
    # and XML makes a blank of a carriage return, which ends a line as a newline does
    words = escape(text.replace("\r\n", "\n").replace("\r", "\n")).replace("_", "&#95;")
    return words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
