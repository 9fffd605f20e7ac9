"""Read an issue: its words, and the indicator and the items of the framework that they name."""

from collections.abc import Iterator

from ita_site.model.framework import Framework
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt, missing
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.column_words import heading_of, issue_of
from ita_site.word_import.reading.values import ReadIssue
from ita_site.word_import.tables.measure_rows import FormMeasure
from ita_site.word_import.words.codes import codes, framework_codes, has_range, indicators, letterless, worded_items
from ita_site.word_import.words.column_names import Column, counts_indicators, is_code_column
from ita_site.word_import.words.list_labels import is_number

_SHOWN = 20
"""The most codes that a doubt names."""


def read_issue(measure: FormMeasure, framework: Framework) -> ReadIssue:
    """Return the issue of a measure; words above its table and beside it may name the indicator and the items."""
    text = issue_of(measure)
    around = "\n".join(filter(None, (text_of(measure.captions), _beside(measure))))
    above = (doubt(DoubtKind.ISSUE_ABOVE),) if heading_of(measure) else ()
    return ReadIssue(
        Guess(text, above) if text else missing(DoubtKind.TEXT_MISSING, "ข้อความในช่องประเด็น"),
        tuple(_indicators(text, around, framework)),
        _items(text, framework, "" if codes(text) else around),
        _resembles(text, framework, codes(text) or codes(around)),
    )


def _beside(measure: FormMeasure) -> str:
    """Return what columns beside the issue say of its item or indicator, each behind its heading: `ตัวชี้วัดที่ 6`."""
    said: list[str] = []
    for row in measure.rows:
        cells = [(heading, text_of(words)) for heading, words in row.others]
        first = text_of(row.cells.get(Column.ISSUE, ())).split("\n")[0]
        # a column that is joined to the issue comes before it
        cells += [(one.text, first) for one in measure.header.headings if one.beside and is_number(first)]
        said += [f"{name} {text}" for name, text in cells if counts_indicators(name) or is_code_column(name)]
    return "\n".join(dict.fromkeys(said))


def _indicators(text: str, around: str, framework: Framework) -> Iterator[Guess[int]]:
    """Yield the first indicator that the framework has, and as suggestions those that it lacks."""
    named = indicators(text) or indicators(around)
    numbers = {indicator.number for indicator in framework.indicators}
    name = f"{framework.family}-{framework.year}"
    for number in (one.number for one in named if one.number not in numbers):
        yield Guess(number, (doubt(DoubtKind.INDICATOR_UNKNOWN, number, name),), suggested=True)
    known = next((one for one in named if one.number in numbers), None)
    if known:
        certain = known.certain and len(named) == 1 and bool(indicators(text))
        listed = ", ".join(str(one.number) for one in named)
        yield Guess(known.number, () if certain else (doubt(DoubtKind.INDICATOR_READ, listed),))


def _items(text: str, framework: Framework, around: str) -> Guess[tuple[str, ...]]:
    known = framework_codes(framework)
    named = codes(text) or codes(around)
    found = tuple(code for code in named if code in known)
    doubts = tuple(_item_doubts(text, around, [code for code in named if code not in known]))
    return Guess(found if found or doubts else None, doubts)


def _item_doubts(text: str, around: str, unknown: list[str]) -> Iterator[Doubt]:
    if unknown:
        yield doubt(DoubtKind.ITEMS_UNKNOWN, ", ".join(unknown[:_SHOWN]))
    if codes(around):
        yield doubt(DoubtKind.ITEMS_ELSEWHERE)
    if has_range(text):
        yield doubt(DoubtKind.ITEMS_RANGE)
    if meant := letterless(text):
        yield doubt(DoubtKind.ITEMS_LETTERLESS, ", ".join(meant[:_SHOWN]))


def _resembles(text: str, framework: Framework, named: tuple[str, ...]) -> Guess[tuple[str, ...]]:
    alike = tuple(code for code in worded_items(text, framework) if code not in named)
    if not alike:
        return Guess(None)
    return Guess(alike, (doubt(DoubtKind.ITEMS_WORDED, ", ".join(alike)),), suggested=True)
