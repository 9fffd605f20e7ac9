"""Deliver a site file by file, so that the old one is whole until all of the new one is there.

New and changed files are written beside their places under other names. When all have arrived they are renamed, in an
order in which nothing refers to what is not there yet; then the manifest; deletions are last. A note at the target says
meanwhile what is being changed, so that a delivery which broke off can be finished from any machine.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from ita_site.desk.delivery.by_file.journal import Journal
from ita_site.desk.delivery.by_file.line import Line
from ita_site.desk.delivery.by_file.plan import Plan, plan_delivery
from ita_site.desk.delivery.connections.connection import Connection
from ita_site.desk.delivery.events import Delivered, Phase, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.manifest import (
    Manifest,
    TargetState,
    Unfinished,
    manifest_bytes,
    parse_manifest,
    parse_unfinished,
    unfinished_bytes,
)
from ita_site.desk.delivery.sending import Counter
from ita_site.desk.delivery.shipment import Shipment
from ita_site.desk.delivery.site_paths import ASIDE, MANIFEST, UNFINISHED, folders_of


@dataclass(slots=True)
class FileByFile:
    """One delivery of a site, over a line to its target."""

    cargo: Shipment
    line: Line
    journal: Journal
    _folders: dict[str, bool] = field(default_factory=lambda: {"": True})
    """Whether a folder is at the target, of those that were asked for."""

    @property
    def _watch(self) -> Watch:
        return self.cargo.watch

    @property
    def _manifest(self) -> Manifest:
        return self.cargo.manifest

    def deliver(self) -> Delivered:
        """Make the target's files those of the site; return what was done. Raises DeliveryError."""
        self._watch.check()
        Counter(self._watch, Phase.COMPARING).notify()
        plan = plan_delivery(self._manifest, self.line.run(read_state), self.journal)
        sent = 0
        if not plan.is_empty:
            self._check_names(plan)
            sent = self._send(plan)
            # from here on stopping would leave some of each site
            self._watch.check()
            self.line.stop_no_more()
            self._place(plan)
            self._delete(plan)
        self._delete_left_parts(plan)
        self.journal.close()
        unchanged = len(self._manifest) - len(plan.send) - len(plan.placed)
        return Delivered(len(plan.send), sent, unchanged, len(plan.delete))

    def _check_names(self, plan: Plan) -> None:
        """Raise DeliveryError where others have files of the names that the site needs."""
        counter = Counter(self._watch, Phase.COMPARING, len(plan.new))
        foreign: list[str] = []
        for path in plan.new:
            if self._is_taken(path) and path not in self.cargo.may_replace:
                foreign.append(path)
            counter.add()
        if foreign:
            raise ForeignFilesError(tuple(foreign))

    def _is_taken(self, path: str) -> bool:
        """Return whether another's file has a path; raise DeliveryError where it is something else than a file."""
        self._watch.check()
        if not all(self._has_folder(folder) for folder in folders_of([path])):
            return False
        if self.line.run(lambda connection: connection.size(path)) is not None:
            return True
        if self.line.run(lambda connection: connection.has_folder(path)):
            raise DeliveryError(Failure.NAME_TAKEN, path)
        return False

    def _has_folder(self, folder: str) -> bool:
        """Return whether the target has a folder. Raises DeliveryError where something else has its name."""
        if folder not in self._folders:
            parent = folder.rpartition("/")[0]
            self._folders[folder] = self._has_folder(parent) and self._asks_for_folder(folder)
        return self._folders[folder]

    def _asks_for_folder(self, folder: str) -> bool:
        if self.line.run(lambda connection: connection.has_folder(folder)):
            return True
        if self.line.run(lambda connection: connection.size(folder)) is not None:
            raise DeliveryError(Failure.NAME_TAKEN, folder)
        return False

    def _send(self, plan: Plan) -> int:
        """Write each file under its temporary name, unless it has arrived before; return the bytes that were sent."""
        counter = Counter(self._watch, Phase.SENDING, len(plan.send), self._size_of(plan.send))
        counter.notify()
        sent = 0
        for path in plan.send:
            self._watch.check()
            if not self._has_arrived(path):
                self._send_file(path, counter)
                sent += self._manifest[path].size
            counter.add(self._manifest[path].size)
        return sent

    def _size_of(self, paths: tuple[str, ...]) -> int:
        return sum(self._manifest[path].size for path in paths)

    def _has_arrived(self, path: str) -> bool:
        part = self._part(path)
        if part not in self.journal.arrived:
            return False
        return self.line.run(lambda connection: connection.size(part)) == self._manifest[path].size

    def _send_file(self, path: str, counter: Counter) -> None:
        part, facts = self._part(path), self._manifest[path]
        for folder in folders_of([path]):
            if not self._has_folder(folder):
                self.line.run(partial(make_folder, folder=folder))
                self._folders[folder] = True

        def send(connection: Connection) -> None:
            self._store_anew(connection, part, self.cargo.blocks(path, counter))
            if (size := connection.size(part)) != facts.size:
                raise DeliveryError(Failure.BROKEN_OFF, path, f"{size} / {facts.size}")

        with _named(part, path):
            self.line.run(send)
        self.journal.note_arrived(part)

    def _store_anew(self, connection: Connection, part: str, blocks: Iterable[bytes]) -> None:
        """Write a file under its temporary name. Some servers let nobody write over what an earlier try has left."""
        if part in self.journal.begun:
            connection.delete(part)
        self.journal.note_begun(part)
        connection.store(part, blocks)

    def _part(self, path: str) -> str:
        return self.journal.part(path, self._manifest[path].sha256)

    def _place(self, plan: Plan) -> None:
        """Rename every file into its place, and then write the manifest."""
        counter = Counter(self._watch, Phase.PLACING, len(plan.send))
        counter.notify()
        changing = Unfinished(self.journal.delivery, plan.placed.union(plan.send), frozenset(plan.delete))
        self._write(UNFINISHED, unfinished_bytes(changing))
        for path in plan.send:
            self._rename(self._part(path), path)
            self.journal.note_placed(path, self._manifest[path].sha256)
            counter.add()
        self._write(MANIFEST, manifest_bytes(self._manifest))

    def _write(self, path: str, data: bytes) -> None:
        """Write a file of our own, whole or not at all."""
        part = self.journal.part(path, "")
        self.line.run(lambda connection: self._store_anew(connection, part, [data]))
        self._rename(part, path)

    def _rename(self, part: str, path: str) -> None:
        """Put a file that has arrived into its place; where the answer was lost, look whether it is there already."""
        tries = 0

        def rename(connection: Connection) -> None:
            nonlocal tries
            tries += 1
            if tries == 1 or connection.size(part) is not None:
                connection.rename(part, path)

        self.line.run(rename)
        self.journal.begun.discard(part)

    def _delete(self, plan: Plan) -> None:
        """Delete what the site no longer has, and the folders that this leaves empty; then the note that says so."""
        counter = Counter(self._watch, Phase.DELETING, len(plan.delete))
        for path in plan.delete:
            self.line.run(partial(delete_file, path=path))
            counter.add()
        kept = set(folders_of(self._manifest))
        for folder in reversed(folders_of(plan.delete)):
            if folder not in kept:
                self.line.run(partial(remove_folder, folder=folder))
        for left in (ASIDE, UNFINISHED):
            self.line.run(partial(delete_file, path=left))

    def _delete_left_parts(self, plan: Plan) -> None:
        """Delete what earlier deliveries began to send, and this one had no use for."""
        gone = {self._part(path) for path in plan.placed}
        for part in sorted(self.journal.begun - gone):
            self.line.run(partial(delete_file, path=part))


@contextmanager
def _named(part: str, path: str) -> Iterator[None]:
    """Let an error about a temporary name be about the file that it is for."""
    try:
        yield
    except DeliveryError as error:
        if error.subject != part:
            raise
        raise DeliveryError(error.failure, path, error.detail) from error


def read_state(connection: Connection) -> TargetState:
    """Return what a target says of itself."""
    return TargetState(parse_manifest(connection.read(MANIFEST)), parse_unfinished(connection.read(UNFINISHED)))


def make_folder(connection: Connection, folder: str) -> None:
    """Make a folder, unless an attempt whose answer was lost has made it."""
    try:
        connection.make_folder(folder)
    except DeliveryError as error:
        if error.is_transient or not connection.has_folder(folder):
            raise


def remove_folder(connection: Connection, folder: str) -> None:
    """Remove a folder that is empty."""
    connection.remove_folder(folder)


def delete_file(connection: Connection, path: str) -> None:
    """Delete a file that may be there."""
    connection.delete(path)
