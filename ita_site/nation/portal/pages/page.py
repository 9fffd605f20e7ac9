"""A page of the portal before it is written, and its twin: the same values, as JSON for other programs."""

import json
from dataclasses import dataclass, fields
from typing import Any, Final

from ita_site.nation.portal.pages import addresses

ONLY: Final = "เฉพาะหน่วยงานที่เผยแพร่ผ่านระบบนี้"
"""What every page and every twin says of itself: nobody may take the agencies here for all that there are."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page above another, as the way to it names it."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page: its address from the portal's root, its one heading, and what its template is filled with."""

    address: str
    title: str
    description: str
    template: str
    content: Any
    """An instance of a dataclass, whose fields the template knows by their names and the twin has as keys."""
    above: tuple[Step, ...] = ()
    renewed: str = ""
    """When what the page says last changed, as far as that is known: a moment of the database."""
    has_twin: bool = True
    feed: str = ""
    """The address of the feed of what the page is about."""

    def values(self) -> dict[str, Any]:
        """Return what the template is filled with."""
        return _fields(self.content)

    def twin(self) -> bytes:
        """Return the page's figures as JSON. Addresses in it are from the portal's root."""
        head = {"title": self.title, "address": self.address, "only": ONLY, "renewed": self.renewed or None}
        head |= {"method": addresses.METHOD}
        return json_bytes(head | _fields(self.content))


def json_bytes(value: object) -> bytes:
    """Return a value as the portal writes JSON, with its Thai as it is; a dataclass is an object of its fields."""
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'), default=_fields)}\n".encode()


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
