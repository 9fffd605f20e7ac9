"""An address of each kind of page of the made-up portal."""

from typing import Final

from ita_site.nation.portal.pages import addresses
from tests.builders.portal_rows import INDICATOR

KINDS: Final = {
    "home": addresses.HOME,
    "province": addresses.province("TH-30"),
    "empty-province": addresses.province("TH-50"),
    "no-province": addresses.province(""),
    "district": addresses.district("TH-30", "อำเภอตัวอย่าง"),
    "agency": addresses.agency("nongtua"),
    "agency-without-report": addresses.agency("noreport"),
    "indicators": addresses.INDICATORS,
    "indicator": addresses.indicator(INDICATOR),
    "indicator-province": addresses.indicator_province(INDICATOR, "TH-30"),
    "changes": addresses.CHANGES,
    "dead": addresses.DEAD,
    "compare": addresses.COMPARE,
    "data": addresses.DATA,
    "method": addresses.METHOD,
    "not-found": addresses.NOT_FOUND,
}
