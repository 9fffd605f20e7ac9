"""The text for the village loudspeaker: what the site says of a report, read aloud in about a minute. Pure.

Thai is read at about 4.5 syllables a second, of some 3.3 characters each: 900 characters are a minute.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import RUNGS, SAME
from ita_site.poster.announcement import Announcement
from ita_site.poster.spoken_words import spoken, spoken_address, spoken_phone

MOST: Final = 900
"""Characters of the text, spaces included."""

_LONGEST_NAME: Final = 100
_BREATH: Final = "\n\n"
"""Between two paragraphs."""


def loudspeaker_text(news: Announcement) -> str:
    """Return the text, a paragraph for each breath; titles of measures are named as far as the minute lasts."""
    before, after = [_opening(news)], [_figures(news), _reading(news), _where_to_look(news), _where_to_ask(news)]
    room = MOST - len(_joined([*before, *after]))
    return _joined([*before, *_titles(news, room), *after])


def _joined(paragraphs: Sequence[str]) -> str:
    return _BREATH.join(paragraphs) + "\n"


def _opening(news: Announcement) -> str:
    agency, report = news.agency, news.report
    place = " ".join(map(spoken, (agency.name, agency.district, agency.province)))
    return (
        f"พี่น้องประชาชนทุกท่าน\n{place} บอกว่าจะแก้จุดอ่อนที่พบจากการประเมินคุณธรรมและความโปร่งใส "
        f"ด้วย {report.counts.measures} มาตรการ รวม {report.counts.activities} กิจกรรม "
        f"ตามรายงานปีงบประมาณ {report.entry.fiscal_year} รอบ {report.entry.round} เดือน"
    )


def _titles(news: Announcement, room: int) -> list[str]:
    """Return a paragraph with the titles that fit into `room` characters; none where no title does."""
    titles = [f"{measure.entry.order} {spoken(measure.entry.title)}" for measure in news.report.measures]
    tried = (_list(titles, number) for number in range(len(titles), 0, -1))
    return list(islice((paragraph for paragraph in tried if len(paragraph) + len(_BREATH) <= room), 1))


def _list(titles: Sequence[str], number: int) -> str:
    """Return the first titles, a line for each, and how many are left."""
    if number == len(titles):
        return "\n".join(("ได้แก่", *titles))
    return "\n".join(("เช่น", *titles[:number], f"และอีก {len(titles) - number} มาตรการ"))


def _figures(news: Announcement) -> str:
    return "\n".join((f"รายงานบอกผลแล้ว {news.ladder.mentioned()} กิจกรรม", *_rungs(news)))


def _rungs(news: Announcement) -> Iterator[str]:
    """Yield a sentence for each rung that has a promise, the highest first."""
    for rung, number in reversed(tuple(news.ladder.totals.items())):
        if number and rung is not Rung.NOT_MENTIONED:
            yield f"{number} กิจกรรม {spoken(RUNGS[rung].words)}"
    silent = news.ladder.totals[Rung.NOT_MENTIONED]
    if silent:
        yield f"อีก {silent} กิจกรรม {spoken(RUNGS[Rung.NOT_MENTIONED].words)} ซึ่งไม่ได้หมายความว่าหน่วยงานไม่ได้ทำ"
    if news.same:
        yield f"ในจำนวนนี้ {news.same} กิจกรรม {spoken(SAME.words)}"


def _reading(news: Announcement) -> str:
    words = "ตัวเลขนี้ผู้จัดทำเว็บไซต์อ่านและนับจากรายงาน ไม่ใช่คำของหน่วยงาน"
    return f"{words} และยังจับคู่ผลกับกิจกรรมไม่ครบ ตัวเลขจึงอาจเปลี่ยน" if news.report.unpaired else words


def _where_to_look(news: Announcement) -> str:
    address = spoken_address(news.address)
    return f"ดูทีละกิจกรรมได้ที่เว็บไซต์ {address}" if address else "ดูทีละกิจกรรมโดยสแกนรหัสที่ป้ายประกาศ"


def _where_to_ask(news: Announcement) -> str:
    phones = [way for way in news.contacts if way.phone]
    if phones:
        return f"สอบถามหรือร้องเรียนได้ที่ {_short(phones[0].name)} โทร {spoken_phone(phones[0].phone)}"
    channels = " และช่องทางที่บอกไว้บนเว็บไซต์นี้" if news.agency.complaints else ""
    return f"สอบถามหรือร้องเรียนได้ที่ {_short(news.agency.name)}{channels}"


def _short(name: str) -> str:
    """Return a name as it is read aloud, unless it takes ten seconds and was said before."""
    return spoken(name) if len(name) <= _LONGEST_NAME else "หน่วยงาน"
