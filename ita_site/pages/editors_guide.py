"""The editors' guide: about the tool, so the same on every agency's site; its tables are made from the code."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.reference import FILES
from ita_site.model.entry import Voice, entry_type, says
from ita_site.model.field_types import kind_in
from ita_site.office.word import NEEDED, OWN_TEMPLATE
from ita_site.pages.cures import CURES
from ita_site.pages.output import Output, Place
from ita_site.pages.render import page
from ita_site.settings import Settings
from ita_site.source.problems import MEANINGS, Severity

GUIDE: Final = Place(urls.EDITORS, "คู่มือเจ้าหน้าที่")
FIELDS: Final = Place(urls.EDITORS_FIELDS, "ช่องข้อมูลทั้งหมด")
PROBLEMS: Final = Place(urls.EDITORS_PROBLEMS, "รหัสปัญหาและวิธีแก้")
PLACES: Final = (GUIDE, FIELDS, PROBLEMS)

PICTURES: Final = ("word", "todo", "measure", "download", "browser")
"""Names of the guide's pictures; scripts/pictures/guide.py makes them."""

_FOLDER: Final = "guide_pictures"
_FILES: Final = {
    "measure": "มาตรการ (ไฟล์ละหนึ่งข้อ)",
    "report": "รายงานหนึ่งฉบับ",
    "agency": "หน่วยงานและส่วนราชการ",
    "framework": "กรอบการประเมินของปีหนึ่ง",
    "prose": "หน้าข้อความอิสระ",
    "search-aliases": "คำที่ค้นแทนกันได้",
}
_VOICES: Final = {Voice.VERBATIM: "คำของรายงาน", Voice.READING: "ผู้จัดทำตีความเอง", Voice.DATA: "ข้อมูลทั่วไป"}


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the guide tells of it; ``name`` is dotted."""

    name: str
    required: bool
    kind: str
    meaning: str
    voice: str


@dataclass(frozen=True, slots=True)
class File:
    """A kind of content file with all its fields."""

    name: str
    title: str
    place: str
    rows: tuple[Row, ...]


LAST_FOUND: Final = 0.1
"""Citizens search for what the agency did: the officers' guide stands below all of that in the results."""


def guide_pages(catalogue: Catalogue, settings: Settings, home: Place) -> Iterator[Output]:
    """The steps, the fields and the problems."""
    yield page(
        "editors.md.jinja",
        GUIDE,
        "จากไฟล์ Word ของสำนักงานถึงหน้าเว็บที่เผยแพร่ ทีละขั้น ทั้งบนเครื่องของตัวเองและในเบราว์เซอร์",
        "",
        settings,
        above=(home,),
        neighbours=(None, FIELDS),
        weight=LAST_FOUND,
        pictures=urls.guide_picture,
        example=catalogue.reports[0].entry.id if catalogue.reports else "2567-12m",
        own_template=OWN_TEMPLATE,
        needed=sorted(NEEDED),
    )
    yield page(
        "editors-fields.md.jinja",
        FIELDS,
        "ทุกช่องของไฟล์เนื้อหา: ชื่อ ชนิด ความหมาย ต้องมีหรือไม่ และเป็นคำของใคร",
        "",
        settings,
        above=(home, GUIDE),
        neighbours=(GUIDE, PROBLEMS),
        weight=LAST_FOUND,
        files=tuple(files()),
    )
    yield page(
        "editors-problems.md.jinja",
        PROBLEMS,
        "ทุกปัญหาที่ระบบตรวจพบได้ในเนื้อหา ความหมาย และวิธีแก้",
        "",
        settings,
        above=(home, GUIDE),
        neighbours=(FIELDS, None),
        weight=LAST_FOUND,
        problems=[(code, said.severity is Severity.ERROR, said.th, CURES[code]) for code, said in MEANINGS.items()],
    )


def guide_files() -> dict[str, bytes]:
    """The guide's pictures, by path."""
    folder = resources.files("ita_site.pages") / _FOLDER
    return {urls.guide_picture(name): (folder / f"{name}.png").read_bytes() for name in PICTURES}


def files() -> Iterator[File]:
    """Every kind of content file, in the order in which an editor meets them."""
    for name, title in _FILES.items():
        entry, place = FILES[name]
        yield File(name, title, place, tuple(_rows(entry, "")))


def _rows(entry: type[BaseModel], above: str) -> Iterator[Row]:
    for name, field in entry.model_fields.items():
        below, said, dotted = entry_type(field.annotation), says(field), f"{above}{name}"
        yield Row(dotted, field.is_required(), _kind(field, below), said.th, _VOICES[said.voice])
        if below:
            yield from _rows(below, f"{dotted}.")


def _kind(field: FieldInfo, below: type[BaseModel] | None) -> str:
    known = next((kind for one in (field.annotation, *field.metadata) if (kind := kind_in(one))), None)
    own = next((one for one in field.metadata if hasattr(one, "sample")), known)
    words = "มีช่องย่อย" if below else own.th if own else ""
    return f"รายการ: {words}" if get_origin(field.annotation) is tuple else words
