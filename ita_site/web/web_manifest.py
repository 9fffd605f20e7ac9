"""The web app manifest: name and icon of the site where somebody puts it on the screen of a telephone (W3C)."""

import json
from typing import Final

from ita_site.model.agency import Agency

_ICONS: Final = {192: "assets/images/icon-192.png", 512: "assets/images/icon-512.png"}
"""Pixels across → path within the site."""

_BAR: Final = "#0b4f54"
_GROUND: Final = "#ffffff"


def web_manifest(agency: Agency, shared_files: str = "") -> bytes:
    """Return the manifest of an agency's site; its addresses are relative to the root of the site.

    `shared_files` is the folder with the icons, where that is not the site itself.
    """
    manifest = {
        "name": f"รายงาน ITA {agency.name}",
        "short_name": f"ITA {agency.names[-1]}",
        "lang": "th",
        "start_url": ".",
        "scope": ".",
        "display": "browser",
        "theme_color": _BAR,
        "background_color": _GROUND,
        "icons": [
            {"src": f"{shared_files}{path}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
            for size, path in _ICONS.items()
        ],
    }
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode()
