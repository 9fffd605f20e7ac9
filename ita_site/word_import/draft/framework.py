"""Draft a framework for a year that the content has none of: what the report itself words, and nothing more."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from ita_site.model.content_fields import content_fields
from ita_site.model.field_types import MAX_LINE
from ita_site.model.framework import Framework, Indicator, Instrument, Item, Source
from ita_site.source.front_matter_writer import Field, Fields, write_plain
from ita_site.source.unsettled.todo_places import NO_MARKS
from ita_site.source.unsettled.todos import settled
from ita_site.text.thai import fold
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt, remark
from ita_site.word_import.draft.free_text import fits_field
from ita_site.word_import.words.codes import codes, indicator_names, indicators, quoted_items

_LETTERS: Final = {"i": "IIT", "e": "EIT", "o": "OIT"}
_REPORT: Final = "report"
_OTHER: Final = "other-year"

_LEAST_LETTERS: Final = 4
_AMOUNT: Final = r"(?:คะแนน|ร้อยละ|ได้|=|:)*\s*[0-9๐-๙][0-9๐-๙.,]*\s*(?:คะแนน|%)?"
_SCORE_BEFORE: Final = re.compile(rf"^\W*[(\[]\s*{_AMOUNT}\s*[)\]]\s*[:–-]?\s*")
_SCORE_BEHIND: Final = re.compile(rf"\s*[(\[]\s*{_AMOUNT}\s*[)\]]\s*$")
_NO_WORDS: Final = re.compile(
    r"\W*(?:และ|กับ|หรือ|ถึง|,|\d|ต่ำ|สูงกว่า|น้อยกว่า|มากกว่า|เท่ากับ|มีค่า|(?:มี|ได้)?(?:ระดับ)?คะแนน|ร้อยละ|ระดับ\s*[a-f]\b|ตัวชี้วัด|ข้อ(?:ที่)?\s*\d)"
)
"""How words begin that tell a score or go on with a list, and do not word an item."""


def draft_framework(
    asked: Asked, frameworks: Mapping[tuple[str, int], Framework], issues: Sequence[str], captions: Iterable[str]
) -> Framework:
    """Return the instruments of the nearest year, and the indicators and items that the report words itself."""
    others = [framework for framework in frameworks.values() if framework.family == asked.family]
    if not others:
        known = ", ".join(f"{family}-{year}" for family, year in frameworks) or "-"
        raise Refusal(
            f"content/framework/ ยังไม่มีกรอบการประเมินตระกูล {asked.family} (มี {known}) "
            f"ให้สร้าง {asked.family}-{asked.assessed_year}.yml ก่อน หรือระบุ --family",
            f"content/framework/ has no framework of the family {asked.family} (it has {known}); "
            f"write {asked.family}-{asked.assessed_year}.yml first, or give --family",
        )
    nearest = min(others, key=lambda framework: (abs(framework.year - asked.assessed_year), -framework.year))
    items = tuple(_items(issues))
    return Framework.model_construct(
        family=asked.family,
        year=asked.assessed_year,
        title=nearest.title.replace(str(nearest.year), str(asked.assessed_year))[:MAX_LINE],
        sources=tuple(_sources(asked, nearest)),
        instruments=tuple(instrument.model_copy(update={"source": _OTHER}) for instrument in nearest.instruments),
        indicators=tuple(_indicators([*issues, *captions], items, nearest)),
        items=items,
    )


def _sources(asked: Asked, nearest: Framework) -> Iterator[Source]:
    yield Source(
        id=_REPORT,
        name=f"รายงานของหน่วยงาน ปีงบประมาณ {asked.fiscal_year} รอบ {asked.months} เดือน",
        text="คัดตามถ้อยคำในรายงานของหน่วยงาน จึงอาจต่างจากถ้อยคำทางการและไม่ครบทุกข้อ",
    )
    yield Source(
        id=_OTHER,
        name=f"กรอบการประเมินปี {nearest.year}",
        text=f"คัดจากกรอบการประเมินปี {nearest.year} ยังไม่ได้ตรวจกับเอกสารของปี {asked.assessed_year}",
    )


def _items(issues: Sequence[str]) -> Iterator[Item]:
    """Yield items that an issue names under its only indicator, with the first words behind the code of each."""
    places: dict[str, int] = {}
    quoted: dict[str, str] = {}
    for issue in issues:
        numbers = indicators(issue)
        if len(numbers) != 1:
            continue
        for code in codes(issue):
            places.setdefault(code, numbers[0].number)
        for code, behind in quoted_items(issue):
            if words := worded(behind):
                quoted.setdefault(code, words)
    for code, number in places.items():
        text = quoted.get(code, f"TODO {remark(doubt(DoubtKind.ITEM_NOT_WORDED, code))}")
        yield Item.model_construct(code=code, indicator=number, text=text, source=_REPORT)


def worded(behind: str) -> str:
    """Return the words behind a code or a number that say what it is; nothing where these are scores or other codes."""
    words = _SCORE_BEHIND.sub("", _SCORE_BEFORE.sub("", behind)).strip()
    says = len(re.findall("[ก-ฮ]", words)) >= _LEAST_LETTERS
    return words if says and fits_field(words) and not codes(words) and not _NO_WORDS.match(fold(words)) else ""


def _indicators(texts: Sequence[str], items: Sequence[Item], nearest: Framework) -> Iterator[Indicator]:
    """Yield the indicators that the report names; the instrument is their items' or the nearest year's."""
    letters = {item.indicator: _LETTERS[item.code[0]] for item in items}
    before = dict(map(attrgetter("number", "instrument"), nearest.indicators))
    known = set(map(attrgetter("code"), nearest.instruments))
    named = {number: words for number, name in indicator_names(texts).items() if (words := worded(name))}
    others = {item.indicator for item in items} - named.keys()
    named |= {number: f"TODO {remark(doubt(DoubtKind.INDICATOR_NOT_NAMED, number))}" for number in others}
    for number, name in sorted(named.items()):
        instrument = letters.get(number) or before.get(number, "")
        if instrument in known:
            yield Indicator.model_construct(number=number, name=name[:MAX_LINE], instrument=instrument, source=_REPORT)


def framework_file(framework: Framework) -> str:
    """Return the content file of a framework, with a remark that it is a draft."""
    return write_plain(framework_fields(framework), [remark(doubt(DoubtKind.FRAMEWORK_DRAFTED))])


def framework_fields(framework: Framework) -> Fields:
    """Return the fields of a framework, with a remark at each item that a report words."""
    return (
        Field("family", framework.family),
        Field("year", framework.year),
        Field("title", framework.title),
        Field("sources", tuple(map(fields_of, framework.sources))),
        Field("instruments", tuple(map(fields_of, framework.instruments))),
        Field("indicators", tuple(map(fields_of, framework.indicators))),
        Field("items", tuple(map(item_fields, framework.items))),
    )


def fields_of(entry: Source | Instrument | Indicator | Item) -> Fields:
    """Return the fields that one entry of a framework has."""
    return tuple(content_fields(entry, NO_MARKS))


def item_fields(item: Item) -> Fields:
    """Return the fields of an item, with a remark where its words are a report's."""
    code, *others = fields_of(item)
    worded_here = settled(item.text) is not None
    return (replace(code, todos=(remark(doubt(DoubtKind.ITEM_QUOTED)),)) if worded_here else code, *others)
