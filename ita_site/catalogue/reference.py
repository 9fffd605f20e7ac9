"""The editors' reference, made from the model and the list of problems: it says what the code does."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site.catalogue.free_text import MAX_BRACKETS, MAX_PROSE
from ita_site.model.agency import Agency
from ita_site.model.entry import Voice, entry_type, says
from ita_site.model.field_types import MAX_LINE, MAX_URL, Kind, kind_in
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.prose import Prose
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.source.decoding import MAX_BYTES, MAX_LINES, MAX_WORD
from ita_site.source.problems import MEANINGS, Severity
from ita_site.source.yaml_tree import MAX_DEPTH, MAX_VALUES

FILES: Final[Mapping[str, tuple[type[BaseModel], str]]] = {
    "agency": (Agency, "content/agency.yml"),
    "framework": (Framework, "content/framework/<family>-<year>.yml"),
    "report": (Report, "content/reports/<id>/index.md"),
    "measure": (Measure, "content/reports/<report>/measures/<ชื่อใดก็ได้>.md"),
    "prose": (Prose, "content/<name>.md"),
    "search-aliases": (SearchWords, "content/search-aliases.yml"),
}
"""Every kind of content file: its entry and where it stands."""

VOICES: Final = {
    Voice.VERBATIM: "คำของรายงาน คัดคำต่อคำ (the report's words)",
    Voice.READING: "เว็บไซต์นี้ตีความเอง เว็บไซต์จะติดป้ายบอก (our reading, labelled so)",
    Voice.DATA: "",
}

_HEAD: Final = "<!-- สร้างจากโค้ดด้วย make docs ห้ามแก้ด้วยมือ | Made from the code by `make docs`; do not edit -->\n\n"


def fields_page() -> str:
    """Return every field of every content file, as Markdown."""
    parts = [
        _HEAD,
        "# ช่องข้อมูลของไฟล์เนื้อหา | Fields of the content files\n\n",
        "ค่าทุกค่าอ่านเป็นข้อความตามที่พิมพ์ ไม่มีการเดา เลขไทยและเลขอารบิกใช้ปนกันได้ ปีเป็น พ.ศ. ทุกแห่ง\n",
        "ข้อความที่มีเครื่องหมาย `:` หรือขึ้นต้นด้วย `-` ให้ใส่เครื่องหมายคำพูดครอบ ข้อความหลายบรรทัดใช้ `|-`\n\n",
        "Every value is read as text, as typed; nothing is guessed. Thai and Arabic digits may be mixed; every\n",
        "year is Buddhist era. Quote a text that holds a `:` or starts with `-`; text of several lines takes `|-`.\n\n",
        f"ไฟล์ใหญ่ไม่เกิน {MAX_BYTES:,} ไบต์ {MAX_LINES:,} บรรทัด และ {MAX_VALUES:,} ค่า ",
        f"ข้อความบรรทัดเดียวยาวไม่เกิน {MAX_LINE} ตัวอักษร ",
        f"คำติดกันไม่มีช่องว่างยาวไม่เกิน {MAX_WORD:,} ตัวอักษร ที่อยู่เว็บยาวไม่เกิน {MAX_URL:,} ตัวอักษร ",
        f"ซ้อนกันไม่เกิน {MAX_DEPTH} ชั้น ข้อความอิสระใต้ข้อมูลยาวไม่เกิน {MAX_PROSE:,} ตัวอักษร ",
        f"และมี [ ไม่เกิน {MAX_BRACKETS:,} ตัว ",
        "(limits of a file in bytes, lines and values, a one-line text, a word, an address, nesting, free text)\n",
    ]
    for name, (entry, place) in FILES.items():
        parts.append(f"\n## {name}: `{place}`\n\n{_doc(entry)}\n")
        parts += _tables(name, entry)
    return "".join(parts)


def _tables(name: str, entry: type[BaseModel]) -> Iterator[str]:
    yield "\n| ช่อง (field) | ต้องมี (required) | ชนิด (kind) | ความหมาย | Meaning | เป็นคำของใคร (whose words) |\n"
    yield "|---|---|---|---|---|---|\n"
    inner: list[tuple[str, type[BaseModel]]] = []
    for key, field in entry.model_fields.items():
        meaning, below = says(field), entry_type(field.annotation)
        required = "ใช่ (yes)" if field.is_required() else "–"
        yield f"| `{key}` | {required} | {_kind(field)} | {meaning.th} | {meaning.en} | {VOICES[meaning.voice]} |\n"
        if below:
            inner.append((f"{name}.{key}", below))
    for path, below in inner:
        yield f"\n### {path}\n"
        yield from _tables(path, below)


def _kind(field: FieldInfo) -> str:
    below = entry_type(field.annotation)
    own = next((name for name in field.metadata if isinstance(name, Kind)), None)
    kind = own or kind_in(field.annotation)
    name = below.__name__ if below else f"{kind.th} ({kind.en})" if kind else ""
    return f"รายการของ (a list of) {name}" if get_origin(field.annotation) is tuple else name


def _doc(entry: type[BaseModel]) -> str:
    return (entry.__doc__ or "").split("\n")[0]


def problems_page() -> str:
    """Return every problem code with its two sentences, as Markdown."""
    rows = "".join(
        f"| `{code}` | {_grade(meaning.severity)} | {meaning.th} | {meaning.en} |\n"
        for code, meaning in MEANINGS.items()
    )
    return (
        f"{_HEAD}# รหัสปัญหาของเนื้อหา | Problem codes of the content\n\n"
        "`ita check` พิมพ์ทุกปัญหาพร้อมกัน: `ไฟล์:บรรทัด: รหัส ข้อความไทย` แล้วตามด้วยภาษาอังกฤษ\n"
        "ข้อผิดพลาด (error) ทำให้ไม่สร้างเว็บไซต์ คำเตือน (warning) ไม่ทำให้หยุด\n\n"
        "`ita check` prints all problems at once: `file:line: code`, the message in Thai, then in English.\n"
        "An error stops the build before anything is written; a warning does not.\n\n"
        "| รหัส (code) | ระดับ (severity) | ความหมาย | Meaning |\n|---|---|---|---|\n" + rows
    )


def _grade(severity: Severity) -> str:
    return "ข้อผิดพลาด (error)" if severity is Severity.ERROR else "คำเตือน (warning)"


def schema(name: str) -> str:
    """Return JSON Schema of one kind of file, for editors that complete and check while typing."""
    entry = FILES[name][0]
    made = entry.model_json_schema()
    _describe(made, entry)
    for below in _below(entry):
        _describe(made["$defs"][below.__name__], below)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | made, ensure_ascii=False, indent=2) + "\n"


def _below(entry: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in entry.model_fields.values():
        below = entry_type(field.annotation)
        if below:
            yield below
            yield from _below(below)


def _describe(made: dict[str, Any], entry: type[BaseModel]) -> None:
    made["description"] = _doc(entry)
    for key, field in entry.model_fields.items():
        meaning, old = says(field), made["properties"][key]
        # a field that is not needed is left out, never written as null
        kind = old["anyOf"][0] if "anyOf" in old else old
        plain = {name: value for name, value in kind.items() if name not in {"title", "default"}}
        made["properties"][key] = plain | {"description": f"{meaning.th} | {meaning.en}"}


def pages() -> dict[str, str]:
    """Return every generated file of docs/, by name."""
    made = {"front-matter.md": fields_page(), "problems.md": problems_page()}
    return made | {f"schema/{name}.schema.json": schema(name) for name in FILES}
