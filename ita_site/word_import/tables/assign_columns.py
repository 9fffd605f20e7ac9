"""Headings as each was read alone → the columns of the whole table: each once, what is unknown by likeness or place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ita_site.word_import.tables.headings import Heading
from ita_site.word_import.words.column_names import (
    FORM,
    Column,
    asks,
    carries_out,
    column_of,
    counts_indicators,
    faint_column_of,
    is_aside,
    is_expected,
    is_weak_issue,
    likeness,
    names_in_full,
    names_measures,
    names_outcomes,
    names_results,
)
from ita_site.word_import.words.month_columns import are_apart, part_of

_LIKE: Final = 78
"""Out of 100: one letter of seven may be wrong, but a word that only ends the same is another."""

_KNOWN: Final = 2
"""Columns that must be known for sure before others are taken by likeness or by faint names."""

_CLEAR: Final = 4
"""Columns of the form that make a table clearly the form."""

Step = Callable[[list[Heading]], list[Heading]]


def settled(found: Iterable[Heading], *, guessed: bool = True) -> tuple[Heading, ...]:
    """Columns of a table from left to right, each of the form's once but for parts of one that stand side by side."""
    told = list(found)
    for step in _STEPS if guessed else _SURE:
        told = step(told)
    return tuple(told)


def _own_word(told: list[Heading]) -> list[Heading]:
    """The form's own word for outcomes goes before those that are near it."""
    if not any(one.column is Column.OUTCOMES and names_outcomes(one.text) for one in told):
        return told
    near = [one.column is Column.OUTCOMES and not names_outcomes(one.text) for one in told]
    return [replace(one, column=Column.OTHER) if other else one for one, other in zip(told, near, strict=True)]


def _weak_issue(told: list[Heading]) -> list[Heading]:
    """Without a strong name, the first weak one is the issue's; problems count only before the activities."""
    if any(one.column is Column.ISSUE for one in told):
        return told
    acts = next((at for at, one in enumerate(told) if one.column is Column.ACTIVITIES), len(told))
    weak = [at for at, one in enumerate(told) if one.column is Column.OTHER and is_weak_issue(one.text)]
    at = next((at for at in weak if at < acts or not is_aside(told[at].text)), None)
    return [replace(one, column=Column.ISSUE) if place == at else one for place, one in enumerate(told)]


def _once(told: list[Heading]) -> list[Heading]:
    """The second column of a kind is none, nor one of what is hoped for beside one of what came of it.

    Of several, one that is called so goes before those that only look it.
    """
    called = {one.column for one in told if names_in_full(one.text, one.column)}
    real = {one.column for one in told if not is_expected(one.text)}
    taken: set[Column] = set()
    kept: list[Heading] = []
    for one in told:
        together = one.slot or one.part or (one.status and one.column is Column.RESULTS)
        expected = is_expected(one.text) and one.column in real
        like = one.column in called and not names_in_full(one.text, one.column)
        other = (one.column in taken or expected or like) and one.column in FORM and one.column is not Column.ACTIVITIES
        if other and not together:
            kept.append(replace(one, column=Column.OTHER))
            continue
        if not together:
            taken.add(one.column)
        kept.append(one)
    return kept


def _in_parts(told: list[Heading]) -> list[Heading]:
    """Results in a column for each quarter, half or other part of the year are one column of the form."""
    parts = [(one.column is Column.RESULTS and not one.status and part_of(one.own, one.above)) or None for one in told]
    mine = [one for one, part in zip(told, parts, strict=True) if part]
    if len(mine) < 2 or not are_apart(filter(None, parts)):  # noqa: PLR2004 - one alone is a column of results
        return told
    over = mine[0].above if column_of(mine[0].above) is Column.RESULTS else mine[0].text
    names = " ".join(f"“{one.own}”" for one in mine)
    doubt = f"ไฟล์แบ่งผลเป็นหลายคอลัมน์ ({names}) จึงนำมาต่อกันตามลำดับ ถูกแล้วลบบรรทัดนี้"
    return [
        replace(one, text=over if one is mine[0] else one.text, part=part, beside=one is not mine[0], doubt=doubt)
        if part
        else one
        for one, part in zip(told, parts, strict=True)
    ]


def _with_questions(told: list[Heading]) -> list[Heading]:
    """What stands beside the issue and tells more of it: the indicator before it, the questions on either side."""
    at = next((at for at, one in enumerate(told) if one.column is Column.ISSUE), None)
    if at is None:
        return told
    beside = [
        place
        for place in (at - 1, at + 1)
        if 0 <= place < len(told)
        and told[place].column is Column.OTHER
        and (asks(told[place].text) or (place < at and counts_indicators(told[place].text)))
    ]
    names = " ".join(f"“{told[place].text}”" for place in sorted([at, *beside]))
    doubt = f"ไฟล์แยกประเด็นเป็นหลายคอลัมน์ ({names}) จึงนำมาต่อกัน ถูกแล้วลบบรรทัดนี้"
    return [
        replace(one, column=Column.ISSUE, beside=True, doubt=doubt) if place in beside else one
        for place, one in enumerate(told)
    ]


def _faint(told: list[Heading]) -> list[Heading]:
    """Names that count only where nothing else names their column."""
    if len(_columns(told)) < _KNOWN:
        return told
    taken = _columns(told)
    kept: list[Heading] = []
    for one in told:
        column = faint_column_of(one.own or one.text) if _is_unknown(one) else None
        if column and column not in taken:
            taken |= {column}
            one = replace(one, column=column)  # noqa: PLW2901 - the same heading, now known
        kept.append(one)
    return kept


def _alike(told: list[Heading]) -> list[Heading]:
    """Misspelt names, the likest first, where the table as a whole is clearly the form."""
    taken = _columns(told)
    free = [column for column in FORM if column not in taken]
    unknown = [at for at, one in enumerate(told) if _is_unknown(one)]
    scores = sorted(((likeness(told[at].text, column), at, column) for at in unknown for column in free), reverse=True)
    given: dict[int, Column] = {}
    for score, at, column in scores:
        if score >= _LIKE and at not in given and column not in given.values():
            given[at] = column
    if len(taken) < _KNOWN or len(taken) + len(given) < _CLEAR:
        return told
    return [replace(one, column=given.get(at, one.column)) for at, one in enumerate(told)]


def _between(told: list[Heading]) -> list[Heading]:
    """A column that nothing names, between the two that the form has on its sides: only a guess."""
    order = [one for one in told if one.column is not Column.NUMBER]
    if len(_columns(told)) < _CLEAR:
        return told
    guessed: dict[int, Heading] = {}
    for before, one in pairwise([None, *order]):
        after = next((each for each in order if one is not None and each.at == one.end), None)
        column = _missing(before, after, _columns(told))
        if one is not None and column and _is_unknown(one) and one.own.strip():
            said = f"ไม่รู้จักหัวคอลัมน์ “{one.text}” ถือตามตำแหน่งว่าเป็นช่อง{_NAMES[column]} ถูกแล้วลบบรรทัดนี้"
            guessed[one.at] = replace(one, column=column, doubt=said)
    return [guessed.get(one.at, one) for one in told]


_NAMES: Final = {
    Column.ISSUE: "ประเด็น",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
    Column.RESULTS: "ผลการดำเนินการ",
}
"""Columns that a place can tell, as messages call them."""


def _missing(before: Heading | None, after: Heading | None, taken: frozenset[Column]) -> Column | None:
    """The form's only column between two others, if no heading names it; before the activities, the issue."""
    if after is None:
        return None
    if before is None:
        return Column.ISSUE if after.column is Column.ACTIVITIES and Column.ISSUE not in taken else None
    for at, column in enumerate(FORM[1:-1], 1):
        if column in _NAMES and column not in taken and before.column is FORM[at - 1] and after.column is FORM[at + 1]:
            return column
    return None


def _proven(told: list[Heading]) -> list[Heading]:
    """A column of evidence that names the results too tells them where no other does."""
    both = [one for one in told if one.column is Column.EVIDENCE and names_results(one.text)]
    if not both or Column.RESULTS in _columns(told) or any(one.status for one in told):
        return told
    said = f"ถือว่าคอลัมน์ “{both[0].text}” คือผลการดำเนินการ เพราะไม่มีคอลัมน์อื่นที่บอกผล ถูกแล้วลบบรรทัดนี้"
    return [replace(one, column=Column.RESULTS, doubt=said) if one is both[0] else one for one in told]


def _carried_out(told: list[Heading]) -> list[Heading]:
    """Beside a column of measures, one that speaks of the doing tells the results where nothing else does."""
    acts = [one for one in told if one.column is Column.ACTIVITIES]
    watched = [one for one in told if one.column is Column.RESULTS and is_expected(one.text)]
    real = any((one.column is Column.RESULTS and one not in watched) or one.status for one in told)
    done = next((one for one in acts[1:] if carries_out(one.own or one.text)), None)
    if done is None or real:
        return told
    said = f"ถือว่าคอลัมน์ “{done.text}” คือผลการดำเนินการ เพราะไม่มีคอลัมน์อื่นที่บอกผล ถูกแล้วลบบรรทัดนี้"
    told = [replace(one, column=Column.OTHER) if one in watched else one for one in told]
    return [replace(one, column=Column.RESULTS, doubt=said) if one is done else one for one in told]


def _side_by_side(told: list[Heading]) -> list[Heading]:
    """Of several columns of activities one heads them: the steps where measures stand beside, else the first."""
    acts = [one for one in told if one.column is Column.ACTIVITIES]
    if len(acts) < 2:  # noqa: PLR2004 - one alone has none beside it
        return told
    measures = names_measures(acts[0].text)
    main = acts[1] if measures else acts[0]
    names = " ".join(f"“{one.text}”" for one in acts)
    joined = f"ไฟล์มีคอลัมน์กิจกรรมหลายคอลัมน์ ({names}) จึงต่อเป็นรายการเดียว เทียบกับต้นฉบับ"
    doubt = "" if measures and len(acts) == 2 else joined  # noqa: PLR2004 - the lead and the list
    beside = [one for one in acts if one is not main]
    return [replace(one, beside=True, doubt=doubt) if any(one is each for each in beside) else one for one in told]


_SURE: Final[Sequence[Step]] = (_own_word, _weak_issue, _in_parts, _once)
_STEPS: Final[Sequence[Step]] = (
    *_SURE,
    _faint,
    _alike,
    _with_questions,
    _between,
    _carried_out,
    _proven,
    _side_by_side,
)


def _columns(told: Iterable[Heading]) -> frozenset[Column]:
    return frozenset(one.column for one in told if one.column in FORM)


def _is_unknown(one: Heading) -> bool:
    """Whether nothing named a heading, neither as a column nor as something that the form has no place for."""
    return one.column is Column.OTHER and column_of(one.own) is None and column_of(one.text) is None and not one.slot
