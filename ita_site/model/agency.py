"""Who reports: `content/agency.yml`."""

import re
from decimal import Decimal
from typing import Annotated, Final

from ita_site.model.choices import PRIVATE, PUBLIC, Access, DataCategory, GeoCoverage, LicenceId, Objective, RenewalUnit
from ita_site.model.closed_lists.official_codes import AgencyCode, ProvinceCode
from ita_site.model.entry import Entry, Says
from ita_site.model.field_types import (
    ContactPoint,
    Day,
    Email,
    HeaderContact,
    Id,
    Line,
    Score,
    Text,
    Url,
    Whole,
    Year,
    YesNo,
)

_PLACE: Final = re.compile("(?:องค์การบริหารส่วน|เทศบาล)?((?:ตำบล|เมือง|นคร|อำเภอ|จังหวัด)(.+))")
_NO_ROOM: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""Vowels and tone marks above and below a letter."""

SHORT_KINDS: Final = {
    "องค์การบริหารส่วนตำบล": "อบต.",
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
    "เทศบาลตำบล": "ทต.",
    "เทศบาลเมือง": "ทม.",
    "เทศบาลนคร": "ทน.",
}
"""How offices shorten the kind of agency that they are."""

HEADS: Final = {
    "องค์การบริหารส่วนตำบล": "นายกองค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด": "นายกองค์การบริหารส่วนจังหวัด",
    "เทศบาลตำบล": "นายกเทศมนตรีตำบล",
    "เทศบาลเมือง": "นายกเทศมนตรีเมือง",
    "เทศบาลนคร": "นายกเทศมนตรีนคร",
}
"""Whom letters to each kind of agency address: the holder of its highest office, never by name."""

MOST_WHOLE: Final = 18
"""Letters side by side that fit a line of a phone even where they are large."""

ALL_UNITS: Final = "all"
"""In a list of units: every unit of the agency."""


class Unit(Entry):
    """A part of the agency (ส่วนราชการ)."""

    id: Annotated[Id, Says("รหัส ใช้ในที่อยู่ของหน้า", "The unit's id; part of a published address", name="รหัส")]
    name: Annotated[Line, Says("ชื่อส่วนราชการ", "The unit's name", name="ชื่อ")]


class Channel(Entry):
    """A way to complain to the agency or to ask it something."""

    name: Annotated[Line, Says("ช่องทางนี้คืออะไร", "What the channel is", name="ชื่อช่องทาง")]
    url: Annotated[Url | None, Says("ที่อยู่เว็บ ถ้ามี", "Its address, where it has one", name="ที่อยู่")] = None
    phone: Annotated[
        Line | None, Says("หมายเลขโทรศัพท์ ถ้ามี", "Its telephone number, where it has one", name="โทรศัพท์")
    ] = None
    email: Annotated[Email | None, Says("อีเมล ถ้ามี", "Its e-mail address, where it has one", name="อีเมล")] = None
    source: Annotated[Line, Says("รู้จากที่ใด", "Where this is known from", name="ที่มา")]


class OpenData(Entry):
    """What the agency says of its data, in the fields of data.go.th; what it has not said is left out."""

    license: Annotated[
        LicenceId | None, Says("สัญญาอนุญาตที่หน่วยงานให้ไว้กับข้อมูล", "The licence that the agency gives", name="สัญญาอนุญาต")
    ] = None
    objective: Annotated[Objective | None, Says("วัตถุประสงค์ของชุดข้อมูล", "What the data are for", name="วัตถุประสงค์")] = None
    update_frequency_unit: Annotated[
        RenewalUnit | None,
        Says("หน่วยความถี่ของการปรับปรุงข้อมูล เช่น ปี", "How often the data are renewed, such as ปี", name="หน่วยความถี่"),
    ] = None
    update_frequency_interval: Annotated[
        Whole | None, Says("ปรับปรุงกี่ครั้งต่อหนึ่งหน่วยความถี่", "How many times in such a unit of time", name="จำนวนครั้ง")
    ] = None
    geo_coverage: Annotated[
        GeoCoverage | None, Says("ขอบเขตเชิงภูมิศาสตร์", "What places the data cover", name="ขอบเขตพื้นที่")
    ] = None
    data_category: Annotated[
        DataCategory | None,
        Says(
            "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ เช่น ข้อมูลสาธารณะ",
            "Its class in the governance of public data, such as ข้อมูลสาธารณะ",
            name="หมวดหมู่ข้อมูล",
        ),
    ] = None
    maintainer: Annotated[Line | None, Says("ชื่อผู้ติดต่อเรื่องข้อมูล", "Whom to ask about the data", name="ผู้ติดต่อ")] = None
    maintainer_email: Annotated[Email | None, Says("อีเมลผู้ติดต่อ", "The e-mail address to ask at", name="อีเมลผู้ติดต่อ")] = (
        None
    )


class Security(Entry):
    """Whom to tell of a hole in the website, and until when that is sure: published as security.txt (RFC 9116)."""

    contact: Annotated[
        ContactPoint, Says("อีเมลหรือหน้าเว็บสำหรับแจ้งช่องโหว่ของเว็บไซต์", "Where to report a security hole", name="ที่แจ้งช่องโหว่")
    ]
    expires: Annotated[
        Day,
        Says(
            "วันสุดท้ายที่ใช้ที่แจ้งนี้ได้ ไม่ควรเกินหนึ่งปี แล้วตรวจและเลื่อนวันใหม่",
            "The last day on which that is sure, at best within a year; then look again and move it",
            name="ใช้ได้ถึง",
        ),
    ]


class ArchiveSettings(Entry):
    """How the copies of evidence are kept and proved: the folder `archive` beside the content."""

    timestamp_url: Annotated[
        Url | None,
        Says(
            "บริการประทับรับรองเวลา (RFC 3161) ที่จะขอตราให้บัญชีของคลังสำเนา",
            "A time-stamping service (RFC 3161) that stamps each manifest of the archive",
            name="บริการประทับเวลา",
        ),
    ] = None
    wayback: Annotated[
        tuple[Url, ...],
        Says(
            "ที่อยู่หลักฐานที่จะขอให้ Wayback Machine เก็บสำเนาไว้ด้วย",
            "Evidence addresses that the Wayback Machine is asked to keep as well",
            name="ขอให้ Wayback เก็บ",
        ),
    ] = ()
    host_megabytes: Annotated[
        Whole | None,
        Says(
            "เก็บสำเนาจากแต่ละเว็บไซต์ไม่เกินกี่เมกะไบต์", "Most megabytes of copies from one host (2000)", name="เพดานต่อเว็บไซต์"
        ),
    ] = None
    year_megabytes: Annotated[
        Whole | None,
        Says("เก็บสำเนาแต่ละปีปฏิทินไม่เกินกี่เมกะไบต์", "Most megabytes of copies of one year (20000)", name="เพดานต่อปี"),
    ] = None


class ScoreSource(Entry):
    """Where the scores of a year were read."""

    text: Annotated[Text, Says("ชื่อเอกสารหรือหน้าที่ประกาศคะแนน", "The document or page that gives the scores", name="ชื่อ")]
    url: Annotated[Url, Says("ที่อยู่เว็บของเอกสารหรือหน้านั้น", "Its address", name="ที่อยู่")]
    date: Annotated[Day, Says("วันที่อ่านคะแนนจากที่นั้น", "The day on which the scores were read there", name="วันที่อ่าน")]


class IndicatorScore(Entry):
    """What the agency scored in one indicator."""

    indicator: Annotated[Whole, Says("เลขตัวชี้วัดของปีนั้น", "The indicator's number in that year", name="ตัวชี้วัด")]
    score: Annotated[Score, Says("คะแนนตามที่แหล่งที่มาพิมพ์", "The score as its source prints it", name="คะแนน")]


class YearScores(Entry):
    """What the agency scored in the assessment of one year; nothing is worked out, all is as the source prints it."""

    year: Annotated[Year, Says("ปีการประเมิน", "The year of the assessment", name="ปี")]
    total: Annotated[Score, Says("คะแนนรวม", "The total", name="คะแนนรวม")]
    level: Annotated[
        Line | None, Says("ระดับผลการประเมินตามที่พิมพ์ ถ้ามี", "The level as printed, where there is one", name="ระดับ")
    ] = None
    indicators: Annotated[
        tuple[IndicatorScore, ...], Says("คะแนนรายตัวชี้วัด เท่าที่รู้", "Scores by indicator, as far as known", name="ตัวชี้วัด")
    ] = ()
    source: Annotated[ScoreSource, Says("คะแนนของปีนี้มาจากไหน", "Where the year's scores come from", name="ที่มา")]

    def of(self, number: int) -> Decimal | None:
        """Return the score of an indicator; None where it is not known."""
        return next((entry.score for entry in self.indicators if entry.indicator == number), None)


class Agency(Entry):
    """Who reports: content/agency.yml."""

    name: Annotated[Line, Says("ชื่อหน่วยงาน", "The agency's name")]
    id: Annotated[
        Id | None,
        Says(
            "รหัสสั้นของหน่วยงาน ใช้ในที่อยู่เว็บและข้อมูลเปิดเมื่ออยู่รวมกับหน่วยงานอื่น",
            "The agency's short id, for addresses and open data among other agencies",
            name="รหัสหน่วยงาน",
        ),
    ] = None
    code: Annotated[
        AgencyCode | None,
        Says(
            "รหัสทางการของหน่วยงาน ตามที่การประเมินหรือกรมการปกครองพิมพ์ ไม่รู้ให้เว้นไว้",
            "The agency's official code, as the assessment or the Department of Provincial Administration prints it",
            name="รหัสทางการ",
        ),
    ] = None
    district: Annotated[Line, Says("อำเภอ", "The district")]
    province: Annotated[Line, Says("จังหวัด", "The province")]
    province_code: Annotated[
        ProvinceCode | None,
        Says("รหัสจังหวัดตาม ISO 3166-2:TH เช่น TH-42", "The province's code by ISO 3166-2:TH", name="รหัสจังหวัด"),
    ] = None
    website: Annotated[Url, Says("เว็บไซต์หลัก", "The main website")]
    contact: Annotated[Url | None, Says("หน้าติดต่อหน่วยงาน", "The page for contact", name="หน้าติดต่อ")] = None
    complaints: Annotated[
        tuple[Channel, ...], Says("ช่องทางร้องเรียนและสอบถาม", "Where to complain and to ask", name="ช่องทางร้องเรียน")
    ] = ()
    security: Annotated[
        Security | None,
        Says("ที่แจ้งช่องโหว่ของเว็บไซต์ ถ้ามี", "Where to report a security hole, if there is one", name="ความปลอดภัย"),
    ] = None
    units: Annotated[tuple[Unit, ...], Says("ส่วนราชการ", "The agency's units")]
    promise_pages: Annotated[
        YesNo,
        Says(
            "ทำหน้าเว็บให้แต่ละกิจกรรมที่บอกว่าจะทำหรือไม่ ถ้าไม่เขียน ทำ",
            "Whether each promised activity has a page of its own; yes where nothing is said",
            name="หน้าของแต่ละกิจกรรม",
        ),
    ] = True
    public_contacts: Annotated[
        tuple[Line, ...],
        Says(
            "โทรศัพท์มือถือ อีเมล หรือเลข 13 หลักที่ตรวจแล้วว่าเผยแพร่ได้ ระบบจะไม่เตือนอีก",
            "Mobile numbers, e-mail addresses and 13-digit numbers that may be published; no warning is given of these",
            name="ติดต่อที่เผยแพร่ได้",
        ),
    ] = ()
    evidence_copies: Annotated[
        Access,
        Says(
            "ให้ทุกคนดูสำเนาของหลักฐานที่โปรแกรมตรวจลิงก์เก็บไว้หรือไม่ public คือให้ดู",
            "Whether everybody may see the copies of evidence that the link check keeps: public where they may",
            name="สำเนาหลักฐาน",
        ),
    ] = PRIVATE
    checker_contact: Annotated[
        HeaderContact | None,
        Says(
            "อีเมลหรือหน้าเว็บที่โปรแกรมตรวจลิงก์บอกแก่เว็บไซต์ที่ไปตรวจ",
            "Where websites that the link check visits can write to; part of how it names itself",
            name="ที่ติดต่อเรื่องลิงก์",
        ),
    ] = None
    scores: Annotated[
        tuple[YearScores, ...],
        Says(
            "คะแนน ITA ที่หน่วยงานได้ในแต่ละปี พร้อมแหล่งที่มา",
            "The agency's ITA scores by year, with their source",
            name="คะแนน ITA",
        ),
    ] = ()
    source: Annotated[Text, Says("ข้อมูลหน่วยงานนี้มาจากไหน", "Where these facts come from", name="ที่มา")]
    open_data: Annotated[
        OpenData, Says("สิ่งที่หน่วยงานระบุเกี่ยวกับข้อมูลเปิด", "What the agency says of its open data", name="ข้อมูลเปิด")
    ] = OpenData()
    archive: Annotated[ArchiveSettings, Says("คลังสำเนาหลักฐาน", "The archive of evidence copies", name="คลังสำเนา")] = (
        ArchiveSettings()
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the agency's name in full, and as offices shorten it where they do (อบต.…)."""
        short = (
            f"{mark}{self.name.removeprefix(kind)}" for kind, mark in SHORT_KINDS.items() if self.name.startswith(kind)
        )
        return (self.name, *short)

    @property
    def addressee(self) -> str:
        """Return whom a letter to the agency addresses: นายกองค์การบริหารส่วนตำบล…; its name where the kind is not known."""
        heads = (f"{head}{self.name.removeprefix(kind)}" for kind, head in HEADS.items() if self.name.startswith(kind))
        return next(heads, self.name)

    @property
    def shows_copies(self) -> bool:
        """Return whether everybody may see the kept copies of its evidence."""
        return self.evidence_copies == PUBLIC

    @property
    def whole_names(self) -> tuple[str, ...]:
        """Return names that no line should break, the longest first: places with their kind and without it, and units.

        ตำบลพะงาด, พะงาด, อำเภอขามสะแกแสง, …, กองการศึกษาฯ. One that is too long for a line of a phone is left out, except
        for a place's own name, which has no better place to break.
        """
        places = [
            match.groups() for name in (self.name, self.district, self.province) if (match := _PLACE.fullmatch(name))
        ]
        long = (*(kind for kind, _ in places), *(unit.name for unit in self.units))
        whole = {name for _, name in places} | {name for name in long if len(_NO_ROOM.sub("", name)) <= MOST_WHOLE}
        return tuple(sorted(whole, key=lambda name: (-len(name), name)))
