"""The bytes of a site's files as they are sent: counted, compared with the manifest, stopped when the caller stops."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_site.desk.delivery.connections.connection import blocks_of
from ita_site.desk.delivery.connections.local import own_errors
from ita_site.desk.delivery.events import Phase, Progress, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.manifest import FileFacts


@dataclass(slots=True)
class Counter:
    """How far a phase is; each step is notified."""

    watch: Watch
    phase: Phase
    all_files: int = 0
    all_bytes: int = 0
    files: int = 0
    bytes: int = 0

    def notify(self, more: int = 0) -> None:
        """Notify how far the phase is, with so many bytes of a file that is not whole yet."""
        done = self.bytes + more
        self.watch.notify(Progress(self.phase, self.files, self.all_files, done, self.all_bytes))

    def add(self, size: int = 0) -> None:
        """Count a file that is done, and notify."""
        self.files += 1
        self.bytes += size
        self.notify()


def counted_blocks(file: Path, facts: FileFacts, counter: Counter) -> Iterator[bytes]:
    """Yield the blocks of a file. Raises DeliveryError where it is not what the manifest says, or the caller stops."""
    digest = hashlib.sha256()
    sent = 0
    with own_errors():
        for block in blocks_of(file):
            counter.watch.check()
            digest.update(block)
            yield block
            sent += len(block)
            counter.notify(sent)
    if digest.hexdigest() != facts.sha256:
        raise DeliveryError(Failure.SITE_CHANGED)
