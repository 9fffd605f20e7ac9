"""Write a district as content writes it: อำเภอ in a province, เขต in Bangkok."""

from typing import Final

from ita_site.model.closed_lists.provinces import BANGKOK

_DISTRICT: Final = ("อำเภอ", "เขต", "กิ่งอำเภอ")


def district(text: str, written_province: str) -> str:
    """Return a district as content writes it: `อำเภอวังสะพุง`, in Bangkok `เขตดุสิต`."""
    name = text.strip()
    if not name or name.startswith(_DISTRICT):
        return name
    return f"{_DISTRICT[1] if written_province == BANGKOK else _DISTRICT[0]}{name.removeprefix('อ.').strip()}"
