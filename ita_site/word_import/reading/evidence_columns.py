"""Read a column of evidence: which result each of its addresses proves, a guess that is marked as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from ita_site.text.addresses import addresses
from ita_site.word_import.docx.blocks import Link, Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.entry import Entry
from ita_site.word_import.entries.lines import CellLine, lines_of, without_addresses
from ita_site.word_import.entries.outline import labelled
from ita_site.word_import.reading.pair_results import suggest
from ita_site.word_import.reading.values import Leftover
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.addresses import evidence_in, goes_on, only_addresses
from ita_site.word_import.words.list_labels import Label

_ONLY: Final = "แถวนี้มีผลข้อเดียว"
_PRINTED: Final = "ข้อความผลพิมพ์ที่อยู่นี้ไว้แล้ว"
_NUMBER: Final = "เลขข้อตรงกัน"
_ALIKE: Final = "ถ้อยคำคล้ายกัน"
_ORDER: Final = "ลำดับตรงกัน"
_UNSURE: Final = "ไม่แน่ใจว่าเป็นของข้อใด"


@dataclass(slots=True)
class _Paper:
    """One entry of the column: words, with the addresses printed in them or behind them."""

    text: str
    label: Label | None = None
    links: list[Link] = field(default_factory=list)
    joined: bool = False

    @property
    def number(self) -> int | None:
        """The number that is printed before it."""
        return self.label.number if self.label is not None else None

    @property
    def leads(self) -> bool:
        """Whether it has an address that content can hold."""
        return next(evidence_in(self.text, self.links), None) is not None


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a column of evidence that hold an address for a claim of another column."""

    text: str
    links: tuple[Link, ...]
    doubt: Doubt
    """Why it is thought to prove the claim."""
    joined: bool
    """Whether an address was put together from two lines."""


@dataclass(slots=True)
class Claim:
    """An entry of the results or the outcomes, and what columns of evidence give for it."""

    entry: Entry
    proofs: list[Proof] = field(default_factory=list)


def prove(measure: FormMeasure, results: list[Claim], outcomes: list[Claim]) -> None:
    """Give the claims of a measure the addresses that its columns of evidence have for them.

    Where a row has no other claim, its evidence is added to the results.
    """
    read = list(results)
    for row, heading, papers in _papers(measure):
        claims = _claims(row, read, outcomes)
        for place, paper in enumerate(papers):
            if claims:
                claim, why = _proved(paper, place, len(papers), claims)
                claim.proofs.append(_proof(paper, doubt(DoubtKind.EVIDENCE_COLUMN, heading, why)))
            else:
                proof = _proof(paper, doubt(DoubtKind.EVIDENCE_AS_RESULT, heading))
                results.append(Claim(Entry(paper.text, row=row, label=paper.label), [proof]))


def _papers(measure: FormMeasure) -> Iterator[tuple[int, str, Sequence[_Paper]]]:
    """Yield (row, heading, entries that lead somewhere) of every cell of evidence."""
    for at, row in enumerate(measure.rows):
        for heading, paragraphs in row.evidence:
            yield at, heading, [paper for paper in papers_of(paragraphs) if paper.leads]


def _proof(paper: _Paper, why: Doubt) -> Proof:
    return Proof(paper.text, tuple(paper.links), why, paper.joined)


def _claims(row: int, results: Sequence[Claim], outcomes: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims that evidence of a row may prove: its results, else its outcomes, else those of all rows."""
    mine = [[claim for claim in claims if claim.entry.row == row] for claims in (results, outcomes)]
    return next(filter(None, (*mine, results, outcomes)), ())


def _proved(paper: _Paper, place: int, count: int, claims: Sequence[Claim]) -> tuple[Claim, str]:
    """Return (the claim that the paper at a place among `count` proves, why in Thai)."""
    if len(claims) == 1:
        return claims[0], _ONLY
    for why, matches in _candidates(paper, claims):
        if len(matches) == 1:
            return claims[matches[0]], why
    return (claims[place], _ORDER) if count == len(claims) else (claims[min(place, len(claims) - 1)], _UNSURE)


def _candidates(paper: _Paper, claims: Sequence[Claim]) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield (why in Thai, places of claims that a paper may prove), the surest reason first."""
    texts = [claim.entry.text for claim in claims]
    printed = addresses(paper.text)
    yield _PRINTED, [at for at, text in enumerate(texts) if any(map(text.__contains__, printed))]
    if paper.number:
        yield _NUMBER, [at for at, claim in enumerate(claims) if claim.entry.number == paper.number]
    yield _ALIKE, suggest(" ".join(without_addresses(paper.text).split()), list(enumerate(texts)))


def papers_of(paragraphs: Sequence[Paragraph]) -> list[_Paper]:
    """Return the entries of a cell: an address with the words above it, or behind the same number."""
    papers: list[_Paper] = []
    for line in labelled(lines_of(paragraphs)):
        if papers and goes_on(papers[-1].text, line.text):
            papers[-1].text, papers[-1].joined = f"{papers[-1].text}{line.text}", True
        elif papers and _belongs(papers[-1], line):
            papers[-1].text += f"\n{line.text}"
        else:
            papers.append(_Paper(line.text, line.label))
        papers[-1].links += line.links
    return papers


def _belongs(last: _Paper, line: CellLine) -> bool:
    """Return whether a line goes with the entry above: that is numbered, or only names the address of the line."""
    if line.label is not None and line.label.counts:
        return False
    return last.number is not None or (not last.leads and only_addresses(line.text))


def words_beside(measure: FormMeasure) -> Iterator[Leftover]:
    """Yield cells of evidence that say more than addresses, or whose addresses lead nowhere."""
    for heading, paragraphs in chain.from_iterable(row.evidence for row in measure.rows):
        if not all(paper.leads and only_addresses(paper.text) for paper in papers_of(paragraphs)):
            yield Leftover(heading, "\n".join(line.text for line in lines_of(paragraphs)))
