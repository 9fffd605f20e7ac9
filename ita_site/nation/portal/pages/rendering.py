"""Pages as HTML: templates are compiled once, and what many pages share is written once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import HEALTH, READING, RUNGS, Label
from ita_site.links.memory.history import State
from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.happenings import report_words
from ita_site.nation.portal.pages.page import ONLY, PortalPage
from ita_site.nation.portal.pages.shared_files import SHARED, SharedFiles
from ita_site.pages.marks.template_code import TemplateCode
from ita_site.publish.host_headers import policy
from ita_site.text.file_sizes import size_words
from ita_site.text.telephone import dialled
from ita_site.text.thai import format_moment, format_short_moment

Key = TypeVar("Key")

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

_ICON: Final = Markup(
    '<svg class="ita-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">'
    '<path fill-rule="evenodd" d="{}"/></svg>'
)
_STATE: Final = Markup('<span class="ita-health ita-{}">{} {}</span>')
_NO_FINDER: Final = frozenset({addresses.HOME, addresses.COMPARE})
"""Pages that have a search by name of their own."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes pages. `portal_url` is where the portal is published, with a slash at its end; empty where unknown."""

    shared: SharedFiles
    portal_url: str = ""

    def html(self, page: PortalPage) -> bytes:
        """Return a page as a document."""
        root = self._root(page)
        current = next((address for address, _ in MENU if address and page.address.startswith(address)), None)
        header = _part("header", root, page.address if page.address in _NO_FINDER else current, page.address == current)
        return (
            _environment()
            .get_template(page.template)
            .render(
                page.values(),
                page=page,
                root=root,
                home=root or "./",
                theme=f"{root}{SHARED}",
                shared=self.shared,
                portal_url=self.portal_url,
                header=header,
                footer=_part("footer", root, None, is_there=False),
            )
            .encode()
        )

    def _root(self, page: PortalPage) -> str:
        """Return the way up to the portal's root; one that holds at any address where servers send the page at any."""
        if page.address == addresses.NOT_FOUND:
            return f"{urlsplit(self.portal_url).path.rstrip('/')}/"
        return addresses.root_of(page.address)


@cache
def _part(name: str, root: str, current: str | None, is_there: bool) -> Markup:  # noqa: FBT001 - a key of the cache
    """Return header or footer of all pages that are as far from the root; `current` is the entry of the menu."""
    values = {
        "root": root,
        "home": root or "./",
        "current": current,
        "is_there": is_there or current == addresses.HOME,
        "has_finder": current not in _NO_FINDER,
    }
    html = _environment().get_template(f"{name}.html.jinja").render(values)
    return Markup(html)  # noqa: S704 - a template of ours, filled in with words of ours


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
    made.code_generator_class = TemplateCode
    made.filters |= {
        "day": _day,
        "short_day": _short_day,
        "count": _count,
        "dialled": dialled,
        "size": size_words,
        "report_words": report_words,
    }
    made.globals |= _globals()
    return made


def _globals() -> dict[str, object]:
    """Return what every template knows."""
    return {
        "portal_name": NAME,
        "menu": MENU,
        "only": ONLY,
        "policy": policy(),
        "paths": addresses,
        "rungs": tuple(Rung),
        "rung_labels": RUNGS,
        "rung_icons": _icons(RUNGS),
        "states": tuple(State),
        "state_labels": HEALTH,
        "state_words": _state_words(),
        "reading": READING,
    }


def _icons(labels: Mapping[Key, Label]) -> dict[Key, Markup]:
    """Return the drawing of each label."""
    return {key: _ICON.format(label.icon) for key, label in labels.items()}


def _state_words() -> dict[State, Markup]:
    """Return what a page says of each state of a link: its drawing, and its words."""
    return {state: _STATE.format(state, icon, HEALTH[state].words) for state, icon in _icons(HEALTH).items()}


def _day(moment: str) -> str:
    """Return the day of a moment of the database, in words: `6 มีนาคม 2567`."""
    return format_moment(datetime.fromisoformat(moment))


def _short_day(moment: str) -> str:
    return format_short_moment(datetime.fromisoformat(moment))


def _count(number: int) -> str:
    """Return a number with a comma between thousands, as Thai has it: `8,317`."""
    return f"{number:,}"
