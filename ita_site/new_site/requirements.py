"""The packages that this program runs with, each at the version that is installed: what a site's workflows install."""

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM: Final = "ita-site"


def requirements() -> str:
    """Return requirements.txt: the program and all that it needs, one `name==version` to a line, by name."""
    known: dict[str, str] = {}
    unread = [PROGRAM]
    while unread:
        name = unread.pop()
        if canonicalize_name(name) in known:
            continue
        package = _installed(name)
        if package is not None:
            known[canonicalize_name(name)] = package.version
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
    """Yield what a package needs on this machine: nothing of another Python or system, and none of its extras."""
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
