"""The preview while the content has errors: the last good site, with the errors on every page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ita_site.pages.output import Output
from ita_site.publish.build import Build
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.frame.frame import Frame
from ita_site.publish.frame.menu import MenuEntry, SiteMenus
from ita_site.publish.frame.mistakes import mistakes_of
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.outputs import Site
from ita_site.source.problems import Problem
from ita_site.urls import HOME, Addresses

_TITLE: Final = "เนื้อหามีข้อผิดพลาด"
_NO_AGENCY: Final = dict.fromkeys(
    ("name", "ending", "district", "province", "website", "contact", "phone", "dialled"), ""
)
_PAGE: Final = Output(path=HOME, title=_TITLE, description=_TITLE, text="", source="", weight=0)


def with_problems(last: Build | None, problems: Sequence[Problem], options: SiteOptions) -> Build:
    """Return the build that a preview shows while the content has these problems.

    It is the `last` good one, or where there was none a site of one page; every page lists the errors.
    """
    return replace(last or _empty(options), mistakes=mistakes_of(problems))


def _empty(options: SiteOptions) -> Build:
    assets = site_assets()
    frame = Frame(options, _NO_AGENCY, SiteMenus((MenuEntry(_TITLE, HOME),)), assets, is_preview=True)
    site = Site({HOME: _PAGE}, {}, [{_TITLE: HOME}], {"agency": _NO_AGENCY})
    return Build(site, frame, assets.files, addresses=Addresses(directories=options.directories))
