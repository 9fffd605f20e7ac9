"""The report as people settled it, for our own importer: a part of the Word file that no page shows.

It says what the content files say, in their own form: one text for the report, one for each measure, with the marks of
what still waits. Words that people wrote below the fields, and pictures there, are no part of the form and not in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from pydantic import BaseModel

from ita_site.catalogue.catalogue import ReportView
from ita_site.model.measure import Result
from ita_site.office.our_form import MAX_SETTLED, SETTLED, SETTLED_MEASURE, SETTLED_REPORT
from ita_site.source.front_matter_writer import Codes, Field, Value, write
from ita_site.source.todo_places import Loc, Marks
from ita_site.text.thai import ERA_OFFSET, Month

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
    inside = "".join(
        f"<{kind}>{escape(write(tuple(_fields(entry, marks, ()))))}</{kind}>" for kind, entry, marks in entries
    )
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


def _fields(entry: BaseModel, marks: Marks, loc: Loc) -> Iterator[Field]:
    """Yield the fields that an entry has, with the marks at each."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, BaseModel) and not value.model_fields_set:
            continue
        if name in entry.model_fields_set and value is not None:
            yield Field(name, _value(value, marks, (*loc, name)), marks.get((*loc, name), ()))
        elif words := marks.get((*loc, name), ()):
            yield _suggested(entry, name, words)


def _suggested(entry: BaseModel, name: str, words: tuple[str, ...]) -> Field:
    """Return a field that has a suggestion only: the catalogue does not know its value, but that it is not settled."""
    return Field(name, Codes(()) if isinstance(entry, Result) and name == "answers" else "", words, suggested=True)


def _value(value: object, marks: Marks, loc: Loc) -> Value:
    """Return a value of the model as content files write it."""
    if isinstance(value, BaseModel):
        return tuple(_fields(value, marks, loc))
    if isinstance(value, tuple):
        if all(isinstance(item, (str, int)) for item in value):
            return Codes(value)
        return tuple(tuple(_fields(item, marks, (*loc, at))) for at, item in enumerate(value))
    return _plain(value)


def _plain(value: object) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{Month(value.year + ERA_OFFSET, value.month)}-{value.day:02}"
    return value if isinstance(value, int) else str(value)
