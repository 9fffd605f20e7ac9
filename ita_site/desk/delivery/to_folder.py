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
    ours = {*target.ours, *folders_of(target.ours), MANIFEST, UNFINISHED}
    return not place.exists() or all(path in ours or PART.fullmatch(Path(path).name) for path in _all_paths(place))


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


def _all_paths(folder: Path) -> Iterator[str]:
    """Yield every file and folder below a folder, as paths of a site."""
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            yield Path(place, name).relative_to(folder).as_posix()
