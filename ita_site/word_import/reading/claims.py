"""Read a result or an outcome: its words, its addresses, and the day and the people that the words name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from ita_site.text.addresses import addresses
from ita_site.text.dates import Days, days_named
from ita_site.text.thai import Period, format_date
from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt, doubts_of
from ita_site.word_import.entries.entry import Entry
from ita_site.word_import.reading.evidence_columns import Proof
from ita_site.word_import.reading.values import Context, ReadClaim, ReadEvidence
from ita_site.word_import.words.addresses import evidence_in, once, unusable
from ita_site.word_import.words.codes import people

_SHOWN_DAYS = 3
_SHOWN_COUNTS = 5


@dataclass(slots=True)
class _Evidence:
    """The addresses of a claim that were read so far, and what is not certain of them."""

    addresses: list[ReadEvidence] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    known: set[tuple[str, str]] = field(default_factory=set)

    def take(self, text: str, links: Sequence[Link], known_urls: Collection[str] = ()) -> bool:
        """Add the addresses of words, but for `known_urls`; return whether there are new ones."""
        new = [address for address in once(evidence_in(text, links), self.known) if address.url not in known_urls]
        self.addresses += (ReadEvidence(address.url, address.printed, address.clicked) for address in new)
        self.doubts += chain.from_iterable(address.doubts for address in new)
        self.doubts += (doubt(DoubtKind.ADDRESS_UNUSABLE, address) for address in unusable(text, links))
        return bool(new)


def read_claim(entry: Entry, proofs: Sequence[Proof], context: Context) -> ReadClaim:
    """Return what any claim has: words, evidence, pictures."""
    evidence = _Evidence()
    _take_printed(evidence, entry)
    for proof in proofs:
        _take_proof(evidence, proof, entry)
    lost = context.loses(entry.pictures)
    doubts = (*evidence.doubts, *doubts_of({DoubtKind.PICTURE_LOST: lost, DoubtKind.PICTURE_ALONE: not entry.text}))
    return ReadClaim(
        Guess(entry.text or None, tuple(dict.fromkeys(doubts))),
        tuple(evidence.addresses),
        entry.pictures,
        lost or entry.lost_picture,
        entry.places,
    )


def _take_printed(evidence: _Evidence, entry: Entry) -> None:
    """Add the addresses that a claim prints, in its words or below them, or has behind its words."""
    for line in (entry.text, *(address for address, _ in entry.addresses)):
        evidence.take(line, _links_of(line, entry))
    evidence.doubts += doubts_of({DoubtKind.ADDRESS_BROKEN: any(joined for _, joined in entry.addresses)})


def _links_of(line: str, entry: Entry) -> list[Link]:
    """Return the links whose words are those of a line of an entry, or of its text."""
    links = [link for link in entry.links if link.words.split("\n")[0].strip() in line or line in link.words]
    return links if line == entry.text else [link for link in links if link.words not in entry.text]


def _take_proof(evidence: _Evidence, proof: Proof, entry: Entry) -> None:
    """Add the addresses that a column of evidence has for a claim, which does not print them itself."""
    new = evidence.take(proof.text, proof.links, {address.url for address in evidence.addresses})
    evidence.doubts += doubts_of({DoubtKind.ADDRESS_BROKEN: proof.joined})
    if new or proof.text == entry.text:
        evidence.doubts.append(proof.doubt)


def read_day(text: str, year: Period) -> Guess[date]:
    """Return the one day that a text names; of a range its first day, and of several days none, as suggestions."""
    named = days_named(_without_addresses(text))
    if not named:
        return Guess(None)
    first = named[0]
    listed = ", ".join(map(_shown, named[:_SHOWN_DAYS]))
    inside = year.first.first_day() <= first.first and first.last <= year.last.last_day()
    if len(named) > 1 or not inside:
        kind = DoubtKind.DATES_SEVERAL if len(named) > 1 else DoubtKind.DATE_OUTSIDE
        return Guess(None, (doubt(kind, listed),), suggested=True)
    if first.is_range:
        return Guess(first.first, (doubt(DoubtKind.DATE_RANGE, listed),), suggested=True)
    return Guess(first.first, (doubt(DoubtKind.DATE_READ),))


def read_people(text: str) -> Guess[int]:
    """Return the one count of people that a text names; of several the first, as a suggestion."""
    counts = people(_without_addresses(text))
    if not counts:
        return Guess(None)
    if len(counts) == 1:
        return Guess(counts[0], (doubt(DoubtKind.PEOPLE_READ),))
    listed = ", ".join(map(str, counts[:_SHOWN_COUNTS]))
    return Guess(counts[0], (doubt(DoubtKind.PEOPLE_SEVERAL, listed),), suggested=True)


def _without_addresses(text: str) -> str:
    for address in addresses(text):
        text = text.replace(address, " ")
    return text


def _shown(days: Days) -> str:
    return f"{format_date(days.first)} ถึง {format_date(days.last)}" if days.is_range else format_date(days.first)
