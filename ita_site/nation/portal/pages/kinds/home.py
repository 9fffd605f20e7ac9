"""The home page: find an agency, the map of the provinces, and what all agencies here have together."""

from dataclasses import dataclass

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import Province
from ita_site.nation.portal.pages.happenings import Happening
from ita_site.nation.portal.pages.kinds.changes import in_words
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage
from ita_site.nation.portal.pages.sums import LINKS_COUNTED, Sums, newest_reports, sums_of
from ita_site.nation.portal.pages.tile_words import TileWords, tile_words

_RECENT = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map: its place, and the words that its square has room for."""

    province: Province
    address: str
    words: TileWords


@dataclass(frozen=True, slots=True)
class HomeContent:
    """What the home page says."""

    agencies: int
    provinces: int
    """In how many provinces an agency publishes here."""
    without_province: int
    newest: Sums
    """Sums over the newest report of each agency."""
    links_counted: str
    """How the links of these sums are counted, in words."""
    tiles: tuple[Tile, ...]
    """Every province, by name."""
    recent: tuple[Happening, ...]


def home_page(nation: Nation) -> PortalPage:
    """Return the home page."""
    words = tile_words()
    tiles = tuple(
        Tile(province, addresses.province(province.code), words[province.code]) for province in nation.provinces
    )
    return PortalPage(
        address=addresses.HOME,
        title="หน่วยงานใกล้บ้านท่านบอกว่าจะทำอะไร และทำแล้วหรือยัง",
        description="ค้นชื่อ อบต. เทศบาล หรือหน่วยงานของรัฐ ดูรายงาน ITA ว่าบอกว่าจะทำอะไร และมีหลักฐานให้ดูหรือไม่",
        template="home.html.jinja",
        content=HomeContent(
            agencies=len(nation.agencies),
            provinces=sum(1 for province in nation.provinces if province.agencies),
            without_province=len(nation.by_province.get("", ())),
            newest=sums_of(newest_reports(nation.agencies)),
            links_counted=LINKS_COUNTED,
            tiles=tiles,
            recent=in_words(nation, nation.events[:_RECENT]),
        ),
        renewed=nation.renewed,
        feed=addresses.FEED,
    )
