"""The editors' guide: about the tool, and what to mend in the newest report; its tables are made from the code."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import ClassVar, Final, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site import urls
from ita_site.catalogue.reference import FILES
from ita_site.model.entry import Voice, entry_type, says
from ita_site.model.field_types import kind_in
from ita_site.office.word import NEEDED, OWN_TEMPLATE
from ita_site.pages.cures import CURES
from ita_site.pages.lifts import Lifts, newest_lifts
from ita_site.pages.output import LAST_FOUND, PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe, narrow_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.site_context import SiteContext
from ita_site.source.problems import MEANINGS, Code, Severity

GUIDE: Final = Place(urls.EDITORS, "คู่มือเจ้าหน้าที่")
FIELDS: Final = Place(urls.EDITORS_FIELDS, "ช่องข้อมูลทั้งหมด")
PROBLEMS: Final = Place(urls.EDITORS_PROBLEMS, "รหัสปัญหาและวิธีแก้")
PLACES: Final = (GUIDE, FIELDS, PROBLEMS)

PICTURES: Final = ("desk-home", "desk-form", "word", "todo", "measure", "download", "browser")
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
_VOICES: Final = {Voice.VERBATIM: "คำของรายงาน", Voice.READING: "เว็บไซต์นี้ตีความเอง", Voice.DATA: "ข้อมูลทั่วไป"}


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the guide tells of it; `name` is dotted."""

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


@dataclass(frozen=True, slots=True)
class StepsData(PageData):
    """The values of the guide's page of steps."""

    template: ClassVar[str] = "editors.md.jinja"

    example: str
    """The id of a report."""
    needed: list[str]
    """What a template for Word must hold."""
    lifts: Lifts | None
    """What would lift the promises of the newest report; None where there is no report."""
    pictures: dict[str, str]
    """The address of each picture, by its name."""
    own_template: str = OWN_TEMPLATE


@dataclass(frozen=True, slots=True)
class FieldsData(PageData):
    """The values of the guide's page of fields."""

    template: ClassVar[str] = "editors-fields.md.jinja"

    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class ProblemsData(PageData):
    """The values of the guide's page of problems."""

    template: ClassVar[str] = "editors-problems.md.jinja"

    problems: list[tuple[Code, bool, str, str]]
    """Code, whether it is an error, what it means and what to do."""


def guide_recipes(context: SiteContext) -> Iterator[Entry]:
    """Yield the recipes of the steps, the fields and the problems."""
    yield GUIDE.path, partial(_steps, context)
    yield FIELDS.path, partial(_fields, context)
    yield PROBLEMS.path, partial(_problems, context)


def _steps(context: SiteContext) -> Recipe:
    head = PageHead(
        place=GUIDE,
        description="จากไฟล์ Word ของสำนักงานถึงหน้าเว็บที่เผยแพร่ ทีละขั้น ทั้งบนเครื่องของตัวเองและในเบราว์เซอร์",
        source="",
        above=(context.home,),
        neighbours=(None, FIELDS),
        weight=LAST_FOUND,
    )
    example = reports[0].entry.id if (reports := context.catalogue.reports) else "2567-12m"
    data = StepsData(
        example=example,
        needed=sorted(NEEDED),
        lifts=newest_lifts(context.catalogue),
        pictures={name: _address(context, name) for name in PICTURES},
    )
    return narrow_recipe(Ingredients(head, data, context.facts))


def _address(context: SiteContext, picture: str) -> str:
    """Return the address of a picture as the guide sees it: of the site's own, or of the one that sites share."""
    addresses, shared = context.settings.addresses, context.settings.shared_files
    path = urls.guide_picture(picture)
    if not shared:
        return addresses.relative(GUIDE.path, path)
    return "../" * addresses.of(GUIDE.path).count("/") + shared + path


def _fields(context: SiteContext) -> Recipe:
    head = PageHead(
        place=FIELDS,
        description="ทุกช่องของไฟล์เนื้อหา: ชื่อ ชนิด ความหมาย ต้องมีหรือไม่ และเป็นคำของใคร",
        source="",
        above=(context.home, GUIDE),
        neighbours=(GUIDE, PROBLEMS),
        # tables of every field's name have the words of every other page
        weight=0,
    )
    return narrow_recipe(Ingredients(head, FieldsData(files=tuple(files())), context.facts))


def _problems(context: SiteContext) -> Recipe:
    head = PageHead(
        place=PROBLEMS,
        description="ทุกปัญหาที่ระบบตรวจพบได้ในเนื้อหา ความหมาย และวิธีแก้",
        source="",
        above=(context.home, GUIDE),
        neighbours=(FIELDS, None),
        weight=LAST_FOUND,
    )
    problems = [
        (code, meaning.severity is Severity.ERROR, meaning.th, CURES[code]) for code, meaning in MEANINGS.items()
    ]
    return narrow_recipe(Ingredients(head, ProblemsData(problems=problems), context.facts))


def guide_files() -> dict[str, bytes]:
    """Return the guide's pictures, by path."""
    folder = resources.files("ita_site.pages") / _FOLDER
    return {urls.guide_picture(name): (folder / f"{name}.png").read_bytes() for name in PICTURES}


def guide_paths() -> Iterator[str]:
    """Return the path of each picture of the guide, without reading the pictures."""
    return map(urls.guide_picture, PICTURES)


def files() -> Iterator[File]:
    """Yield every kind of content file, in the order in which an editor meets them."""
    for name, title in _FILES.items():
        entry, place = FILES[name]
        yield File(name, title, place, tuple(_rows(entry, "")))


def _rows(entry: type[BaseModel], above: str) -> Iterator[Row]:
    for name, field in entry.model_fields.items():
        below, words, dotted = entry_type(field.annotation), says(field), f"{above}{name}"
        yield Row(dotted, field.is_required(), _kind(field, below), words.th, _VOICES[words.voice])
        if below:
            yield from _rows(below, f"{dotted}.")


def _kind(field: FieldInfo, below: type[BaseModel] | None) -> str:
    known = next((kind for part in (field.annotation, *field.metadata) if (kind := kind_in(part))), None)
    own = next((part for part in field.metadata if hasattr(part, "sample")), known)
    words = "มีช่องย่อย" if below else own.th if own else ""
    return f"รายการ: {words}" if get_origin(field.annotation) is tuple else words
