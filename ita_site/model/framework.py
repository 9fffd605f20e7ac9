"""What was assessed in one year: `content/framework/<family>-<year>.yml`."""

from typing import Annotated

from ita_site.model.entry import VERBATIM, Entry, Says
from ita_site.model.field_types import Day, Id, Line, Text, Url, Whole, Year


class Source(Entry):
    """Where a framework's entry comes from."""

    id: Annotated[Id, Says("รหัสของแหล่งที่มา", "The source's id", name="รหัส")]
    name: Annotated[Line, Says("ชื่อสั้น ๆ ที่แสดงบนหน้าเว็บ", "A short name that pages show", name="ชื่อสั้น")]
    text: Annotated[Text, Says("แหล่งที่มา", "The source")]
    url: Annotated[Url | None, Says("ที่อยู่เว็บของแหล่งที่มา ถ้ามี", "Its address, where it has one", name="ที่อยู่")] = None
    date: Annotated[Day | None, Says("วันที่อ่านแหล่งที่มานั้น", "The day on which it was read", name="วันที่อ่าน")] = None


class Instrument(Entry):
    """One of the assessment's instruments."""

    code: Annotated[Line, Says("ชื่อย่อ เช่น EIT", "The short name, such as EIT", name="ชื่อย่อ")]
    name: Annotated[Line, Says("ชื่อเครื่องมือ", "The instrument's name", name="ชื่อ")]
    weight: Annotated[Whole, Says("น้ำหนักร้อยละ", "Its weight in percent", name="น้ำหนัก")]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source", name="แหล่งที่มา")]


class Indicator(Entry):
    """One of the assessment's indicators (ตัวชี้วัด)."""

    number: Annotated[Whole, Says("เลขตัวชี้วัด", "The indicator's number")]
    name: Annotated[Line, Says("ชื่อตัวชี้วัด", "The indicator's name", name="ชื่อ")]
    instrument: Annotated[Line, Says("ชื่อย่อของเครื่องมือ", "The short name of its instrument", name="เครื่องมือ")]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source", name="แหล่งที่มา")]


class Item(Entry):
    """A question of a questionnaire, keyed by family, year and code."""

    code: Annotated[Id, Says("รหัสข้อคำถาม เช่น e1", "The item's code, such as e1", name="รหัส")]
    indicator: Annotated[Whole, Says("เลขตัวชี้วัด", "The number of its indicator")]
    text: Annotated[Text, Says("ข้อความของข้อคำถาม", "The item's words", VERBATIM, name="ข้อความ")]
    source: Annotated[Id, Says("รหัสของแหล่งที่มา", "The id of its source", name="แหล่งที่มา")]


class Framework(Entry):
    """What was assessed in one year: content/framework/<family>-<year>.yml."""

    family: Annotated[Id, Says("ตระกูล เช่น nacc", "The family, such as nacc", name="ตระกูล")]
    year: Annotated[Year, Says("ปีการประเมิน", "The year of the assessment")]
    title: Annotated[Line, Says("ชื่อกรอบการประเมิน", "The framework's title", name="ชื่อกรอบ")]
    sources: Annotated[tuple[Source, ...], Says("แหล่งที่มาทั้งหมด", "All sources", name="แหล่งที่มา")]
    instruments: Annotated[tuple[Instrument, ...], Says("เครื่องมือ", "The instruments")]
    indicators: Annotated[tuple[Indicator, ...], Says("ตัวชี้วัด", "The indicators")]
    items: Annotated[tuple[Item, ...], Says("ข้อคำถาม", "The items")] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Return (family, year): codes mean something only within one framework."""
        return self.family, self.year
