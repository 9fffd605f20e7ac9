"""The report as people settled it, for our own importer: a part of the Word file that no page shows.

It says what the content files say, in their own form: one text for the report, one for each measure. Of a remark of an
editor it says only that there is one: the file is published, and remarks name people and telephone numbers. Words that
people wrote below the fields, and pictures there, are no part of the form and not in it.
"""

from typing import Any, Final
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from pydantic import BaseModel

from ita_site.catalogue.catalogue import ReportView
from ita_site.model.content_fields import content_fields
from ita_site.office.our_form import MAX_SETTLED, NOT_SETTLED, SETTLED, SETTLED_MEASURE, SETTLED_REPORT
from ita_site.source.front_matter_writer import write
from ita_site.source.unsettled.todo_places import Marks

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES: Final = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{{6B1D9B0E-5A0C-4C57-9C0E-2A1F0B7E3D41}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{SETTLED}"/></ds:schemaRefs></ds:datastoreItem>'
)
"""Word finds a part of this kind by an id, which is the same in every file of ours."""


def settled_part(report: ReportView) -> str:
    """Return what people have settled about the report, as an XML part of a Word file."""
    entries: list[tuple[str, BaseModel, Marks]] = [(SETTLED_REPORT, report.entry, report.marks)]
    entries += [(SETTLED_MEASURE, measure.entry, measure.marks) for measure in report.measures]
    inside = ""
    for kind, entry, marks in entries:
        text = write(tuple(content_fields(entry, _without_words(marks))))
        inside += f"<{kind}>{escape(text)}</{kind}>"
    return f'{_HEAD}<report xmlns="{SETTLED}">{inside}</report>'


def add_settled(document: Any, report: ReportView) -> None:
    """Put the settled data into a document of python-docx, in the place of any that its template holds."""
    main = document.part
    for name, relation in list(main.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and SETTLED.encode() in relation.target_part.blob:
            del main.rels[name]
    data = settled_part(report).encode()
    if len(data) > MAX_SETTLED:
        return
    package = main.package
    part = Part(package.next_partname("/customXml/item%d.xml"), CONTENT_TYPE.XML, data, package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    name = PackURI(part.partname.replace("/item", "/itemProps"))
    properties = Part(name, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _PROPERTIES.encode(), package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _without_words(marks: Marks) -> Marks:
    """Return where a value waits for a person, without the words that say why."""
    return {loc: (NOT_SETTLED,) for loc, words in marks.items() if words}
