"""Addresses that only lead on to another: what Google, Facebook or a mail program puts before the real one."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

_PAGES: Final = (
    (re.compile(r"(?:www\.)?google\.(?:com|co\.th)"), "/url", ("q", "url")),
    (re.compile(r"lm?\.(?:facebook|messenger|instagram)\.com|(?:www|m)\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com"), "", ("url",)),
    (re.compile(r"www\.youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?bing\.com|duckduckgo\.com"), "/l/", ("uddg",)),
)
"""(host, how the path begins, names of the key that holds the real address), as of 2026."""


def real_address(url: str) -> str:
    """Where ``url`` leads on to, or nothing where it is no redirecting page; not fetched, only read."""
    try:
        parts = urlsplit(url)
        host, keys = (parts.hostname or "").lower(), parse_qs(parts.query)
    except ValueError:
        return ""
    for page, path, names in _PAGES:
        if page.fullmatch(host) and parts.path.startswith(path):
            real = next((keys[name][0] for name in names if name in keys), "")
            return real if re.match(r"https?://", real, re.IGNORECASE) else ""
    return ""
