"""Services whose hosts are known: short links, the hosts of one provider, and hosts on which anybody keeps pages.

A name means that host and every host below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTENERS: Final = frozenset(
    "aka.ms bit.ly bitly.ws buff.ly citly.me cutt.ly dub.sh fb.me forms.gle g.co goo.gl is.gd kku.world lin.ee line.me "
    "me-qr.com ow.ly page.link qr.page qrco.de rb.gy rebrand.ly short.gy shorturl.asia shorturl.at t.co t.ly "
    "tiny.cc tinyurl.com u.to v.gd youtu.be".split()
)

_PROVIDERS: Final = tuple(
    frozenset(names.split())
    for names in (
        "google.com google.co.th googleapis.com googleusercontent.com goo.gl g.co g.page forms.gle blogger.com youtube.com youtu.be",
        "facebook.com fb.com fb.me fb.watch m.me messenger.com instagram.com instagr.am fbcdn.net",
        "microsoft.com live.com office.com office365.com outlook.com sharepoint.com onedrive.com 1drv.ms aka.ms microsoftonline.com",
        "line.me lin.ee line.biz line-apps.com line-scdn.net",
        "dropbox.com dropboxusercontent.com db.tt",
        "twitter.com x.com t.co",
        "canva.com canva.link canva.site",
        "github.com githubusercontent.com",
    )
)
"""Hosts of one provider, between which the provider alone redirects."""

_PLATFORMS: Final = frozenset(
    "docs.google.com drive.google.com drive.usercontent.google.com forms.gle googleusercontent.com maps.app.goo.gl "
    "sites.google.com storage.googleapis.com www.google.com youtube.com youtu.be "
    "facebook.com fb.com fb.me fb.watch m.me instagram.com "
    "line.me lin.ee page.line.biz "
    "1drv.ms forms.office.com onedrive.live.com sharepoint.com sway.office.com "
    "dropbox.com dropboxusercontent.com github.com x.com twitter.com tiktok.com canva.com canva.link canva.site "
    "anyflip.com calameo.com fliphtml5.com heyzine.com issuu.com pubhtml5.com scribd.com slideshare.net padlet.com".split()
)
"""Hosts on which anybody keeps pages, films or documents: they say nothing of whose a page is."""

_STORES: Final = frozenset(
    "amazonaws.com azureedge.net backblazeb2.com blob.core.windows.net cloudfront.net digitaloceanspaces.com "
    "r2.cloudflarestorage.com storage.googleapis.com".split()
)
"""Hosts from which sites send the documents that they keep elsewhere."""


def is_shortener(host: str) -> bool:
    """Return whether a host gives out short links, such as `bit.ly`."""
    return _is_below(host, _SHORTENERS)


def is_platform(host: str) -> bool:
    """Return whether offices and everybody else keep pages on a host, such as `drive.google.com`."""
    return _is_below(host, _PLATFORMS)


def is_store(host: str) -> bool:
    """Return whether a host is a store of files, such as `x.s3.amazonaws.com`."""
    return _is_below(host, _STORES)


def is_one_provider(host: str, other: str) -> bool:
    """Return whether two hosts are services of one provider, such as `youtu.be` and `www.youtube.com`."""
    return any(_is_below(host, names) and _is_below(other, names) for names in _PROVIDERS)


def _is_below(host: str, names: Iterable[str]) -> bool:
    """Return whether a host is one of the names or below one."""
    labels = host.rstrip(".").split(".")
    return any(".".join(labels[at:]) in names for at in range(len(labels) - 1))
