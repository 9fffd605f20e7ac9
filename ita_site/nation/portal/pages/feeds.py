"""Feeds of what changed: of the nation, and of each province. An entry's id is its event's, so that it comes once."""

from collections.abc import Iterable, Iterator

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.happenings import Happening
from ita_site.nation.portal.pages.kinds.changes import in_words, province_happenings
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import ONLY
from ita_site.web.atom import Head, Item, feed_bytes, urn

_NATION = "ทั้งประเทศ"


def feeds(nation: Nation, portal_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield address and bytes of every feed. `portal_url` is as `Renderer` has it."""
    yield addresses.FEED, _feed(addresses.FEED, _NATION, in_words(nation, nation.events), portal_url)
    for code in nation.codes():
        address = addresses.province_feed(code)
        yield address, _feed(address, nation.names[code], province_happenings(nation, code), portal_url)


def _feed(address: str, place: str, happenings: Iterable[Happening], portal_url: str) -> bytes:
    # a feed is one folder below the root
    root = portal_url or addresses.root_of(address)
    head = Head(
        title=f"รายงาน ITA ที่เพิ่งเปลี่ยน {place}",
        id=urn("ita-portal", address),
        author="รวมรายงาน ITA",
        page=f"{root}{addresses.CHANGES}",
        itself=f"{root}{address}",
        subtitle=ONLY,
    )
    return feed_bytes(head, (_item(each, root) for each in happenings))


def _item(each: Happening, root: str) -> Item:
    concerned = each.agency or f"เกี่ยวข้องกับ {each.agencies:,} หน่วยงาน"
    return Item(
        title=each.words,
        id=urn("ita-portal-event", each.id),
        updated=each.at,
        address=f"{root}{each.address or addresses.CHANGES}",
        summary=concerned,
    )
