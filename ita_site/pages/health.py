"""The page of link health: every address with what was seen of it, the worst first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Citation
from ita_site.catalogue.evidence.reach import Reach, host_of, reach
from ita_site.catalogue.link_uses import cited_links
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.history import State
from ita_site.pages.known_links import KnownLink, known_link
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.editions import year_mark
from ita_site.pages.site_context import SiteContext

HEALTH_PLACE: Final = Place(urls.LINK_HEALTH, "ผลตรวจลิงก์")

FIELDS: Final[Mapping[str, str]] = {
    "url": "ที่อยู่ตามที่เขียนในเนื้อหา",
    "state": "สถานะที่เว็บไซต์แสดง ตามตารางข้างต้น",
    "since": "สถานะนี้เริ่มเมื่อใด (เวลา UTC)",
    "observation": "สิ่งที่พบในการตรวจครั้งล่าสุด",
    "reason": "เหตุผลเป็นรหัส",
    "detail": "ข้อความที่บอกเหตุ ตัดให้สั้นแล้ว",
    "http_status": "รหัสตอบกลับของเว็บไซต์",
    "final_url": "ที่อยู่ที่ไปถึงหลังการเปลี่ยนเส้นทาง",
    "moved_to": "ที่อยู่ใหม่ เมื่อย้ายถาวร",
    "checked": "ตรวจครั้งล่าสุดเมื่อใด",
    "last_ok": "เปิดได้ครั้งล่าสุดเมื่อใด",
    "attempts": "จำนวนครั้งที่ขอในการตรวจครั้งล่าสุด",
    "notes": "ข้อสังเกตที่ไม่เปลี่ยนสถานะ",
    "sightings": "ปัญหาที่พบตั้งแต่เปิดได้ครั้งล่าสุด: ครั้งแรก ครั้งล่าสุด จำนวน",
    "due": "จะตรวจอีกเมื่อใด",
    "fingerprint": "ลายพิมพ์ของหน้าที่เปิดได้ครั้งล่าสุด",
    "sibling": "คำตอบของที่อยู่ที่ไม่มีจริงซึ่งอยู่ข้างกัน ใช้เทียบว่าหน้านี้มีเนื้อหาของตนเอง",
    "copy": "คำตอบที่อ่านได้ครบ: เห็นเมื่อใด ขนาด และค่า SHA-256",
    "signs": "สิ่งที่ทำให้เห็นว่าหน้านี้ผิดปกติ",
    "shown": "ข้อความที่ระบุไว้ว่าหน้านั้นต้องมี (expect.text) และพบในการตรวจที่เปิดได้ครั้งล่าสุด",
    "vantage": "ตรวจจากที่ใด",
}
"""What each field of link-health.json means; those without a value are left out of the file."""

_URGENCY: Final = (
    State.BROKEN,
    State.FAILING,
    State.SUSPECT,
    State.INSECURE,
    State.MOVED,
    State.BLOCKED,
    State.UNCHECKED,
    State.ALIVE,
)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """An address with its host, what it points at, and the pages and anchors of its claims."""

    known: KnownLink
    claim: str
    """The words of the first claim that it is evidence of."""
    host: str
    reach: Reach
    places: tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class HealthData(PageData):
    """The values of the page of link health."""

    template: ClassVar[str] = "link-health.md.jinja"

    checked: datetime | None
    """When links were last checked."""
    vantages: Sequence[str]
    """Where they were checked from."""
    health_counts: Mapping[State, int]
    health_fields: Mapping[str, str]
    ask: str
    """Where to ask the agency for a copy."""
    rows: tuple[LinkRow, ...]


def health_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the page with all addresses of all reports in one table."""
    changed = context.changed(*_sources(context))
    return wide_recipe(
        urls.LINK_HEALTH,
        lambda: _ingredients(context),
        context.catalogue.digest(),
        changed,
        context.around(HEALTH_PLACE),
        context.facts,
    )


def _sources(context: SiteContext) -> tuple[str, ...]:
    """Return the content files that the page's date depends on."""
    path = context.catalogue.agency_path
    return (path, f"{path.split('/')[0]}/{HEALTH}") if context.catalogue.health.checked else (path,)


def _ingredients(context: SiteContext) -> Ingredients:
    catalogue, health = context.catalogue, context.catalogue.health
    cited = catalogue.once(cited_links)
    known = [known_link(url, health, catalogue.copies) for url in cited]
    known.sort(key=lambda link: _URGENCY.index(link.status.state))
    counts = health.count(cited)
    troubled = sum(number for state, number in counts.items() if state not in {State.ALIVE, State.UNCHECKED})
    head = PageHead(
        place=HEALTH_PLACE,
        description=f"หลักฐาน {len(cited)} ลิงก์ ต้องดู {troubled} ยังไม่ได้ตรวจ {counts.get(State.UNCHECKED, 0)}",
        source=catalogue.agency_path,
        above=(context.home,),
        neighbours=context.around(HEALTH_PLACE),
        changed=context.changed(*_sources(context)),
        weight=0.4,
    )
    data = HealthData(
        checked=health.checked,
        vantages=health.vantages,
        health_counts=counts,
        health_fields=FIELDS,
        ask=catalogue.copies.ask,
        rows=tuple(_row(catalogue, link, cited[link.status.link.url]) for link in known),
    )
    return Ingredients(head, data, context.facts)


def _row(catalogue: Catalogue, known: KnownLink, citations: Sequence[tuple[str, Citation]]) -> LinkRow:
    url = known.status.link.url
    places = tuple(_place(catalogue, report_id, citation) for report_id, citation in citations)
    return LinkRow(known, citations[0][1].claim.text, host_of(url), reach(url), places)


def _place(catalogue: Catalogue, report_id: str, citation: Citation) -> tuple[Place, str]:
    """Return the page and the anchor of a claim, named so that no two are alike: `มาตรการที่ 3 ผลลำดับที่ 4 (ปี 2567)`."""
    measure, is_result = citation.measure.entry, citation.column == "results"
    column, letter = ("ผล", "r") if is_result else ("ผลลัพธ์", "o")
    name = f"มาตรการที่ {measure.order} {column}ลำดับที่ {citation.position}{year_mark(catalogue, report_id)}"
    return Place(urls.measure(report_id, measure.id), name), f"{letter}{citation.position}"
