"""A column of evidence → which result each of its addresses proves: a guess, marked as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.text.addresses import addresses
from ita_site.word_import.docx.blocks import Link, Paragraph, Proof
from ita_site.word_import.draft.pair_results import suggest
from ita_site.word_import.entries.entry import Piece
from ita_site.word_import.entries.lines import Row, labelled, lines_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.addresses import evidence_in, goes_on, only_addresses
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import Label

_ONLY: Final = "แถวนี้มีผลข้อเดียว"
_TOLD: Final = "ข้อความผลพิมพ์ที่อยู่นี้ไว้แล้ว"
_NUMBER: Final = "เลขข้อตรงกัน"
_ALIKE: Final = "ถ้อยคำคล้ายกัน"
_ORDER: Final = "ลำดับตรงกัน"
_UNSURE: Final = "ไม่แน่ใจว่าเป็นของข้อใด"
_SAID: Final = "ที่อยู่หลักฐานมาจากคอลัมน์ {heading} ({why}) ถูกแล้วลบบรรทัดนี้"
_CLAIMED: Final = "แถวนี้ไม่มีข้อความผล จึงใส่ข้อความจากคอลัมน์ {heading} เป็นผล ถูกแล้วลบบรรทัดนี้"


@dataclass(slots=True)
class _Paper:
    """One entry of the column: words, with the addresses printed in them or behind them."""

    text: str
    heading: str
    links: list[Link] = field(default_factory=list)
    label: Label | None = None
    joined: bool = False

    @property
    def number(self) -> int | None:
        """The number that is printed before it."""
        return self.label.number if self.label is not None and self.label.counts else None

    @property
    def leads(self) -> bool:
        """Whether it has an address that content can hold."""
        return any(True for _ in evidence_in(self.text, self.links))


def add_proofs(measure: FormMeasure, results: Sequence[Piece], outcomes: Sequence[Piece]) -> tuple[Piece, ...]:
    """The results, each with the addresses that the columns of evidence give for it."""
    more: list[Piece] = []
    for at, row in enumerate(measure.rows):
        for heading, paragraphs in row.evidence:
            papers = [one for one in papers_of(paragraphs, heading) if one.leads]
            claims = _claims(at, results, outcomes)
            if claims:
                _give(papers, claims)
            else:
                more += [_claimed(one, at) for one in papers]
    return (*results, *more)


def _claims(at: int, results: Sequence[Piece], outcomes: Sequence[Piece]) -> Sequence[Piece]:
    """The claims that evidence of a row may prove: its results, else its outcomes, else those of all rows."""
    mine = ([one for one in found if one.row == at] for found in (results, outcomes))
    return next(filter(None, mine), None) or results or outcomes


def _give(papers: Sequence[_Paper], claims: Sequence[Piece]) -> None:
    for place, one in enumerate(papers):
        at, why = _proves(one, place, len(papers), claims)
        said = _SAID.format(heading=one.heading, why=why)
        claims[at].proofs.append(Proof(one.text, tuple(one.links), said, joined=one.joined))


def _proves(paper: _Paper, place: int, count: int, claims: Sequence[Piece]) -> tuple[int, str]:
    """(which claim, why)."""
    if len(claims) == 1:
        return 0, _ONLY
    told = [at for at, one in enumerate(claims) if any(address in one.text for address in addresses(paper.text))]
    if told:
        return told[0], _TOLD
    numbered = [at for at, one in enumerate(claims) if paper.number is not None and one.number == paper.number]
    if len(numbered) == 1:
        return numbered[0], _NUMBER
    alike = suggest(_label(paper), [(at, one.text) for at, one in enumerate(claims)]) if _label(paper) else ()
    if len(alike) == 1:
        return alike[0], _ALIKE
    if count == len(claims):
        return place, _ORDER
    return (alike[0] if alike else min(place, len(claims) - 1)), _UNSURE


def _label(paper: _Paper) -> str:
    words = paper.text
    for one in addresses(words):
        words = words.replace(one, " ")
    return " ".join(words.split())


def _claimed(paper: _Paper, row: int) -> Piece:
    """A claim of the evidence alone, where the row tells no other."""
    said = _CLAIMED.format(heading=paper.heading)
    proof = Proof(paper.text, tuple(paper.links), said, joined=paper.joined)
    return Piece(paper.text, row=row, label=paper.label, proofs=[proof])


def papers_of(paragraphs: Sequence[Paragraph], heading: str) -> list[_Paper]:
    """The entries of a cell: an address with the words above it, or behind the same number."""
    papers: list[_Paper] = []
    for line in labelled(lines_of(paragraphs)):
        last = papers[-1] if papers else None
        if last and goes_on(last.text, line.text):
            last.text, last.joined = f"{last.text}{line.text}", True
        elif last and not _counts(line) and (last.number is not None or _names(last, line.text)):
            last.text = f"{last.text}\n{line.text}"
        else:
            papers.append(_Paper(line.text, heading, label=line.label))
        papers[-1].links += line.links
    return papers


def _counts(line: Row) -> bool:
    return line.label is not None and line.label.counts


def _names(last: _Paper, text: str) -> bool:
    """Whether the entry above only names the address in ``text``."""
    return not last.leads and only_addresses(text)


def words_beside(rows: Sequence[tuple[str, tuple[Paragraph, ...]]], *, claimed: bool) -> Iterator[tuple[str, str]]:
    """(heading, words) of cells of evidence that say more than addresses, or whose addresses lead nowhere."""
    for heading, paragraphs in rows:
        papers = papers_of(paragraphs, heading)
        left = [one for one in papers if not one.leads] if claimed else papers
        if any(not one.leads or not only_addresses(one.text) for one in left):
            yield heading, "\n".join(line.text for line in lines_of(paragraphs))


def has_claims(measure: FormMeasure) -> bool:
    """Whether any row tells a result or an outcome in its own column."""
    return any(row.cells.get(column) for row in measure.rows for column in (Column.RESULTS, Column.OUTCOMES))
