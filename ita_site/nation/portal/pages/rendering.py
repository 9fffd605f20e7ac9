"""Pages as HTML: templates are compiled once, and what many pages share is written once."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import HEALTH, READING, RUNGS
from ita_site.links.memory.history import State
from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.page import ONLY, PortalPage
from ita_site.nation.portal.pages.shared_files import SHARED, SharedFiles
from ita_site.publish.host_headers import policy
from ita_site.text.file_sizes import size_words
from ita_site.text.telephone import dialled
from ita_site.text.thai import format_moment, format_short_moment

NAME: Final = "รวมรายงาน ITA"
"""What the portal calls itself."""

MENU: Final = (
    (addresses.HOME, "ค้นหาหน่วยงาน"),
    (addresses.INDICATORS, "ตัวชี้วัด"),
    (addresses.CHANGES, "ที่เพิ่งเปลี่ยน"),
    (addresses.COMPARE, "เทียบหน่วยงาน"),
    (addresses.DATA, "ข้อมูลเปิด"),
    (addresses.METHOD, "วิธีทำและความหมาย"),
)
"""The pages that every page leads to."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes pages. `portal_url` is where the portal is published, with a slash at its end; empty where unknown."""

    shared: SharedFiles
    portal_url: str = ""

    def html(self, page: PortalPage) -> bytes:
        """Return a page as a document."""
        template = _environment().get_template(page.template)
        root = self._root(page)
        return template.render(
            page.values(),
            page=page,
            root=root,
            home=root or "./",
            theme=f"{root}{SHARED}",
            shared=self.shared,
            portal_url=self.portal_url,
        ).encode()

    def _root(self, page: PortalPage) -> str:
        """Return the way up to the portal's root; one that holds at any address where servers send the page at any."""
        if page.address == addresses.NOT_FOUND:
            return f"{urlsplit(self.portal_url).path.rstrip('/')}/"
        return addresses.root_of(page.address)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("ita_site.nation.portal.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.filters |= {
        "day": _day,
        "short_day": _short_day,
        "count": _count,
        "dialled": dialled,
        "size": size_words,
    }
    made.globals |= {
        "portal_name": NAME,
        "menu": MENU,
        "only": ONLY,
        "policy": policy(),
        "paths": addresses,
        "rungs": tuple(Rung),
        "rung_labels": RUNGS,
        "states": tuple(State),
        "state_labels": HEALTH,
        "reading": READING,
    }
    return made


def _day(moment: str) -> str:
    """Return the day of a moment of the database, in words: `6 มีนาคม 2567`."""
    return format_moment(datetime.fromisoformat(moment))


def _short_day(moment: str) -> str:
    return format_short_moment(datetime.fromisoformat(moment))


def _count(number: int) -> str:
    """Return a number with a comma between thousands, as Thai has it: `8,317`."""
    return f"{number:,}"
