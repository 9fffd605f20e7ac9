"""Pages about the portal itself: agencies side by side, how it is made, and what is not there."""

from dataclasses import dataclass

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage

MOST_COMPARED = 5
"""Agencies side by side: more have no room on any window."""


@dataclass(frozen=True, slots=True)
class CompareContent:
    """What the page that compares says by itself; the agencies come from their own twins."""

    most: int


@dataclass(frozen=True, slots=True)
class NotFoundContent:
    """Nothing: the page says the same of every address."""


@dataclass(frozen=True, slots=True)
class MethodContent:
    """What the page of the method says."""

    agencies: int


def compare_page() -> PortalPage:
    """Return the page that puts agencies side by side."""
    return PortalPage(
        address=addresses.COMPARE,
        title="เทียบหน่วยงาน",
        description="วางข้อมูลของหน่วยงานไม่เกินห้าแห่งไว้ข้างกัน เรียงตามชื่อ",
        template="compare.html.jinja",
        content=CompareContent(MOST_COMPARED),
    )


def not_found_page() -> PortalPage:
    """Return the page that servers answer with where there is none, at any address."""
    return PortalPage(
        address=addresses.NOT_FOUND,
        title="ไม่พบหน้านี้",
        description="ที่อยู่อาจพิมพ์ผิด หรือหน่วยงานนี้ไม่ได้เผยแพร่ผ่านระบบนี้แล้ว",
        template="not_found.html.jinja",
        content=NotFoundContent(),
        has_twin=False,
    )


def method_page(nation: Nation) -> PortalPage:
    """Return the page that says how the portal is made, what its words mean, and what is not in it."""
    return PortalPage(
        address=addresses.METHOD,
        title="ข้อมูลนี้มาจากไหน และอ่านอย่างไร",
        description="เว็บไซต์นี้ทำขึ้นอย่างไร คำแต่ละคำหมายความว่าอะไร และมีอะไรที่ไม่อยู่ในนี้",
        template="method.html.jinja",
        content=MethodContent(len(nation.agencies)),
    )
