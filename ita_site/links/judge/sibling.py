"""The address to ask beside one: what a site answers there, it answers for a page that does not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.request.targets import Target

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Sibling:
    """What an address that cannot exist answered beside a page."""

    asked: datetime
    status: int | None = None
    """None where nothing was answered."""
    print: Fingerprint | None = None
    """None where the answer was no page that can be read."""


def sibling_path(target: Target, chance: Random) -> str:
    """Return the path of an address beside `target` that cannot exist: its last value, or its last segment, made up."""
    token = "".join(chance.choices(_LETTERS, k=12))
    number = str(chance.randrange(700_000_000, 999_999_999))
    if target.query:
        left, equals, value = target.path.rpartition("=")
        if equals:
            return f"{left}={number if re.fullmatch(r'[0-9]*', value) else token}"
        return f"{target.path_only}?{number if target.query.isdigit() else token}"
    stem, slash, last = target.path.rstrip("/").rpartition("/")
    ending = "." + last.rpartition(".")[2] if "." in last else ""
    name = number if last.isdigit() else token
    return f"{stem}{slash}{name}{ending}{'/' if target.path.endswith('/') else ''}"
