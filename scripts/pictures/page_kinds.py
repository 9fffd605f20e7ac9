"""The kinds of page that a finished site has, and one page of each: what pictures, tests and audits look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

KINDS: Final[Mapping[str, str]] = {
    "home": "index.html",
    "report": "reports/*/index.html",
    "measure": "reports/*/measures/*/index.html",
    "promise": "reports/*/measures/*/activities/*/index.html",
    "coverage": "reports/*/coverage/index.html",
    "evidence": "reports/*/evidence/index.html",
    "indicators": "reports/*/indicators/index.html",
    "indicator": "reports/*/indicators/*/index.html",
    "units": "reports/*/units/index.html",
    "unit": "reports/*/units/*/index.html",
    "link-health": "link-health/index.html",
    "data": "data/index.html",
    "years": "years/index.html",
    "editors": "editors/index.html",
    "editors-reference": "editors/*/index.html",
    "about": "about/index.html",
    "about-ita": "about-ita/index.html",
    "english": "en/index.html",
    "copy": "seen/*/index.html",
    "site-index": "site-index/index.html",
    "not-found": "404.html",
}
"""Where the pages of a kind lie below the site's folder."""

LATER: Final = frozenset({"years", "copy"})
"""Kinds that a site has once it has a second report, or copies of evidence that everybody may see."""


def kinds(site: Path, names: Iterable[str] = tuple(KINDS)) -> dict[str, str]:
    """Return the address of the longest page of each kind, relative to the site: what fails, fails there first."""
    return {name: address(site, KINDS[name]) for name in names if name not in LATER or any(site.glob(KINDS[name]))}


def address(site: Path, pattern: str) -> str:
    """Return the address of the longest page that the pattern finds. Raises ValueError where there is none."""
    file = max(site.glob(pattern), key=lambda page: (page.stat().st_size, page.as_posix()))
    return file.relative_to(site).as_posix().removesuffix("index.html")


def unknown(site: Path) -> list[str]:
    """Return pages of the site that are of no kind."""
    known = {file for pattern in KINDS.values() for file in site.glob(pattern)}
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html") if file not in known)
