"""One entry of the results or outcomes → its fields: words, addresses, and what they seem to tell."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ita_site.model.measure import Claim, Evidence, Result
from ita_site.source.front_matter_writer import Codes, Field, Fields, Kind, Todo
from ita_site.text.addresses import addresses
from ita_site.text.dates import Days, days_named
from ita_site.text.thai import Period, format_date
from ita_site.word_import.draft.leftovers import Unplaced, fits_field
from ita_site.word_import.draft.pair_results import Promised, named, suggest
from ita_site.word_import.entries.entry import Piece
from ita_site.word_import.previous.before import Numbers, OldClaim, result_as_left, still, told, written
from ita_site.word_import.words.addresses import Found, evidence_in, once, unusable
from ita_site.word_import.words.codes import people

C = TypeVar("C", bound=Claim)

NO_WORDS = "TODO ต้นฉบับมีแต่ภาพ ดูท้ายไฟล์"
_JOINED = "ต้นฉบับตัดที่อยู่เว็บเป็นสองบรรทัด จึงนำมาต่อกัน"
TOO_LONG = "TODO ข้อความยาวติดกันเกินไป อยู่ท้ายไฟล์นี้"


def claim_fields(piece: Piece, place: str, old: OldClaim[C] | None, unplaced: Unplaced) -> Fields:
    """The fields of any claim; ``old`` is the same claim as an editor has it already."""
    before = old.claim if old else None
    todos: list[Todo] = []
    evidence = (*_evidence(piece, todos, before), *_proofs(piece, todos, before))
    lost = unplaced.pictures(piece.pictures, place)
    if lost:
        todos.append(Todo(Kind.PICTURE, "ต้นฉบับมีภาพตรงนี้ที่นำเข้าไม่ได้ ดูท้ายไฟล์"))
    text = kept(piece.text or NO_WORDS, place, unplaced)
    fields = [Field("text", text, tuple(_left(todos, evidence, old)))]
    if lost or piece.lost_picture or (before is not None and before.lost_picture):
        fields.append(Field("lost_picture", "yes"))
    if evidence:
        fields.append(Field("evidence", evidence))
    return tuple(fields)


def kept(text: str, place: str, unplaced: Unplaced) -> str:
    """``text``, or where no field takes it a word on where it is."""
    if fits_field(text):
        return text
    unplaced.text(place, text)
    return TOO_LONG


def _left(todos: Sequence[Todo], evidence: Sequence[Fields], old: OldClaim[C] | None) -> Iterator[Todo]:
    """What waits at the words: of a claim that is the same with the same addresses, what nobody settled."""
    addresses_now = [field.value for one in evidence for field in one if field.name == "url"]
    marks = old.marks.get("text", ()) if old else ()
    if old and old.same and addresses_now == [one.url for one in old.claim.evidence]:
        yield from still(marks, todos)
        return
    yield from todos
    known = {told(one) for one in todos}
    yield from still([one for one in marks if one not in known], ()) if old and old.same else ()


def _evidence(piece: Piece, todos: list[Todo], before: Claim | None) -> Iterator[Fields]:
    told_already: set[tuple[str, str]] = set()
    for line in (piece.text, *(address for address, _ in piece.addresses)):
        links = [link for link in piece.links if link.words.split("\n")[0].strip() in line or line in link.words]
        mine = links if line == piece.text else [link for link in links if link.words not in piece.text]
        for found in once(evidence_in(line, mine), told_already):
            yield _one(found, before)
            todos += [Todo(Kind.ADDRESS, found.doubt)] if found.doubt else []
        todos += [Todo(Kind.ADDRESS, f"ที่อยู่นี้ใช้เป็นลิงก์ไม่ได้: {one}") for one in unusable(line, mine)]
    if any(joined for _, joined in piece.addresses):
        todos.append(Todo(Kind.ADDRESS, _JOINED))


def _proofs(piece: Piece, todos: list[Todo], before: Claim | None) -> Iterator[Fields]:
    """Addresses from a column of evidence, but for those that the claim prints itself."""
    told = {found.url for line in (piece.text, *dict(piece.addresses)) for found in evidence_in(line, piece.links)}
    for proof in piece.proofs:
        new = [found for found in once(evidence_in(proof.text, proof.links), set()) if found.url not in told]
        told |= {found.url for found in new}
        yield from (_one(found, before) for found in new)
        doubts = [found.doubt for found in new if found.doubt]
        doubts += [f"ที่อยู่นี้ใช้เป็นลิงก์ไม่ได้: {one}" for one in unusable(proof.text, proof.links)]
        doubts += [_JOINED] if proof.joined else []
        says = (new or proof.text == piece.text) and all(one.words != proof.doubt for one in todos)
        doubts += [proof.doubt] if says else []
        todos += [Todo(Kind.ADDRESS, one) for one in doubts]


def _one(found: Found, before: Claim | None) -> Fields:
    known = next((one for one in before.evidence if _is_same(found, one)), None) if before is not None else None
    url, printed = (known.url, known.printed or "") if known is not None else (found.url, found.printed)
    fields = [Field("url", url)]
    if printed:
        fields.append(Field("printed", printed))
    return (*fields, *_expectation(known))


def _is_same(found: Found, one: Evidence) -> bool:
    """Whether content has an address already, or one that people gave in place of the one that is printed."""
    mended = not found.clicked and one.printed is not None and one.printed == (found.printed or found.url)
    return one.url == found.url or mended


def _expectation(known: Evidence | None) -> Iterator[Field]:
    if known is not None and known.expect is not None:
        said = ((name, value) for name, value in known.expect if value is not None)
        yield Field("expect", tuple(Field(name, str(value)) for name, value in said))


def result_fields(  # noqa: PLR0913 - what a result is read from
    piece: Piece,
    place: str,
    activities: Sequence[Promised],
    year: Period,
    old: OldClaim[Result] | None,
    numbers: Numbers,
    unplaced: Unplaced,
) -> Fields:
    """The fields of a result, with what a person should confirm."""
    text, *others = claim_fields(piece, place, old, unplaced)
    fresh = (_answers(piece, activities), *_read(piece.text, year))
    return (text, *(result_as_left(fresh, old, numbers) if old else fresh), *others)


def _answers(piece: Piece, activities: Sequence[Promised]) -> Field:
    """Which activities it may answer: only suggested, as a remark that an editor makes a field of."""
    beside = tuple(one.number for one in activities if one.row == piece.row)
    rows = {one.row for one in activities}
    numbers = suggest(piece.text, [(one.number, one.text) for one in activities])
    if several := named(piece.text, [one.number for one in activities]):
        numbers, why = several, "ข้อความบอกเลขข้อ"
    elif numbers:
        why = "ถ้อยคำคล้ายกัน"
    elif piece.numbered_alike:
        numbers, why = piece.numbered_alike, "เลขหรือชื่อข้อเดียวกัน"
    elif len(activities) == 1:
        numbers, why = (activities[0].number,), "มีกิจกรรมเดียว"
    elif len(rows) > 1 and len(beside) == 1:
        numbers, why = beside, "อยู่แถวเดียวกันในตาราง"
    else:
        return Field("answers", Codes(()), (Todo(Kind.PAIR, _UNKNOWN),), suggested=True)
    said = _SUGGESTED.format(numbers=", ".join(map(str, numbers)), why=why)
    return Field("answers", Codes(numbers), (Todo(Kind.PAIR, said),), suggested=True)


_SUGGESTED = "ข้อความนี้เป็นผลของกิจกรรม {numbers} ใช่หรือไม่ ({why}) ถ้าใช่ ลบบรรทัดนี้ และลบ # หน้า answers"
_UNKNOWN = "ข้อความนี้เป็นผลของกิจกรรมใด ใส่เลขใน [ ] หรือเว้นว่างถ้าไม่ตรงข้อใด แล้วลบบรรทัดนี้ และลบ # หน้า answers"


def _read(text: str, year: Period) -> Iterator[Field]:
    """The one day and the one count of people that the words name; of several, none is taken."""
    for one in addresses(text):
        text = text.replace(one, " ")
    yield from _date(days_named(text), year)
    counts = people(text)
    if len(counts) == 1:
        yield Field("people", counts[0], (Todo(Kind.READ, "จำนวนคนอ่านจากข้อความ ถูกแล้วลบบรรทัดนี้"),))
    elif counts:
        said = f"ข้อความมีจำนวนคนหลายจำนวน ({', '.join(map(str, counts[:5]))}) ถ้าจะระบุ ให้เลือกหนึ่ง แล้วลบ # และบรรทัดนี้"
        yield Field("people", counts[0], (Todo(Kind.READ, said),), suggested=True)


def _date(named: tuple[Days, ...], year: Period) -> Iterator[Field]:
    """A day as a reading; the first of a range only as a suggestion, for a result has one date."""
    if not named:
        return
    one = named[0]
    inside = year.first.first_day() <= one.first and one.last <= year.last.last_day()
    said = ", ".join(map(_told, named[:3]))
    if len(named) > 1 or not inside:
        why = "หลายวัน" if len(named) > 1 else "วันนอกปีงบประมาณ"
        words = f"ข้อความมี{why} ({said}) ถ้าจะระบุ ให้ใส่วันในปีงบประมาณ แล้วลบ # และบรรทัดนี้"
        yield Field("date", "", (Todo(Kind.READ, words),), suggested=True)
    elif one.is_range:
        words = f"ข้อความระบุช่วงวันหรือหลายวัน ({said}) ถ้าจะใช้วันแรก ลบ # และบรรทัดนี้"
        yield Field("date", written(one.first), (Todo(Kind.READ, words),), suggested=True)
    else:
        yield Field("date", written(one.first), (Todo(Kind.READ, "วันที่อ่านจากข้อความ ถูกแล้วลบบรรทัดนี้"),))


def _told(days: Days) -> str:
    return f"{format_date(days.first)} ถึง {format_date(days.last)}" if days.is_range else format_date(days.first)
