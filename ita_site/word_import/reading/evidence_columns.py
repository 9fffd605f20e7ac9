"""Read a column of evidence: which result each of its addresses proves, a guess that is marked as one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

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

_Place: TypeAlias = tuple[bool, int]
"""Whether a claim is a result, and its place among its kind."""


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
        return self.label.number if self.label is not None and self.label.counts else None

    @property
    def leads(self) -> bool:
        """Whether it has an address that content can hold."""
        return any(True for _ in evidence_in(self.text, self.links))


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of a column of evidence that hold an address for a claim of another column."""

    text: str
    links: tuple[Link, ...]
    doubt: Doubt
    """Why it is thought to prove the claim."""
    joined: bool
    """Whether an address was put together from two lines."""


@dataclass(frozen=True, slots=True)
class Proven:
    """The results of a measure, and what columns of evidence give for its claims."""

    results: tuple[Entry, ...]
    """With those that the evidence alone makes, where a row has no other claim."""
    proofs: Mapping[int, Sequence[Proof]]
    """By the place of the result."""
    outcome_proofs: Mapping[int, Sequence[Proof]]
    """By the place of the outcome."""


def prove(measure: FormMeasure, results: Sequence[Entry], outcomes: Sequence[Entry]) -> Proven:
    """Return the results, and the addresses that the columns of evidence give for them and for the outcomes."""
    more: list[Entry] = []
    given: defaultdict[_Place, list[Proof]] = defaultdict(list)
    for row, heading, papers in _papers(measure):
        claims = _claims(row, results, outcomes)
        for place, paper in enumerate(papers):
            if claims:
                at, why = _proves(paper, place, len(papers), [entry for _, entry in claims])
                given[claims[at][0]].append(_proof(paper, doubt(DoubtKind.EVIDENCE_COLUMN, heading, why)))
            else:
                given[True, len(results) + len(more)].append(
                    _proof(paper, doubt(DoubtKind.EVIDENCE_AS_RESULT, heading))
                )
                more.append(Entry(paper.text, row=row, label=paper.label))
    by_kind = ({at: proofs for (kind, at), proofs in given.items() if kind is mine} for mine in (True, False))
    return Proven((*results, *more), *by_kind)


def _papers(measure: FormMeasure) -> Iterator[tuple[int, str, Sequence[_Paper]]]:
    """Yield (row, heading, entries that lead somewhere) of every cell of evidence."""
    for at, row in enumerate(measure.rows):
        for heading, paragraphs in row.evidence:
            yield at, heading, [paper for paper in papers_of(paragraphs) if paper.leads]


def _proof(paper: _Paper, why: Doubt) -> Proof:
    return Proof(paper.text, tuple(paper.links), why, paper.joined)


def _claims(row: int, results: Sequence[Entry], outcomes: Sequence[Entry]) -> Sequence[tuple[_Place, Entry]]:
    """Return the claims that evidence of a row may prove: its results, else its outcomes, else those of all rows."""
    all_results = [((True, at), entry) for at, entry in enumerate(results)]
    all_outcomes = [((False, at), entry) for at, entry in enumerate(outcomes)]
    mine = [[one for one in claims if one[1].row == row] for claims in (all_results, all_outcomes)]
    return next(filter(None, (*mine, all_results, all_outcomes)), [])


def _proves(paper: _Paper, place: int, count: int, claims: Sequence[Entry]) -> tuple[int, str]:
    """Return (the place of the claim, why in Thai)."""
    if len(claims) == 1:
        return 0, _ONLY
    words = " ".join(without_addresses(paper.text).split())
    candidates = {
        _PRINTED: [at for at, claim in enumerate(claims) if any(map(claim.text.__contains__, addresses(paper.text)))],
        _NUMBER: [at for at, claim in enumerate(claims) if claim.number == (paper.number or 0)],
        _ALIKE: suggest(words, [(at, claim.text) for at, claim in enumerate(claims)]),
    }
    certain = next(((places[0], why) for why, places in candidates.items() if len(places) == 1), None)
    if certain:
        return certain
    return (place, _ORDER) if count == len(claims) else (min(place, len(claims) - 1), _UNSURE)


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
    for row in measure.rows:
        for heading, paragraphs in row.evidence:
            if any(not paper.leads or not only_addresses(paper.text) for paper in papers_of(paragraphs)):
                yield Leftover(heading, "\n".join(line.text for line in lines_of(paragraphs)))
