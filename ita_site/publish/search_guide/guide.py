"""Make what search knows beside the texts of the pages."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.files.read_file import read_file
from ita_site.model.agency import Agency
from ita_site.model.search_words import SearchWords, Shortcut
from ita_site.publish.search_guide.destinations import CONTACT, Target, page_paths, target_of
from ita_site.search.guide import Contact, Destination, Guide
from ita_site.text.thai import fold_digits, letters
from ita_site.urls import Addresses

_SHARED: Final = "shared.yml"
_EXAMPLES: Final = 4
_TITLES: Final = 2
"""Examples that are shortcuts, and examples that are titles of measures, at most."""
_LONGEST_EXAMPLE: Final = 30
"""Letters of an example that fits a line of a phone."""
_NUMBER: Final = re.compile(r"\+?\d[\d -]*\d")


def guide_of(catalogue: Catalogue, addresses: Addresses) -> Guide:
    """Return the guide of a site: its editors' words, then the shortcuts that all sites share."""
    table = (*catalogue.search_words.go, *shared_shortcuts())
    targets = dict(_targets(table, catalogue))
    places = {words: _destination(target, addresses) for words, target in targets.items()}
    return Guide(
        words=catalogue.search_words,
        shortcuts=places,
        examples=_examples(table, targets, catalogue),
        agency=catalogue.agency.names[-1],
        contacts=tuple(_contacts(catalogue.agency, addresses)),
    )


@cache
def shared_shortcuts() -> tuple[Shortcut, ...]:
    """Return the shortcuts that the site of every agency has."""
    data = resources.files("ita_site.publish.search_guide").joinpath(_SHARED).read_bytes()
    reading = read_file(SearchWords, data, _SHARED)
    assert reading.read is not None, reading.problems  # noqa: S101 - a file of ours
    return reading.read.entry.go


def _targets(table: Sequence[Shortcut], catalogue: Catalogue) -> Iterator[tuple[str, Target]]:
    """Yield words and where they lead; words that an earlier row of the table has, in any spelling, are left out."""
    seen: set[str] = set()
    for shortcut in table:
        for words, report in _with_years(shortcut, catalogue.reports):
            target = None if letters(words) in seen else _existing(shortcut.page, catalogue, report)
            if target:
                seen.add(letters(words))
                yield words, target


def _with_years(shortcut: Shortcut, reports: Sequence[ReportView]) -> Iterator[tuple[str, ReportView | None]]:
    """Yield the words of a shortcut for the newest report, and with each year for the newest report of that year.

    A page of one report has its year already.
    """
    yield from ((words, reports[0] if reports else None) for words in shortcut.words)
    if not shortcut.page.startswith("reports/"):
        of_year = {report.entry.fiscal_year: report for report in reversed(reports)}
        yield from ((f"{words} {year}", report) for year, report in of_year.items() for words in shortcut.words)


def _existing(page: str, catalogue: Catalogue, report: ReportView | None) -> Target | None:
    """Return the place that a page's name or path means; None where this site has no such page."""
    try:
        target = target_of(page, catalogue, report)
    except LookupError:
        return None
    return target if target.path in catalogue.once(page_paths) else None


def _destination(target: Target, addresses: Addresses) -> Destination:
    return Destination(addresses.of(target.path), target.part, target.heading)


def _examples(table: Sequence[Shortcut], targets: dict[str, Target], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the first words of the first shortcuts, and the shortest titles of the newest report's measures."""
    first = dict.fromkeys(shortcut.words[0] for shortcut in table if shortcut.words[0] in targets)
    measures = chain.from_iterable(report.measures for report in catalogue.reports[:1])
    titles = sorted((measure.entry.title for measure in measures), key=len)[:_TITLES]
    return (*list(first)[:_EXAMPLES], *(title for title in titles if len(title) <= _LONGEST_EXAMPLE))


def _contacts(agency: Agency, addresses: Addresses) -> Iterator[Contact]:
    """Yield the ways to ask the agency: its page for contact, its telephones, and where the site lists all channels."""
    if agency.contact:
        yield Contact("หน้าติดต่อของหน่วยงาน", agency.contact)
    else:
        yield Contact("เว็บไซต์ของหน่วยงาน", agency.website)
    for channel in agency.complaints:
        if channel.phone and (number := _NUMBER.search(fold_digits(channel.phone))):
            yield Contact(f"โทร {channel.phone}", f"tel:{re.sub(r'[ -]', '', number[0])}")
    if agency.complaints:
        yield Contact("ช่องทางทั้งหมด", f"{addresses.of(urls.HOME)}#{CONTACT}")
