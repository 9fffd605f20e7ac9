"""What people made of a report before: theirs where the printed text is the same, and still waiting where it waited."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from ita_site.model.measure import Activity, Claim, Measure, Result
from ita_site.model.report import Report
from ita_site.source.front_matter_writer import Codes, Field, Kind, Left, Todo
from ita_site.source.todo_places import Marks
from ita_site.text.thai import ERA_OFFSET, Month, fold
from ita_site.word_import.previous.match_texts import matched

E = TypeVar("E", Measure, Report)
C = TypeVar("C", bound=Claim)

CHANGED: Final = "ข้อความเปลี่ยนจากเดิม ตรวจอีกครั้ง"

_GONE: Final = "ไฟล์ไม่มีข้อความในช่องนี้แล้ว จึงคงข้อความเดิมไว้ ตรวจอีกครั้ง"

Numbers = Mapping[int, tuple[int, bool]]
"""Numbers of activities as they were → as they are now, and whether the activity's words are the same."""


@dataclass(frozen=True, slots=True)
class Before(Generic[E]):
    """An entry as it was, and the marks that nobody took away from it."""

    entry: E
    marks: Marks

    def at(self, *loc: str | int) -> tuple[str, ...]:
        """The marks at one field."""
        return self.marks.get(loc, ())


@dataclass(frozen=True, slots=True)
class OldClaim(Generic[C]):
    """A claim as it was before."""

    claim: C
    marks: Mapping[str, tuple[str, ...]]
    """By the name of the claim's field; those within its evidence are the text's."""
    same: bool
    """Whether its words are the same to the letter."""


def as_left(name: str, old: Left, marks: Sequence[str], fresh: Field | None) -> Field | None:
    """A field whose words did not change: without marks it is as people left it, be it gone; marks stay with theirs."""
    if not marks:
        return None if old is None else Field(name, old)
    if old is None or (fresh is not None and old == Codes(())):
        return fresh
    return Field(name, old, tuple(still(marks, fresh.todos if fresh else ())))


def words_or(text: str, before: str, what: str) -> tuple[str, tuple[Todo, ...]]:
    """The words of a column, and a mark where the file has none: those of before stay, be they a person's."""
    missing = f"ไฟล์ไม่มีข้อความในช่อง{what}"
    if text:
        return text, ()
    if before and not before.startswith("TODO"):
        return before, (Todo(Kind.MISSING, _GONE),)
    return f"TODO {missing}", (Todo(Kind.MISSING, missing),)


def still(marks: Iterable[str], fresh: Sequence[Todo]) -> Iterator[Todo]:
    """Marks that stood before, as what they were."""
    kinds = {told(one): one.kind for one in fresh}
    for words in marks:
        yield Todo(kinds.get(words, Kind.READ), words)


def told(todo: Todo) -> str:
    """The words of a mark as they are read again."""
    return " ".join(todo.words.split()).partition("](")[0].strip(" :*")


def before_of(issues: Sequence[str], olds: Sequence[Before[Measure]]) -> list[Before[Measure] | None]:
    """For each issue of the form the measure that it was: of the same issue, at the same place if several are.

    An issue without words is the one at its place.
    """
    folded = [fold(issue) for issue in issues]
    left = {at: (fold(one.entry.issue.text), one) for at, one in enumerate(olds)}
    placed = {(issue, one.entry.order): at for at, (issue, one) in left.items()}
    found = {at: left.pop(placed[key])[1] for at, issue in enumerate(folded) if (key := (issue, at + 1)) in placed}
    others: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, (issue, _) in sorted(left.items(), key=lambda pair: pair[1][1].entry.order):
        others[issue].append(at)
    for at, issue in enumerate(folded):
        if at not in found and others.get(issue):
            found[at] = left.pop(others[issue].popleft())[1]
    orders = {one.entry.order: at for at, (_, one) in left.items()}
    found |= {at: left.pop(orders[at + 1])[1] for at, issue in enumerate(folded) if not issue and at + 1 in orders}
    rest, waiting = [at for at in range(len(issues)) if at not in found], [one for _, one in left.values()]
    alike = matched([issues[at] for at in rest], [one.entry.issue.text for one in waiting])
    found |= {at: waiting[match.place] for at, match in zip(rest, alike, strict=True) if match}
    return [found.get(at) for at in range(len(issues))]


def old_claims(
    texts: Sequence[str], claims: Sequence[C], column: str, before: Before[Measure] | None
) -> list[OldClaim[C] | None]:
    """For each text the claim that it was before, if it was one."""
    if before is None:
        return [None] * len(texts)
    marks: defaultdict[str | int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for loc, words in before.marks.items():
        if loc and loc[0] == column and len(loc) > 2:  # noqa: PLR2004 - column, position, field
            name = str(loc[2]) if len(loc) == 3 else "text"  # noqa: PLR2004
            marks[loc[1]][name] = (*marks[loc[1]].get(name, ()), *words)
    found = matched(texts, [one.text for one in claims])
    return [OldClaim(claims[one.place], marks[one.place], one.same) if one else None for one in found]


def renumbered(activities: Sequence[tuple[int, str]], olds: Sequence[Activity]) -> Numbers:
    """Where the activities of before are now; ``activities`` are numbers and words."""
    found = matched([text for _, text in activities], [one.text for one in olds])
    pairs = zip(activities, found, strict=True)
    return {olds[one.place].number: (number, one.same) for (number, _), one in pairs if one}


def result_as_left(fresh: Iterable[Field], old: OldClaim[Result], numbers: Numbers) -> Iterator[Field]:
    """What people said of a result: its activities, its day and its people."""
    read = {one.name: one for one in fresh}
    yield _answers(read["answers"], old, numbers)
    day = old.claim.date
    values: dict[str, Left] = {"date": None if day is None else written(day), "people": old.claim.people}
    for name, value in values.items():
        mine = read.get(name)
        if old.same:
            mine = as_left(name, value, old.marks.get(name, ()), mine)
        elif value is not None and (mine is None or mine.suggested):
            mine = Field(name, value, (Todo(Kind.READ, CHANGED),))
        if mine is not None:
            yield mine


def _answers(fresh: Field, old: OldClaim[Result], numbers: Numbers) -> Field:
    if not old.claim.is_paired:
        return fresh
    now = [numbers[one] for one in old.claim.answers if one in numbers]
    sure = old.same and len(now) == len(old.claim.answers) and all(same for _, same in now)
    marks = old.marks.get("answers", ())
    waiting = marks if sure or CHANGED in marks else (*marks, CHANGED)
    todos = tuple(Todo(Kind.PAIR, words) for words in waiting)
    return Field("answers", Codes(tuple(dict.fromkeys(number for number, _ in now))), todos)


def written(day: date) -> str:
    """A day as content files write it."""
    return f"{Month(day.year + ERA_OFFSET, day.month)}-{day.day:02}"
