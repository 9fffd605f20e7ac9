"""The packages that this program runs with, each at the version that is installed: what a site's workflows install."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final

PROGRAM: Final = "ita-site"

_NAME: Final = re.compile(r"^[A-Za-z0-9._-]+")
_EXTRA: Final = re.compile(r"\bextra\s*==")


def requirements() -> str:
    """Return requirements.txt: the program and all that it needs, one `name==version` to a line, by name."""
    known: dict[str, str] = {}
    unread = [PROGRAM]
    while unread:
        name = unread.pop()
        if _key(name) in known:
            continue
        package = _installed(name)
        if package is not None:
            known[_key(name)] = package.version
            unread += _needs(package)
    return "".join(f"{name}=={version}\n" for name, version in sorted(known.items()))


def version() -> str:
    """Return the version of this program."""
    return distribution(PROGRAM).version


def _installed(name: str) -> Distribution | None:
    """Return a package; None where this machine does not need it, as one for Windows only."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(package: Distribution) -> Iterator[str]:
    for requirement in package.requires or ():
        match = _NAME.match(requirement)
        if match and not _EXTRA.search(requirement):
            yield match[0]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
