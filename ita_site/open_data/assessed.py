"""Tables of what the report answers to, and of who answers: indicators, items and units."""

from typing import Final

from ita_site.model.agency import IndicatorScore, ScoreSource, Unit, YearScores
from ita_site.model.entry import READING, Says
from ita_site.model.framework import Indicator, Instrument, Item, Source
from ita_site.open_data.columns import (
    AGENCY_ID,
    FRAMEWORK_ID,
    INDICATOR_ID,
    ITEM_ID,
    MEASURE_ID,
    REPORT_ID,
    UNIT_ID,
    key,
    said_of,
    text,
    whole,
    year,
)
from ita_site.open_data.table import (
    Column,
    Kind,
    Reference,
    Shape,
)

_NAMED: Final = "named"
_RESEMBLES: Final = "resembles"
RELATIONS: Final = (_NAMED, _RESEMBLES)
"""How a measure and an item belong together: the report names the code, or we read it so."""

INDICATORS: Final = Shape(
    "indicators",
    "ตัวชี้วัด",
    Says("ตัวชี้วัดของกรอบการประเมินที่รายงานตอบ", "The indicators of the assessment that the report answers"),
    (
        INDICATOR_ID,
        FRAMEWORK_ID,
        whole("number", "ตัวชี้วัดที่", said_of(Indicator, "number"), required=True),
        text("name", "ชื่อตัวชี้วัด", said_of(Indicator, "name"), required=True),
        text("instrument_code", "เครื่องมือ", said_of(Indicator, "instrument"), required=True),
        text("instrument_name", "ชื่อเครื่องมือ", said_of(Instrument, "name"), required=True),
        whole("instrument_weight", "น้ำหนัก (ร้อยละ)", said_of(Instrument, "weight"), required=True),
        text("source", "แหล่งที่มา", said_of(Source, "text"), required=True),
        AGENCY_ID,
    ),
    key=("indicator_id",),
)

ITEMS: Final = Shape(
    "items",
    "ข้อคำถาม",
    Says("ข้อคำถามของกรอบการประเมิน เท่าที่รู้ถ้อยคำ", "The framework's items, as far as their words are known"),
    (
        ITEM_ID,
        FRAMEWORK_ID,
        Column("indicator_id", Kind.TEXT, "รหัสตัวชี้วัด", said_of(Item, "indicator"), required=True),
        text("code", "รหัสข้อ", said_of(Item, "code"), required=True),
        text("text", "ข้อคำถาม", said_of(Item, "text"), required=True),
        text("source", "แหล่งที่มา", said_of(Source, "text"), required=True),
        AGENCY_ID,
    ),
    key=("item_id",),
    references=(Reference("indicator_id", "indicators"),),
)

MEASURE_ITEMS: Final = Shape(
    "measure_items",
    "มาตรการกับข้อคำถาม",
    Says("ข้อคำถามที่ประเด็นของมาตรการกล่าวถึง", "Items that a measure's issue speaks of"),
    (
        REPORT_ID,
        MEASURE_ID,
        ITEM_ID,
        Column(
            "relation",
            Kind.TEXT,
            "ความเกี่ยวข้อง",
            Says(
                "named รายงานระบุรหัส · resembles ถ้อยคำตรงกันแต่ไม่ได้ระบุรหัส (เว็บไซต์นี้ตีความเอง)",
                "named: the report gives the code; resembles: it words the item without its code, as we read it",
                READING,
            ),
            required=True,
            allowed=RELATIONS,
        ),
        AGENCY_ID,
    ),
    key=("measure_id", "item_id", "relation"),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures"), Reference("item_id", "items")),
)

UNITS: Final = Shape(
    "units",
    "ส่วนราชการ",
    Says("ส่วนราชการของหน่วยงาน", "The units of the agency"),
    (UNIT_ID, text("name", "ชื่อส่วนราชการ", said_of(Unit, "name"), required=True), AGENCY_ID),
    key=("unit_id",),
)

MEASURE_UNITS: Final = Shape(
    "measure_units",
    "มาตรการกับส่วนราชการ",
    Says("ส่วนราชการที่รับผิดชอบแต่ละมาตรการ", "The units that are responsible for each measure", READING),
    (
        REPORT_ID,
        MEASURE_ID,
        Column(
            "unit_id",
            Kind.TEXT,
            "รหัสส่วนราชการ",
            Says(
                "ส่วนราชการที่รับผิดชอบ คำว่าทุกส่วนราชการเขียนแยกเป็นทีละส่วน",
                "A responsible unit; every unit is written out",
                READING,
            ),
            required=True,
        ),
        AGENCY_ID,
    ),
    key=("measure_id", "unit_id"),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures"), Reference("unit_id", "units")),
)

SCORES: Final = Shape(
    "scores",
    "คะแนน ITA",
    Says(
        "คะแนน ITA ของหน่วยงานทุกปีที่เว็บไซต์นี้มี คะแนนรวมและรายตัวชี้วัด ว่างไว้เมื่อยังไม่มีคะแนน",
        "The agency's ITA scores of all years that the site has, in total and by indicator; empty where it has none",
    ),
    (
        key("score_id", "รหัสคะแนน", "ปี/เลขตัวชี้วัด หรือ ปี/total", "Year and indicator, or year and total"),
        year("year_be", "ปีการประเมิน", said_of(YearScores, "year")),
        whole(
            "indicator",
            "ตัวชี้วัดที่",
            Says("เลขตัวชี้วัดของปีนั้น ว่างเมื่อเป็นคะแนนรวม", "The indicator's number in that year; empty for the total"),
        ),
        Column("score", Kind.DECIMAL, "คะแนน", said_of(IndicatorScore, "score"), required=True),
        text(
            "level",
            "ระดับ",
            Says("ระดับตามที่พิมพ์ มีเฉพาะคะแนนรวม", "The level as printed, which only a total has"),
        ),
        text("source_text", "ที่มา", said_of(ScoreSource, "text"), required=True),
        text("source_url", "ที่อยู่ของที่มา", said_of(ScoreSource, "url"), required=True),
        Column("source_date", Kind.DAY, "วันที่อ่าน", said_of(ScoreSource, "date"), required=True),
        AGENCY_ID,
    ),
    key=("score_id",),
)
