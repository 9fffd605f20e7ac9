"""Read a result or an outcome: its words, its addresses, and the day and the people that the words name."""

from collections.abc import Iterator, Sequence
from datetime import date

from ita_site.text.addresses import addresses
from ita_site.text.dates import Days, days_named
from ita_site.text.thai import Period, format_date
from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, Guess, doubt
from ita_site.word_import.entries.entry import Entry
from ita_site.word_import.reading.evidence_columns import Proof
from ita_site.word_import.reading.values import Context, ReadClaim, ReadEvidence
from ita_site.word_import.words.addresses import Address, evidence_in, once, unusable
from ita_site.word_import.words.codes import people

_SHOWN_DAYS = 3
_SHOWN_COUNTS = 5


def read_claim(entry: Entry, proofs: Sequence[Proof], context: Context) -> ReadClaim:
    """Return what any claim has: words, evidence, pictures."""
    printed = list(_printed(entry))
    proven = list(_proven(entry, proofs, {one.url for one in printed if isinstance(one, ReadEvidence)}))
    read = [*printed, *proven]
    lost = context.loses(entry.pictures)
    doubts = [one for one in read if isinstance(one, Doubt)]
    doubts += [doubt(DoubtKind.PICTURE_LOST)] if lost else []
    doubts += [] if entry.text else [doubt(DoubtKind.PICTURE_ALONE)]
    return ReadClaim(
        Guess(entry.text or None, tuple(dict.fromkeys(doubts))),
        tuple(one for one in read if isinstance(one, ReadEvidence)),
        entry.pictures,
        lost or entry.lost_picture,
    )


def _printed(entry: Entry) -> Iterator[ReadEvidence | Doubt]:
    """Yield the addresses that a claim prints or has behind its words, each once, and what is not certain of them."""
    known: set[tuple[str, str]] = set()
    for line in (entry.text, *(address for address, _ in entry.addresses)):
        links = _links_of(line, entry)
        for found in once(evidence_in(line, links), known):
            yield _evidence(found)
            yield from found.doubts
        yield from (doubt(DoubtKind.ADDRESS_UNUSABLE, address) for address in unusable(line, links))
    if any(joined for _, joined in entry.addresses):
        yield doubt(DoubtKind.ADDRESS_BROKEN)


def _links_of(line: str, entry: Entry) -> list[Link]:
    """Return the links whose words are those of a line of an entry, or of its text."""
    links = [link for link in entry.links if link.words.split("\n")[0].strip() in line or line in link.words]
    return links if line == entry.text else [link for link in links if link.words not in entry.text]


def _evidence(found: Address) -> ReadEvidence:
    return ReadEvidence(found.url, found.printed, found.clicked)


def _proven(entry: Entry, proofs: Sequence[Proof], known: set[str]) -> Iterator[ReadEvidence | Doubt]:
    """Yield addresses from a column of evidence, but for those in `known`, which the claim prints itself."""
    for proof in proofs:
        new = [one for one in once(evidence_in(proof.text, proof.links), set()) if one.url not in known]
        known |= {one.url for one in new}
        yield from map(_evidence, new)
        yield from (one for found in new for one in found.doubts)
        yield from (doubt(DoubtKind.ADDRESS_UNUSABLE, address) for address in unusable(proof.text, proof.links))
        if proof.joined:
            yield doubt(DoubtKind.ADDRESS_BROKEN)
        if new or proof.text == entry.text:
            yield proof.doubt


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
