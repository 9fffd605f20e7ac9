"""Two health files that grew apart, made one: of each link what was seen last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ita_site.links.memory import health_file
from ita_site.links.memory.health_file import HealthFileError, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ita_site.links.memory.history import Link

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def merge_files(base: Path, ours: Path, theirs: Path) -> None:
    """Write to `ours` what both files know, as a merge driver of git does; `base` is what both began from.

    A file that cannot be understood counts for nothing beside one that can. Raises `HealthFileError` where neither can,
    and OSError.
    """
    left, right = _known(ours), _known(theirs)
    if left is None:
        left = load(theirs)
    elif right is not None:
        left = dict(_latest(_known(base) or {}, left, right))
    health_file.write(ours, (left[url] for url in sorted(left)))


def _known(path: Path) -> Mapping[str, Link] | None:
    """Return the links of a file; None where it cannot be understood. An empty one is that of a side without a file."""
    if not path.exists() or not path.stat().st_size:
        return {}
    try:
        return load(path)
    except HealthFileError:
        return None


def _latest(
    base: Mapping[str, Link], left: Mapping[str, Link], right: Mapping[str, Link]
) -> Iterator[tuple[str, Link]]:
    """Yield every link by URL, without those that one side forgot while the other saw nothing new of them."""
    for url in {**left, **right}:
        sides = [side[url] for side in (left, right) if url in side]
        if len(sides) == 1 and sides[0] == base.get(url):
            continue
        yield url, max(sides, key=lambda link: link.checked or _NEVER)
