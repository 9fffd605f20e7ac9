"""Deliver a site to a folder of this machine: in one step where nothing of others is in it, else file by file."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ita_site.desk.delivery.connections.local import local_errors
from ita_site.desk.delivery.events import Delivered, Phase
from ita_site.desk.delivery.manifest import TargetState, manifest_bytes
from ita_site.desk.delivery.sending import Counter
from ita_site.desk.delivery.shipment import Shipment
from ita_site.desk.delivery.site_paths import MANIFEST, PART, UNFINISHED, folders_of
from ita_site.disk.work_folder import work_folder
from ita_site.publish.swap import swap


def can_swap(folder: Path, target: TargetState) -> bool:
    """Return whether a folder may be replaced whole: all in it is ours, and it can be renamed where it is."""
    place = Path(os.path.realpath(folder))
    if not os.access(place.parent, os.W_OK | os.X_OK) or os.path.ismount(place):
        return False
    ours = frozenset({*target.ours, *folders_of(target.ours), MANIFEST, UNFINISHED})
    try:
        return not place.exists() or all(_is_ours(place, path, ours) for path in _all_paths(place))
    except OSError:
        # nobody knows what is in a folder that cannot be read
        return False


def swap_in(cargo: Shipment, folder: Path) -> Delivered:
    """Put a copy of the site in the place of a folder, in one step.

    Raises DeliveryError; the folder is then as it was.
    """
    place = Path(os.path.realpath(folder))
    with local_errors(str(folder)), work_folder(place.parent) as work:
        new = work / "new"
        new.mkdir()
        sent = _copy(cargo, new)
        (new / MANIFEST).write_bytes(manifest_bytes(cargo.manifest))
        if place.is_dir():
            shutil.copymode(place, new)
        cargo.watch.check()
        Counter(cargo.watch, Phase.PLACING, 1).notify()
        swap(new, place, work / "old")
    return Delivered(len(cargo.manifest), sent)


def _copy(cargo: Shipment, new: Path) -> int:
    """Copy the site into a new folder; return the bytes."""
    counter = cargo.counter()
    for folder in folders_of(cargo.manifest):
        (new / folder).mkdir()
    for path, facts in cargo.manifest.items():
        with (new / path).open("wb") as file:
            file.writelines(cargo.blocks(path, counter))
        counter.add(facts.size)
    return counter.bytes


def _is_ours(place: Path, path: str, ours: frozenset[str]) -> bool:
    """Return whether a file or folder is one that we have put there; a link never is."""
    return (path in ours or PART.fullmatch(Path(path).name) is not None) and not (place / path).is_symlink()


def _all_paths(folder: Path) -> Iterator[str]:
    """Yield every file and folder below a folder, as paths of a site. Raises OSError where one cannot be read."""
    for place, folders, names in os.walk(folder, onerror=_raise):
        for name in (*folders, *names):
            yield Path(place, name).relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    raise error
