"""Addresses of the desk's pages, below the address at which a server has put the desk."""

from typing import Final

from starlette.requests import Request

from ita_site.publish.preview.responses import mount_of

ROOT: Final = "/_desk/"
"""Where the desk's own pages are; all else is the preview."""


def address(request: Request, name: str = "") -> str:
    """Return the address of a page of the desk by its name, such as `files/agency`; that of its first page for none."""
    return f"{mount_of(request)}{ROOT}{name}"
