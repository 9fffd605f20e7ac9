"""Which files a host would not send, because it does not know their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ita_site.publish.host_headers import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN_TO_IIS = {".html", ".css", ".csv", ".docx", ".js", ".png", ".svg", ".txt", ".xlsx", ".xml", ".gz"}
"""What any IIS knows by itself."""
_FOR_DEBUGGING = {".map"}


def endings_without_type(names: Iterable[str], web_config: bytes) -> set[str]:
    """Return the endings of a site's files for which its web.config gives IIS no type."""
    listed = {str(entry.get("fileExtension")) for entry in etree.fromstring(web_config).iter("mimeMap")}
    endings = {f".{name.rpartition('.')[2]}" for name in names if name not in FILES}
    return endings - listed - _KNOWN_TO_IIS - _FOR_DEBUGGING
