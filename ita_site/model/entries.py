"""What content files say: one class for each kind of entry.

The form is the six-column table that the agency's report of fiscal year 2567 prints. ``Says`` beside a field holds what
the editors' reference and the JSON Schema say of it, and whose words the value is.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict

from ita_site.model.choices import DataCategory, FileKind, GeoCoverage, LicenceId, Objective, RenewalUnit
from ita_site.model.field_types import Day, Email, Id, Line, Round, Span, Text, Url, Whole, Year, YesNo

_PLACE: Final = re.compile("(?:องค์การบริหารส่วน|เทศบาล)?((?:ตำบล|เมือง|นคร|อำเภอ|จังหวัด)(.+))")
_NO_ROOM: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""Vowels and tone marks above and below a letter."""

MOST_WHOLE: Final = 18
"""Letters side by side that fit a line of a phone even where they are large."""

ALL_UNITS: Final = "all"
"""In a list of units: every unit of the agency."""


class Voice(StrEnum):
    """Whose words a value is."""

    VERBATIM = "verbatim"
    """The report's own, to the letter."""
    READING = "reading"
    """Understood by whoever entered the data; the site says so."""
    DATA = "data"
    """Neither: order, identity, addresses."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a field means, in Thai and English."""

    th: str
    en: str
    voice: Voice = Voice.DATA


VERBATIM: Final = Voice.VERBATIM
READING: Final = Voice.READING


class Entry(BaseModel):
    """Anything written in a content file: never changed after reading, no field beside those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Expectation(Entry):
    """What a piece of evidence should be: an answer that is something else is suspect."""

    kind: Annotated[FileKind | None, Says("ชนิดของไฟล์ที่ควรได้", "The kind of file that should answer")] = None
    text: Annotated[Line | None, Says("ข้อความที่หน้านั้นต้องมี", "Words that the page must show")] = None


class Evidence(Entry):
    """A web address that the report gives for a result or an outcome."""

    url: Annotated[Url, Says("ที่อยู่เว็บของหลักฐาน", "The address of the evidence")]
    printed: Annotated[
        Line | None,
        Says(
            "ที่อยู่ตามที่รายงานพิมพ์ เมื่อไม่ตรงกับ url",
            "The address as the report prints it, where that differs from url",
            VERBATIM,
        ),
    ] = None
    expect: Annotated[
        Expectation | None, Says("หลักฐานควรเป็นอะไร ใช้เมื่อตรวจลิงก์", "What the evidence should be, for the link check")
    ] = None

    @property
    def as_printed(self) -> str:
        """The address as the report prints it."""
        return self.printed or self.url


class Activity(Entry):
    """One promised activity of a measure."""

    number: Annotated[Whole, Says("ลำดับของกิจกรรมในมาตรการ", "The activity's number within the measure")]
    text: Annotated[
        Text,
        Says("ข้อความของกิจกรรม รวมเลขข้อที่พิมพ์", "The activity's words, its printed number included", VERBATIM),
    ]


class Claim(Entry):
    """A line that the report states, with the evidence it gives for it."""

    text: Annotated[Text, Says("ข้อความตามรายงาน", "The words of the report", VERBATIM)]
    evidence: Annotated[
        tuple[Evidence, ...],
        Says("หลักฐานที่รายงานให้ไว้กับข้อความนี้", "The evidence that the report gives for it"),
    ] = ()
    lost_picture: Annotated[
        YesNo, Says("ต้นฉบับมีภาพตรงนี้ แต่ภาพไม่ได้มากับข้อความ", "The original had a picture here that was lost")
    ] = False


class Result(Claim):
    """A line of the column ผลการดำเนินการ, and our reading of which activities it answers."""

    answers: Annotated[
        tuple[Whole, ...],
        Says("ลำดับกิจกรรมที่ผลนี้ตอบ ตามที่ผู้จัดทำอ่าน", "Numbers of the activities it answers, as we read it", READING),
    ] = ()
    date: Annotated[
        Day | None, Says("วันที่ที่ข้อความกล่าวถึง (ปี พ.ศ.)", "The date that the text names (Buddhist era)", READING)
    ] = None
    people: Annotated[
        Whole | None, Says("จำนวนผู้เข้าร่วมที่ข้อความกล่าวถึง", "How many people the text says took part", READING)
    ] = None

    @property
    def is_paired(self) -> bool:
        """Whether anyone has said which activities it answers, if any; an import leaves that to a person."""
        return "answers" in self.model_fields_set


class Outcome(Claim):
    """A line of the column ผลลัพธ์."""


class Issue(Entry):
    """The column ประเด็น: what was to be improved."""

    text: Annotated[Text, Says("ข้อความในช่องประเด็น", "The words of the column", VERBATIM)]
    indicator: Annotated[
        Whole | None, Says("เลขตัวชี้วัดที่ข้อความระบุ", "The number of the indicator that the text names")
    ] = None
    items: Annotated[tuple[Id, ...], Says("รหัสข้อคำถามที่ข้อความระบุ เช่น e1", "Codes of the items that the text names")] = ()
    resembles: Annotated[
        tuple[Id, ...],
        Says(
            "รหัสข้อคำถามที่ถ้อยคำตรงกันแต่รายงานไม่ได้ระบุรหัส",
            "Codes of items that the text words without naming them",
            READING,
        ),
    ] = ()


class Responsible(Entry):
    """The column ผู้รับผิดชอบ."""

    text: Annotated[Text, Says("ข้อความในช่องผู้รับผิดชอบ", "The words of the column", VERBATIM)]
    units: Annotated[
        tuple[Id, ...],
        Says(
            f"รหัสส่วนราชการจาก agency.yml หรือ {ALL_UNITS} เมื่อหมายถึงทุกส่วนราชการ",
            f"Ids of units in agency.yml, or {ALL_UNITS} for every unit",
            READING,
        ),
    ]


class Headings(Entry):
    """The six column headings as printed; in a measure, only those that differ from the report's."""

    issue: Annotated[Line | None, Says("หัวคอลัมน์ที่ 1", "Heading of column 1", VERBATIM)] = None
    activities: Annotated[Line | None, Says("หัวคอลัมน์ที่ 2", "Heading of column 2", VERBATIM)] = None
    responsible: Annotated[Line | None, Says("หัวคอลัมน์ที่ 3", "Heading of column 3", VERBATIM)] = None
    period: Annotated[Line | None, Says("หัวคอลัมน์ที่ 4", "Heading of column 4", VERBATIM)] = None
    results: Annotated[Line | None, Says("หัวคอลัมน์ที่ 5", "Heading of column 5", VERBATIM)] = None
    outcomes: Annotated[Line | None, Says("หัวคอลัมน์ที่ 6", "Heading of column 6", VERBATIM)] = None


class Measure(Entry):
    """One row of the official table: content/reports/<report>/measures/<any name>.md."""

    id: Annotated[
        Id,
        Says("รหัสของมาตรการ ใช้ในที่อยู่ของหน้า ห้ามเปลี่ยนหลังเผยแพร่", "The measure's id; part of a published address"),
    ]
    order: Annotated[Whole, Says("ลำดับของมาตรการในรายงาน", "The measure's place in the report")]
    title: Annotated[Line, Says("ชื่อเรียกสั้น ๆ ที่ผู้จัดทำเว็บไซต์ตั้ง", "A short name that the site's editor gives", READING)]
    issue: Annotated[Issue, Says("ประเด็นที่ต้องปรับปรุงแก้ไข/พัฒนา", "What was to be improved")]
    lead: Annotated[
        Text | None, Says("ข้อความนำหน้ารายการกิจกรรม", "Words that stand before the activities", VERBATIM)
    ] = None
    activities: Annotated[tuple[Activity, ...], Says("กิจกรรมที่สัญญาไว้", "The promised activities")]
    responsible: Annotated[Responsible, Says("ผู้รับผิดชอบ", "Who is responsible")]
    period: Annotated[Span, Says("ระยะเวลาเป็นเดือนปี พ.ศ.", "The months, Buddhist era")]
    period_text: Annotated[Text, Says("ข้อความในช่องระยะเวลา", "The words of the column", VERBATIM)]
    status: Annotated[
        Line | None,
        Says("สถานะที่รายงานกล่าวรวมทั้งแถว เช่น ดำเนินการแล้ว", "What the report says of the row as a whole", VERBATIM),
    ] = None
    results: Annotated[tuple[Result, ...], Says("ผลการดำเนินการ ทีละข้อความ", "The results, line by line")] = ()
    outcomes: Annotated[tuple[Outcome, ...], Says("ผลลัพธ์/ความสำเร็จ ทีละข้อความ", "The outcomes, line by line")] = ()
    headings: Annotated[Headings, Says("หัวคอลัมน์ที่ต่างจากของรายงาน", "Column headings that differ from the report's")] = (
        Headings()
    )


class Report(Entry):
    """One report of an agency: content/reports/<id>/index.md."""

    id: Annotated[Id, Says("ชื่อโฟลเดอร์ของรายงาน เช่น 2567-12m", "The report's folder, such as 2567-12m")]
    family: Annotated[Id, Says("ตระกูลของกรอบการประเมิน เช่น nacc", "The framework's family, such as nacc")]
    assessed_year: Annotated[
        Year,
        Says(
            "ปีที่ถูกประเมิน ซึ่งผลเป็นที่มาของมาตรการ และเป็นปีของรหัสข้อคำถาม",
            "The assessment that the measures answer; item codes are of that year",
        ),
    ]
    fiscal_year: Annotated[
        Year, Says("ปีงบประมาณที่ดำเนินมาตรการ", "The fiscal year in which the measures are carried out")
    ]
    evidence_for_year: Annotated[
        Year | None,
        Says("ปีการประเมินที่ใช้รายงานนี้เป็นหลักฐาน", "The assessment for which the report serves as evidence"),
    ] = None
    round: Annotated[Round, Says("รอบกี่เดือน", "How many months it covers")]
    title_lines: Annotated[Text, Says("บรรทัดชื่อเรื่องของรายงาน", "The title lines of the report", VERBATIM)]
    introduction: Annotated[Text, Says("ย่อหน้านำของรายงาน", "The introduction of the report", VERBATIM)]
    headings: Annotated[Headings, Says("หัวคอลัมน์ของรายงาน ต้องมีครบทั้งหก", "The report's column headings, all six")]


class Unit(Entry):
    """A part of the agency (ส่วนราชการ)."""

    id: Annotated[Id, Says("รหัส ใช้ในที่อยู่ของหน้า", "The unit's id; part of a published address")]
    name: Annotated[Line, Says("ชื่อส่วนราชการ", "The unit's name")]


class Channel(Entry):
    """A way to complain to the agency or to ask it something."""

    name: Annotated[Line, Says("ช่องทางนี้คืออะไร", "What the channel is")]
    url: Annotated[Url | None, Says("ที่อยู่เว็บ ถ้ามี", "Its address, where it has one")] = None
    phone: Annotated[Line | None, Says("หมายเลขโทรศัพท์ ถ้ามี", "Its telephone number, where it has one")] = None
    source: Annotated[Line, Says("รู้จากที่ใด", "Where this is known from")]


class OpenData(Entry):
    """What the agency says of its data, in the fields of data.go.th; what it has not said is left out."""

    license: Annotated[LicenceId | None, Says("สัญญาอนุญาตที่หน่วยงานให้ไว้กับข้อมูล", "The licence that the agency gives")] = (
        None
    )
    objective: Annotated[Objective | None, Says("วัตถุประสงค์ของชุดข้อมูล", "What the data are for")] = None
    update_frequency_unit: Annotated[
        RenewalUnit | None, Says("หน่วยความถี่ของการปรับปรุงข้อมูล เช่น ปี", "How often the data are renewed, such as ปี")
    ] = None
    update_frequency_interval: Annotated[
        Whole | None, Says("ปรับปรุงกี่ครั้งต่อหนึ่งหน่วยความถี่", "How many times in such a unit of time")
    ] = None
    geo_coverage: Annotated[GeoCoverage | None, Says("ขอบเขตเชิงภูมิศาสตร์", "What places the data cover")] = None
    data_category: Annotated[
        DataCategory | None,
        Says(
            "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ เช่น ข้อมูลสาธารณะ",
            "Its class in the governance of public data, such as ข้อมูลสาธารณะ",
        ),
    ] = None
    maintainer: Annotated[Line | None, Says("ชื่อผู้ติดต่อเรื่องข้อมูล", "Whom to ask about the data")] = None
    maintainer_email: Annotated[Email | None, Says("อีเมลผู้ติดต่อ", "The e-mail address to ask at")] = None


class Agency(Entry):
    """Who reports: content/agency.yml."""

    name: Annotated[Line, Says("ชื่อหน่วยงาน", "The agency's name")]
    district: Annotated[Line, Says("อำเภอ", "The district")]
    province: Annotated[Line, Says("จังหวัด", "The province")]
    website: Annotated[Url, Says("เว็บไซต์หลัก", "The main website")]
    contact: Annotated[Url | None, Says("หน้าติดต่อหน่วยงาน", "The page for contact")] = None
    complaints: Annotated[tuple[Channel, ...], Says("ช่องทางร้องเรียนและสอบถาม", "Where to complain and to ask")] = ()
    units: Annotated[tuple[Unit, ...], Says("ส่วนราชการ", "The agency's units")]
    source: Annotated[Text, Says("ข้อมูลหน่วยงานนี้มาจากไหน", "Where these facts come from")]
    open_data: Annotated[OpenData, Says("สิ่งที่หน่วยงานระบุเกี่ยวกับข้อมูลเปิด", "What the agency says of its open data")] = (
        OpenData()
    )

    @property
    def whole_names(self) -> tuple[str, ...]:
        """Names that no line should break, the longest first: places with their kind and without it, and units.

        ตำบลพะงาด, พะงาด, อำเภอขามสะแกแสง, …, กองการศึกษาฯ. One that is too long for a line of a phone is left out, except
        for a place's own name, which has no better place to break.
        """
        places = [one.groups() for name in (self.name, self.district, self.province) if (one := _PLACE.fullmatch(name))]
        long = (*(kind for kind, _ in places), *(unit.name for unit in self.units))
        found = {name for _, name in places} | {name for name in long if len(_NO_ROOM.sub("", name)) <= MOST_WHOLE}
        return tuple(sorted(found, key=lambda name: (-len(name), name)))


class Source(Entry):
    """Where a framework's entry comes from."""

    id: Annotated[Id, Says("รหัสของแหล่งที่มา", "The source's id")]
    name: Annotated[Line, Says("ชื่อสั้น ๆ ที่แสดงบนหน้าเว็บ", "A short name that pages show")]
    text: Annotated[Text, Says("แหล่งที่มา", "The source")]


class Instrument(Entry):
    """One of the assessment's instruments."""

    code: Annotated[Line, Says("ชื่อย่อ เช่น EIT", "The short name, such as EIT")]
    name: Annotated[Line, Says("ชื่อเครื่องมือ", "The instrument's name")]
    weight: Annotated[Whole, Says("น้ำหนักร้อยละ", "Its weight in percent")]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source")]


class Indicator(Entry):
    """One of the assessment's indicators (ตัวชี้วัด)."""

    number: Annotated[Whole, Says("เลขตัวชี้วัด", "The indicator's number")]
    name: Annotated[Line, Says("ชื่อตัวชี้วัด", "The indicator's name")]
    instrument: Annotated[Line, Says("ชื่อย่อของเครื่องมือ", "The short name of its instrument")]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source")]


class Item(Entry):
    """A question of a questionnaire, keyed by family, year and code."""

    code: Annotated[Id, Says("รหัสข้อคำถาม เช่น e1", "The item's code, such as e1")]
    indicator: Annotated[Whole, Says("เลขตัวชี้วัด", "The number of its indicator")]
    text: Annotated[Text, Says("ข้อความของข้อคำถาม", "The item's words", VERBATIM)]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source")]


class Framework(Entry):
    """What was assessed in one year: content/framework/<family>-<year>.yml."""

    family: Annotated[Id, Says("ตระกูล เช่น nacc", "The family, such as nacc")]
    year: Annotated[Year, Says("ปีการประเมิน", "The year of the assessment")]
    title: Annotated[Line, Says("ชื่อกรอบการประเมิน", "The framework's title")]
    sources: Annotated[tuple[Source, ...], Says("แหล่งที่มาทั้งหมด", "All sources")]
    instruments: Annotated[tuple[Instrument, ...], Says("เครื่องมือ", "The instruments")]
    indicators: Annotated[tuple[Indicator, ...], Says("ตัวชี้วัด", "The indicators")]
    items: Annotated[tuple[Item, ...], Says("ข้อคำถาม", "The items")] = ()

    @property
    def key(self) -> tuple[str, int]:
        """(family, year): codes mean something only together with it."""
        return self.family, self.year


class Prose(Entry):
    """A page of free text: content/<name>.md."""

    title: Annotated[Line, Says("ชื่อหน้า", "The page's title")]
    description: Annotated[Line, Says("คำอธิบายหน้าหนึ่งประโยค", "One sentence on the page")]


class WordGroup(Entry):
    """Words that search takes for one: other spellings, short forms, other names of the same thing."""

    words: Annotated[
        tuple[Line, ...],
        Says("คำที่ใช้แทนกันได้ สะกดถูกหรือผิดก็ได้", "Words that stand for one another, spelt rightly or wrongly"),
    ]


class SearchWords(Entry):
    """What search knows of words: content/search-aliases.yml."""

    same: Annotated[
        tuple[WordGroup, ...],
        Says("กลุ่มคำ ค้นคำหนึ่งจะพบทุกคำในกลุ่ม", "Groups of words: a search for one finds all of its group"),
    ] = ()
    ignored: Annotated[
        tuple[Line, ...],
        Says(
            "คำที่ไม่ใช้ค้นเมื่อพิมพ์รวมกับคำอื่น เช่น ที่ไหน อย่างไร",
            "Words that are left out when there are others, such as where and how",
        ),
    ] = ()
    uncut: Annotated[
        tuple[Line, ...],
        Says(
            "คำที่เบราว์เซอร์ตัดผิด เช่น ชื่อเฉพาะ ค้นส่วนสั้น ๆ ของคำจะไม่พบ",
            "Words that browsers cut wrongly, such as names: a short part of one is not found",
        ),
    ] = ()
