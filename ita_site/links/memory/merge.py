"""Two health files that grew apart, made one: of each link and host what was seen last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from ita_site.links.memory import hosts
from ita_site.links.memory.file import health_file
from ita_site.links.memory.file.health_file import HealthFile
from ita_site.links.memory.file.health_form import HealthFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from ita_site.links.judge.frame import Frame
    from ita_site.links.memory.history import Link

T = TypeVar("T")

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Memory:
    """All that a health file says."""

    frames: Mapping[str, Frame] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)


def merge_files(base: Path, ours: Path, theirs: Path) -> None:
    """Write to `ours` what both files know, as a merge driver of git does; `base` is what both began from.

    A file that cannot be understood counts for nothing beside one that can. Raises `HealthFileError` where neither can,
    and OSError.
    """
    left, right = _known(ours), _known(theirs)
    if left is None:
        left = _read(theirs)
    elif right is not None:
        left = _joined(_known(base) or _Memory(), left, right)
    frames = (left.frames[host] for host in sorted(left.frames))
    health_file.write(ours, frames, (left.links[url] for url in sorted(left.links)))


def _read(path: Path) -> _Memory:
    with HealthFile(path) as file:
        return _Memory({frame.host: frame for frame in file.frames()}, {link.url: link for link in file.links()})


def _known(path: Path) -> _Memory | None:
    """Return what a file says; None where it cannot be understood. An empty one is that of a side without a file."""
    if not path.exists() or not path.stat().st_size:
        return _Memory()
    try:
        return _read(path)
    except HealthFileError:
        return None


def _joined(base: _Memory, left: _Memory, right: _Memory) -> _Memory:
    frames = _latest(base.frames, left.frames, right.frames, hosts.joined)
    return _Memory(dict(frames), dict(_latest(base.links, left.links, right.links, _younger)))


def _younger(left: Link, right: Link) -> Link:
    return max(left, right, key=lambda link: link.checked or _NEVER)


def _latest(
    base: Mapping[str, T], left: Mapping[str, T], right: Mapping[str, T], join: Callable[[T, T], T]
) -> Iterator[tuple[str, T]]:
    """Yield everything by its name, without what one side forgot while the other saw nothing new of it."""
    for name in {**left, **right}:
        sides = [side[name] for side in (left, right) if name in side]
        if len(sides) == 1 and sides[0] == base.get(name):
            continue
        yield name, join(sides[0], sides[-1])
