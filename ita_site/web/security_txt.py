"""security.txt: whom to tell of a hole in the website, in the form of RFC 9116."""

from typing import Final
from urllib.parse import quote

from ita_site.model.agency import Security
from ita_site.urls import SECURITY_FILE

_END_OF_DAY: Final = "T23:59:59+07:00"
"""The last second of a day in Thailand."""

_OF_URIS: Final = "%/:?#[]@!$&'()*+,;="
"""What RFC 3986 lets a URI have beside letters and digits."""


def security_txt(security: Security, site_url: str) -> bytes:
    """Return the file; `site_url` is where the site is published, empty where that is not known.

    Every value is from the content, never from the clock: the same content makes the same file.
    """
    lines = [
        f"Contact: {_uri(security.contact)}",
        f"Expires: {security.expires.isoformat()}{_END_OF_DAY}",
        "Preferred-Languages: th, en",
    ]
    if site_url:
        lines.append(f"Canonical: {_uri(site_url)}{SECURITY_FILE}")
    return "".join(f"{line}\n" for line in lines).encode()


def _uri(address: str) -> str:
    """Return an address as a URI: `mailto:` before an e-mail address, letters that are not ASCII in percent form."""
    return quote(address if "/" in address else f"mailto:{address}", safe=_OF_URIS)
