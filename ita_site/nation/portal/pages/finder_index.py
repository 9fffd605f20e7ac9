"""What the search by name reads in the browser: one file with the names and places of all agencies, as small as may be.

Columns of texts with a line for each agency, in the order of provinces and districts, pack better than objects. Names
are without their kind, which is a digit of `of_kind`: its place among `kinds`; their number where it is none of them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ita_site.model.agency import SHORT_KINDS
from ita_site.nation.portal.pages.facts import Agency
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import json_bytes


def finder_bytes(nation: Nation) -> bytes:
    """Return the file: `places` are `[province code, province, district, how many agencies]`, in their order."""
    kinds = list(SHORT_KINDS)
    ordered = tuple(_in_places(nation))
    index = {
        "version": 1,
        "kinds": list(SHORT_KINDS.items()),
        "places": [[code, nation.names[code], district, count] for code, district, count in _places(ordered)],
        "ids": "\n".join(agency.id for agency in ordered),
        "of_kind": "".join(str(_kind(agency, kinds)) for agency in ordered),
        "names": "\n".join(_rest(agency, kinds) for agency in ordered),
    }
    return json_bytes(index)


def _in_places(nation: Nation) -> Iterator[Agency]:
    """Yield all agencies, those of a district together, by name within it."""
    for code in nation.codes():
        yield from sorted(nation.by_province[code], key=lambda agency: agency.district)


def _places(ordered: Sequence[Agency]) -> Iterator[tuple[str, str, int]]:
    for (code, district), of_district in groupby(ordered, key=lambda agency: (agency.province_code, agency.district)):
        yield code, district, len(tuple(of_district))


def _kind(agency: Agency, kinds: Sequence[str]) -> int:
    """Return the place of an agency's kind among `kinds`; their number for any other."""
    return next((at for at, kind in enumerate(kinds) if agency.name.startswith(kind)), len(kinds))


def _rest(agency: Agency, kinds: Sequence[str]) -> str:
    at = _kind(agency, kinds)
    return agency.name.removeprefix(kinds[at]) if at < len(kinds) else agency.name
