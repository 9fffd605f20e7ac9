"""A framework for a year that the content has none of: what the report itself words, and nothing more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ita_site.documents.importing.cover import Asked
from ita_site.documents.importing.fields import Field, Fields, Kind, Todo, write_plain
from ita_site.documents.importing.indicators import indicator_names, indicators
from ita_site.documents.importing.recognise import quoted_items
from ita_site.documents.importing.refusal import Refusal
from ita_site.documents.importing.unplaced import fits_field
from ita_site.model import Framework, Indicator, Instrument, Item, Source
from ita_site.values import MAX_LINE

_LETTERS: Final = {"i": "IIT", "e": "EIT", "o": "OIT"}
_REPORT: Final = "report"
_OTHER: Final = "other-year"

NOTE: Final = Todo(
    Kind.YEAR,
    "กรอบนี้ร่างจากถ้อยคำของรายงานที่นำเข้าเท่านั้น ยังไม่ครบ ตรวจกับเอกสารของสำนักงาน ป.ป.ช. ของปีนี้ เติมข้อที่ขาด แล้วลบบรรทัดนี้",
)


def needed(asked: Asked, frameworks: Mapping[tuple[str, int], Framework]) -> bool:
    """Whether the content has no framework of the year asked for."""
    return (asked.family, asked.assessed_year) not in frameworks


def draft_framework(
    asked: Asked, frameworks: Mapping[tuple[str, int], Framework], issues: Sequence[str], captions: Iterable[str]
) -> Framework:
    """The instruments of the nearest year, and the indicators and items that the report words itself."""
    others = [one for one in frameworks.values() if one.family == asked.family]
    if not others:
        known = ", ".join(f"{family}-{year}" for family, year in frameworks) or "-"
        raise Refusal(
            f"content/framework/ ยังไม่มีกรอบการประเมินตระกูล {asked.family} (มี {known}) "
            f"ให้สร้าง {asked.family}-{asked.assessed_year}.yml ก่อน หรือระบุ --family",
            f"content/framework/ has no framework of the family {asked.family} (it has {known}); "
            f"write {asked.family}-{asked.assessed_year}.yml first, or give --family",
        )
    nearest = min(others, key=lambda one: (abs(one.year - asked.assessed_year), -one.year))
    items = tuple(_items(issues))
    return Framework.model_construct(
        family=asked.family,
        year=asked.assessed_year,
        title=nearest.title.replace(str(nearest.year), str(asked.assessed_year))[:MAX_LINE],
        sources=tuple(_sources(asked, nearest)),
        instruments=tuple(one.model_copy(update={"source": _OTHER}) for one in nearest.instruments),
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
    """Items quoted under an indicator that the same issue names; the first wording of each code."""
    told: set[str] = set()
    for issue in issues:
        numbers = indicators(issue)
        for code, words in quoted_items(issue):
            if len(numbers) == 1 and code not in told and fits_field(words):
                told.add(code)
                yield Item.model_construct(code=code, indicator=numbers[0].number, text=words, source=_REPORT)


def _indicators(texts: Sequence[str], items: Sequence[Item], nearest: Framework) -> Iterator[Indicator]:
    """Indicators that the report names, with the instrument that their items' letter tells, or the nearest year's."""
    letters = {item.indicator: _LETTERS[item.code[0]] for item in items}
    before = {one.number: one.instrument for one in nearest.indicators}
    known = {one.code for one in nearest.instruments}
    named = dict(indicator_names(texts))
    named |= {item.indicator: f"ตัวชี้วัดที่ {item.indicator}" for item in items if item.indicator not in named}
    for number, name in sorted(named.items()):
        instrument = letters.get(number) or before.get(number, "")
        if instrument in known:
            yield Indicator.model_construct(number=number, name=name[:MAX_LINE], instrument=instrument, source=_REPORT)


def framework_file(framework: Framework) -> str:
    """The framework as its content file, with a remark that it is a draft."""
    fields = (
        Field("family", framework.family),
        Field("year", framework.year),
        Field("title", framework.title),
        Field("sources", tuple(map(_fields, framework.sources))),
        Field("instruments", tuple(map(_fields, framework.instruments))),
        Field("indicators", tuple(map(_fields, framework.indicators))),
        Field("items", tuple(map(_fields, framework.items))),
    )
    return write_plain(fields, [NOTE])


def _fields(entry: Source | Instrument | Indicator | Item) -> Fields:
    return tuple(Field(name, value) for name, value in entry)
