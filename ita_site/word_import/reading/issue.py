"""Read an issue: its words, and the indicator and the items of the framework that they name."""

from collections.abc import Iterator
from itertools import chain, filterfalse

from ita_site.model.framework import Framework
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt, doubts_of, missing
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.reading.column_words import heading_of, issue_of
from ita_site.word_import.reading.values import ReadIssue
from ita_site.word_import.tables.form import FormMeasure, FormRow
from ita_site.word_import.words.codes import codes, framework_codes, has_range, indicators, letterless, worded_items
from ita_site.word_import.words.column_names import Column, counts_indicators, is_code_column
from ita_site.word_import.words.list_labels import is_number

_SHOWN = 20
"""The most codes that a doubt names."""


def read_issue(measure: FormMeasure, framework: Framework) -> ReadIssue:
    """Return the issue of a measure; words above its table and beside it may name the indicator and the items."""
    text = issue_of(measure)
    around = "\n".join(filter(None, (text_of(measure.captions), _beside(measure))))
    above = doubts_of({DoubtKind.ISSUE_ABOVE: bool(heading_of(measure))})
    return ReadIssue(
        Guess(text, above) if text else missing(DoubtKind.TEXT_MISSING, "ข้อความในช่องประเด็น"),
        tuple(_indicators(text, around, framework)),
        _items(text, framework, "" if codes(text) else around),
        _resembles(text, framework, codes(text) or codes(around)),
    )


def _beside(measure: FormMeasure) -> str:
    """Return what columns beside the issue say of its item or indicator, each behind its heading: `ตัวชี้วัดที่ 6`."""
    cells = dict.fromkeys(chain.from_iterable(_cells_beside(row, measure) for row in measure.rows))
    return "\n".join(f"{name} {text}" for name, text in cells if counts_indicators(name) or is_code_column(name))


def _cells_beside(row: FormRow, measure: FormMeasure) -> Iterator[tuple[str, str]]:
    """Yield (heading, words) of the columns that the form lacks, and of a number in one joined to the issue."""
    yield from ((heading, text_of(words)) for heading, words in row.others)
    # a column that is joined to the issue comes before it
    first = row.text(Column.ISSUE).split("\n")[0]
    if is_number(first):
        yield from ((heading.text, first) for heading in measure.header.headings if heading.beside)


def _indicators(text: str, around: str, framework: Framework) -> Iterator[Guess[int]]:
    """Yield the first indicator that the framework has, and as suggestions those that it lacks."""
    named = indicators(text) or indicators(around)
    numbers = [indicator.number for indicator in named]
    certain = {indicator.number for indicator in indicators(text) if indicator.certain and len(named) == 1}
    known = {indicator.number for indicator in framework.indicators}
    for number in filterfalse(known.__contains__, numbers):
        unknown = doubt(DoubtKind.INDICATOR_UNKNOWN, number, f"{framework.family}-{framework.year}")
        yield Guess(number, (unknown,), suggested=True)
    for number in [*filter(known.__contains__, numbers)][:1]:
        listed = ", ".join(map(str, numbers))
        yield Guess(number, () if number in certain else (doubt(DoubtKind.INDICATOR_READ, listed),))


def _items(text: str, framework: Framework, around: str) -> Guess[tuple[str, ...]]:
    """Return the codes of items that the framework has; `around` is read where the text names none."""
    known = framework_codes(framework)
    named = codes(text) or codes(around)
    kinds: dict[DoubtKind, bool | str] = {
        DoubtKind.ITEMS_UNKNOWN: ", ".join([*filterfalse(known.__contains__, named)][:_SHOWN]),
        DoubtKind.ITEMS_ELSEWHERE: bool(codes(around)),
        DoubtKind.ITEMS_RANGE: has_range(text),
        DoubtKind.ITEMS_LETTERLESS: ", ".join(letterless(text)[:_SHOWN]),
    }
    items, doubts = tuple(filter(known.__contains__, named)), doubts_of(kinds)
    return Guess(items if items or doubts else None, doubts)


def _resembles(text: str, framework: Framework, named: tuple[str, ...]) -> Guess[tuple[str, ...]]:
    alike = tuple(code for code in worded_items(text, framework) if code not in named)
    if not alike:
        return Guess(None)
    return Guess(alike, (doubt(DoubtKind.ITEMS_WORDED, ", ".join(alike)),), suggested=True)
