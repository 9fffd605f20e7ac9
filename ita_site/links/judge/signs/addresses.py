"""What the address at the end of a chain of redirects says of what stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.owner import is_pointer, is_reserved, same_site
from ita_site.links.judge.signs.sign import Sign
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.request.targets import Target

_HOME: Final = re.compile(
    r"/(?:(?:th|en|thai|english|web|home|main|site|portal|www|public)/?)?(?:(?:index|default|home|main|welcome|front(?:page)?|landing)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)  # fmt: skip
_NEUTRAL_QUERY: Final = re.compile(
    r"(?:(?:lang|language|l|locale)=\w{2,10}|(?:utm_\w+|fbclid|gclid|ref)=[^&]*|&)*", re.IGNORECASE
)
_ERROR_WORD: Final = re.compile(
    r"(?:^|[/_\-=.])(?:40[34]|50\d|page[_\-]?not[_\-]?found|not[_\-]?found|(?:custom)?errors?(?:page)?|error[_\-]?\d{3}|err\d{3}|notexist|unavailable|no[_\-]?page)(?:[/_\-.?&]|$)",
    re.IGNORECASE,
)
_ERROR_NAME: Final = re.compile(
    r"(?:.*/)?(?:page[_\-]?)?(?:40[34]|50\d|(?:page[_\-]?)?not[_\-]?found|(?:custom|show)?_?errors?(?:[_\-]?page)?|err(?:or)?[_\-]?\d{3}|404[_\-]?error|no[_\-]?page)(?:\.\w{2,5})?/?",
    re.IGNORECASE,
)
"""The whole name of a page of errors."""
_LOGIN: Final = re.compile(
    r"(?:log[_\-]?in|sign[_\-]?in|log[_\-]?on|wp-login|servicelogin|auth(?:enticate|orize)?|sso|adfs|oauth2?|saml2?|users/sign_in|user/login)(?:\.\w+)?/?",
    re.IGNORECASE,
)
_LOGIN_QUERY: Final = re.compile(r"(?:^|[&=/])(?:log[_\-]?in|sign[_\-]?in|logon)(?:[&.]|$)", re.IGNORECASE)
_LOGIN_HOST: Final = re.compile(
    r"^(?:accounts\.google\.|login\.microsoftonline\.|login\.live\.|access\.line\.me|login\.|sso\.|auth\.|signin\.)"
)
_DOCUMENTS: Final = {
    "pdf": "pdf", "doc": "word", "docx": "word", "odt": "word", "rtf": "word", "xls": "excel", "xlsx": "excel", "ods": "excel", "csv": "excel",
    "ppt": "powerpoint", "pptx": "powerpoint", "jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "webp": "image", "zip": "archive",
    "rar": "archive", "7z": "archive", "mp4": "media", "mp3": "media",
}  # fmt: skip


def is_home(target: Target) -> bool:
    """Return whether a path is that of a site's front page, in any of the ways in which it is written."""
    return bool(_HOME.fullmatch(target.path_only)) and bool(_NEUTRAL_QUERY.fullmatch(target.query))


def document_kind(target: Target) -> str | None:
    """Return the kind of document that an address promises by its ending."""
    return _kind_of_name(target.path_only.rpartition("/")[2])


def named_document(target: Target) -> str | None:
    """Return the kind of document that a value of an address names: `download.php?file=plan.pdf`."""
    values = (pair.rpartition("=")[2] for pair in target.query.split("&"))
    return next(filter(None, map(_kind_of_name, values)), None)


def _kind_of_name(name: str) -> str | None:
    stem, dot, ending = name.lower().rpartition(".")
    return _DOCUMENTS.get(ending) if stem and dot else None


def asks_login(target: Target) -> bool:
    """Return whether an address is that of a login page: by its host, the end of its path, or its query."""
    end = "/".join(target.path_only.rstrip("/").rsplit("/", 2)[1:])
    last = end.rpartition("/")[2]
    return bool(
        _LOGIN.fullmatch(end)
        or _LOGIN.fullmatch(last)
        or _LOGIN_QUERY.search(target.query)
        or _LOGIN_HOST.match(target.host)
    )


def of_redirect(asked: Target, final: Target) -> Iterator[Sign]:
    """Yield the signs that the end of a chain of redirects gives by its address alone."""
    if (asked.host, asked.path) == (final.host, final.path):
        return
    if _ERROR_WORD.search(final.path) and not _ERROR_WORD.search(asked.path):
        is_named = _ERROR_NAME.fullmatch(final.path_only) or "aspxerrorpath=" in final.query.lower()
        yield Sign("redirect-error", f"sent to: {final.url}", is_proof=bool(is_named))
    if is_home(final) and not is_home(asked) and not is_pointer(asked, final):
        is_same = targets.site(asked.host) == targets.site(final.host)
        if is_same or same_site(asked.host, final.host) or is_reserved(final.host):
            yield Sign("redirect-home", f"sent to: {final.url}", is_proof=is_same)
