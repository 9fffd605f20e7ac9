"""The address to ask beside one: what a site answers there, it answers for a page that does not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs.addresses import is_home

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.request.targets import Target

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
_NEUTRAL: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|igshid|mc_[ce]id|msclkid|ref|ref_src|source|lang|language|hl|locale|lng|print|tmpl|format|view_as|sort|order|dir|phpsessid|sid|jsessionid|session|_|ts|ver|cache|itemid|nocache|amp|mobile|theme|font)",
    re.IGNORECASE,
)
"""Parameters that choose no page: language, tracking, order, session, time."""
_PAGING: Final = re.compile(
    r"(?:page|pg|paged|start|offset|limitstart|per_page|pageno|page_?no|pagenum|cur_?page|totalrows_\w+|pagenum_\w+)",
    re.IGNORECASE,
)
"""Parameters that choose a part of a list: beyond its end, a list shows its beginning again."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """What an address that cannot exist answered beside one."""

    asked: datetime
    status: int | None = None
    """None where it did not answer."""
    print: Fingerprint | None = None
    """Of the page that it answered with."""


def sibling_path(target: Target, chance: Random) -> str | None:
    """Return the path of an address beside `target` that cannot exist; None where no part of it chooses a page.

    What names the page is made up anew: the values of its parameters, or else the last segment of its path with the number
    before it. Parameters of language, tracking and the like are kept, and a list's parts are not tried.

    >>> sibling_path(parse("http://a.go.th/news.php?id=42&lang=th"), Random(1))  # doctest: +SKIP
    '/news.php?id=791234567&lang=th'
    """
    names = [pair.partition("=")[0] for pair in target.query.split("&") if pair]
    choosing = [name for name in names if not _NEUTRAL.fullmatch(name)]
    if choosing and all(_PAGING.fullmatch(name) for name in choosing):
        return None
    if choosing:
        pairs = (_made_up_pair(pair, chance) for pair in target.query.split("&"))
        return f"{target.path_only}?{'&'.join(pairs)}"
    if is_home(target):
        return None
    query = f"?{target.query}" if target.query else ""
    return _made_up_end(target.path_only, chance) + query


def _made_up_pair(pair: str, chance: Random) -> str:
    """Return a parameter with a value that cannot exist; as it is where it chooses no page."""
    name, equals, value = pair.partition("=")
    if not name or _NEUTRAL.fullmatch(name) or _PAGING.fullmatch(name):
        return pair
    return f"{name}={_made_up(value, chance)}" if equals else _made_up(name, chance)


def _made_up_end(path: str, chance: Random) -> str:
    """Return a path whose last segment, and a number before it, cannot exist: a name after a number is decoration."""
    start, slash, last = path.rstrip("/").rpartition("/")
    before, mark, above = start.rpartition("/")
    if above.isdigit() and len(above) != 4 and not last.isdigit():  # noqa: PLR2004
        start = f"{before}{mark}{_made_up(above, chance)}"
    return f"{start}{slash}{_made_up(last, chance)}{'/' if path.endswith('/') else ''}"


def _made_up(value: str, chance: Random) -> str:
    """Return a value of the same kind that cannot exist: a number for a number, a name with the same ending for a name."""
    if re.fullmatch(r"[0-9]*", value):
        return str(chance.randrange(700_000_000, 999_999_999))
    stem, dot, ending = value.rpartition(".")
    token = "".join(chance.choices(_LETTERS, k=12))
    if re.match(r"\d+(?=[-_])", value):
        # `42-plan-2567`: the number chooses the page
        token = f"{chance.randrange(700_000_000, 999_999_999)}-{token}"
    return f"{token}.{ending}" if dot and stem and len(ending) <= 5 else token  # noqa: PLR2004
